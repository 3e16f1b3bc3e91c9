"""Words without what number, case and accents change, so that `familles` is `Famille`."""

from __future__ import annotations

import re
from functools import lru_cache

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.text import Span

READ = 100_000
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
    spans: tuple[Span, ...]
    known: frozenset[str]
    """The stems, each once."""
    beginnings: frozenset[str]
    """The first four letters of each."""


@lru_cache(maxsize=8)
def words_of(text: str, without: tuple[Span, ...] = ()) -> Words:
    """The words of a text but for those inside some spans, such as its links and mentions.

    A hashtag in CamelCase is several words.
    """
    found: list[tuple[str, Span]] = []
    masked = iter(sorted(without))
    gap = next(masked, None)
    for each in _WORD.finditer(text, 0, READ):
        start, end = each.span()
        while gap is not None and gap.end <= start:
            gap = next(masked, None)
        if gap is not None and gap.start < end:
            continue
        word = each[0]
        if start and text[start - 1] in "#＃" and not word[1:].islower():
            parts = _IN_TAG.finditer(text, start, end)
            found.extend((stem(part[0]), Span(*part.span())) for part in parts)
        else:
            found.append((stem(word), Span(start, end)))
    roots = tuple(root for root, _ in found)
    known = frozenset(roots)
    return Words(
        roots, tuple(span for _, span in found), known, frozenset(each[:4] for each in known)
    )
