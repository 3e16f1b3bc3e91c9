"""The queue's table and its receipts.

A write names the state that it expects to find: what another process changed meanwhile is never
overwritten.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from datetime import datetime

from strategy_tui.domain.account import same_account
from strategy_tui.domain.approval import Approval
from strategy_tui.domain.queue import LIVE, QueueItem, QueueState, Receipt
from strategy_tui.store import messages
from strategy_tui.store.approvals import fingerprint
from strategy_tui.store.instants import read, written

Route = tuple[str, str | None]
"""A network, and the own account on it if one is named, as items of the queue have them."""

CLAIM_DUE = """
UPDATE queue
   SET state = 'sending', attempts = attempts + 1, reason = ''
 WHERE id = (SELECT item.id
               FROM queue AS item
              WHERE item.state = 'queued'
                AND item.due_at <= :now
                AND EXISTS (SELECT 1 FROM json_each(:routes) AS route
                             WHERE json_extract(route.value, '$[0]') = item.network
                               AND json_extract(route.value, '$[1]') IS item.account)
                AND (item.part = 0
                     OR EXISTS (SELECT 1 FROM queue AS before
                                 WHERE before.approval_id = item.approval_id
                                   AND before.part = item.part - 1
                                   AND before.state = 'sent'))
              ORDER BY item.due_at, item.id
              LIMIT 1)
RETURNING *
"""

ADD = """
INSERT INTO queue (approval_id, part, network, account, key, due_at, zone, attempts)
VALUES (:approval, :part, :network,
        COALESCE(:account, (SELECT account FROM queue
                             WHERE approval_id = :approval AND account IS NOT NULL LIMIT 1)),
        :key, :due_at, :zone, :attempts)
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
    """Queue one part of an approval, for the account of the approval or of an earlier attempt.

    Raises:
        sqlite3.IntegrityError: the part stands in the queue already, or was sent.
    """
    row = tx.execute(
        ADD,
        {
            "approval": approval.id,
            "part": part,
            "network": approval.snapshot.network,
            "account": approval.snapshot.account,
            "key": key_of(approval, part),
            "due_at": written(due_at),
            "zone": zone,
            "attempts": attempts,
        },
    ).fetchone()
    return _item(row)


def key_of(approval: Approval, part: int) -> str:
    """What a network knows a part by: the number alone would be another machine's too."""
    return f"{fingerprint(approval.snapshot)[:32]}-{approval.id}-{part}"


def routes_due(tx: sqlite3.Connection, now: datetime) -> list[Route]:
    """The ways that the due items would go."""
    rows = tx.execute(
        "SELECT DISTINCT network, account FROM queue WHERE state = 'queued' AND due_at <= ?",
        (written(now),),
    )
    return [(row["network"], row["account"]) for row in rows]


def claim_due(
    tx: sqlite3.Connection, now: datetime, routes: Mapping[Route, str | None]
) -> QueueItem | None:
    """Mark the oldest due item as being sent and return it, if there is one.

    Left alone: what goes a way that is not in `routes`, and a part of a thread while the part
    before it is not sent. One statement finds and marks, so two processes never get the same item.
    An item that names no account is bound, with its whole thread, to the handle that `routes`
    has for it: whatever is connected later, it is looked for and sent there and nowhere else.
    """
    row = tx.execute(
        CLAIM_DUE, {"now": written(now), "routes": json.dumps([*map(list, routes)])}
    ).fetchone()
    if row is None:
        return None
    tx.execute(
        "UPDATE queue SET account = ? WHERE approval_id = ? AND account IS NULL",
        (routes[row["network"], row["account"]], row["approval_id"]),
    )
    return get(tx, row["id"])


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


def last_of_draft(tx: sqlite3.Connection, draft_id: str) -> QueueItem | None:
    """The first part of a draft that goes out last, or went out, or may have."""
    marks = ", ".join("?" * len(LIVE))
    row = tx.execute(
        "SELECT queue.* FROM queue JOIN approval ON approval.id = queue.approval_id "
        f"WHERE approval.draft_id = ? AND queue.part = 0 AND queue.state IN ({marks}) "
        "ORDER BY queue.due_at DESC, queue.id DESC LIMIT 1",
        (draft_id, *LIVE),
    ).fetchone()
    return _item(row) if row is not None else None


def live_times(tx: sqlite3.Connection, network: str, account: str | None) -> list[datetime]:
    """When something that was approved for that own account goes or went out, or may have."""
    marks = ", ".join("?" * len(LIVE))
    rows = tx.execute(
        "SELECT DISTINCT due_at, json_extract(snapshot, '$.account') AS account "
        "FROM queue JOIN approval ON approval.id = queue.approval_id "
        f"WHERE queue.network = ? AND state IN ({marks}) ORDER BY due_at",
        (network, *LIVE),
    )
    return [read(row["due_at"]) for row in rows if same_account(row["account"], account)]


def _item(row: sqlite3.Row) -> QueueItem:
    return QueueItem(
        id=row["id"],
        approval_id=row["approval_id"],
        part=row["part"],
        network=row["network"],
        account=row["account"],
        key=row["key"],
        due_at=read(row["due_at"]),
        zone=row["zone"],
        state=QueueState(row["state"]),
        attempts=row["attempts"],
        reason=messages.load(row["reason"]),
    )
