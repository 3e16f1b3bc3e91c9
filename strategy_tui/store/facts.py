"""What is known of accounts: one wide row each, with the source and date of every value."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from strategy_tui.domain.facts import FACTS, Fact
from strategy_tui.store import instants
from strategy_tui.store.accounts import batches

ROWS = """
INSERT OR IGNORE INTO fact (owner_id, account_id)
SELECT DISTINCT owner_id, account_id FROM follow WHERE owner_id = :owner
"""

REMEMBER = """
INSERT INTO fact_history (owner_id, account_id, fact, value, source, observed_at)
SELECT fact.owner_id, fact.account_id, '{fact}', fact.{fact}, fact.{fact}_source, fact.{fact}_at
  FROM fact JOIN ({observed}) AS seen ON seen.account_id = fact.account_id
 WHERE fact.owner_id = :owner AND fact.{fact} IS NOT NULL AND fact.{fact} IS NOT seen.value
"""

UPDATE = """
UPDATE fact SET {fact} = seen.value, {fact}_source = seen.source, {fact}_at = seen.at
  FROM ({observed}) AS seen
 WHERE fact.owner_id = :owner AND fact.account_id = seen.account_id
   AND (fact.{fact} IS NOT seen.value OR fact.{fact}_at IS NOT seen.at
        OR fact.{fact}_source IS NOT seen.source)
"""

FOLLOWS_ME = """
SELECT fact.account_id, import.source, import.as_of AS at,
       CASE WHEN follow.account_id IS NULL OR follow.gone_import IS NOT NULL
            THEN 'no' ELSE 'yes' END AS value
  FROM fact
  LEFT JOIN follow ON follow.owner_id = fact.owner_id AND follow.direction = 'follower'
       AND follow.account_id = fact.account_id
  JOIN import ON import.id =
       CASE WHEN follow.account_id IS NULL OR follow.gone_import IS NOT NULL
            THEN COALESCE((SELECT id FROM import
                            WHERE owner_id = :owner AND follower = 1
                            ORDER BY as_of DESC LIMIT 1), follow.gone_import)
            ELSE follow.last_import END
 WHERE fact.owner_id = :owner
"""
"""`no` only against a list of followers that was whole."""

FOLLOWED_SINCE = """
SELECT follow.account_id, COALESCE(follow.since, first.as_of) AS value, last.as_of AS at,
       CASE WHEN follow.since IS NULL THEN 'first seen in ' || first.source
            ELSE last.source END AS source
  FROM follow
  JOIN import AS first ON first.id = follow.first_import
  JOIN import AS last ON last.id = follow.last_import
 WHERE follow.owner_id = :owner AND follow.direction = 'following'
   AND (follow.since IS NOT NULL
        OR EXISTS (SELECT 1 FROM import AS before
                    WHERE before.owner_id = :owner AND before.following = 1
                      AND before.as_of < first.as_of))
"""
"""Where no date is given: whoever an earlier whole list lacks was followed by the date of the
first list that has them."""

EXCHANGES = """
SELECT fact.account_id, import.source, import.as_of AS at, {value} AS value
  FROM fact
  JOIN import ON import.id = (SELECT id FROM import
                               WHERE owner_id = :owner AND posts IS NOT NULL
                               ORDER BY as_of DESC LIMIT 1)
  LEFT JOIN interaction ON interaction.owner_id = fact.owner_id
       AND interaction.account_id = fact.account_id
 WHERE fact.owner_id = :owner
 GROUP BY fact.account_id
HAVING COUNT(interaction.account_id) > 0
    OR EXISTS (SELECT 1 FROM import WHERE owner_id = :owner AND posts = 1)
"""
"""`never` and 0 only where the person's posts are whole."""

LAST_INTERACTION = EXCHANGES.format(
    value="CASE WHEN COUNT(interaction.account_id) = 0 THEN 'never' "
    "ELSE NULLIF(MAX(interaction.at), '') END"
)

INTERACTIONS = EXCHANGES.format(value="CAST(COUNT(interaction.account_id) AS REAL)")

DERIVED: Mapping[str, str] = {
    "follows_me": FOLLOWS_ME,
    "followed_since": FOLLOWED_SINCE,
    "last_interaction": LAST_INTERACTION,
    "interactions": INTERACTIONS,
}
"""The facts that follow from imports. What no import can say is left unknown."""

