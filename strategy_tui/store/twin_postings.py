"""The index of near copies over own public posts and approvals, as the database keeps it."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Collection, Iterator, Sequence
from itertools import count
from typing import TYPE_CHECKING

from strategy_tui.twins.postings import (
    BANDS,
    KEY_BITS,
    TEXTS,
    Lists,
    Segment,
    as_numbers,
    as_stored,
    band_of,
    joined,
    key_of,
    numbers,
    size_code,
)

if TYPE_CHECKING:
    from strategy_tui.twins.building import Filling, Fillings

CHUNK, CHUNK_BITS = 1024, 8
"""Places of a segment whose sizes, or posts, are one row; and how its number is told."""

# A row of `twin_list` has the segment's number before the word's key.
LISTS = "SELECT id, places FROM twin_list WHERE id IN (SELECT value FROM json_each(?))"
CHUNKS = "SELECT id, {column} FROM {table} WHERE id IN ({ids})"

EXTEND = """
INSERT INTO twin_list VALUES (?, ?)
    ON CONFLICT DO UPDATE SET places = twin_joined(places, excluded.places)
"""
EXTEND_SIZES = """
INSERT INTO twin_size VALUES (?, ?)
    ON CONFLICT DO UPDATE SET sizes = twin_appended(sizes, excluded.sizes)
"""
EXTEND_PLACES = """
INSERT INTO twin_place VALUES (?, ?)
    ON CONFLICT DO UPDATE SET posts = twin_appended(posts, excluded.posts)
