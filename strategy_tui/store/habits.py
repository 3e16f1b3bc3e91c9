"""How the person uses their networks, as far as imports tell: how often, in which language."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.store import instants

YEAR = timedelta(days=365)

HISTORIES = """
SELECT owner.id, owner.network, MAX(import.as_of) AS until
  FROM owner JOIN import ON import.owner_id = owner.id
 WHERE import.posts IS NOT NULL
 GROUP BY owner.id
"""

POSTS = """
SELECT COUNT(*) AS posts
  FROM post
 WHERE owner_id = :owner AND kind = 'original' AND visibility <> 'direct'
   AND at > :since AND at <= :until
"""

LANGUAGE = """
SELECT language
  FROM post
 WHERE owner_id = :owner AND kind = 'original'
   AND (language GLOB '[a-z][a-z]' OR language GLOB '[a-z][a-z]-*')
   AND at > :since AND at <= :until
 GROUP BY language
 ORDER BY COUNT(*) DESC, language
 LIMIT 1
"""

FOLLOWS = """
SELECT owner.network, COUNT(*) AS follows
  FROM follow JOIN owner ON owner.id = follow.owner_id
 WHERE follow.direction = 'following' AND follow.gone_import IS NULL
 GROUP BY owner.network
"""


@dataclass(frozen=True, slots=True)
class Habit:
    """What one own account posted in a year: replies, reposts and messages do not count."""

    network: str
    posts: int
    language: str | None


def in_the_last_year(tx: sqlite3.Connection, now: datetime) -> Iterator[Habit]:
    """Each own account whose history reaches into the last year: the year before it was taken."""
    for row in tx.execute(HISTORIES).fetchall():
        until = min(instants.read(row["until"]), now)
        if until < now - YEAR:
            continue
        window = {
            "owner": row["id"],
            "since": instants.written(until - YEAR),
            "until": instants.written(until),
        }
        spoken = tx.execute(LANGUAGE, window).fetchone()
        yield Habit(
            row["network"],
            int(tx.execute(POSTS, window).fetchone()["posts"]),
            spoken["language"] if spoken is not None else None,
        )


def follows(tx: sqlite3.Connection) -> dict[str, int]:
    """How many accounts the person follows, by network."""
    return {row["network"]: int(row["follows"]) for row in tx.execute(FOLLOWS)}
