"""Posts that the index of near copies has not seen yet, and taking them in.

Triggers note every own public post that is new, changed or gone, and every approval (under its
negative id). So at any moment the texts are what the index says and, for those that wait, what
their table says.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import islice

from strategy_tui.store.twin_postings import StoredPostings
from strategy_tui.store.twins import PUBLIC

TOGETHER = 200_000
"""Posts taken in by one transaction: some 100 bytes each are in memory until it ends."""
BATCH = 4_000
"""Of these, so many are read at once."""

NEXT = f"""
SELECT waiting.post, CASE
         WHEN waiting.post < 0
         THEN (SELECT group_concat(part.value, char(10))
                 FROM approval, json_each(approval.snapshot, '$.parts') AS part
                WHERE approval.id = -waiting.post)
         ELSE post.text
       END
  FROM twin_waiting AS waiting LEFT JOIN post ON post.id = waiting.post AND {PUBLIC}
 ORDER BY waiting.post
 LIMIT ?
"""
FIRST = "SELECT post FROM twin_waiting ORDER BY post LIMIT :most"
KNOWN = f"""
SELECT id FROM twin_post WHERE id IN ({FIRST}) UNION ALL
SELECT id FROM twin_short WHERE id IN ({FIRST})
"""


def count(tx: sqlite3.Connection) -> int:
    """How many posts wait."""
    return int(tx.execute("SELECT COUNT(*) FROM twin_waiting").fetchone()[0])


def texts(tx: sqlite3.Connection, most: int) -> Iterator[tuple[int, str | None]]:
    """Some that wait, by their ids: what each says now, None where it is gone or not public."""
    cursor = tx.cursor()
    cursor.row_factory = None
    yield from cursor.execute(NEXT, (most,))


def take_in(tx: sqlite3.Connection, most: int = TOGETHER) -> int:
    """Put so many of those that wait in the index; how many were taken."""
    postings = StoredPostings(tx)
    for (post,) in tx.execute(KNOWN, {"most": most}).fetchall():
        postings.remove(post)
    fillings = postings.fillings()
    waiting = texts(tx, most)
    taken, last = 0, 0
    while some := list(islice(waiting, BATCH)):
        taken, last = taken + len(some), some[-1][0]
        public = [each for each in some if each[1] is not None]
        fillings.add([post for post, _ in public], [text or "" for _, text in public])
    postings.extend(fillings)
    tx.execute("DELETE FROM twin_waiting WHERE post <= ?", (last,))
    return taken
