"""`strategy-tui` alone: the app."""

from __future__ import annotations

import gc
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from strategy_tui import clock
from strategy_tui.cli.output import Output
from strategy_tui.cli.session import Session
from strategy_tui.domain.message import message
from strategy_tui.errors import NoWorkspace, StrategyTuiError, WrongUsage
from strategy_tui.i18n import LANGUAGES

if TYPE_CHECKING:
    from strategy_tui.tui.base_app import BaseApp
    from strategy_tui.wiring import Services

LANGUAGE_LINE = re.compile(rb"""^language:[ \t]*["']?(\w+)["']?[ \t]*(?:#.*)?\r?$""", re.MULTILINE)

BEGINNING = 4096
"""Bytes of a strategy among which its language is written, as a rule."""


def open_app(session: Session) -> None:
    """Open the app on the workspace around the current folder, or begin one.

    Raises:
        WrongUsage: there is no terminal to draw on.
        UnusableFile: the workspace is not the person's own, or cannot be read.
    """
    _refuse_without_terminal()
    try:
        services = session.services
    except NoWorkspace:
        begun = begin(session)
        if begun is None:
            return
        services = begun
    _open(services, _language(session, services))


def _refuse_without_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise WrongUsage(
            message(
                "The app needs a terminal, and this is none. "
                "“strategy-tui --help” lists the commands that do without."
            )
        )


def _open(services: Services, language: str) -> None:
    # Nothing that is made before the first frame is garbage, and looking for some takes a fifth
    # of the time; the app looks again as soon as the frame is on the screen.
    gc.disable()
    try:
        from strategy_tui.tui.app import StrategyApp

        app = StrategyApp(services, language, clock.now)
        show(app)
    finally:
        gc.enable()
    for each in app.parting:
        Output(app.reader.language).talk(each)


def begin(session: Session) -> Services | None:
    """Ask somebody without a strategy how to begin; None if they did not, or saw the demo."""
    from strategy_tui.services.first_workspace import proposed
    from strategy_tui.tui.welcome import Way, WelcomeApp

    settings = session.settings
    here = (session.folder or Path.cwd()).absolute()
    folder = here if session.folder else proposed(here, settings.default_workspace)
    language = settings.language or settings.locale_language
    app = WelcomeApp(language, clock.now, here, folder)
    show(app)
    if app.return_value is Way.DEMO:
        from strategy_tui.cli.demo import demo

        click.get_current_context().invoke(demo)
    return _services(session, app.return_value)


def interview(session: Session, folder: Path, archive: Path | None) -> bool:
    """Hold the interview on the screen, then open the app on what it wrote; whether it did.

    Raises:
        WrongUsage: there is no terminal to draw on.
    """
    _refuse_without_terminal()
    from strategy_tui.tui.welcome import WelcomeApp

    language = session.settings.language or session.settings.locale_language
    app = WelcomeApp(language, clock.now, folder, folder, interview=True, archive=archive)
    show(app)
    services = _services(session, app.return_value)
    if services is None:
        return False
    _open(services, _language(session, services))
    return True


def _services(session: Session, begun: object) -> Services | None:
    from strategy_tui.services.workspace import Workspace
    from strategy_tui.wiring import Services

    return Services(session.settings, begun) if isinstance(begun, Workspace) else None


def show(app: BaseApp[Any]) -> None:
    """Run the app; a mistake of ours that ends it is raised, so that it is reported as one."""
    app.run()
    if app.failure is not None:
        raise app.failure


def _language(session: Session, services: Services) -> str:
    """The language of the app, without reading the whole strategy if its line is a plain one."""
    from strategy_tui.services.own_files import read_bytes

    if session.settings.language is None:
        try:
            beginning = read_bytes(services.workspace.strategy_path, BEGINNING)
            found = LANGUAGE_LINE.search(beginning)
        except StrategyTuiError:
            found = None
        if found and found[1].decode("ascii", "replace") in LANGUAGES:
            return found[1].decode("ascii")
    return session.output.language
