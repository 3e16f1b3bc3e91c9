"""The texts that near copies are looked for in, read without a thought for what is not needed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

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


def texts(tx: sqlite3.Connection) -> Iterator[tuple[int, str, str]]:
    """(id, network, text) of the person's own public posts, the newest first."""
    cursor = tx.cursor()
    cursor.row_factory = None  # plain tuples: a hundred thousand of them
    yield from cursor.execute(NEWEST_FIRST)


def own_post(tx: sqlite3.Connection, post_id: int) -> OwnPost:
    """One of them, with all that is said of it."""
    row = tx.execute(ONE, (post_id,)).fetchone()
    return OwnPost(
        network=row["network"],
        text=row["text"],
        where=row["url"] or row["remote_id"],
        at=instants.read(row["at"]),
    )
