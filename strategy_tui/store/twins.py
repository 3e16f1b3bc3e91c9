"""The texts that near copies are looked for in, read without a thought for what is not needed."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence

from strategy_tui.domain.draft import OwnPost
from strategy_tui.store import instants

PUBLIC = "kind <> 'repost' AND visibility IN ('public', 'unlisted') AND text <> ''"

NEWEST_FIRST = f"""
SELECT post.id, owner.network, post.text
  FROM post JOIN owner ON owner.id = post.owner_id
 WHERE {PUBLIC}
 ORDER BY post.at DESC
"""

ONE = """
SELECT owner.network, post.text, post.url, post.remote_id, post.at
  FROM post JOIN owner ON owner.id = post.owner_id
 WHERE post.id = ?
"""


SOME = f"""
SELECT post.id, owner.network, post.text
  FROM post JOIN owner ON owner.id = post.owner_id
 WHERE {PUBLIC} AND post.id IN (SELECT value FROM json_each(?))
"""

RECENT = f"""
SELECT owner.network, post.text, post.url, post.remote_id, post.at
  FROM post JOIN owner ON owner.id = post.owner_id
 WHERE {PUBLIC} AND owner.network = ?
 ORDER BY post.at DESC
 LIMIT ?
"""

STAMP = """
SELECT coalesce((SELECT max(id) FROM import), 0), coalesce((SELECT max(id) FROM post), 0)
"""

Text = tuple[int, str, str]
"""A post's id, its network, its words."""


def stamp(tx: sqlite3.Connection) -> tuple[int, int]:
    """Changes with every import that brings something; posts come from nowhere else."""
    last_import, last_post = tx.execute(STAMP).fetchone()
    return last_import, last_post


def texts(tx: sqlite3.Connection) -> Iterator[Text]:
    """The person's own public posts, the newest first."""
    cursor = tx.cursor()
    cursor.row_factory = None  # plain tuples: a hundred thousand of them
    yield from cursor.execute(NEWEST_FIRST)


def texts_of(tx: sqlite3.Connection, posts: Sequence[int]) -> Iterator[Text]:
    """Some of them, by their ids, in no order."""
    cursor = tx.cursor()
    cursor.row_factory = None
    yield from cursor.execute(SOME, (json.dumps(posts),))


def own_post(tx: sqlite3.Connection, post_id: int) -> OwnPost:
    """One of them, with all that is said of it."""
    return _own_post(tx.execute(ONE, (post_id,)).fetchone())


def recent(tx: sqlite3.Connection, network: str, limit: int) -> list[OwnPost]:
    """The newest of them on a network, the newest first."""
    return [_own_post(row) for row in tx.execute(RECENT, (network, limit))]


def _own_post(row: sqlite3.Row) -> OwnPost:
    return OwnPost(
        network=row["network"],
        text=row["text"],
        where=row["url"] or row["remote_id"],
        at=instants.read(row["at"]),
    )
