"""`strategy-tui init`: a workspace from a sample strategy."""

from __future__ import annotations

from pathlib import Path

import click

from strategy_tui.cli.command import command, option
from strategy_tui.cli.session import Session, with_session
from strategy_tui.domain.message import message


@command("init", message("Start a workspace in FOLDER (here, if none is named) from a sample."))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path())
@option(
    "--sample",
    metavar="NAME",
    words=message("The sample to start from; “strategy show --samples” lists them."),
)
@with_session
def init(session: Session, folder: Path, sample: str | None) -> None:
    """Copy a sample and say what to do next."""
    from strategy_tui.cli.output import Output
    from strategy_tui.i18n import render
    from strategy_tui.services.strategy import StrategyService
    from strategy_tui.services.workspace import create, sample_text

    language = session.settings.language or session.settings.locale_language
    name = sample or {"fr": "personnel.fr", "en": "personal.en"}[language]
    workspace = create(folder, sample_text(name), session.now)
    output = Output(language)
    started = message("Started from the sample “{name}”.", name=name)
    strategy, _ = StrategyService(workspace).valid()
    StrategyService(workspace).record(session.now, render(started, strategy.language))
    output.say(
        message(
            "Your strategy lies in {path}. Open it in your editor and make it yours; "
            "“strategy-tui strategy check” reads it with you.",
            path=str(workspace.strategy_path),
        )
    )
