"""Which texts have which words: how the index is cut into pieces, and one that lives in memory.

Texts are put into segments of up to 65,536 texts of about the same number of different words (a
band), so a search skips most of them. In a segment, a word has one list of at most 8 KB: the places
of its texts as 16-bit numbers in ascending order, from the 4,096th on as a bitmap. So a stored list
is read without decoding, and adding a text rewrites few bytes: as rows, `(segment, word) → list`.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.twins.likeness import FEWEST

TEXTS = 1 << 16
"""Places in a segment."""
BITMAP = TEXTS // 8
"""Bytes of a list that is a bitmap; a shorter one holds numbers."""
BANDS = (FEWEST, 8, 10, 13, 17, 22, 28, 36, 46, 60, 90, 150, 400)
"""The fewest different words of the texts in each band."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Texts of one band that are searched together."""

    number: int
    band: int
    texts: int

    @property
    def fewest(self) -> int:
        """Different words that each of its texts has at least."""
        return BANDS[self.band]

    @property
    def most(self) -> int | None:
        """Different words that each of its texts has at most; None: no bound."""
        return BANDS[self.band + 1] - 1 if self.band + 1 < len(BANDS) else None


Lists = Mapping[int, Sequence[bytes | bytearray]]
"""By segment; one without any of the words may be absent."""


class Postings(Protocol):
    """What a search reads; numbers are little-endian."""

    def segments(self) -> Sequence[Segment]:
        """All segments, in any order."""

    def lists(self, segments: Collection[int], words: Collection[str]) -> Lists:
        """For each of the segments the lists of those of the words that it has."""

    def sizes(self, segment: int, places: Sequence[int]) -> Sequence[int]:
        """How many different words the texts at some places have; 0 for one that was removed."""

    def posts(self, segment: int, places: Sequence[int]) -> Sequence[int]:
        """The posts at some places, in their order."""

    def same(self, fingerprint: bytes) -> Sequence[int]:
        """The posts among those with few words that have exactly these."""


class Writable(Postings, Protocol):
    """What adding and removing needs besides."""

    def add(self, post: int, words: Collection[str]) -> None:
        """Put a post with enough different words at the end of an open segment of its band."""

    def add_short(self, post: int, fingerprint: bytes) -> None:
        """Put a post with few words where equal ones are found."""

    def remove(self, post: int) -> None:
        """Forget a post; one that is not there is no error."""


BASE, STIR = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9
"""Odd numbers without a pattern."""
WIDTH, KEY_BITS = 64, 46


def key_of(word: str) -> int:
    """A word as a number of 46 bits, by which stores know it.

    Two words have the same one by a chance of one in 2**46; then the texts of both are found for
    each, so that none is missed.
    """
    key = 0
    for letter in word:
        key = (key * BASE + ord(letter) + 1) & (1 << WIDTH) - 1
    key = (key ^ key >> 32) * STIR & (1 << WIDTH) - 1
    return key >> WIDTH - KEY_BITS


def size_code(band: int) -> str:
    """The array type in which a store keeps the sizes of a band's texts."""
    return "B" if band + 1 < len(BANDS) else "I"


def band_of(size: int) -> int:
    """The band of a text with so many different words, at least `FEWEST`."""
    return bisect_right(BANDS, size) - 1


def extended(places: bytearray, place: int) -> bytearray:
    """A list with one more place, which is higher than all in it; `places` may change."""
    if len(places) == BITMAP:
        places[place >> 3] |= 1 << (place & 7)
        return places
    places += place.to_bytes(2, "little")
    return places if len(places) < BITMAP else _bitmap(places)


def as_list(places: bytes) -> bytes:
    """Places as 16-bit numbers as they are stored: a bitmap where that is not longer."""
    return places if len(places) < BITMAP else bytes(_bitmap(places))


def joined(places: bytes, more: bytes) -> bytes:
    """The places of two stored lists, of which the second has the higher ones."""
    if len(places) + len(more) < BITMAP:
        return places + more
    if len(more) < BITMAP:
        return bytes(_marked(_as_bitmap(places), more))
    both = (int.from_bytes(_as_bitmap(each), "little") for each in (places, more))
    return (next(both) | next(both)).to_bytes(BITMAP, "little")


