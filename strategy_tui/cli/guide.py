"""`strategy-tui strategy guide`: the strategy on one page, to print or to share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from strategy_tui.cli.command import NUMBER, command, option
from strategy_tui.cli.session import Session, with_session
from strategy_tui.domain.message import message

if TYPE_CHECKING:
    from strategy_tui.services.guide import Format


@command("guide", message("The strategy on one page, to print or to share; or an earlier VERSION."))
@click.argument("version", type=NUMBER, required=False)
@option(
    "--format",
    "format_",
    type=click.Choice(["markdown", "html"]),
    words=message("How it is written; else by the name of FILE, else Markdown."),
)
@option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    words=message("Where to; else to standard output. Only an earlier guide is replaced."),
)
@option(
    "--public",
    is_flag=True,
    words=message("Only what your readers may know: no figures, no “never”, nobody you follow."),
)
@with_session
def guide(
    session: Session,
    version: int | None,
    format_: Format | None,
    out: Path | None,
    public: bool,
) -> None:
    """Print the guide, or write it to a file."""
    by_name: Format = "html" if out and out.suffix.lower() in {".html", ".htm"} else "markdown"
    text = session.services.guide.guide(
        session.now,
        session.settings.language,
        format=format_ or by_name,
        version=version,
        public=public,
    )
    if out is None:
        session.output.block(text)
        return
    session.services.guide.write(out, text)
    session.output.talk(message("The guide is in {path}.", path=str(out)))