LABELLED = """
SELECT account.id AS account_id, label.value, label.source, label.labelled_at AS at
  FROM label JOIN account ON account.person_id = label.person_id
 WHERE label.fact = '{fact}'
"""

FOLLOWED = """
SELECT follow.owner_id, follow.account_id, {columns}
  FROM follow
  JOIN fact ON fact.owner_id = follow.owner_id AND fact.account_id = follow.account_id
 WHERE follow.direction = 'following' AND follow.gone_import IS NULL
"""


READING = """
SELECT (SELECT COUNT(*) FROM follow WHERE direction = 'following' AND gone_import IS NULL),
       COUNT(*), TOTAL(fact.posts_per_day)
  FROM fact CROSS JOIN follow
    ON follow.owner_id = fact.owner_id AND follow.account_id = fact.account_id
   AND follow.direction = 'following' AND follow.gone_import IS NULL
 WHERE fact.posts_per_day IS NOT NULL
"""


def recompute(tx: sqlite3.Connection, owner_id: int) -> None:
    """Bring the wide rows of an owner up to date with imports and labels; keep what changed."""
    tx.execute(ROWS, {"owner": owner_id})
    for fact, observed in DERIVED.items():
        _observe(tx, owner_id, fact, observed)
    for row in tx.execute("SELECT DISTINCT fact FROM label").fetchall():
        _observe(tx, owner_id, row["fact"], LABELLED.format(fact=_known(row["fact"])))


def relabel(tx: sqlite3.Connection, owner_id: int, fact: str, account_ids: Iterable[int]) -> None:
    """Copy one label of a person, or its absence, into the rows of their accounts."""
    for account_id in account_ids:
        observed = (
            f"SELECT {int(account_id)} AS account_id, said.value, said.source, said.at "
            f"FROM (SELECT 1) LEFT JOIN ({LABELLED.format(fact=_known(fact))}) AS said "
            f"ON said.account_id = {int(account_id)}"
        )
        _observe(tx, owner_id, fact, observed)


def followed(
    tx: sqlite3.Connection, names: Sequence[str], account_id: int | None = None
) -> Iterator[tuple[Any, ...]]:
    """(owner, account, value, value …) of everybody who is followed now, or of one account."""
    columns = ", ".join(f"fact.{_known(name)}" for name in names) or "NULL"
    statement = FOLLOWED.format(columns=columns)
    if account_id is not None:
        statement += (
            " AND follow.account_id = :account AND follow.owner_id IN (SELECT id FROM owner)"
        )
    rows = tx.execute(statement, {"account": account_id})
    rows.row_factory = None
    return iter(rows)


def evidence(
    tx: sqlite3.Connection, owner_id: int, account_ids: Iterable[int]
) -> dict[int, dict[str, Fact]]:
    """Everything that is known of accounts: account → fact's name → fact."""
    found: dict[int, dict[str, Fact]] = {}
    for some in batches(account_ids, 500):
        marks = ", ".join("?" * len(some))
        rows = tx.execute(
            f"SELECT * FROM fact WHERE owner_id = ? AND account_id IN ({marks})",
            (owner_id, *some),
        )
        for row in rows:
            found[row["account_id"]] = _facts(row)
    return found


def reading(tx: sqlite3.Connection) -> tuple[int, int, float]:
    """How many accounts are followed, of how many the posts a day are known, and their sum."""
    row = tx.execute(READING).fetchone()
    return int(row[0]), int(row[1]), float(row[2])


def _facts(row: sqlite3.Row) -> dict[str, Fact]:
    return {
        name: Fact(name, row[name], row[f"{name}_source"], instants.read(row[f"{name}_at"]))
        for name in FACTS
        if row[name] is not None
    }


def _observe(tx: sqlite3.Connection, owner_id: int, fact: str, observed: str) -> None:
    for statement in (REMEMBER, UPDATE):
        tx.execute(statement.format(fact=_known(fact), observed=observed), {"owner": owner_id})


def _known(name: str) -> str:
    """The name, which becomes part of a statement.

    Raises:
        KeyError: there is no such fact.
    """
    return FACTS[name].name
