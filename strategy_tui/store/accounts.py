"""Other people's accounts, under every name that was seen of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import islice

from strategy_tui.domain.account import Account, Alias, AliasKind
from strategy_tui.store import instants

SEARCH = """
SELECT DISTINCT alias.account_id
  FROM alias
  LEFT JOIN follow ON follow.account_id = alias.account_id
       AND follow.direction = 'following' AND follow.gone_import IS NULL
       AND follow.owner_id IN (SELECT id FROM owner)
 WHERE alias.value LIKE :pattern ESCAPE '\\' AND alias.kind <> 'url'
 ORDER BY follow.account_id IS NULL, alias.account_id
 LIMIT :limit
"""

NAMED = """
SELECT DISTINCT account_id FROM alias
 WHERE value = :name COLLATE NOCASE AND lost_at IS NULL AND kind <> 'url'
 ORDER BY account_id
"""

HOLDERS = """
SELECT account_id FROM alias
 WHERE network = ? AND kind = 'handle' AND value = ? COLLATE NOCASE AND lost_at IS NULL
 ORDER BY seen_at DESC
"""

MERGE = (
    """
    INSERT INTO alias SELECT :winner, network, kind, value, source, seen_at, lost_at
      FROM alias WHERE account_id = :loser
        ON CONFLICT DO UPDATE SET seen_at = MAX(seen_at, excluded.seen_at)
    """,
    "DELETE FROM alias WHERE account_id = :loser",
    """
    INSERT INTO follow
    SELECT owner_id, direction, :winner, since, first_import, last_import, gone_import
      FROM follow
     WHERE owner_id IN (SELECT id FROM owner) AND direction IN ('following', 'follower')
       AND account_id = :loser
        ON CONFLICT DO UPDATE
       SET since = COALESCE(since, excluded.since),
           first_import = MIN(first_import, excluded.first_import),
           last_import = MAX(last_import, excluded.last_import),
           gone_import = CASE WHEN gone_import IS NULL OR excluded.gone_import IS NULL
                              THEN NULL ELSE MAX(gone_import, excluded.gone_import) END
    """,
    """
    DELETE FROM follow
     WHERE owner_id IN (SELECT id FROM owner) AND direction IN ('following', 'follower')
       AND account_id = :loser
    """,
    """
    UPDATE OR IGNORE interaction SET account_id = :winner
     WHERE owner_id IN (SELECT id FROM owner) AND account_id = :loser
    """,
    """
    DELETE FROM interaction
     WHERE owner_id IN (SELECT id FROM owner) AND account_id = :loser
    """,
    """
    UPDATE OR IGNORE fact SET account_id = :winner
     WHERE owner_id IN (SELECT id FROM owner) AND account_id = :loser
    """,
    "DELETE FROM fact WHERE owner_id IN (SELECT id FROM owner) AND account_id = :loser",
    "UPDATE fact_history SET account_id = :winner WHERE account_id = :loser",
    "UPDATE decision SET account_id = :winner WHERE account_id = :loser",
    """
    UPDATE account SET person_id = (SELECT person_id FROM account WHERE id = :loser)
     WHERE id = :winner AND person_id IS NULL
    """,
    """
    INSERT OR IGNORE INTO label
    SELECT (SELECT person_id FROM account WHERE id = :winner), fact, value, source, labelled_at
      FROM label WHERE person_id = (SELECT person_id FROM account WHERE id = :loser)
    """,
    "UPDATE account SET merged_into = :winner, person_id = NULL WHERE id = :loser",
)
"""An account gives everything it has to another; what both have, the winner keeps."""


def account(tx: sqlite3.Connection, account_id: int) -> Account | None:
    """One account; where it proved to be another one, that one."""
    while True:
        row = tx.execute("SELECT * FROM account WHERE id = ?", (account_id,)).fetchone()
        if row is None:
            return None
        if row["merged_into"] is None:
            break
        account_id = row["merged_into"]
    return accounts(tx, [account_id])[account_id]


def accounts(tx: sqlite3.Connection, ids: Iterable[int]) -> dict[int, Account]:
    """Accounts by id; handles that are somebody else's by now are left out."""
    found: dict[int, Account] = {}
    for some in batches(ids, 500):
        marks = ", ".join("?" * len(some))
        aliases: dict[int, list[Alias]] = {}
        for row in tx.execute(
            f"SELECT * FROM alias WHERE account_id IN ({marks}) AND lost_at IS NULL "
            "ORDER BY seen_at DESC, value",
            some,
        ):
            aliases.setdefault(row["account_id"], []).append(_alias(row))
        for row in tx.execute(f"SELECT id, network FROM account WHERE id IN ({marks})", some):
            names = tuple(aliases.get(row["id"], ()))
            found[row["id"]] = Account(row["id"], row["network"], names)
    return found


