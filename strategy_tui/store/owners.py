"""The person's own accounts."""

from __future__ import annotations

import sqlite3

from strategy_tui.domain.account import Owner
from strategy_tui.domain.archive import AccountRef

FIND = """
SELECT * FROM owner
 WHERE network = :network
   AND (remote_id = :id OR handle = :handle AND (remote_id IS NULL OR :id IS NULL))
 ORDER BY remote_id IS :id DESC
 LIMIT 1
"""


def all_owners(tx: sqlite3.Connection, network: str | None = None) -> list[Owner]:
    """Every own account, or those on one network."""
    rows = tx.execute(
        "SELECT * FROM owner WHERE ? IS NULL OR network = ? ORDER BY id", (network, network)
    )
    return [_owner(row) for row in rows]


def find(tx: sqlite3.Connection, network: str, ref: AccountRef) -> Owner | None:
    """The own account under that id or handle, whatever the handle's case."""
    row = tx.execute(FIND, {"network": network, "id": ref.id, "handle": ref.handle}).fetchone()
    return _owner(row) if row is not None else None


def save(tx: sqlite3.Connection, network: str, ref: AccountRef) -> Owner:
    """The own account under that id or handle, made or brought up to date.

    One whose handle nobody had said yet is taken to be it.
    """
    known = find(tx, network, ref) or find(tx, network, AccountRef(handle=""))
    if known is None:
        tx.execute(
            "INSERT INTO owner (network, handle, remote_id, name) VALUES (?, ?, ?, ?)",
            (network, ref.handle or "", ref.id, ref.name),
        )
    else:
        tx.execute(
            "UPDATE owner SET handle = COALESCE(?, handle), remote_id = COALESCE(?, remote_id), "
            "name = COALESCE(?, name) WHERE id = ?",
            (ref.handle, ref.id, ref.name, known.id),
        )
    saved = find(
        tx, network, AccountRef(id=ref.id, handle=ref.handle or (known or ref).handle or "")
    )
    assert saved is not None
    return saved


def connect(tx: sqlite3.Connection, owner_id: int, connection: str | None) -> None:
    """Say how posts reach the network; None: by hand only."""
    tx.execute("UPDATE owner SET connection = ? WHERE id = ?", (connection, owner_id))


def _owner(row: sqlite3.Row) -> Owner:
    return Owner(
        id=row["id"],
        network=row["network"],
        handle=row["handle"],
        name=row["name"],
        connection=row["connection"],
    )
