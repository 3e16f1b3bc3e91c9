"""What two texts have in common word for word, as places that can be shown side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import inf

from strategy_tui.domain.draft import OwnPost
from strategy_tui.domain.text import Span
from strategy_tui.domain.twin import Twin, TwinVerdict
from strategy_tui.twins.likeness import compare
from strategy_tui.twins.words import Placed, placed

TOGETHER = 3
"""Words in a row that make a passage; fewer recur in any two texts."""
READ = 40_000
"""Characters of each text in which passages are looked for."""
TRIED = 50
"""Places of the other text at which a passage is tried, where words recur often."""

_VERDICTS = tuple(TwinVerdict)

Run = tuple[int, int, int]
"""First word here, first word there, and how many words."""


def twin_of(text: str, post: OwnPost) -> Twin:
    """What a text has in common with one of the person's own."""
    likeness = compare(text, post.text)
    if likeness.verdict is TwinVerdict.UNRELATED:
        return Twin(post, likeness.verdict, likeness.similarity)
    here, there = passages(text, post.text)
    return Twin(post, likeness.verdict, likeness.similarity, here, there)


def ranked(twins: Iterable[Twin]) -> list[Twin]:
    """Those that are some kind of twin: copies, close texts, adaptations; each the nearest first.

    Of two that are equally near, the newer one comes first, and a draft before a post.
    """
    found = [each for each in twins if each.verdict is not TwinVerdict.UNRELATED]
    return sorted(found, key=_rank)


def _rank(twin: Twin) -> tuple[int, float, float]:
    at = twin.post.at
    age = -at.timestamp() if at is not None else -inf
    return _VERDICTS.index(twin.verdict), -twin.similarity, age


def passages(text: str, other: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The passages of a text that stand in the other too, and where they stand there."""
    here, there = _placed(text[:READ]), placed(other[:READ])
    found = list(_runs([each.word for each in here], [each.word for each in there]))
    return (
        tuple(_span(here, start, size) for start, _, size in found),
        tuple(_span(there, start, size) for _, start, size in found),
    )


@lru_cache(maxsize=4)
def _placed(text: str) -> Sequence[Placed]:
    """A draft is compared with one text after the other."""
    return placed(text)


def _span(words: Sequence[Placed], start: int, size: int) -> Span:
    return Span(words[start].start, words[start + size - 1].end)


def _runs(here: Sequence[str], there: Sequence[str]) -> list[Run]:
    """From left to right, each time the longest, in whatever order they stand there."""
    least = min(TOGETHER, len(here), len(there))
    if not least:
        return []
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(there) - least + 1):
        places[tuple(there[at : at + least])].append(at)
    found: list[Run] = []
    at = 0
    while at + least <= len(here):
        tried = places.get(tuple(here[at : at + least]), ())[:TRIED]
        sizes = ((_common(here, there, at, each), -each) for each in tried)
        size, start = max(sizes, default=(0, 0))
        if size:
            found.append((at, -start, size))
        at += size or 1
    return found


def _common(here: Sequence[str], there: Sequence[str], at: int, start: int) -> int:
    size = 0
    most = min(len(here) - at, len(there) - start)
    while size < most and here[at + size] == there[start + size]:
        size += 1
    return size
