"""The versions of the strategy that this machine has seen kept: no number is given twice."""

from __future__ import annotations

import sqlite3

from strategy_tui.domain.strategy import StrategyVersion
from strategy_tui.store import instants


def add(tx: sqlite3.Connection, version: StrategyVersion) -> None:
    """Note a version; one whose number is known already stays as it is."""
    tx.execute(
        "INSERT OR IGNORE INTO strategy_version (number, recorded_at, reason, sha256, text) "
        "VALUES (?, ?, ?, ?, ?)",
        (
            version.number,
            instants.written(version.recorded_at),
            version.reason,
            version.sha256,
            version.text,
        ),
    )


def has(tx: sqlite3.Connection, number: int) -> bool:
    """Whether a version is known."""
    found = tx.execute("SELECT 1 FROM strategy_version WHERE number = ?", (number,))
    return found.fetchone() is not None


def explain(tx: sqlite3.Connection, number: int, reason: str) -> None:
    """Note why a version was kept."""
    tx.execute("UPDATE strategy_version SET reason = ? WHERE number = ?", (reason, number))


def every(tx: sqlite3.Connection) -> list[StrategyVersion]:
    """All of them, in the order of their numbers."""
    rows = tx.execute("SELECT * FROM strategy_version ORDER BY number")
    return [
        StrategyVersion(
            number=row["number"],
            recorded_at=instants.read(row["recorded_at"]),
            reason=row["reason"],
            text=row["text"],
        )
        for row in rows
    ]
