"""Keeps the index of near copies up with what was imported and approved."""

from __future__ import annotations

from time import monotonic

from strategy_tui.errors import Busy, UnusableFile
from strategy_tui.store import twin_waiting
from strategy_tui.store.database import PATIENCE, Database

SOON = 0.3
"""Seconds that a person who waits for something else gives to it."""
AT_ONCE = 1_000
"""Texts of one transaction then; it takes a twentieth of a second."""
A_MOMENT = 0.1
"""Seconds that it then waits for another process."""


def take_in_all(db: Database, patience: float = PATIENCE) -> None:
    """Put all that waits in the index.

    Raises:
        Busy: another process was writing for `patience` seconds.
        UnusableFile: the database cannot be written.
    """
    with db.read() as tx:
        waiting = twin_waiting.count(tx)
    while waiting > 0:
        waiting -= _some(db, twin_waiting.TOGETHER, patience) or waiting


def take_in(db: Database) -> None:
    """The same; whoever is in the way of it leaves it for the next time."""
    try:
        take_in_all(db, A_MOMENT)
    except (Busy, UnusableFile):
        return


def take_in_soon(db: Database) -> int:
    """Put in the index what can be in a moment; how many texts still wait."""
    with db.read() as tx:
        waiting = twin_waiting.count(tx)
    until = monotonic() + SOON
    try:
        while waiting and monotonic() < until:
            waiting -= _some(db, AT_ONCE, A_MOMENT) or waiting
    except (Busy, UnusableFile):
        pass  # another process writes, or nobody may: what waits is scanned, as far as that goes
    return waiting


def _some(db: Database, most: int, patience: float) -> int:
    with db.write(patience) as tx:
        return twin_waiting.take_in(tx, most)
