"""What the kept posts say of copying between networks, as the database tells it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from strategy_tui.store.twins import PUBLIC

IDS = f"""
SELECT owner.network, post.id
  FROM post JOIN owner ON owner.id = post.owner_id
 WHERE {PUBLIC}
 ORDER BY owner.network, post.at
"""
PROGRAMS = f"""
SELECT owner.network, post.source_app, COUNT(*)
  FROM post JOIN owner ON owner.id = post.owner_id
 WHERE {PUBLIC} AND post.source_app IS NOT NULL
 GROUP BY owner.network, post.source_app
"""


def ids_by_network(tx: sqlite3.Connection) -> dict[str, list[int]]:
    """Network → the own public posts there, the oldest first."""
    found: dict[str, list[int]] = {}
    for network, post in tx.execute(IDS):
        found.setdefault(network, []).append(post)
    return found


def programs(tx: sqlite3.Connection) -> Iterator[tuple[str, str, int]]:
    """Network, program that posted, and how many posts, where the program is known."""
    yield from tx.execute(PROGRAMS)
