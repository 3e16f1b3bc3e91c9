"""Names of the strategy that became others, as the person said it."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.store import instants


@dataclass(frozen=True, slots=True)
class Renaming:
    """That one name stands for what another stood for before, or that it does not."""

    kind: str
    """`goal`, `network`, `campaign` or `clause`."""
    old: str
    new: str
    accepted: bool
    """Whether they are the same thing."""
    renamed_at: datetime


def add(tx: sqlite3.Connection, renaming: Renaming) -> None:
    """Note what the person said."""
    tx.execute(
        "INSERT INTO renaming (kind, old, new, accepted, renamed_at) VALUES (?, ?, ?, ?, ?)",
        (
            renaming.kind,
            renaming.old,
            renaming.new,
            renaming.accepted,
            instants.written(renaming.renamed_at),
        ),
    )


def every(tx: sqlite3.Connection) -> list[Renaming]:
    """All of them, in the order in which they were said."""
    rows = tx.execute("SELECT * FROM renaming ORDER BY id")
    return [
        Renaming(
            row["kind"],
            row["old"],
            row["new"],
            bool(row["accepted"]),
            instants.read(row["renamed_at"]),
        )
        for row in rows
    ]


def followed(renamings: list[Renaming], kind: str) -> dict[str, str]:
    """Former name → the name that the thing has now; a name taken up again is itself."""
    now: dict[str, str] = {}
    for each in renamings:
        if each.kind == kind and each.accepted:
            for former, name in list(now.items()):
                if name == each.old:
                    now[former] = each.new
            now[each.old] = each.new
            now.pop(each.new, None)
    return now
