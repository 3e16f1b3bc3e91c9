"""Pictures of own posts: by what they are known again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

from strategy_tui.domain.draft import OwnPost
from strategy_tui.store import instants
from strategy_tui.store.twins import POSTED

POSTS_OF = f"""
SELECT post.remote_id, post.id FROM post
 WHERE post.owner_id = ? AND {POSTED} AND post.remote_id IN (SELECT value FROM json_each(?))
"""

SAVE = """
INSERT INTO picture (post_id, file, sha256, looks) VALUES (?, ?, ?, ?)
    ON CONFLICT (post_id, file) DO UPDATE SET sha256 = excluded.sha256, looks = excluded.looks
"""

ONE = """
SELECT owner.network, post.text, post.url, post.remote_id, post.at, picture.file
  FROM picture JOIN post ON post.id = picture.post_id JOIN owner ON owner.id = post.owner_id
 WHERE picture.id = ?
"""


def posts_of(tx: sqlite3.Connection, owner_id: int, remote_ids: Iterable[str]) -> dict[str, int]:
    """The network's numbers of the owner's public posts → ours."""
    return dict(map(tuple, tx.execute(POSTS_OF, (owner_id, json.dumps(sorted(set(remote_ids)))))))


def kept(tx: sqlite3.Connection, owner_id: int) -> dict[tuple[int, str], bool]:
    """Post and file of each picture that is kept → whether it was looked at."""
    rows = tx.execute(
        "SELECT post_id, file, looks IS NOT NULL FROM picture JOIN post ON post.id = post_id "
        "WHERE owner_id = ?",
        (owner_id,),
    )
    return {(post, file): bool(looked) for post, file, looked in rows}


def save(tx: sqlite3.Connection, rows: Sequence[tuple[int, str, bytes, bytes | None]]) -> None:
    """Keep pictures: post, file, fingerprint of the bytes, looks (empty: they tell nothing)."""
    tx.executemany(SAVE, rows)


def with_bytes(tx: sqlite3.Connection, sha256: bytes) -> list[int]:
    """The pictures that are that very file."""
    rows = tx.execute(
        "SELECT id FROM picture WHERE sha256 = ? ORDER BY id DESC LIMIT 20", (sha256,)
    )
    return [row[0] for row in rows]


def all_looks(tx: sqlite3.Connection) -> list[tuple[int, bytes]]:
    """The looks of every picture that tells something."""
    cursor = tx.cursor()
    cursor.row_factory = None
    return cursor.execute("SELECT id, looks FROM picture WHERE looks <> x''").fetchall()


def stamp(tx: sqlite3.Connection) -> tuple[int, int]:
    """Changes when pictures are added or looked at; (0, 0) where there are none."""
    newest = tx.execute("SELECT COALESCE(MAX(id), 0) FROM picture").fetchone()[0]
    unseen = tx.execute("SELECT COUNT(*) FROM picture WHERE looks IS NULL").fetchone()[0]
    return newest, unseen


def one(tx: sqlite3.Connection, picture_id: int) -> tuple[OwnPost, str]:
    """The post of a picture, and the picture's name in its archive."""
    row = tx.execute(ONE, (picture_id,)).fetchone()
    where = row["url"] or row["remote_id"]
    return OwnPost(row["network"], row["text"], where, instants.read(row["at"])), row["file"]
