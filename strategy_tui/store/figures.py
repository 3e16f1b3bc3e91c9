"""Readings of the measures that goals name."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime

from strategy_tui.domain.review import Figure
from strategy_tui.store.instants import read, written


def add(
    tx: sqlite3.Connection, measure: str, on: date, value: float, source: str, now: datetime
) -> Figure:
    """Keep a reading; an earlier one of the same day stays, and counts no more."""
    row = tx.execute(
        "INSERT INTO figure (measure, day, value, source, noted_at) VALUES (?, ?, ?, ?, ?) "
        "RETURNING *",
        (measure, on.isoformat(), value, source, written(now)),
    ).fetchone()
    return _figure(row)


def of(tx: sqlite3.Connection, measure: str) -> list[Figure]:
    """The readings of a measure, one a day, the oldest first."""
    rows = tx.execute("SELECT * FROM figure WHERE measure = ? ORDER BY day, id", (measure,))
    return list({row["day"]: _figure(row) for row in rows}.values())


def _figure(row: sqlite3.Row) -> Figure:
    return Figure(
        id=row["id"],
        measure=row["measure"],
        on=date.fromisoformat(row["day"]),
        value=row["value"],
        source=row["source"],
        noted_at=read(row["noted_at"]),
    )
