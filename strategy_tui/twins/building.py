"""Texts that are put into an index together, as a store does with a whole import."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from importlib.util import find_spec
from itertools import count, islice, pairwise
from typing import TYPE_CHECKING, Any

from strategy_tui.twins.likeness import FEWEST
from strategy_tui.twins.postings import BANDS, BITMAP, TEXTS, as_list, as_stored, band_of, key_of
from strategy_tui.twins.words import BETWEEN, wording, words, words_together

if TYPE_CHECKING:
    from numpy.typing import NDArray

WORTH_NUMPY = 2_000
"""Texts from which on numpy is worth its import, where it is installed."""


class Vocabulary(defaultdict[str, int]):
    """Words and their numbers, for all the segments that are filled in one go."""

    def __init__(self) -> None:
        super().__init__(count().__next__)
        self._keys = array("Q")

    @property
    def keys_by_number(self) -> array[int]:
        """The key of each word, by its number."""
        new = islice(self, len(self._keys), None)
        self._keys.extend(map(key_of, new))
        return self._keys


class Filling:
    """The texts that come to one segment, until they are its rows: some 100 bytes a text."""

    def __init__(self, vocabulary: Vocabulary, start: int = 0) -> None:
        self.start = start
        """The place of the first one: so many are in the segment already."""
        self.posts = array("q")
        self._sizes = array("I")
        self._vocabulary = vocabulary
        self._words = array("I")

    @property
    def room(self) -> int:
        """How many more texts have a place in the segment."""
        return TEXTS - self.start - len(self.posts)

    @property
    def sizes(self) -> bytes:
        """How many different words each text has, in 32 bits."""
        return as_stored(self._sizes)

    def add(self, post: int, words: Collection[str]) -> None:
        """Put a post with these different words at the next place."""
        self.posts.append(post)
        self._sizes.append(len(words))
        self._words.extend(map(self._vocabulary.__getitem__, words))

    def extend(self, posts: NDArray[Any], sizes: NDArray[Any], words: NDArray[Any]) -> None:
        """Put some posts there: how many words each has, and the numbers of all in a row."""
        self.posts.frombytes(posts.tobytes())
        self._sizes.frombytes(sizes.tobytes())
        self._words.frombytes(words.tobytes())

    def rows(self) -> Iterator[tuple[int, bytes]]:
        """The key of every word with its list, as it is stored, in the order of keys."""
        if len(self.posts) >= WORTH_NUMPY and find_spec("numpy") is not None:
            return self._by_numpy()
        return self._one_by_one()

    def _one_by_one(self) -> Iterator[tuple[int, bytes]]:
        lists: defaultdict[int, bytearray] = defaultdict(bytearray)
        words = iter(self._words)
        for place, size in enumerate(self._sizes, self.start):
            number = place.to_bytes(2, "little")
            for _ in range(size):
                lists[next(words)] += number
        keys = self._vocabulary.keys_by_number
        in_order = sorted((keys[word], word) for word in lists)
        return ((key, as_list(bytes(lists[word]))) for key, word in in_order)

    def _by_numpy(self) -> Iterator[tuple[int, bytes]]:
        import numpy

        keys = numpy.frombuffer(self._vocabulary.keys_by_number, numpy.uint64)
        words = keys[numpy.frombuffer(self._words, numpy.uint32)]
        places = numpy.arange(self.start, self.start + len(self._sizes), dtype=numpy.uint64)
        both = words << numpy.uint64(16) | numpy.repeat(places, self._sizes)
        both.sort()
        ordered = (both & numpy.uint64(0xFFFF)).astype("<u2")
        stored = ordered.tobytes()
        both >>= numpy.uint64(16)
        begins = numpy.flatnonzero(both[1:] != both[:-1]) + 1
        present = both[numpy.concatenate(([0], begins))].tolist()
        ends = pairwise([0, *begins.tolist(), len(both)])
        for key, (start, end) in zip(present, ends, strict=True):
            if 2 * (end - start) < BITMAP:
                yield key, stored[2 * start : 2 * end]
            else:
                has = numpy.zeros(TEXTS, numpy.uint8)
                has[ordered[start:end]] = 1
                yield key, numpy.packbits(has, bitorder="little").tobytes()


class Fillings:
    """Texts on their way to the segments of their bands, in some 100 bytes each."""

    def __init__(self, taken: Sequence[int]) -> None:
        self.shorts: list[tuple[int, bytes]] = []
        """Posts with few words, and their fingerprints."""
        self._taken = taken
        self._vocabulary = Vocabulary()
        self._by_band: dict[int, list[Filling]] = {}

    def __iter__(self) -> Iterator[tuple[int, Filling]]:
        """Each with its band; once all texts are there, so that their words are ordered once."""
        for band, fillings in self._by_band.items():
            for each in fillings:
                yield band, each

    def add(self, posts: Sequence[int], texts: Sequence[str]) -> None:
        """Put some posts with their texts; some thousand at once are quickest."""
        found = None
        if len(texts) >= WORTH_NUMPY and find_spec("numpy") is not None:
            found = words_together(texts)
        if found is not None:
            self._add_together(posts, texts, found)
            return
        for post, text in zip(posts, texts, strict=True):
            distinct = frozenset(words(text))
            if len(distinct) >= FEWEST:
                self._filling(band_of(len(distinct))).add(post, distinct)
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
            fillings.append(Filling(self._vocabulary, self._taken[band]))
        if not fillings[-1].room:
            fillings.append(Filling(self._vocabulary))
        return fillings[-1]

    def _add_together(
        self, posts: Sequence[int], texts: Sequence[str], found: Sequence[str]
    ) -> None:
        import numpy

        numbered = map(self._vocabulary.__getitem__, found)
        every = numpy.fromiter(numbered, numpy.uint64, len(found))
        between = every == self._vocabulary[BETWEEN]
        of_text = numpy.cumsum(between, dtype=numpy.uint64)
        both = numpy.sort((of_text << numpy.uint64(32) | every)[~between])
        both = both[numpy.concatenate(([True], both[1:] != both[:-1]))]
        of_text = (both >> numpy.uint64(32)).astype(numpy.int64)
        every = (both & numpy.uint64(0xFFFFFFFF)).astype(numpy.uint32)
        sizes = numpy.bincount(of_text, minlength=len(texts)).astype(numpy.uint32)
        bands = numpy.searchsorted(BANDS, sizes, side="right") - 1
        for short in numpy.flatnonzero(bands < 0).tolist():
            self._add_short(posts[short], texts[short])
        known_as = numpy.array(posts, numpy.int64)
        for band in range(len(BANDS)):
            chosen = bands == band
            self._extend(band, known_as[chosen], sizes[chosen], every[chosen[of_text]])

    def _extend(
        self, band: int, posts: NDArray[Any], sizes: NDArray[Any], words: NDArray[Any]
    ) -> None:
        while len(posts):
            filling = self._filling(band)
            room = filling.room
            first = int(sizes[:room].sum())
            filling.extend(posts[:room], sizes[:room], words[:first])
            posts, sizes, words = posts[room:], sizes[room:], words[first:]