def search(tx: sqlite3.Connection, text: str, limit: int) -> list[Account]:
    """Accounts with the text in one of their names; those followed now come first."""
    literal = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    rows = tx.execute(SEARCH, {"pattern": f"%{literal}%", "limit": limit})
    ids = [row["account_id"] for row in rows]
    found = accounts(tx, ids)
    return [found[each] for each in ids]


def named(tx: sqlite3.Connection, name: str) -> list[Account]:
    """The accounts that go by exactly that handle, id or display name, on any network."""
    ids = [row["account_id"] for row in tx.execute(NAMED, {"name": name})]
    return list(accounts(tx, ids).values())


def with_handle(tx: sqlite3.Connection, network: str) -> set[int]:
    """The accounts on a network whose handle is known."""
    rows = tx.execute(
        "SELECT account_id FROM alias WHERE network = ? AND kind = 'handle' AND lost_at IS NULL",
        (network,),
    )
    return {row["account_id"] for row in rows}


def nameless(tx: sqlite3.Connection) -> set[int]:
    """The accounts known by an id or a link alone, so that nobody can tell who they are."""
    rows = tx.execute(
        "SELECT id FROM account WHERE NOT EXISTS ("
        "SELECT 1 FROM alias WHERE account_id = account.id "
        "AND kind IN ('handle', 'name') AND lost_at IS NULL)"
    )
    return {row["id"] for row in rows}


def holders(tx: sqlite3.Connection, network: str, handle: str) -> list[int]:
    """The accounts that go by a handle now: one, unless an export is older than a move."""
    return [row["account_id"] for row in tx.execute(HOLDERS, (network, handle))]


def rename(
    tx: sqlite3.Connection, account: Account, handle: str, source: str, seen_at: str
) -> None:
    """Note an account's handle, and that it is nobody else's."""
    tx.execute(
        "UPDATE alias SET lost_at = ? WHERE network = ? AND kind = 'handle' "
        "AND value = ? COLLATE NOCASE AND account_id <> ?",
        (seen_at, account.network, handle, account.id),
    )
    tx.execute(
        "INSERT INTO alias VALUES (?, ?, 'handle', ?, ?, ?, NULL) ON CONFLICT DO UPDATE "
        "SET source = excluded.source, seen_at = excluded.seen_at, lost_at = NULL",
        (account.id, account.network, handle, source, seen_at),
    )


def merge(tx: sqlite3.Connection, loser: int, winner: int) -> None:
    """Make two accounts one."""
    for statement in MERGE:
        tx.execute(statement, {"loser": loser, "winner": winner})


def batches(ids: Iterable[int], size: int) -> Iterator[list[int]]:
    """So many at a time: a statement takes only so many values."""
    each = iter(ids)
    while some := list(islice(each, size)):
        yield some


def _alias(row: sqlite3.Row) -> Alias:
    return Alias(
        kind=AliasKind(row["kind"]),
        value=row["value"],
        source=row["source"],
        seen_at=instants.read(row["seen_at"]),
    )
