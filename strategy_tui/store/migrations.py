"""The numbered steps of the schema, in `migrations/*.sql`: each is applied once, whole or not."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from strategy_tui.domain.message import message
from strategy_tui.errors import UnusableFile

APPLICATION_ID = 0x53547569
"""In the file's header, so that a stranger's database is never taken for ours."""

_FOLDER = Path(__file__).parent / "migrations"


def steps() -> list[Path]:
    """The files, in order; the first one is version 1."""
    return sorted(_FOLDER.glob("*.sql"))


def outdated(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether steps are missing.

    Raises:
        UnusableFile: the database is newer than this program, or not this program's.
    """
    version = _version(connection)
    known = len(steps())
    if version and _pragma(connection, "application_id") != APPLICATION_ID:
        raise _stranger(path)
    if version > known:
        raise UnusableFile(
            message(
                "“{path}” was written by a newer strategy-tui: its version is {found}, and this "
                "program knows versions up to {known}. Upgrade strategy-tui and try again.",
                path=str(path),
                found=version,
                known=known,
            )
        )
    return version < known


def apply(connection: sqlite3.Connection, path: Path) -> None:
    """Take every missing step, each in one transaction with the number that records it."""
    for number, step in enumerate(steps(), start=1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            version = _version(connection)
            if not version and connection.execute("SELECT 1 FROM sqlite_schema").fetchone():
                raise _stranger(path)
            if version < number:  # else another process was quicker
                for statement in _statements(step.read_text(encoding="utf-8")):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number}")
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _stranger(path: Path) -> UnusableFile:
    return UnusableFile(
        message(
            "“{path}” is another program's database. It was left as it is; "
            "move it away so that yours can be made.",
            path=str(path),
        )
    )


def _version(connection: sqlite3.Connection) -> int:
    return _pragma(connection, "user_version")


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
