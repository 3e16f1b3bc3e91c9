"""What was imported: which file, how far each of its lists can be trusted, what was said of it."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from strategy_tui.domain.archive import Direction
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.store import instants


@dataclass(frozen=True, slots=True)
class Import:
    """One export that was read into the database."""

    id: int
    imported_at: datetime
    report: str
    """JSON, as the service that made it reads it."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the records of an import come from."""

    owner_id: int
    sha256: str
    name: str
    source: str
    """Such as `x archive 2026-11-01`."""
    as_of: datetime
    """When the source was generated, else when it was imported."""


def find(tx: sqlite3.Connection, owner_id: int, sha256: str) -> Import | None:
    """The import of the very same content, if there was one."""
    row = tx.execute(
        "SELECT * FROM import WHERE owner_id = ? AND sha256 = ?", (owner_id, sha256)
    ).fetchone()
    if row is None:
        return None
    return Import(row["id"], instants.read(row["imported_at"]), row["report"])


def begin(tx: sqlite3.Connection, origin: Origin, now: datetime) -> int:
    """Note an import; its id goes with everything that it brings."""
    row = tx.execute(
        "INSERT INTO import (owner_id, sha256, name, source, as_of, imported_at, report) "
        "VALUES (?, ?, ?, ?, ?, ?, '') RETURNING id",
        (
            origin.owner_id,
            origin.sha256,
            origin.name,
            origin.source,
            instants.written(origin.as_of),
            instants.written(now),
        ),
    ).fetchone()
    return int(row["id"])


def vouch(tx: sqlite3.Connection, import_id: int, column: str, whole: bool | None) -> None:
    """Note that an import had a list (`following`, `follower` or `posts`), and how whole it was."""
    tx.execute(f"UPDATE import SET {column} = ? WHERE id = ?", (whole is True, import_id))


def report(tx: sqlite3.Connection, import_id: int, text: str) -> None:
    """Keep what was said of an import."""
    tx.execute("UPDATE import SET report = ? WHERE id = ?", (text, import_id))


def has_later(tx: sqlite3.Connection, import_id: int, direction: Direction) -> bool:
    """Whether a list of that direction was imported that is younger than this import's."""
    return _later(tx, import_id, f"{direction} IS NOT NULL") is not None


def whole_later(tx: sqlite3.Connection, import_id: int, direction: Direction) -> int | None:
    """The newest whole list of that direction that is younger than this import's."""
    return _later(tx, import_id, f"{direction} = 1")


def _later(tx: sqlite3.Connection, import_id: int, condition: str) -> int | None:
    row = tx.execute(
        "SELECT other.id FROM import AS this "
        "JOIN import AS other ON other.owner_id = this.owner_id AND other.as_of > this.as_of "
        f"WHERE this.id = ? AND other.{condition} ORDER BY other.as_of DESC LIMIT 1",
        (import_id,),
    ).fetchone()
    return None if row is None else int(row["id"])
