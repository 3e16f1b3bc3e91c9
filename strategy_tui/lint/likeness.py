"""How much of one text stands in another."""

from __future__ import annotations

import re
from collections.abc import Set
from itertools import pairwise

COPY = 0.85
"""From this share on, a text is a copy of another."""
CLOSE = 0.55
"""From this share on, two texts are close; both are choices, calibrated on few pairs."""
FEWEST_WORDS = 6
"""Shorter texts are only compared for equality."""
READ = 5_000
"""Characters of each text that are compared word by word."""
MUCH_LONGER = 2.5
"""A text so much longer has most letters in threes of any other; then pairs of words count."""
_TOKEN_SET = 0.90

_NOT_WORDS = re.compile(r"https?://\S+|www\.\S+|[#@]\S+")
_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """The words of a text without its links, tags, names, signs and emoji, in lower case."""
    return _WORD.findall(_NOT_WORDS.sub(" ", text.lower()))


def likeness(text: str, other: str) -> float:
    """The share of the shorter text that stands in the other, between 0 and 1."""
    here, there = words(text[: 4 * READ]), words(other[: 4 * READ])
    if here == there:
        return 1.0 if here else 0.0
    if min(len(here), len(there)) < FEWEST_WORDS:
        return 0.0
    shorter, longer = sorted((here, there), key=len)
    if len(longer) > MUCH_LONGER * len(shorter):
        return _share(set(pairwise(shorter)), set(pairwise(longer)))
    contained = _share(_threes(shorter), _threes(longer))
    if contained >= COPY or contained < 0.3:
        return contained
    return max(contained, _token_set(" ".join(here), " ".join(there)))


def _share(some: Set[object], others: Set[object]) -> float:
    return len(some & others) / len(some)


def _threes(text: list[str]) -> set[str]:
    line = f" {' '.join(text)} "
    return {line[at : at + 3] for at in range(len(line) - 2)}


def _token_set(here: str, there: str) -> float:
    from rapidfuzz.fuzz import token_set_ratio

    ratio = token_set_ratio(here[:READ], there[:READ]) / 100
    return ratio if ratio >= _TOKEN_SET else 0.0
