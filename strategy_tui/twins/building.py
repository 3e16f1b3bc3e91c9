"""A segment that is filled at once, as a store does with a whole history."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterator
from importlib.util import find_spec
from itertools import accumulate, count, pairwise

from strategy_tui.twins.postings import BITMAP, TEXTS, numbers

WORTH_NUMPY = 100_000
"""Words of a segment from which on numpy sorts them."""


class Vocabulary(defaultdict[str, int]):
    """Words and their numbers, for all the segments that are filled in one go."""

    def __init__(self) -> None:
        super().__init__(count().__next__)


class Filling:
    """The texts of one band, until they are the rows of a segment: some 90 bytes a text."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.posts = array("q")
        self._sizes = array("I")
        self._numbers = vocabulary
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
        spelled = list(self._numbers)
        return (
            (word, _shorter(lists[at])) for word, at in sorted((spelled[at], at) for at in lists)
        )

    def _is_long(self) -> bool:
        return len(self._words) >= WORTH_NUMPY and find_spec("numpy") is not None

    def _one_by_one(self) -> dict[int, bytes]:
        lists: defaultdict[int, bytearray] = defaultdict(bytearray)
        words = iter(self._words)
        for place, size in enumerate(self._sizes):
            number = place.to_bytes(2, "little")
            for _ in range(size):
                lists[next(words)] += number
        return {word: bytes(places) for word, places in lists.items()}

    def _by_numpy(self) -> dict[int, bytes]:
        import numpy

        words = numpy.frombuffer(self._words, numpy.uint32)
        places = numpy.repeat(numpy.arange(len(self._sizes), dtype="<u2"), self._sizes)
        ordered = places[numpy.argsort(words, kind="stable")].tobytes()
        present, sizes = numpy.unique(words, return_counts=True)
        ends = [0, *accumulate((2 * sizes).tolist())]
        return {
            word: ordered[start:end]
            for word, (start, end) in zip(present.tolist(), pairwise(ends), strict=True)
        }


def _shorter(places: bytes) -> bytes:
    """The list as it is stored: a bitmap where that is not longer."""
    if len(places) < BITMAP:
        return places
    bitmap = bytearray(BITMAP)
    for each in numbers(places, "H"):
        bitmap[each >> 3] |= 1 << (each & 7)
    return bytes(bitmap)
