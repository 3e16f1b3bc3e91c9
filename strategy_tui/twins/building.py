"""A segment that is filled at once, as a store does with a whole history."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterator
from importlib.util import find_spec
from itertools import accumulate, count

from strategy_tui.twins.postings import BITMAP, TEXTS, numbers

WORTH_NUMPY = 100_000
"""Words of a segment from which on numpy sorts them."""


class Filling:
    """The texts of one band, until they are the rows of a segment: some 90 bytes a text."""

    def __init__(self) -> None:
        self.posts = array("q")
        self._sizes = array("I")
        self._numbers: defaultdict[str, int] = defaultdict(count().__next__)
        self._words = array("I")

    @property
    def is_full(self) -> bool:
        """Whether no text has a place left."""
        return len(self.posts) == TEXTS

    @property
    def sizes(self) -> bytes:
        """How many different words each text has, in 32 bits."""
        return b"".join(each.to_bytes(4, "little") for each in self._sizes)

    def add(self, post: int, words: Collection[str]) -> None:
        """Put a post with these different words at the next place."""
        self.posts.append(post)
        self._sizes.append(len(words))
        self._words.extend(map(self._numbers.__getitem__, words))

    def rows(self) -> Iterator[tuple[str, bytes]]:
        """Every word with its list, in the order of words."""
        lists = self._by_numpy() if self._is_long() else self._one_by_one()
        for word in sorted(self._numbers):
            yield word, lists[self._numbers[word]]

    def _is_long(self) -> bool:
        return len(self._words) >= WORTH_NUMPY and find_spec("numpy") is not None

    def _one_by_one(self) -> list[bytes]:
        lists = [bytearray() for _ in self._numbers]
        words = iter(self._words)
        for place, size in enumerate(self._sizes):
            number = place.to_bytes(2, "little")
            for _ in range(size):
                lists[next(words)] += number
        return [_shorter(bytes(each)) for each in lists]

    def _by_numpy(self) -> list[bytes]:
        import numpy

        words = numpy.frombuffer(self._words, numpy.uint32)
        places = numpy.repeat(numpy.arange(len(self._sizes), dtype="<u2"), self._sizes)
        ordered = places[numpy.argsort(words, kind="stable")].tobytes()
        ends = list(accumulate(numpy.bincount(words).tolist()))
        starts = [0, *ends[:-1]]
        return [
            _shorter(ordered[2 * start : 2 * end]) for start, end in zip(starts, ends, strict=True)
        ]


def _shorter(places: bytes) -> bytes:
    """The list as it is stored: a bitmap where that is not longer."""
    if len(places) < BITMAP:
        return places
    bitmap = bytearray(BITMAP)
    for each in numbers(places, "H"):
        bitmap[each >> 3] |= 1 << (each & 7)
    return bytes(bitmap)
