"""`strategy-tui` alone: the app."""

from __future__ import annotations

import sys

from strategy_tui import clock
from strategy_tui.cli.session import Session
from strategy_tui.domain.message import message
from strategy_tui.errors import WrongUsage


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
    from strategy_tui.tui.app import StrategyApp

    services = session.services
    StrategyApp(services, session.output.language, clock.now).run()
