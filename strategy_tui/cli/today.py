"""`strategy-tui today`: what is due, what waits, how much time is left."""

from __future__ import annotations

from strategy_tui.cli.command import command, json_option
from strategy_tui.cli.session import Session, with_session
from strategy_tui.domain.message import message


@command("today", message("What is due, what waits, how much time is left."))
@json_option()
@with_session
def today(session: Session, as_json: bool) -> None:
    """Print the day in a few lines."""
    page = session.services.today.today(session.now)
    output = session.output
    if as_json:
        output.json(page.as_json(output.language))
        return
    for sentence in page.sentences():
        output.say(sentence)
    if page.is_quiet:
        output.say(message("Nothing is due. Enjoy the day."))
