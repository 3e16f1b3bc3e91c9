"""The person's own accounts that posts can go out from."""

from __future__ import annotations

import sqlite3

from strategy_tui.domain.account import Sender


def connected(tx: sqlite3.Connection, connection: str) -> tuple[Sender, ...]:
    """The accounts whose posts go out by a connection, such as `dry-run`, oldest first."""
    rows = tx.execute(
        "SELECT network, handle FROM owner WHERE connection = ? ORDER BY id", (connection,)
    )
    return tuple(Sender(row["network"], row["handle"]) for row in rows)
