"""Who follows whom, as each import saw it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from strategy_tui.domain.archive import Direction
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.store import imports

INSERT = """
INSERT INTO follow (owner_id, direction, account_id, since, first_import, last_import, gone_import)
VALUES (?, ?, ?, ?, ?, ?, ?)
"""

RETURNED = """
UPDATE follow
   SET since = COALESCE(?, since), first_import = ?, last_import = ?, gone_import = NULL
 WHERE owner_id = ? AND direction = ? AND account_id = ?
"""

SEEN = """
UPDATE follow SET since = COALESCE(?, since), last_import = ?
 WHERE owner_id = ? AND direction = ? AND account_id = ?
"""

DATED = """
UPDATE follow SET since = COALESCE(since, ?)
 WHERE owner_id = ? AND direction = ? AND account_id = ?
"""

GONE = """
UPDATE follow SET gone_import = ? WHERE owner_id = ? AND direction = ? AND account_id = ?
"""


@dataclass(frozen=True, slots=True)
class Changes:
    """What an import brought that was not known before."""

    new: int = 0
    changed: int = 0
    gone: int = 0

    def __add__(self, other: Changes) -> Changes:
        return Changes(self.new + other.new, self.changed + other.changed, self.gone + other.gone)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of follows or followers as one import has it."""

    owner_id: int
    direction: Direction
    import_id: int
    since: Mapping[int, str | None]
    """Account → since when, as stored; None where the list does not say."""
    whole: bool | None


def save(tx: sqlite3.Connection, listing: Listing) -> Changes:
    """Bring the follows up to date; whoever a whole list leaves out is gone.

    A list that is older than one already imported tells of the past: it adds, and ends nothing.
    """
    imports.vouch(tx, listing.import_id, listing.direction, listing.whole)
    known = _known(tx, listing)
    if imports.has_later(tx, listing.import_id, listing.direction):
        return _save_past(tx, listing, known)
    new = [account for account in listing.since if account not in known]
    returned = [account for account in listing.since if known.get(account)]
    seen = [account for account in listing.since if account in known and not known[account]]
    number, place = listing.import_id, (listing.owner_id, listing.direction)
    _insert(tx, listing, new, gone=None)
    tx.executemany(RETURNED, [(listing.since[a], number, number, *place, a) for a in returned])
    tx.executemany(SEEN, [(listing.since[a], number, *place, a) for a in seen])
    gone: list[int] = []
    if listing.whole:
        gone = [a for a, is_gone in known.items() if not is_gone and a not in listing.since]
        tx.executemany(GONE, [(number, *place, account) for account in gone])
    return Changes(len(new), len(returned), len(gone))


def _save_past(tx: sqlite3.Connection, listing: Listing, known: Mapping[int, bool]) -> Changes:
    new = [account for account in listing.since if account not in known]
    ended = imports.whole_later(tx, listing.import_id, listing.direction)
    _insert(tx, listing, new, gone=ended)
    place = (listing.owner_id, listing.direction)
    tx.executemany(
        DATED, [(since, *place, a) for a, since in listing.since.items() if since is not None]
    )
    return Changes(new=len(new))


def _known(tx: sqlite3.Connection, listing: Listing) -> dict[int, bool]:
    """Account → whether it is gone."""
    rows = tx.execute(
        "SELECT account_id, gone_import IS NOT NULL FROM follow "
        "WHERE owner_id = ? AND direction = ?",
        (listing.owner_id, listing.direction),
    )
    return {account: bool(gone) for account, gone in rows}


def _insert(tx: sqlite3.Connection, listing: Listing, new: list[int], gone: int | None) -> None:
    number = listing.import_id
    tx.executemany(
        INSERT,
        [
            (listing.owner_id, listing.direction, a, listing.since[a], number, number, gone)
            for a in sorted(new)
        ],
    )
