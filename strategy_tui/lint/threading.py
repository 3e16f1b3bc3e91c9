"""Cut a text that is too long into the posts of a thread, each of which fits."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from strategy_tui.domain.draft import THREAD_MARK
from strategy_tui.domain.network import Entities, NetworkSpec

MOST_PARTS = 25
"""A longer thread is another kind of text."""
_FULL_ENOUGH = {"paragraph": 1 / 3, "sentence": 1 / 2}
"""How full a post must be at least that ends with one, else the next best end is taken."""
_LONGEST_SIGN = 32
"""Code points that make one picture, at most: within it a text may be longer than after it."""


def fitting(text: str, spec: NetworkSpec, spoiler: str) -> int:
    """How many code points of a text fit into a post; what counts as a whole is never cut."""
    return _room(_head(text, spec), spec, spoiler)[0]


def _head(text: str, spec: NetworkSpec) -> str:
    """Beyond this nothing fits on any network: a character counts an eighth at least."""
    return text[: 8 * spec.limits.text.value + 4096]


@lru_cache(maxsize=32)
def _room(text: str, spec: NetworkSpec, spoiler: str) -> tuple[int, Entities]:
    """How many code points fit, and the links in the text; several rules ask it of one text."""
    entities = spec.entities(text)
    links = sorted((each.start, each.end) for each in (*entities.urls, *entities.mentions))
    starts = [start for start, _ in links]

    def outside(place: int) -> int:
        before = bisect_right(starts, place) - 1
        if before >= 0 and links[before][0] < place < links[before][1]:
            return links[before][0]
        return place

    def fits(place: int) -> bool:
        return spec.measure(text[: outside(place)], spoiler).valid

    low, high = 0, min(len(text), spec.limits.text.value)
    while high < len(text) and fits(high):
        low, high = high, min(len(text), 2 * high)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(middle):
            low = middle
        else:
            high = middle - 1
    near = slice(max(0, low - _LONGEST_SIGN), low + _LONGEST_SIGN)
    while _joined().search(text[near]) and (farther := _farther(low, len(text), fits)):
        low = farther
    return outside(low), entities


def _farther(place: int, end: int, fits: Callable[[int], bool]) -> int | None:
    """A place a little further on to which a text fits as well."""
    beyond = range(place + 1, min(end, place + _LONGEST_SIGN) + 1)
    return next((each for each in reversed(beyond) if fits(each)), None)


def parts_that_fit(text: str, spec: NetworkSpec, spoiler: str) -> tuple[str, ...] | None:
    """A text as posts that fit, cut after paragraphs, sentences or words, in this order of liking.

    None where it cannot be: a word is longer than a post, or there would be too many posts.
    """
    parts: list[str] = []
    rest = text.strip()
    while not spec.measure(rest, spoiler).valid:
        if len(parts) == MOST_PARTS - 1:
            return None
        room, entities = _room(_head(rest, spec), spec, spoiler)
        cut = next(_cuts(rest, room, entities, spec, spoiler), None)
        if cut is None:
            return None
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return (*parts, rest) if rest else tuple(parts)


def joined(parts: tuple[str, ...]) -> str:
    """The posts of a thread as the body of a draft."""
    return f"\n\n{THREAD_MARK}\n\n".join(parts)


def _cuts(
    text: str, room: int, entities: Entities, spec: NetworkSpec, spoiler: str
) -> Iterator[int]:
    """Where a post may end within so many code points, the best place first."""
    inside = [
        (each.start, each.end) for each in (*entities.urls, *entities.mentions, *entities.hashtags)
    ]
    window = text[: room + 1]
    ends = (
        (_FULL_ENOUGH["paragraph"], _paragraph()),
        (_FULL_ENOUGH["sentence"], _sentence()),
        (0.0, _space()),
    )
    for least, pattern in ends:
        places = [match.end() for match in pattern.finditer(window)]
        for place in reversed(places):
            if place <= least * room or place > room:
                continue
            if any(start < place < end for start, end in inside):
                continue
            if text[:place].strip() and spec.measure(text[:place].rstrip(), spoiler).valid:
                yield place


@cache
def _joined() -> re.Pattern[str]:
    """What may make one sign of several characters."""
    return re.compile(
        "[\u0300-\u1fff\u200d\u2060-\u20ff\u302a-\u309a\ufe00-\ufe2f\U0001f000-\U000effff]"
    )


@cache
def _paragraph() -> re.Pattern[str]:
    return re.compile(r"\S(?=[^\S\n]*\n[^\S\n]*\n)")


@cache
def _sentence() -> re.Pattern[str]:
    # No initial (“J. Renard”), and no small letter after it (“p. ex. trois”).
    end = r"(?<!\b[A-ZÀ-Ý])[.!?…]+(?:[\u00a0\u202f]?[»”\"'’)\]])*(?=[ \t]+[^\s\da-zß-ÿ])"
    return re.compile(rf"{end}|\S(?=[^\S\n]*\n)|[。！？]")


@cache
def _space() -> re.Pattern[str]:
    return re.compile(r"\S(?=[ \t\n])")
