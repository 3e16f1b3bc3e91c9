"""Near copies of a draft among own posts and approvals, whether the index has seen them or not."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from strategy_tui.store import twin_waiting
from strategy_tui.store.twin_postings import StoredPostings
from strategy_tui.twins.index import Hit, add, near, nearest_first
from strategy_tui.twins.postings import MemoryPostings

SCANNED = 2_000
"""So many posts that wait are looked at each time; who keeps more waiting lets them be taken in."""

WAIT = "SELECT post FROM twin_waiting WHERE post IN (SELECT value FROM json_each(?))"


def search(tx: sqlite3.Connection, text: str, most: int | None = None) -> Sequence[Hit]:
    """Every post that meets the criterion, or so many of these, those with most in common first.

    An approval has its id as a negative number. Posts that wait beyond `SCANNED` are not found.
    """
    hits = near(StoredPostings(tx), text, most=most)
    waiting = list(twin_waiting.texts(tx, SCANNED))
    if not waiting:
        return hits
    found = json.dumps([each.post for each in hits])
    changed = {row[0] for row in tx.execute(WAIT, (found,))}
    postings = MemoryPostings()
    for post, said in waiting:
        add(postings, post, said or "")
    unchanged = [each for each in hits if each.post not in changed]
    return nearest_first([*unchanged, *near(postings, text)], text)[:most]
