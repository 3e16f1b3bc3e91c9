"""Counts that cost next to nothing, for the first screen."""

from __future__ import annotations

import sqlite3

FOLLOWED = "SELECT COUNT(*) FROM follow WHERE direction = 'following' AND gone_import IS NULL"

DECIDED = """
SELECT COUNT(*)
  FROM follow
 WHERE direction = 'following' AND gone_import IS NULL
   AND EXISTS (SELECT 1 FROM decision
                WHERE decision.owner_id = follow.owner_id
                  AND decision.account_id = follow.account_id
                  AND decision.undone_at IS NULL)
"""


def followed(tx: sqlite3.Connection) -> int:
    """How many accounts the person follows, as far as their data shows."""
    return int(tx.execute(FOLLOWED).fetchone()[0])


def decided(tx: sqlite3.Connection) -> int:
    """About how many of them the person decided."""
    return int(tx.execute(DECIDED).fetchone()[0])
