"""The queue's table and its receipts.

A write names the state that it expects to find: what another process changed meanwhile is never
overwritten.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection
from datetime import datetime

from strategy_tui.domain.approval import Approval
from strategy_tui.domain.queue import LIVE, QueueItem, QueueState, Receipt
from strategy_tui.store import messages
from strategy_tui.store.approvals import fingerprint
from strategy_tui.store.instants import read, written

CLAIM_DUE = """
UPDATE queue
   SET state = 'sending', attempts = attempts + 1, reason = ''
 WHERE id = (SELECT item.id
               FROM queue AS item
              WHERE item.state = 'queued'
                AND item.due_at <= :now
                AND item.network NOT IN (SELECT value FROM json_each(:resting))
                AND (item.part = 0
                     OR EXISTS (SELECT 1 FROM queue AS before
                                 WHERE before.approval_id = item.approval_id
                                   AND before.part = item.part - 1
                                   AND before.state = 'sent'))
              ORDER BY item.due_at, item.id
              LIMIT 1)
RETURNING *
"""

NEWEST_OF_PART = """
SELECT *
  FROM queue
 WHERE id IN (SELECT max(id) FROM queue WHERE approval_id = ? GROUP BY part)
 ORDER BY part
"""


def add(
    tx: sqlite3.Connection,
    approval: Approval,
    part: int,
    due_at: datetime,
    zone: str,
    attempts: int = 0,
) -> QueueItem:
    """Queue one part of an approval.

    Raises:
        sqlite3.IntegrityError: the part stands in the queue already, or was sent.
    """
    network, key = approval.snapshot.network, key_of(approval, part)
    row = tx.execute(
        "INSERT INTO queue (approval_id, part, network, key, due_at, zone, attempts) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING *",
        (approval.id, part, network, key, written(due_at), zone, attempts),
    ).fetchone()
    return _item(row)


def key_of(approval: Approval, part: int) -> str:
    """What a network knows a part by: the number alone would be another machine's too."""
    return f"{fingerprint(approval.snapshot)[:32]}-{approval.id}-{part}"


def claim_due(
    tx: sqlite3.Connection,
    now: datetime,
    resting: Collection[str] = (),
) -> QueueItem | None:
    """Mark the oldest due item as being sent and return it, if there is one.

    Left alone: the networks in `resting`, and a part of a thread while the part before it is
    not sent. One statement finds and marks, so two processes never get the same item.
    """
    row = tx.execute(
        CLAIM_DUE,
        {
            "now": written(now),
            "resting": json.dumps(list(resting)),
        },
    ).fetchone()
    return _item(row) if row is not None else None


def replace(tx: sqlite3.Connection, before: QueueItem, after: QueueItem) -> bool:
    """Write an item's state, time and reason, unless its state is no longer `before`'s."""
    cursor = tx.execute(
        "UPDATE queue SET state = ?, due_at = ?, zone = ?, reason = ? WHERE id = ? AND state = ?",
        (
            after.state,
            written(after.due_at),
            after.zone,
            messages.dump(after.reason),
            before.id,
            before.state,
        ),
    )
    return cursor.rowcount == 1


def save_receipt(tx: sqlite3.Connection, item: QueueItem, receipt: Receipt) -> None:
    """Write an item's receipt; the primary key allows one for each item."""
    tx.execute(
        "INSERT INTO receipt (queue_id, remote_id, url, posted_at) VALUES (?, ?, ?, ?)",
        (item.id, receipt.remote_id, receipt.url, written(receipt.posted_at)),
    )


def receipt(tx: sqlite3.Connection, item_id: int) -> Receipt | None:
    """The receipt of an item, once it was sent."""
    row = tx.execute("SELECT * FROM receipt WHERE queue_id = ?", (item_id,)).fetchone()
    if row is None:
        return None
    return Receipt(row["remote_id"], row["url"], read(row["posted_at"]))


def receipt_before(tx: sqlite3.Connection, item: QueueItem) -> Receipt | None:
    """The receipt of the part that an item continues; None for a first part."""
    row = tx.execute(
        "SELECT id FROM queue WHERE approval_id = ? AND part = ? AND state = 'sent'",
        (item.approval_id, item.part - 1),
    ).fetchone()
    return receipt(tx, row["id"]) if row is not None else None


def get(tx: sqlite3.Connection, item_id: int) -> QueueItem | None:
    """The item with that id, if there is one."""
    row = tx.execute("SELECT * FROM queue WHERE id = ?", (item_id,)).fetchone()
    return _item(row) if row is not None else None


def in_state(tx: sqlite3.Connection, *states: QueueState) -> list[QueueItem]:
    """All items in any of the states, the first due first."""
    marks = ", ".join("?" * len(states))
    rows = tx.execute(f"SELECT * FROM queue WHERE state IN ({marks}) ORDER BY due_at, id", states)
    return [_item(row) for row in rows]


def newest_of_parts(tx: sqlite3.Connection, approval_id: int) -> list[QueueItem]:
    """The latest item of each part of an approval, in the order of the parts."""
    return [_item(row) for row in tx.execute(NEWEST_OF_PART, (approval_id,))]


def live_times(tx: sqlite3.Connection, network: str, account: str | None) -> list[datetime]:
    """When something of that own account goes or went out, or may have."""
    marks = ", ".join("?" * len(LIVE))
    rows = tx.execute(
        "SELECT DISTINCT due_at FROM queue JOIN approval ON approval.id = queue.approval_id "
        "WHERE queue.network = ? AND json_extract(snapshot, '$.account') IS ? "
        f"AND state IN ({marks}) ORDER BY due_at",
        (network, account, *LIVE),
    )
    return [read(row["due_at"]) for row in rows]


def _item(row: sqlite3.Row) -> QueueItem:
    return QueueItem(
        id=row["id"],
        approval_id=row["approval_id"],
        part=row["part"],
        network=row["network"],
        key=row["key"],
        due_at=read(row["due_at"]),
        zone=row["zone"],
        state=QueueState(row["state"]),
        attempts=row["attempts"],
        reason=messages.load(row["reason"]),
    )
