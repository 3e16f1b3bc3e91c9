"""`strategy-tui demo`: everything, on a bundled workspace in a temporary folder."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from strategy_tui.cli.app import show
from strategy_tui.cli.command import command, option
from strategy_tui.cli.output import Output
from strategy_tui.cli.session import Session, with_session
from strategy_tui.cli.story import tell
from strategy_tui.domain.message import message
from strategy_tui.services.demo import PLAYS_AT, prepare
from strategy_tui.services.workspace import Workspace
from strategy_tui.settings import Settings
from strategy_tui.wiring import Services


@command("demo", message("Try everything on a bundled workspace; nothing is published."))
@option("--plain", is_flag=True, words=message("Tell it as text instead of opening the app."))
@option(
    "--half-year",
    is_flag=True,
    words=message("Tell a simulated half-year and its review, as text."),
)
@with_session
def demo(session: Session, plain: bool, half_year: bool) -> None:
    """Open the app on the bundled workspace, or tell the same story as text."""
    language = session.settings.language or session.settings.locale_language
    with _temporary() as folder:
        if half_year:
            from strategy_tui.cli.half_year import tell as tell_half_year

            tell_half_year(folder, language)
            return
        settings = Settings(folder / "data", language, language)
        made = prepare(language, folder / "workspace", lambda it: Services(settings, it))
        if plain or not (sys.stdin.isatty() and sys.stdout.isatty()):
            services = Services(settings, made.workspace, lambda: PLAYS_AT)
            tell(services, made, Output(language), PLAYS_AT)
        else:
            _open(settings, made.workspace, language)


def _open(settings: Settings, workspace: Workspace, language: str) -> None:
    from strategy_tui.tui.app import StrategyApp

    opened_at = datetime.now(UTC)

    def clock() -> datetime:
        return PLAYS_AT + (datetime.now(UTC) - opened_at)

    show(StrategyApp(Services(settings, workspace, clock), language, clock))
    Output(language).talk(
        message(
            "That was the demo; its folder is gone and nothing was published. "
            "“strategy-tui init” starts your own."
        )
    )


@contextmanager
def _temporary() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="strategy-tui-demo-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
