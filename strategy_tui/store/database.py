"""The SQLite file: connections, transactions, and what its errors mean for a person."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import cached_property
from pathlib import Path
from threading import local
from weakref import finalize

from strategy_tui.domain.message import message
from strategy_tui.errors import Busy, StrategyTuiError, UnusableFile
from strategy_tui.store import migrations

PATIENCE = 5.0
"""Seconds that a command waits for another process of this machine."""

_LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_NOT_WRITABLE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class Database:
    """One file; every unit of work gets a connection of its own, so that threads share none."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._current = False
        self._view = local()

    def exists(self) -> bool:
        """Whether anything was ever written."""
        return self.path.exists()

    @cached_property
    def _empty(self) -> sqlite3.Connection:
        """What is read where there is no file: a copy costs a tenth of all the migrations."""
        connection = _connect(":memory:", 0, check_same_thread=False)
        finalize(self, connection.close)
        migrations.apply(connection, self.path)
        return connection

    def create(self) -> None:
        """Make the file, its folder and what the schema lacks; one PRAGMA when nothing does.

        Raises:
            Busy: another process is writing.
            UnusableFile: not ours, newer than this program, damaged, or not writable.
        """
        if self._current:
            return
        _make_private(self.path)
        with _plainly(self.path), closing(_connect(self.path, PATIENCE)) as connection:
            if migrations.outdated(connection, self.path):
                migrations.apply(connection, self.path)
                with suppress(sqlite3.OperationalError):  # whoever is in the way does it
                    connection.execute("PRAGMA journal_mode = WAL")
        self._current = True

    @contextmanager
    def one_view(self) -> Iterator[None]:
        """Every `read` of this thread sees the same moment until the block ends, and nothing newer.

        Raises:
            Busy, UnusableFile: as for `create`.
        """
        before = getattr(self._view, "connection", None)
        with self.read() as connection:
            self._view.connection = connection
            try:
                yield
            finally:
                self._view.connection = before

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """One consistent view; of an empty database where there is no file yet.

        Raises:
            Busy, UnusableFile: as for `create`.
        """
        if (connection := getattr(self._view, "connection", None)) is not None:
            yield connection
            return
        if not self.exists():
            with closing(_connect(":memory:", 0)) as connection:
                self._empty.backup(connection)
                yield connection
            return
        self.create()
        with _plainly(self.path), closing(_connect(self.path, PATIENCE)) as connection:
            connection.execute("PRAGMA query_only = ON")
            connection.execute("BEGIN")
            yield connection

    @contextmanager
    def write(self, patience: float = PATIENCE) -> Iterator[sqlite3.Connection]:
        """A transaction that is on disk when the block ends, or never was.

        Raises:
            Busy: another process was writing for `patience` seconds.
            UnusableFile: as for `create`, or the disk is full.
        """
        self.create()
        with _plainly(self.path), closing(_connect(self.path, patience)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:  # a full disk may have rolled back already
                    connection.execute("ROLLBACK")
                raise


def file_of(tx: sqlite3.Connection) -> str:
    """The file that a transaction reads; empty where it is in memory."""
    return str(tx.execute("PRAGMA database_list").fetchone()["file"])


def _connect(
    path: Path | str, patience: float, *, check_same_thread: bool = True
) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, timeout=patience, isolation_level=None, check_same_thread=check_same_thread
    )
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def _make_private(path: Path) -> None:
    """An empty file that only its owner may read, where there is none yet."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as error:
        raise UnusableFile(
            message(
                "Your data belongs in “{folder}”, but nothing can be written there ({reason}). "
                "Make that folder writable, or choose another with STRATEGY_TUI_DATA.",
                folder=str(path.parent),
                reason=error.strerror or type(error).__name__,
            )
        ) from error


@contextmanager
def _plainly(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        if (sentence := _meaning(error, path)) is None:
            raise
        raise sentence from error


def _meaning(error: sqlite3.Error, path: Path) -> StrategyTuiError | None:
    """What an error of SQLite's says of the world; None if it is a bug of ours."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    place = str(path)
    if code in _LOCKED:
        return Busy(
            message("Another window or command is writing to your data now. Try again in a moment.")
        )
    if code == sqlite3.SQLITE_FULL:
        return UnusableFile(
            message(
                "There is no room left on the disk for “{path}”. Nothing was changed. "
                "Free some space and try again.",
                path=place,
            )
        )
    if code in _NOT_WRITABLE:
        return UnusableFile(
            message(
                "The data in “{path}” cannot be opened or written. Nothing was changed. "
                "Check that the file and its folder are yours and writable.",
                path=place,
            )
        )
    if code == sqlite3.SQLITE_IOERR:
        return UnusableFile(
            message(
                "The disk refused to read or write “{path}” ({reason}). Nothing was changed. "
                "Check its free space and its health.",
                path=place,
                reason=str(error),
            )
        )
    if code in _DAMAGED:
        return UnusableFile(
            message(
                "“{path}” is damaged or is not a database. It was left as it is. "
                "Put a backup in its place, or move it away to start anew.",
                path=place,
            )
        )
    return None
