"""What the person says of people; a person has one account or several."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from strategy_tui.domain.person import Label, Person
from strategy_tui.store import instants


def person_of(tx: sqlite3.Connection, account_id: int) -> Person | None:
    """The person behind an account, if anything was said of them."""
    row = tx.execute(
        "SELECT person.* FROM person JOIN account ON account.person_id = person.id "
        "WHERE account.id = ?",
        (account_id,),
    ).fetchone()
    if row is None:
        return None
    theirs = tx.execute("SELECT id FROM account WHERE person_id = ? ORDER BY id", (row["id"],))
    return Person(
        id=row["id"],
        accounts=tuple(each["id"] for each in theirs),
        labels=_labels(tx, row["id"]),
        note=row["note"],
    )


def ensure_person(tx: sqlite3.Connection, account_id: int) -> Person:
    """The person behind an account, made if need be."""
    if (known := person_of(tx, account_id)) is not None:
        return known
    number = tx.execute("INSERT INTO person DEFAULT VALUES RETURNING id").fetchone()["id"]
    tx.execute("UPDATE account SET person_id = ? WHERE id = ?", (number, account_id))
    return Person(number, (account_id,))


def save(
    tx: sqlite3.Connection, person_id: int, fact: str, value: str | None, at: datetime
) -> None:
    """Keep an answer of the person's; None takes it back."""
    if value is None:
        tx.execute("DELETE FROM label WHERE person_id = ? AND fact = ?", (person_id, fact))
        return
    tx.execute(
        "INSERT INTO label (person_id, fact, value, source, labelled_at) "
        "VALUES (?, ?, ?, 'you', ?) ON CONFLICT DO UPDATE "
        "SET value = excluded.value, source = excluded.source, labelled_at = excluded.labelled_at",
        (person_id, fact, value, instants.written(at)),
    )


def _labels(tx: sqlite3.Connection, person_id: int) -> tuple[Label, ...]:
    rows = tx.execute("SELECT * FROM label WHERE person_id = ? ORDER BY fact", (person_id,))
    return tuple(
        Label(row["fact"], row["value"], row["source"], instants.read(row["labelled_at"]))
        for row in rows
    )
