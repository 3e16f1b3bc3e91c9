"""`strategy-tui strategy guide`: the strategy on one page, to print or to share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from strategy_tui.cli.command import NUMBER, command, option
from strategy_tui.cli.session import Session, with_session
from strategy_tui.domain.message import message
from strategy_tui.errors import WrongUsage

if TYPE_CHECKING:
    from strategy_tui.services.guide import Format


SUFFIXES: dict[str, Format] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
}
"""What a file is by the end of its name."""


@command("guide", message("The strategy on one page, to print or to share; or an earlier VERSION."))
@click.argument("version", type=NUMBER, required=False)
@option(
    "--format",
    "format_",
    type=click.Choice(["markdown", "html"]),
    words=message("How it is written; else by the name of FILE: .md or .html."),
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
    by_name = SUFFIXES.get(out.suffix.lower()) if out is not None else "markdown"
    if format_ is None and by_name is None:
        raise WrongUsage(
            message(
                "A guide is Markdown or HTML, and “{path}” does not say which. Call it guide.html "
                "or guide.md, or say --format.",
                path=str(out),
            )
        )
    text = session.services.guide.guide(
        session.now,
        session.settings.language,
        format=format_ or by_name or "markdown",
        version=version,
        public=public,
    )
    if out is None:
        session.output.block(text)
        return
    session.services.guide.write(out, text)
    session.output.talk(message("The guide is in {path}.", path=str(out)))
