"""What the servers of own accounts say of their limits."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from strategy_tui.domain.account import same_account
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.network import ServerLimits
from strategy_tui.store import instants

SAVE = """
INSERT INTO network_limits (network, account, server, limits, source, read_at)
VALUES (:network, :account, :server, :limits, :source, :read_at)
    ON CONFLICT (network, account) DO UPDATE
   SET server = excluded.server, limits = excluded.limits, source = excluded.source,
       read_at = excluded.read_at
"""


@dataclass(frozen=True, slots=True)
class KeptLimits:
    """The limits of one own account's server, where they were read and when."""

    account: str
    """The handle."""
    server: str
    limits: ServerLimits
    source: str
    read_at: datetime


def save(tx: sqlite3.Connection, network: str, kept: KeptLimits) -> None:
    """Keep an account's limits in place of those it had."""
    import json
    from dataclasses import asdict

    tx.execute(
        SAVE,
        {
            "network": network,
            "account": kept.account,
            "server": kept.server,
            "limits": json.dumps(asdict(kept.limits)),
            "source": kept.source,
            "read_at": instants.written(kept.read_at),
        },
    )


def of_account(tx: sqlite3.Connection, network: str, account: str | None) -> KeptLimits | None:
    """The limits for an own account; without one, of the only account that has any."""
    rows = tx.execute(
        "SELECT * FROM network_limits WHERE network = ? ORDER BY account", (network,)
    ).fetchall()
    if account is not None:
        rows = [row for row in rows if same_account(row["account"], account)]
    return _kept(rows[0]) if len(rows) == 1 else None


def _kept(row: sqlite3.Row) -> KeptLimits:
    import json

    said = json.loads(row["limits"])
    for name in ("image_formats", "video_formats"):
        said[name] = tuple(said[name]) if said[name] is not None else None
    return KeptLimits(
        account=row["account"],
        server=row["server"],
        limits=ServerLimits(**said),
        source=row["source"],
        read_at=instants.read(row["read_at"]),
    )
