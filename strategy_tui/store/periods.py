"""What happened between two moments, as far as imports and receipts tell; nothing is guessed."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime

from strategy_tui.domain.account import Owner
from strategy_tui.domain.archive import Direction, PostKind
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.store.instants import read, written

WHOLE = """
SELECT id, source, as_of, json_extract(NULLIF(report, ''), '$.counts.{counted}') AS entries
  FROM import
 WHERE owner_id = ? AND {column} = 1
 ORDER BY as_of, id
"""

COUNTED = {"following": "follows", "follower": "followers", "posts": "posts"}
"""What the report of an import calls the entries of each list."""

CAME = """
SELECT COUNT(*)
  FROM follow
  JOIN import AS first ON first.id = follow.first_import
  LEFT JOIN import AS gone ON gone.id = follow.gone_import
 WHERE follow.owner_id = :owner AND follow.direction = :direction
   AND first.as_of > :begin AND first.as_of <= :end
   AND (gone.as_of IS NULL OR gone.as_of > :end)
"""

AGAIN = """
SELECT decision.account_id
  FROM decision
  JOIN follow ON follow.owner_id = decision.owner_id AND follow.account_id = decision.account_id
       AND follow.direction = 'following' AND follow.gone_import IS NULL
 WHERE decision.id IN (SELECT MAX(id) FROM decision WHERE undone_at IS NULL GROUP BY account_id)
   AND decision.choice <> 'skip' AND decision.ask_again_on <= ?
 ORDER BY decision.ask_again_on, decision.id
"""

SENT = """
SELECT queue.network, queue.account, json_extract(approval.snapshot, '$.account') AS approved,
       approval.draft_id, receipt.remote_id, receipt.posted_at
  FROM receipt
  JOIN queue ON queue.id = receipt.queue_id AND queue.part = 0
  JOIN approval ON approval.id = queue.approval_id
 WHERE receipt.posted_at >= ? AND receipt.posted_at < ?
 ORDER BY receipt.posted_at
"""


@dataclass(frozen=True, slots=True)
class WholeList:
    """A list that was surely whole, as an import had it."""

    source: str
    """Such as `x archive 2026-11-01`."""
    as_of: datetime
    entries: int
    import_id: int


@dataclass(frozen=True, slots=True)
class SentPost:
    """A post that went out from here."""

    network: str
    account: str | None
    draft_id: str
    remote_id: str
    at: datetime


def whole_lists(tx: sqlite3.Connection, owner: Owner, column: str) -> list[WholeList]:
    """The imports whose list (`following`, `follower` or `posts`) was whole, the oldest first."""
    rows = tx.execute(WHOLE.format(column=column, counted=COUNTED[column]), (owner.id,))
    return [
        WholeList(row["source"], read(row["as_of"]), row["entries"] or 0, row["id"]) for row in rows
    ]


def came(
    tx: sqlite3.Connection, owner: Owner, direction: Direction, before: WholeList, after: WholeList
) -> int | None:
    """How many are on the second list and were not on the first.

    None where the second was imported first: then nobody kept who was on which.
    """
    if before.import_id > after.import_id:
        return None
    values = {
        "owner": owner.id,
        "direction": direction,
        "begin": written(before.as_of),
        "end": written(after.as_of),
    }
    return int(tx.execute(CAME, values).fetchone()[0])


def posts(
    tx: sqlite3.Connection,
    owner: Owner,
    kinds: tuple[PostKind, ...],
    begin: datetime,
    end: datetime,
) -> int:
    """How many imported posts of some kinds there are from `begin` until before `end`."""
    marks = ", ".join("?" * len(kinds))
    row = tx.execute(
        f"SELECT COUNT(*) FROM post WHERE owner_id = ? AND kind IN ({marks}) "
        "AND at >= ? AND at < ?",
        (owner.id, *kinds, written(begin), written(end)),
    ).fetchone()
    return int(row[0])


def last_post(tx: sqlite3.Connection, owner: Owner, end: datetime) -> datetime | None:
    """The newest imported post of an own account before `end`."""
    row = tx.execute(
        "SELECT MAX(at) AS at FROM post WHERE owner_id = ? AND at < ?", (owner.id, written(end))
    ).fetchone()
    return read(row["at"]) if row["at"] is not None else None


def sent(tx: sqlite3.Connection, begin: datetime, end: datetime) -> list[SentPost]:
    """The posts that went out from here, threads by their first part, the oldest first."""
    rows = tx.execute(SENT, (written(begin), written(end)))
    return [
        SentPost(
            row["network"],
            row["account"] or row["approved"],
            row["draft_id"],
            row["remote_id"],
            read(row["posted_at"]),
        )
        for row in rows
    ]


def to_ask_again(tx: sqlite3.Connection, today: date) -> list[int]:
    """The followed accounts whose decision is to be asked again, the longest due first."""
    return [row["account_id"] for row in tx.execute(AGAIN, (today.isoformat(),))]
