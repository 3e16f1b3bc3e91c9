"""A lock that one process holds and that the system frees when the process dies."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from strategy_tui.domain.message import message
from strategy_tui.errors import Busy, UnusableFile


@contextmanager
def publisher_lock(path: Path) -> Iterator[None]:
    """Be the only publisher on this machine.

    SQLite's own file lock works on every system that we support and outlives neither
    a crash nor a kill; a process that sleeps still holds it, as it should.

    Raises:
        Busy: another process publishes now.
        UnusableFile: the lock's file cannot be made.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=0, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise _unusable(path) from error
    with closing(connection):
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise Busy(message("Another window or job is publishing now.")) from error
            raise _unusable(path) from error
        yield


def _unusable(path: Path) -> UnusableFile:
    return UnusableFile(
        message(
            "Publishing needs the lock “{path}”, which cannot be made. "
            "Check that its folder is yours and writable, or delete the file.",
            path=str(path),
        )
    )
