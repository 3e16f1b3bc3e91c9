"""The person's own pictures that went out already: in posts, approvals and other drafts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from strategy_tui.domain.approval import Approval
from strategy_tui.domain.archive import PictureFile
from strategy_tui.domain.draft import Draft, OwnPost
from strategy_tui.domain.twin import PictureTwin
from strategy_tui.networks.base import ArchiveWithFiles
from strategy_tui.networks.container import Damaged, shown
from strategy_tui.services.media.fingerprint import (
    ALIKE,
    MOST_BYTES,
    Fingerprint,
    fingerprint,
    fingerprint_of,
)
from strategy_tui.store import pictures
from strategy_tui.store.database import Database, file_of

LOOKED = 1_000
"""Pictures that one import looks at, those of the newest posts first; of the others the bytes are
noted. A photograph takes some 10 ms."""
NEAREST = 8
"""Twins of one picture that are told."""
IN_DRAFTS = 50
"""So many pictures of other drafts, the last by name, are looked at."""

_BATCH = 100
Row = tuple[int, str, bytes, bytes | None]


def note(
    db: Database, archive: ArchiveWithFiles, found: Sequence[PictureFile], owner_id: int
) -> int:
    """Note the pictures of an archive whose posts are kept; how many wait to be looked at.

    Each hundred is kept at once, so that nobody waits for the database, and an import that was
    interrupted goes on where it stopped.
    """
    with db.read() as tx:
        posts = pictures.posts_of(tx, owner_id, (each.post_id for each in found))
        kept = pictures.kept(tx, owner_id)
    wanted = [(posts[each.post_id], each.file) for each in found if each.post_id in posts]
    unseen = [(post, file) for post, file in wanted if not kept.get((post, shown(file)), False)]
    rows: list[Row] = []
    for row in _rows(archive, unseen, kept.keys()):
        rows.append(row)
        if len(rows) == _BATCH:
            _save(db, rows)
            rows = []
    _save(db, rows)
    return max(0, len(unseen) - LOOKED)


def _rows(
    archive: ArchiveWithFiles, unseen: Sequence[tuple[int, str]], kept: Iterable[tuple[int, str]]
) -> Iterator[Row]:
    from hashlib import sha256

    known = set(kept)
    for number, (post, file) in enumerate(unseen):
        is_looked_at = number < LOOKED
        if not is_looked_at and (post, shown(file)) in known:
            continue
        try:
            data = archive.content(file, MOST_BYTES + 1)
        except Damaged:
            continue  # the export says itself what of it is damaged
        if not 0 < len(data) <= MOST_BYTES:
            continue
        if not is_looked_at:
            yield post, shown(file), sha256(data).digest(), None
        else:
            taken = fingerprint_of(data)
            yield post, shown(file), taken.sha256, _packed(taken.looks)


def _packed(looks: int | None) -> bytes:
    return b"" if looks is None else looks.to_bytes(16, "big")


def _save(db: Database, rows: Sequence[Row]) -> None:
    if rows:
        with db.write() as tx:
            pictures.save(tx, rows)


def twins_of(
    tx: sqlite3.Connection,
    place: Path,
    drafts: Iterable[tuple[OwnPost, Path, Draft]],
    approved: Iterable[Approval],
) -> Sequence[PictureTwin]:
    """Where a file went out already or waits, the very same ones first.

    `drafts` are the other drafts, as texts and as files; `approved` what they were approved as.
    """
    others = [
        (post, each.file, path.parent / each.file)
        for post, path, draft in drafts
        for each in draft.media
        if not Path(each.file).is_absolute()
    ]
    held = [(each, media) for each in approved for media in each.snapshot.media]
    if not others and not held and pictures.stamp(tx) == (0, 0):
        return ()
    own = fingerprint(place)
    if own is None:
        return ()
    same = list(_posted_as_it_is(tx, own))
    alike = list(_posted_alike(tx, own))
    for post, file, there in others[:IN_DRAFTS]:
        taken = fingerprint(there)
        if taken is not None and taken.sha256 == own.sha256:
            same.append(PictureTwin(post, file, is_same_file=True))
        elif taken is not None and taken.is_like(own):
            alike.append(PictureTwin(post, file, is_same_file=False))
    for each, media in held:
        if media.sha256 == own.sha256.hex():
            text = "\n".join(each.snapshot.parts)
            post = OwnPost(each.snapshot.network, text, each.draft_path, None)
            same.append(PictureTwin(post, media.file, is_same_file=True))
    return _each_once([*same, *alike])


def _posted_as_it_is(tx: sqlite3.Connection, own: Fingerprint) -> Iterator[PictureTwin]:
    for number in pictures.with_bytes(tx, own.sha256):
        yield PictureTwin(*pictures.one(tx, number), is_same_file=True)


def _posted_alike(tx: sqlite3.Connection, own: Fingerprint) -> Iterator[PictureTwin]:
    if own.looks is None:
        return
    for number in _kept_looks(tx).like(own.looks):
        yield PictureTwin(*pictures.one(tx, number), is_same_file=False)


def _kept_looks(tx: sqlite3.Connection) -> _Looks:
    kept = _looks_of(file_of(tx))
    if (stamp := pictures.stamp(tx)) != kept.stamp:
        kept.stamp = stamp
        kept.looks = [(int.from_bytes(each, "big"), id) for id, each in pictures.all_looks(tx)]
        kept.answers.clear()
    return kept


class _Looks:
    """The looks of one database, as long as no import changes them."""

    def __init__(self) -> None:
        self.stamp = (0, 0)
        self.looks: Sequence[tuple[int, int]] = ()
        self.answers: dict[int, Sequence[int]] = {}
        """An editor asks about the same picture at every key."""

    def like(self, own: int) -> Sequence[int]:
        """The pictures that look the same, the nearest first."""
        if own not in self.answers:
            near = [each for each in self.looks if (each[0] ^ own).bit_count() <= ALIKE]
            near.sort(key=lambda each: ((each[0] ^ own).bit_count(), -each[1]))
            self.answers[own] = [number for _, number in near[:NEAREST]]
        return self.answers[own]


@lru_cache(maxsize=2)
def _looks_of(database: str) -> _Looks:
    del database
    return _Looks()


def _each_once(twins: Sequence[PictureTwin]) -> Sequence[PictureTwin]:
    """A post or draft is told once, as the nearest that it has."""
    told: dict[tuple[str, str], PictureTwin] = {}
    for each in twins:
        told.setdefault((each.post.network, each.post.where), each)
    return list(told.values())[:NEAREST]
