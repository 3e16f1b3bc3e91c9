"""Words without what number, case and accents change, so that `familles` is `Famille`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.text import Span

READ = 50_000
"""Characters of a text that are looked at; a longer one is a book, and says its topic early."""

_WORD = re.compile(r"[^\W_]+")
_IN_TAG = re.compile(r"[^\W\d_][^\W\d_A-ZÀ-Þ]+|[^\W_]+")
_PLAIN = str.maketrans(
    {**dict(zip("àâäáãéèêëîïíôöóõùûüúçñ", "aaaaaeeeeiiioooouuuucn", strict=True))}
    | {"œ": "oe", "æ": "ae"}
)
_WHOLE = frozenset({"bras", "corps", "cours", "dos", "fils", "gens", "news", "pays", "temps"})
"""Words whose last letter is no mark of number, and which mean something else without it."""


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word in lower case without accents and marks of number."""
    plain = word.lower().translate(_PLAIN)
    if len(plain) <= 3 or plain[-1] not in "sx" or plain in _WHOLE:
        return plain
    if len(plain) > 4 and plain.endswith("ies"):
        return plain[:-3] + "y"
    if len(plain) > 4 and plain.endswith("aux") and plain[-4] != "e":
        return plain[:-3] + "al"
    return plain if plain.endswith("ss") else plain[:-1]


def stems(phrase: str) -> tuple[str, ...]:
    """The stems of the words of a phrase."""
    return tuple(stem(word) for word in _WORD.findall(phrase))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: their stems, and where they stand."""

    stems: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    """Start and end of each, in code points."""
    at: Mapping[str, list[int]]
    """Stem → its numbers in the row."""
    beginnings: frozenset[str]
    """The first four letters of each."""

    def span(self, first: int, last: int) -> Span:
        """From the beginning of a word to the end of another."""
        return Span(self.places[first][0], self.places[last][1])


@lru_cache(maxsize=8)
def words_of(text: str, without: tuple[Span, ...] = ()) -> Words:
    """The words of a text but for those inside some spans, such as its links and mentions.

    A hashtag in CamelCase is several words.
    """
    roots: list[str] = []
    places: list[tuple[int, int]] = []
    gaps = iter(sorted(without))
    gap = next(gaps, None)
    for each in _WORD.finditer(text, 0, READ):
        start, end = place = each.span()
        while gap is not None and gap.end <= start:
            gap = next(gaps, None)
        if gap is not None and gap.start < end:
            continue
        word = each[0]
        if start and text[start - 1] in "#＃" and not word[1:].islower():
            for part in _IN_TAG.finditer(text, start, end):
                roots.append(stem(part[0]))
                places.append(part.span())
        else:
            roots.append(stem(word))
            places.append(place)
    at: dict[str, list[int]] = {}
    for number, root in enumerate(roots):
        at.setdefault(root, []).append(number)
    return Words(tuple(roots), tuple(places), at, frozenset([root[:4] for root in at]))
