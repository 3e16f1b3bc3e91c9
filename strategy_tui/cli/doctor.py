"""`strategy-tui doctor`: where things are, and whether they are well."""

from __future__ import annotations

import platform
import sqlite3
from importlib.metadata import PackageNotFoundError, version

from strategy_tui import __version__
from strategy_tui.cli.command import command
from strategy_tui.cli.session import Session, with_session
from strategy_tui.domain.message import message
from strategy_tui.errors import StrategyTuiError

LIBRARIES = ("textual", "click", "PyYAML", "rapidfuzz", "regex", "msgspec")


@command("doctor", message("Where things are, and whether they are well."))
@with_session
def doctor(session: Session) -> int:
    """Print one fact a line; the exit code is that of the worst trouble."""
    output = session.output
    python = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    output.line(f"strategy-tui {__version__}, {python}")
    output.line(", ".join(f"{name} {_installed(name)}" for name in LIBRARIES))
    output.say(message("Data folder: {path}", path=str(session.settings.data_dir)))
    try:
        services = session.services
        output.say(message("Workspace: {path}", path=str(services.workspace.root)))
        checked = services.strategy.check()
        output.say(message("Strategy: {number} findings", number=len(checked.diagnostics)))
        with services.database.read() as tx:
            damage = tx.execute("PRAGMA quick_check").fetchone()[0]
        path = str(services.state_dir / "state.db")
        if damage != "ok":
            output.say(message("Database: {path} is damaged: {what}", path=path, what=damage))
            return 2
        output.say(message("Database: {path}, sound", path=path))
    except StrategyTuiError as error:
        output.say(error.message)
        return error.exit_code
    return 0


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"
