"""What the person decided; nothing is ever deleted, only marked as taken back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date, datetime

from strategy_tui.domain.verdict import Choice, Decision, Outcome
from strategy_tui.store import instants

INSERT = """
INSERT INTO decision (owner_id, account_id, choice, note, decided_at, outcome, clause,
                      strategy_version, ask_again_on)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
RETURNING *
"""

NEWEST_OF_EACH = """
SELECT decision.*, MAX(id) FROM decision
 WHERE undone_at IS NULL
 GROUP BY account_id
"""

NEWEST = """
SELECT * FROM decision WHERE undone_at IS NULL AND account_id = ? ORDER BY id DESC LIMIT 1
"""

ASK_AGAIN_DAYS = """
SELECT decision.ask_again_on AS day, COUNT(*) AS accounts
  FROM decision
  JOIN follow ON follow.owner_id = decision.owner_id AND follow.account_id = decision.account_id
       AND follow.direction = 'following' AND follow.gone_import IS NULL
 WHERE decision.id IN (SELECT MAX(id) FROM decision WHERE undone_at IS NULL GROUP BY account_id)
   AND decision.choice <> 'skip' AND decision.ask_again_on IS NOT NULL
 GROUP BY decision.ask_again_on
 ORDER BY decision.ask_again_on
"""

UNDO = """
UPDATE decision SET undone_at = ?
 WHERE id = (SELECT MAX(id) FROM decision WHERE undone_at IS NULL)
RETURNING *
"""


def add(tx: sqlite3.Connection, owner_id: int, decision: Decision) -> Decision:
    """Keep a decision; it gets its id here."""
    row = tx.execute(
        INSERT,
        (
            owner_id,
            decision.account,
            decision.choice,
            decision.note,
            instants.written(decision.decided_at),
            decision.outcome,
            decision.clause,
            decision.strategy_version,
            decision.ask_again_on.isoformat() if decision.ask_again_on else None,
        ),
    ).fetchone()
    return _decision(row)


def newest(tx: sqlite3.Connection, account_ids: Iterable[int] | None = None) -> dict[int, Decision]:
    """Account → the decision that was made last and not taken back; of all, or of some."""
    if account_ids is None:
        return {row["account_id"]: _decision(row) for row in tx.execute(NEWEST_OF_EACH)}
    rows = [tx.execute(NEWEST, (each,)).fetchone() for each in account_ids]
    return {row["account_id"]: _decision(row) for row in rows if row is not None}


def ask_again_days(tx: sqlite3.Connection) -> dict[date, int]:
    """Day → how many of those whom the person follows are to be decided on again then."""
    return {date.fromisoformat(row["day"]): row["accounts"] for row in tx.execute(ASK_AGAIN_DAYS)}


def undo(tx: sqlite3.Connection, now: datetime) -> Decision | None:
    """Take back the newest decision that stands."""
    rows = tx.execute(UNDO, (instants.written(now),)).fetchall()
    return _decision(rows[0]) if rows else None


def _decision(row: sqlite3.Row) -> Decision:
    again = row["ask_again_on"]
    return Decision(
        id=row["id"],
        account=row["account_id"],
        choice=Choice(row["choice"]),
        note=row["note"],
        decided_at=instants.read(row["decided_at"]),
        outcome=Outcome(row["outcome"]),
        clause=row["clause"],
        strategy_version=row["strategy_version"],
        ask_again_on=date.fromisoformat(again) if again else None,
    )
