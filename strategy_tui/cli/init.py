"""`strategy-tui init`: a workspace from a sample strategy, or around one that is there."""

from __future__ import annotations

from pathlib import Path

import click

from strategy_tui.cli.command import command, option
from strategy_tui.cli.output import Output
from strategy_tui.cli.session import Session, with_session
from strategy_tui.domain.message import message

SAMPLES = {"fr": "personnel.fr", "en": "personal.en"}
"""The sample that a language starts from."""


@command(
    "init",
    message(
        "Start a workspace in FOLDER (here, if none is named) from a sample, "
        "or around the strategy.yaml that lies there."
    ),
)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path())
@option(
    "--sample",
    metavar="NAME",
    words=message("The sample to start from; “strategy show --samples” lists them."),
)
@with_session
def init(session: Session, folder: Path, sample: str | None) -> None:
    """Copy a sample, or adopt a strategy, and say what to do next."""
    from strategy_tui.services.first_workspace import from_sample
    from strategy_tui.services.workspace import adopt

    language = session.settings.language or session.settings.locale_language
    output = Output(language)
    if sample is None and (folder / "strategy.yaml").exists():
        adopted = adopt(folder, session.now)
        output.say(
            message(
                "The strategy in {path} has a workspace now. "
                "“strategy-tui strategy check” reads it with you.",
                path=str(adopted.strategy_path),
            )
        )
        return
    name = sample or SAMPLES[language]
    workspace = from_sample(folder, name, session.now)
    output.say(
        message(
            "Your strategy lies in {path}. Open it in your editor and make it yours; "
            "“strategy-tui strategy check” reads it with you.",
            path=str(workspace.strategy_path),
        )
    )