"""
COUNT = """
INSERT INTO twin_segment VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET texts = excluded.texts
"""


class StoredPostings:
    """The tables of the index; everything happens in the caller's transaction."""

    def __init__(self, tx: sqlite3.Connection) -> None:
        self._tx = tx
        self._open: dict[int, Segment] | None = None
        self._bands: dict[int, int] = {}

    def segments(self) -> Sequence[Segment]:
        """All segments, oldest first."""
        rows = self._tx.execute("SELECT number, band, texts FROM twin_segment ORDER BY number")
        found = [Segment(*row) for row in rows]
        self._bands.update((each.number, each.band) for each in found)
        return found

    def lists(self, segments: Collection[int], words: Collection[str]) -> Lists:
        """For each of the segments the lists of those of the words that it has."""
        found: dict[int, list[bytes]] = {}
        cursor = self._tx.cursor()
        cursor.row_factory = None
        keys = [key_of(word) for word in words]
        wanted = json.dumps([each << KEY_BITS | key for each in sorted(segments) for key in keys])
        for row, places in cursor.execute(LISTS, (wanted,)):
            found.setdefault(row >> KEY_BITS, []).append(places)
        return found

    def sizes(self, segment: int, places: Sequence[int]) -> Sequence[int]:
        """How many different words the texts at some places have; 0 for one that was removed."""
        band = self._band(segment)
        fewer = BANDS[band] - 1
        stored = self._at(segment, places, "twin_size", "sizes", size_code(band))
        return [each and each + fewer for each in stored]

    def posts(self, segment: int, places: Sequence[int]) -> Sequence[int]:
        """The posts at some places, in their order."""
        return self._at(segment, places, "twin_place", "posts", "q")

    def _at(
        self, segment: int, places: Sequence[int], table: str, column: str, code: str
    ) -> Sequence[int]:
        if not places:
            return ()
        first = segment << CHUNK_BITS
        wanted = sorted({first | each // CHUNK for each in places})
        statement = CHUNKS.format(table=table, column=column, ids=", ".join(map(str, wanted)))
        cursor = self._tx.cursor()
        cursor.row_factory = None
        chunks = {row: as_numbers(stored, code) for row, stored in cursor.execute(statement)}
        return [chunks[first | each // CHUNK][each % CHUNK] for each in places]

    def same(self, fingerprint: bytes) -> Sequence[int]:
        """The posts among those with few words that have exactly these."""
        rows = self._tx.execute(
            "SELECT id FROM twin_short WHERE fingerprint = ? ORDER BY id", (fingerprint,)
        )
        return [row[0] for row in rows]

    def add(self, post: int, words: Collection[str]) -> None:
        """Put a post with enough different words at the end of an open segment of its band."""
        from strategy_tui.twins.building import Filling

        self.remove(post)
        band = band_of(len(words))
        filling = Filling(self._segment(band).texts)
        filling.add(post, [key_of(word) for word in words])
        self._extend(band, filling)

    def add_short(self, post: int, fingerprint: bytes) -> None:
        """Put a post with few words where equal ones are found."""
        self.remove(post)
        self._tx.execute("INSERT INTO twin_short VALUES (?, ?)", (post, fingerprint))

    def remove(self, post: int) -> None:
        """Forget a post; one that is not there is no error."""
        self._tx.execute("DELETE FROM twin_short WHERE id = ?", (post,))
        row = self._tx.execute(
            "DELETE FROM twin_post WHERE id = ? RETURNING slot", (post,)
        ).fetchone()
        if row is None:
            return
        segment, place = divmod(row[0], TEXTS)
        chunk, code = segment << CHUNK_BITS | place // CHUNK, size_code(self._band(segment))
        kept = self._tx.execute("SELECT sizes FROM twin_size WHERE id = ?", (chunk,)).fetchone()
        sizes = numbers(kept[0], code)
        sizes[place % CHUNK] = 0
        self._tx.execute("UPDATE twin_size SET sizes = ? WHERE id = ?", (as_stored(sizes), chunk))

    def fillings(self) -> Fillings:
        """An empty one, for texts that come next to those that are there."""
        from strategy_tui.twins.building import Fillings

        return Fillings([self._segment(band).texts for band in range(len(BANDS))])

    def extend(self, fillings: Fillings) -> None:
        """Put texts there, none of which is known."""
        self._tx.executemany("INSERT INTO twin_short VALUES (?, ?)", fillings.shorts)
        for band, filling in fillings:
            self._extend(band, filling)

    def _extend(self, band: int, filling: Filling) -> None:
        segment = self._segment(band).number
        self._tx.create_function("twin_joined", 2, joined, deterministic=True)
        self._tx.create_function("twin_appended", 2, bytes.__add__, deterministic=True)
        self._tx.executemany(EXTEND, filling.rows(segment << KEY_BITS))
        fewer = BANDS[band] - 1
        sizes = array(size_code(band), (each - fewer for each in filling.sizes))
        self._tx.executemany(EXTEND_SIZES, _chunks(segment, filling.start, sizes))
        self._tx.executemany(EXTEND_PLACES, _chunks(segment, filling.start, filling.posts))
        slots = zip(filling.posts, count(segment * TEXTS + filling.start), strict=False)
        self._tx.executemany("INSERT INTO twin_post VALUES (?, ?)", slots)
        texts = filling.start + len(filling.posts)
        self._tx.execute(COUNT, (segment, band, texts))
        self._opened[band] = Segment(segment, band, texts)

    @property
    def _opened(self) -> dict[int, Segment]:
        """The segment of each band that has places left; numbers begin with 1."""
        if self._open is None:
            self._open = {each.band: each for each in self.segments()}
        return self._open

    def _band(self, segment: int) -> int:
        if segment not in self._bands:
            self.segments()
        return self._bands[segment]

    def _segment(self, band: int) -> Segment:
        found = self._opened.get(band)
        if found is None or found.texts == TEXTS:
            number = max((each.number for each in self._opened.values()), default=0) + 1
            found = self._opened[band] = Segment(number, band, 0)
        return found


def _chunks(segment: int, start: int, some: array[int]) -> Iterator[tuple[int, bytes]]:
    """What comes to the places of a segment from one on, by rows."""
    begin, end = start, start + len(some)
    while begin < end:
        number = begin // CHUNK
        until = min(end, (number + 1) * CHUNK)
        yield segment << CHUNK_BITS | number, as_stored(some[begin - start : until - start])
        begin = until
