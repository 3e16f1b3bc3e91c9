"""Which kept posts a text is worth comparing with: all at first, by shared rare words later."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import field
from functools import lru_cache
from itertools import islice
from pathlib import Path

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.store import twins
from strategy_tui.store.twins import Text

PLAIN = 20_000
"""So many posts, the newest, are all compared; older ones only if they share words."""
MOST = 100_000
"""Posts that are looked at, the newest; a history beyond that waits for the index on disk."""
SCANS = 2
"""From the third question on, an index is worth its making: a list of drafts, an open editor."""
SHARED = 3
"""Long words that a text and a post share at least, where not all are compared."""
CANDIDATES = 200
"""Posts that the index hands out for one text, those that share most."""

_LONG_WORD = re.compile(r"\w{6,}")
_LONGEST = 12
"""Of a text's words, as the likeliest to be rare."""
_COMMON = 0.02
"""Share of the posts from which a word tells nothing."""


@dataclass(slots=True)
class KeptPosts:
    """The posts of one database, as long as no import changes them."""

    _stamp: tuple[int, int] = (0, 0)
    _asked: int = 0
    _index: WordIndex | None = None

    def candidates(self, tx: sqlite3.Connection, text: str) -> Iterator[Text]:
        """Posts that a text may resemble; `tx` is a view of the same database each time."""
        stamp = twins.stamp(tx)
        if stamp != self._stamp:
            self._stamp, self._asked, self._index = stamp, 0, None
        self._asked += 1
        rare = long_words(text)
        if self._asked <= SCANS or len(rare) < SHARED:
            return _scanned(tx, rare)
        if self._index is None:
            self._index = WordIndex.of(islice(twins.texts(tx), MOST))
        return twins.texts_of(tx, self._index.sharing(rare))


@lru_cache(maxsize=2)
def kept_posts(database: Path) -> KeptPosts:
    """One for each database that this process has open."""
    del database
    return KeptPosts()


@dataclass(slots=True)
class WordIndex:
    """Long word → the posts that have it."""

    size: int = 0
    posts: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, texts: Iterable[Text]) -> WordIndex:
        """The index of some posts."""
        index = cls()
        for post_id, _, text in texts:
            index.size += 1
            for word in long_words(text):
                index.posts[word].append(post_id)
        return index

    def sharing(self, words: Iterable[str]) -> list[int]:
        """The posts that share most of the words that are rare in the index."""
        common = max(50, self.size * _COMMON)
        shared: Counter[int] = Counter()
        for word in words:
            having = self.posts.get(word, ())
            if len(having) <= common:
                shared.update(having)
        return [post for post, count in shared.most_common(CANDIDATES) if count >= SHARED]


def long_words(text: str) -> set[str]:
    """The words of a text that have six letters or more, in lower case."""
    return set(_LONG_WORD.findall(text.lower()))


def _scanned(tx: sqlite3.Connection, words: Iterable[str]) -> Iterator[Text]:
    published = islice(twins.texts(tx), MOST)
    yield from islice(published, PLAIN)
    rare = sorted(words, key=len)[-_LONGEST:]
    for each in published:
        lowered = each[2].lower()
        shared = 0
        for word in rare:
            if word in lowered:
                shared += 1
        if shared >= SHARED:
            yield each
