"""`strategy-tui` alone: the app."""

from __future__ import annotations

import gc
import re
import sys
from typing import TYPE_CHECKING

from strategy_tui import clock
from strategy_tui.cli.output import Output
from strategy_tui.cli.session import Session
from strategy_tui.domain.message import message
from strategy_tui.errors import StrategyTuiError, WrongUsage
from strategy_tui.i18n import LANGUAGES

if TYPE_CHECKING:
    from strategy_tui.tui.app import StrategyApp

LANGUAGE_LINE = re.compile(rb"""^language:[ \t]*["']?(\w+)["']?[ \t]*(?:#.*)?\r?$""", re.MULTILINE)

BEGINNING = 4096
"""Bytes of a strategy among which its language is written, as a rule."""


def open_app(session: Session) -> None:
    """Open the app on the workspace around the current folder.

    Raises:
        WrongUsage: there is no terminal to draw on.
        UnusableFile: there is no workspace.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise WrongUsage(
            message(
                "The app needs a terminal, and this is none. "
                "“strategy-tui --help” lists the commands that do without."
            )
        )
    # Nothing that is made before the first frame is garbage, and looking for some takes a fifth
    # of the time; the app looks again as soon as the frame is on the screen.
    gc.disable()
    try:
        from strategy_tui.tui.app import StrategyApp

        app = StrategyApp(session.services, _language(session), clock.now)
        show(app)
    finally:
        gc.enable()
    for each in app.parting:
        Output(app.reader.language).talk(each)


def show(app: StrategyApp) -> None:
    """Run the app; a mistake of ours that ends it is raised, so that it is reported as one."""
    app.run()
    if app.failure is not None:
        raise app.failure


def _language(session: Session) -> str:
    """The language of the app, without reading the whole strategy if its line is a plain one."""
    from strategy_tui.services.own_files import read_bytes

    if session.settings.language is None:
        try:
            beginning = read_bytes(session.services.workspace.strategy_path, BEGINNING)
            found = LANGUAGE_LINE.search(beginning)
        except StrategyTuiError:
            found = None
        if found and found[1].decode("ascii", "replace") in LANGUAGES:
            return found[1].decode("ascii")
    return session.output.language
