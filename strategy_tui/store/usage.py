"""How often clauses decided: as audits saw it, a day at a time, and as decisions name them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.verdict import Choice, Outcome
from strategy_tui.store import instants

Counts = Mapping[tuple[str, str], int]
"""(path of a clause, or empty where none decides alone; outcome) → accounts."""

SEEN = """
SELECT day, clause, outcome, accounts FROM clause_use
 WHERE day BETWEEN ? AND ? ORDER BY day
"""

DECIDED = """
SELECT clause, outcome, choice, COUNT(*) AS decisions, MAX(decided_at) AS last FROM decision
 WHERE undone_at IS NULL AND clause IS NOT NULL AND decided_at BETWEEN ? AND ?
 GROUP BY clause, outcome, choice
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a clause led to at the last audit of a day."""

    day: date
    clause: str
    outcome: Outcome
    accounts: int


@dataclass(frozen=True, slots=True)
class Decided:
    """Decisions of one kind on accounts that one clause had judged."""

    clause: str
    outcome: Outcome
    choice: Choice
    decisions: int
    last: datetime


def of_day(tx: sqlite3.Connection, day: date) -> tuple[int, Counts]:
    """The version and the counts of a day's last audit; 0 and none where there was no audit."""
    rows = tx.execute("SELECT * FROM clause_use WHERE day = ?", (day.isoformat(),)).fetchall()
    version = rows[0]["strategy_version"] if rows else 0
    return version, {(row["clause"], row["outcome"]): row["accounts"] for row in rows}


def note(tx: sqlite3.Connection, day: date, version: int, counts: Counts) -> None:
    """Keep what an audit saw, in the place of an earlier one of the same day."""
    tx.execute("DELETE FROM clause_use WHERE day = ?", (day.isoformat(),))
    tx.executemany(
        "INSERT INTO clause_use (day, clause, outcome, accounts, strategy_version) "
        "VALUES (?, ?, ?, ?, ?)",
        [
            (day.isoformat(), clause, outcome, accounts, version)
            for (clause, outcome), accounts in counts.items()
        ],
    )


def seen(tx: sqlite3.Connection, since: date, until: date) -> list[Seen]:
    """What audits saw in a period, its last day included, the oldest first."""
    rows = tx.execute(SEEN, (since.isoformat(), until.isoformat()))
    return [
        Seen(
            date.fromisoformat(row["day"]), row["clause"], Outcome(row["outcome"]), row["accounts"]
        )
        for row in rows
    ]


def decided(tx: sqlite3.Connection, since: datetime, until: datetime) -> list[Decided]:
    """The decisions of a period that stand, by clause, suggestion and choice."""
    rows = tx.execute(DECIDED, (instants.written(since), instants.written(until)))
    return [
        Decided(
            row["clause"],
            Outcome(row["outcome"]),
            Choice(row["choice"]),
            row["decisions"],
            instants.read(row["last"]),
        )
        for row in rows
    ]


def deciding(tx: sqlite3.Connection) -> Counter[str]:
    """Clause's name → the decisions that stand on accounts that it had judged."""
    rows = tx.execute(
        "SELECT clause, COUNT(*) AS decisions FROM decision "
        "WHERE undone_at IS NULL AND (clause LIKE 'follow.keep.%' OR clause LIKE 'follow.let_go.%')"
        " GROUP BY clause"
    )
    found: Counter[str] = Counter()
    for row in rows:
        found[row["clause"].split(".", 2)[2]] += row["decisions"]
    return found
