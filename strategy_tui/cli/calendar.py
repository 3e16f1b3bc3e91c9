"""`strategy-tui schedule ics`: posts, reviews, experiments and campaigns for one's own calendar."""

from __future__ import annotations

from pathlib import Path

import click

from strategy_tui.cli.command import command, option
from strategy_tui.cli.session import Session, with_session
from strategy_tui.domain.message import message


@command("ics", message("What has a day, as an iCalendar file for your own calendar."))
@option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    words=message("Where to; else to standard output. Only an earlier calendar is replaced."),
)
@with_session
def ics(session: Session, out: Path | None) -> None:
    """Print the calendar, or write it to a file."""
    calendar = session.services.calendar
    text = calendar.ics(session.now, session.settings.language)
    if out is None:
        session.output.block(text)
        return
    calendar.write(out, text)
    session.output.talk(
        message(
            "The calendar is in {path}. Import it into a calendar of its own; the next export "
            "changes its entries instead of adding to them.",
            path=str(out),
        )
    )
