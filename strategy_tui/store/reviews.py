"""Reviews and their items; a closed one is never changed again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime

from strategy_tui.domain.message import Message
from strategy_tui.domain.review import Answer, Review, ReviewItem, ReviewKind, Topic
from strategy_tui.store import messages
from strategy_tui.store.instants import read, written

INSERT = """
INSERT INTO review (kind, opened_at, since, strategy_version) VALUES (?, ?, ?, ?) RETURNING id
"""

INSERT_ITEM = """
INSERT INTO review_item (review_id, number, topic, subject, sentence, evidence, clause, choices)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
"""

ANSWER = """
UPDATE review_item SET answer = ?, note = ?, answered_at = ?
 WHERE review_id = (SELECT id FROM review WHERE id = ? AND closed_at IS NULL) AND number = ?
"""

SAY_AGAIN = """
UPDATE review_item SET subject = ?, sentence = ?, evidence = ?, clause = ?
 WHERE review_id = (SELECT id FROM review WHERE id = ? AND closed_at IS NULL) AND number = ?
"""

CLOSE = """
UPDATE review SET closed_at = ?, closing_version = ?, because = ?
 WHERE id = ? AND closed_at IS NULL
   AND NOT EXISTS (SELECT 1 FROM review_item WHERE review_id = review.id AND answer IS NULL)
"""


def add(
    tx: sqlite3.Connection,
    kind: ReviewKind,
    opened_at: datetime,
    since: datetime | None,
    strategy_version: int,
    items: Iterable[ReviewItem],
) -> Review:
    """Open a review.

    Raises:
        sqlite3.IntegrityError: one is open already.
    """
    row = tx.execute(
        INSERT, (kind, written(opened_at), written(since) if since else None, strategy_version)
    ).fetchone()
    tx.executemany(INSERT_ITEM, [_row(row["id"], each) for each in items])
    made = get(tx, row["id"])
    assert made is not None
    return made


def current(tx: sqlite3.Connection) -> Review | None:
    """The review that is open, if one is."""
    row = tx.execute("SELECT * FROM review WHERE closed_at IS NULL").fetchone()
    return _review(tx, row) if row is not None else None


def get(tx: sqlite3.Connection, review_id: int) -> Review | None:
    """The review with that id, open or closed."""
    row = tx.execute("SELECT * FROM review WHERE id = ?", (review_id,)).fetchone()
    return _review(tx, row) if row is not None else None


def closed(tx: sqlite3.Connection) -> list[Review]:
    """Every review that was closed, the oldest first."""
    rows = tx.execute("SELECT * FROM review WHERE closed_at IS NOT NULL ORDER BY id").fetchall()
    return [_review(tx, row) for row in rows]


def last_closed(tx: sqlite3.Connection, *kinds: ReviewKind) -> datetime | None:
    """When a review of any of the kinds was closed last."""
    marks = ", ".join("?" * len(kinds))
    row = tx.execute(
        f"SELECT closed_at FROM review WHERE closed_at IS NOT NULL AND kind IN ({marks}) "
        "ORDER BY id DESC LIMIT 1",
        kinds,
    ).fetchone()
    return read(row["closed_at"]) if row is not None else None


def answer(
    tx: sqlite3.Connection,
    review_id: int,
    number: int,
    said: Answer,
    note: str,
    now: datetime,
) -> bool:
    """Keep an answer, in the place of an earlier one; False if the review was closed meanwhile."""
    cursor = tx.execute(ANSWER, (said, note, written(now), review_id, number))
    return cursor.rowcount == 1


def say_again(tx: sqlite3.Connection, review_id: int, items: Iterable[ReviewItem]) -> None:
    """Keep what items of an open review are about in other words; what was answered stays."""
    tx.executemany(SAY_AGAIN, [(*_said(each), review_id, each.number) for each in items])


def close(
    tx: sqlite3.Connection, review_id: int, version: int, because: str, now: datetime
) -> bool:
    """Close a review; False if it was closed meanwhile, or an item of it is open."""
    return tx.execute(CLOSE, (written(now), version, because, review_id)).rowcount == 1


def _row(review_id: int, item: ReviewItem) -> tuple[object, ...]:
    return (review_id, item.number, item.topic, *_said(item), json.dumps(item.choices))


def _said(item: ReviewItem) -> tuple[object, ...]:
    evidence = [messages.dump(each) for each in item.evidence]
    return (
        item.subject,
        messages.dump(item.sentence),
        json.dumps(evidence, ensure_ascii=False),
        item.clause,
    )


def _review(tx: sqlite3.Connection, row: sqlite3.Row) -> Review:
    items = tx.execute(
        "SELECT * FROM review_item WHERE review_id = ? ORDER BY number", (row["id"],)
    )
    return Review(
        id=row["id"],
        kind=ReviewKind(row["kind"]),
        opened_at=read(row["opened_at"]),
        since=read(row["since"]) if row["since"] else None,
        strategy_version=row["strategy_version"],
        items=tuple(_item(each) for each in items),
        closed_at=read(row["closed_at"]) if row["closed_at"] else None,
        closing_version=row["closing_version"],
        because=row["because"],
    )


def _item(row: sqlite3.Row) -> ReviewItem:
    evidence = [messages.load(each) for each in json.loads(row["evidence"])]
    return ReviewItem(
        number=row["number"],
        topic=Topic(row["topic"]),
        subject=row["subject"],
        sentence=messages.load(row["sentence"]) or Message(""),
        evidence=tuple(each for each in evidence if each is not None),
        clause=row["clause"],
        choices=tuple(Answer(each) for each in json.loads(row["choices"])),
        answer=Answer(row["answer"]) if row["answer"] else None,
        note=row["note"],
        answered_at=read(row["answered_at"]) if row["answered_at"] else None,
    )
