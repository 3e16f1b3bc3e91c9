"""Texts that are put into an index together, as a store does with a whole import."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from importlib.util import find_spec
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from strategy_tui.twins.likeness import FEWEST
from strategy_tui.twins.postings import (
    BANDS,
    BASE,
    BITMAP,
    KEY_BITS,
    STIR,
    TEXTS,
    WIDTH,
    as_list,
    band_of,
    key_of,
)
from strategy_tui.twins.words import BETWEEN, wording, words, words_together

if TYPE_CHECKING:
    from numpy.typing import NDArray

WORTH_NUMPY = 2_000
"""Texts from which on numpy is worth its import, where it is installed."""
MOST = 1 << WIDTH - KEY_BITS - 2
"""Texts that are read together at most: their numbers stand before keys in 64 bits."""
LONGEST = 200
"""Letters of a word up to which many are read together."""


class Keys(dict[str, int]):
    """Words and their keys, as far as they were asked for."""

    def __missing__(self, word: str) -> int:
        self[word] = key = key_of(word)
        return key


class Filling:
    """The texts that come to one segment, until they are its rows: some 180 bytes a text."""

    def __init__(self, start: int = 0) -> None:
        self.start = start
        """The place of the first one: so many are in the segment already."""
        self.posts = array("q")
        self._sizes = array("I")
        self._keys = array("Q")

    @property
    def room(self) -> int:
        """How many more texts have a place in the segment."""
        return TEXTS - self.start - len(self.posts)

    @property
    def sizes(self) -> Sequence[int]:
        """How many different words each text has."""
        return self._sizes

    def add(self, post: int, keys: Collection[int]) -> None:
        """Put a post with these different words at the next place."""
        self.posts.append(post)
        self._sizes.append(len(keys))
        self._keys.extend(keys)

    def extend(self, posts: NDArray[Any], sizes: NDArray[Any], keys: NDArray[Any]) -> None:
        """Put some posts there: how many words each has, and the keys of all in a row."""
        self.posts.frombytes(posts.tobytes())
        self._sizes.frombytes(sizes.tobytes())
        self._keys.frombytes(keys.tobytes())

    def rows(self, first: int = 0) -> Iterator[tuple[int, bytes]]:
        """The key of every word, with the bits of `first`, and its list as it is stored.

        In the order of keys.
        """
        if len(self.posts) >= WORTH_NUMPY and find_spec("numpy") is not None:
            return self._by_numpy(first)
        return self._one_by_one(first)

    def _one_by_one(self, first: int) -> Iterator[tuple[int, bytes]]:
        lists: defaultdict[int, bytearray] = defaultdict(bytearray)
        keys = iter(self._keys)
        for place, size in enumerate(self._sizes, self.start):
            number = place.to_bytes(2, "little")
            for _ in range(size):
                lists[next(keys)] += number
        return ((first | key, as_list(bytes(lists[key]))) for key in sorted(lists))

    def _by_numpy(self, first: int) -> Iterator[tuple[int, bytes]]:
        import numpy

        places = numpy.arange(self.start, self.start + len(self._sizes), dtype=numpy.uint64)
        both = numpy.frombuffer(self._keys, numpy.uint64) << numpy.uint64(16)
        both |= numpy.repeat(places, self._sizes)
        both.sort()
        ordered = (both & numpy.uint64(0xFFFF)).astype("<u2")
        stored = ordered.tobytes()
        both >>= numpy.uint64(16)
        begins = numpy.flatnonzero(both[1:] != both[:-1]) + 1
        present = both[numpy.concatenate(([0], begins))] | numpy.uint64(first)
        ends = pairwise([0, *begins.tolist(), len(both)])
        for key, (start, end) in zip(present.tolist(), ends, strict=True):
            if 2 * (end - start) < BITMAP:
                yield key, stored[2 * start : 2 * end]
            else:
                has = numpy.zeros(TEXTS, numpy.uint8)
                has[ordered[start:end]] = 1
                yield key, numpy.packbits(has, bitorder="little").tobytes()


class Fillings:
    """Texts on their way to the segments of their bands."""

    def __init__(self, taken: Sequence[int]) -> None:
        self.shorts: list[tuple[int, bytes]] = []
        """Posts with few words, and their fingerprints."""
        self._taken = taken
        self._keys = Keys()
        self._by_band: dict[int, list[Filling]] = {}

    def __iter__(self) -> Iterator[tuple[int, Filling]]:
        """Each with its band."""
        for band, fillings in self._by_band.items():
            for each in fillings:
                yield band, each

    def add(self, posts: Sequence[int], texts: Sequence[str]) -> None:
        """Put some posts with their texts; some thousand at once are quickest."""
        found = None
        if WORTH_NUMPY <= len(texts) <= MOST and find_spec("numpy") is not None:
            found = keys_together(texts)
        if found is not None:
            self._add_together(posts, texts, found)
            return
        for post, text in zip(posts, texts, strict=True):
            distinct = frozenset(words(text))
            if len(distinct) >= FEWEST:
                keys = list(map(self._keys.__getitem__, distinct))
                self._filling(band_of(len(keys))).add(post, keys)
            else:
                self._add_short(post, text)

    def _add_short(self, post: int, text: str) -> None:
        read = wording(text)
        if not read.is_empty:
            self.shorts.append((post, read.fingerprint))

    def _filling(self, band: int) -> Filling:
        """The last one of a band; after the segment that is open, the others are new."""
        fillings = self._by_band.setdefault(band, [])
        if not fillings:
            fillings.append(Filling(self._taken[band]))
        if not fillings[-1].room:
            fillings.append(Filling())
        return fillings[-1]

    def _add_together(
        self, posts: Sequence[int], texts: Sequence[str], found: NDArray[Any]
    ) -> None:
        import numpy

        between = found == key_of(BETWEEN)
        of_text = numpy.cumsum(between, dtype=numpy.uint64)
        both = numpy.sort((of_text << numpy.uint64(KEY_BITS) | found)[~between])
        both = both[numpy.concatenate(([True], both[1:] != both[:-1]))[: len(both)]]
        of_text = (both >> numpy.uint64(KEY_BITS)).astype(numpy.int64)
        both &= numpy.uint64((1 << KEY_BITS) - 1)
        sizes = numpy.bincount(of_text, minlength=len(texts)).astype(numpy.uint32)
        bands = numpy.searchsorted(BANDS, sizes, side="right") - 1
        for short in numpy.flatnonzero(bands < 0).tolist():
            self._add_short(posts[short], texts[short])
        known_as = numpy.array(posts, numpy.int64)
        for band in range(len(BANDS)):
            chosen = bands == band
            self._extend(band, known_as[chosen], sizes[chosen], both[chosen[of_text]])

    def _extend(
        self, band: int, posts: NDArray[Any], sizes: NDArray[Any], keys: NDArray[Any]
    ) -> None:
        while len(posts):
            filling = self._filling(band)
            room = filling.room
            first = int(sizes[:room].sum())
            filling.extend(posts[:room], sizes[:room], keys[:first])
            posts, sizes, keys = posts[room:], sizes[room:], keys[first:]


def keys_together(texts: Sequence[str]) -> NDArray[Any] | None:
    """The keys of the words of many texts in a row, with that of `BETWEEN` between two texts.

    None if they have to be read one by one.
    """
    import numpy

    found = words_together(texts)
    if found is None:
        return None
    letters = numpy.frombuffer(found, numpy.uint8)
    inside = numpy.concatenate(([False], letters != ord(" "), [False]))
    edges = numpy.flatnonzero(inside[1:] != inside[:-1])
    starts, sizes = edges[::2], edges[1::2] - edges[::2]
    longest = int(sizes.max(initial=0))
    if longest > LONGEST:
        return None
    shorter = (LONGEST - sizes).astype(numpy.uint8)  # so small numbers are sorted at once
    longer = numpy.argsort(shorter, kind="stable")
    starts = starts[longer]
    many = numpy.searchsorted(shorter[longer], LONGEST - numpy.arange(longest), side="left")
    keys = numpy.zeros(len(sizes), numpy.uint64)
    codes = letters.astype(numpy.uint64) + numpy.uint64(1)
    for at, count in enumerate(many.tolist()):  # so many words have a letter there
        keys[:count] = keys[:count] * numpy.uint64(BASE) + codes[starts[:count] + at]
    keys = (keys ^ keys >> numpy.uint64(32)) * numpy.uint64(STIR)
    in_order = numpy.empty_like(keys)
    in_order[longer] = keys >> numpy.uint64(WIDTH - KEY_BITS)
    return in_order