def _as_bitmap(places: bytes) -> bytearray:
    return bytearray(places) if len(places) == BITMAP else _bitmap(places)


def _bitmap(places: bytes | bytearray) -> bytearray:
    return _marked(bytearray(BITMAP), places)


def _marked(bitmap: bytearray, places: bytes | bytearray) -> bytearray:
    for each in numbers(places, "H"):
        bitmap[each >> 3] |= 1 << (each & 7)
    return bitmap


def as_stored(some: array[int]) -> bytes:
    """Numbers as they are stored."""
    if sys.byteorder == "big":
        some = some[:]
        some.byteswap()
    return some.tobytes()


def as_numbers(stored: bytes, code: str) -> Sequence[int]:
    """Stored numbers of that array type, without a copy where the machine has them so."""
    return memoryview(stored).cast(code) if sys.byteorder == "little" else numbers(stored, code)  # type: ignore[call-overload]


def numbers(stored: bytes | bytearray | memoryview, code: str) -> array[int]:
    """Stored numbers of that array type, as this machine has them."""
    found = array(code)
    found.frombytes(stored)
    if sys.byteorder == "big":
        found.byteswap()
    return found


class _Open:
    """A segment in memory."""

    def __init__(self, band: int) -> None:
        self.band = band
        self.lists: dict[str, bytearray] = {}
        self.sizes = array("I")
        self.posts = array("q")

    def add(self, post: int, words: Collection[str]) -> None:
        place = len(self.posts)
        self.posts.append(post)
        self.sizes.append(len(words))
        number = place.to_bytes(2, "little")
        lists = self.lists
        for word in words:
            places = lists.get(word)
            if places is None:
                lists[sys.intern(word)] = bytearray(number)
            elif len(places) < BITMAP - 2:
                places += number
            else:
                lists[word] = extended(places, place)


class MemoryPostings:
    """Postings in memory: some 350 bytes a post. Also the buffer of a store that is built."""

    def __init__(self) -> None:
        self._segments: list[_Open] = []
        self._open: dict[int, int] = {}
        self._short: dict[bytes, list[int]] = {}
        self._where: dict[int, tuple[int, int] | bytes] = {}

    def segments(self) -> Sequence[Segment]:
        """All segments, oldest first."""
        return [
            Segment(number, each.band, len(each.posts))
            for number, each in enumerate(self._segments)
        ]

    def lists(self, segments: Collection[int], words: Collection[str]) -> Lists:
        """For each of the segments the lists of those of the words that it has."""
        kept = {number: self._segments[number].lists for number in segments}
        return {
            number: [lists[word] for word in words if word in lists]
            for number, lists in kept.items()
        }

    def sizes(self, segment: int, places: Sequence[int]) -> Sequence[int]:
        """How many different words the texts at some places have; 0 for one that was removed."""
        sizes = self._segments[segment].sizes
        return [sizes[each] for each in places]

    def posts(self, segment: int, places: Sequence[int]) -> Sequence[int]:
        """The posts at some places, in their order."""
        posts = self._segments[segment].posts
        return [posts[each] for each in places]

    def same(self, fingerprint: bytes) -> Sequence[int]:
        """The posts among those with few words that have exactly these."""
        return self._short.get(fingerprint, [])

    def add(self, post: int, words: Collection[str]) -> None:
        """Put a post with enough different words at the end of an open segment of its band."""
        self.remove(post)
        band = band_of(len(words))
        number = self._open.get(band)
        if number is None or len(self._segments[number].posts) == TEXTS:
            number = self._open[band] = len(self._segments)
            self._segments.append(_Open(band))
        segment = self._segments[number]
        self._where[post] = (number, len(segment.posts))
        segment.add(post, words)

    def add_short(self, post: int, fingerprint: bytes) -> None:
        """Put a post with few words where equal ones are found."""
        self.remove(post)
        self._where[post] = fingerprint
        self._short.setdefault(fingerprint, []).append(post)

    def remove(self, post: int) -> None:
        """Forget a post; one that is not there is no error."""
        where = self._where.pop(post, None)
        if isinstance(where, bytes):
            self._short[where].remove(post)
        elif where is not None:
            number, place = where
            self._segments[number].sizes[place] = 0
