"""What the person published, and with whom they exchanged words."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from strategy_tui.store import instants
from strategy_tui.store.twins import PUBLIC

SAVE = """
INSERT INTO post (owner_id, at, kind, remote_id, text, url, language, visibility,
                  likes, reposts, source_app)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (owner_id, remote_id) DO UPDATE
   SET text = excluded.text,
       likes = COALESCE(excluded.likes, likes),
       reposts = COALESCE(excluded.reposts, reposts)
 WHERE text <> excluded.text
    OR excluded.likes <> COALESCE(likes, -1)
    OR excluded.reposts <> COALESCE(reposts, -1)
"""

KNOWN_UNTIL = f"""
SELECT network, (SELECT MAX(at) FROM post WHERE owner_id = owner.id AND {PUBLIC}) AS newest
  FROM owner
 WHERE newest IS NOT NULL
 ORDER BY newest
"""

SAVE_INTERACTION = """
INSERT OR IGNORE INTO interaction (owner_id, account_id, kind, post_id, at) VALUES (?, ?, ?, ?, ?)
"""


def save(tx: sqlite3.Connection, rows: Sequence[tuple[object, ...]]) -> int:
    """Keep posts (in the order of the columns); how many are new or differ."""
    return tx.executemany(SAVE, rows).rowcount


def save_interactions(tx: sqlite3.Connection, rows: Sequence[tuple[object, ...]]) -> None:
    """Keep exchanges; those that are known stay as they are."""
    tx.executemany(SAVE_INTERACTION, rows)


def save_likes(tx: sqlite3.Connection, rows: Sequence[tuple[object, ...]]) -> int:
    """Keep likes; how many are new."""
    return tx.executemany("INSERT OR IGNORE INTO liked VALUES (?, ?)", rows).rowcount


def count(tx: sqlite3.Connection, owner_id: int | None = None) -> int:
    """How many posts are kept, of one owner or of all."""
    row = tx.execute(
        "SELECT COUNT(*) FROM post WHERE ?1 IS NULL OR owner_id = ?1", (owner_id,)
    ).fetchone()
    return int(row[0])


def known_until(tx: sqlite3.Connection) -> dict[str, datetime]:
    """Network → up to when it is known: the youngest public post that an import brought."""
    return {network: instants.read(at) for network, at in tx.execute(KNOWN_UNTIL)}
