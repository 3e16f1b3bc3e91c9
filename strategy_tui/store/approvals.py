"""The approvals' table: what a person allowed to be published, word for word."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict
from datetime import datetime

from strategy_tui.domain.approval import Approval, MediaSnapshot, Snapshot
from strategy_tui.store.instants import read, written


def add(
    tx: sqlite3.Connection,
    draft_id: str,
    draft_path: str,
    snapshot: Snapshot,
    strategy_version: int,
    approved_at: datetime,
) -> Approval:
    """Keep an approval; the same snapshot of the same draft keeps the one it has."""
    if (known := find(tx, draft_id, snapshot)) is not None:
        return known
    row = tx.execute(
        "INSERT INTO approval (draft_id, draft_path, network, snapshot, sha256, strategy_version, "
        "approved_at) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING *",
        (
            draft_id,
            draft_path,
            snapshot.network,
            _json(snapshot),
            fingerprint(snapshot),
            strategy_version,
            written(approved_at),
        ),
    ).fetchone()
    return _approval(row)


def get(tx: sqlite3.Connection, approval_id: int) -> Approval | None:
    """The approval with that id, if there is one."""
    row = tx.execute("SELECT * FROM approval WHERE id = ?", (approval_id,)).fetchone()
    return _approval(row) if row is not None else None


def find(tx: sqlite3.Connection, draft_id: str, snapshot: Snapshot) -> Approval | None:
    """The approval of exactly this snapshot of a draft, if there is one."""
    row = tx.execute(
        "SELECT * FROM approval WHERE draft_id = ? AND sha256 = ? ORDER BY id LIMIT 1",
        (draft_id, fingerprint(snapshot)),
    ).fetchone()
    return _approval(row) if row is not None else None


def every(tx: sqlite3.Connection) -> list[Approval]:
    """All approvals, the oldest first."""
    return [_approval(row) for row in tx.execute("SELECT * FROM approval ORDER BY id")]


def of_draft(tx: sqlite3.Connection, draft_id: str) -> list[Approval]:
    """All approvals of a draft, the newest first."""
    rows = tx.execute("SELECT * FROM approval WHERE draft_id = ? ORDER BY id DESC", (draft_id,))
    return [_approval(row) for row in rows]


def fingerprint(snapshot: Snapshot) -> str:
    """SHA-256 over everything that would become public."""
    from hashlib import sha256

    return sha256(_json(snapshot).encode()).hexdigest()


def _json(snapshot: Snapshot) -> str:
    kept = asdict(snapshot)
    if not kept["title"]:
        del kept["title"]  # so that what was approved before posts had titles is still approved
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def _approval(row: sqlite3.Row) -> Approval:
    return Approval(
        id=row["id"],
        draft_id=row["draft_id"],
        draft_path=row["draft_path"],
        snapshot=_snapshot(row["snapshot"]),
        strategy_version=row["strategy_version"],
        approved_at=read(row["approved_at"]),
    )


def _snapshot(text: str) -> Snapshot:
    kept = json.loads(text)
    kept["parts"] = tuple(kept["parts"])
    kept["media"] = tuple(MediaSnapshot(**each) for each in kept["media"])
    return Snapshot(**kept)
