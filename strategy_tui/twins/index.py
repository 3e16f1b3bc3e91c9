"""Finds every text that meets the criterion for a draft, among a million, and no other."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from time import perf_counter
from typing import NamedTuple

from strategy_tui.twins.counting import Places, counted, counted_by_numpy
from strategy_tui.twins.likeness import FEWEST, SHARED, needed
from strategy_tui.twins.postings import Postings, Segment, Writable
from strategy_tui.twins.words import wording, words

MANY = 20_000
"""From so many texts on a search by numpy is quicker, where it is installed."""
PATIENCE = 0.15
"""Seconds of searches without numpy after which its import has paid off: a command that asks once
does better without, an editor that asks at each key with it."""


class Hit(NamedTuple):
    """A post that meets the criterion."""

    post: int
    shared: int
    """Words that the draft has too."""
    size: int
    """Different words of the post."""


_Found = tuple[float, int, int, int, int]
"""How far from the draft, segment, place, words in common, different words."""


def add(postings: Writable, post: int, text: str) -> None:
    """Make a text known, in place of what the post said before."""
    read = wording(text)
    distinct = frozenset(read.words)
    if len(distinct) >= FEWEST:
        postings.add(post, distinct)
    elif read.is_empty:
        postings.remove(post)
    else:
        postings.add_short(post, read.fingerprint)


def near(
    postings: Postings, text: str, *, most: int | None = None, by_numpy: bool | None = None
) -> tuple[Hit, ...]:
    """Every post that meets the criterion for a draft, those with most in common first.

    With `most`, so many of these: a post made from a template may have thousands. Of a draft with
    few words, the posts that are equal to it. `by_numpy` is for measuring; else the number of
    texts decides.
    """
    read = wording(text)
    draft = frozenset(read.words)
    if len(draft) < FEWEST:
        equal = () if read.is_empty else postings.same(read.fingerprint)
        return tuple(Hit(post, len(draft), len(draft)) for post in equal[:most])
    segments = postings.segments()
    least = {each: need for each in segments if (need := _least(each, len(draft))) is not None}
    if not least:
        return ()
    lists = postings.lists([each.number for each in least], draft)
    if by_numpy is None:
        by_numpy = sum(each.texts for each in segments) >= MANY and _spent.is_worth_numpy()
    search = _search_by_numpy if by_numpy else _search
    began = perf_counter()
    found = [
        each
        for segment, need in least.items()
        if len(places := lists.get(segment.number, ())) >= need
        for each in search(postings, segment, len(draft), places, need)
    ]
    if not by_numpy:
        _spent.seconds += perf_counter() - began
    return _in_order(_hits(postings, sorted(found)[:most]), len(draft))


class _Spent:
    """The time that this process has given to searches without numpy."""

    seconds = 0.0

    def is_worth_numpy(self) -> bool:
        """Whether it is loaded already, or would have paid off."""
        if "numpy" in sys.modules:
            return True
        return self.seconds > PATIENCE and find_spec("numpy") is not None


_spent = _Spent()


def nearest_first(hits: Iterable[Hit], text: str) -> tuple[Hit, ...]:
    """Hits of several indexes for one draft."""
    return _in_order(hits, len(frozenset(words(text))))


def _in_order(hits: Iterable[Hit], size: int) -> tuple[Hit, ...]:
    return tuple(sorted(hits, key=lambda hit: (_distance(hit.shared, hit.size, size), hit.post)))


def _distance(shared: int, post: int, draft: int) -> float:
    """A post that is in the draft, or the draft in it, stands before one that shares a part."""
    return -shared / (min(post, draft) or 1)


def _hits(postings: Postings, found: Iterable[_Found]) -> Iterator[Hit]:
    by_segment: defaultdict[int, list[_Found]] = defaultdict(list)
    for each in found:
        by_segment[each[1]].append(each)
    for segment, these in by_segment.items():
        _, _, places, shared, sizes = zip(*these, strict=True)
        yield from map(Hit, postings.posts(segment, places), shared, sizes)


def _least(segment: Segment, size: int) -> int | None:
    """The fewest words that a text of the segment has to share; None: not one of them can."""
    most = segment.most
    bounds = []
    if most is None or most >= needed(size):
        bounds.append(needed(size))
    half = (size + 1) // 2
    if (most is None or most >= half) and needed(shortest := max(half, segment.fewest)) <= size:
        bounds.append(needed(shortest))
    return min(bounds, default=None)


def _search(
    postings: Postings, segment: Segment, draft: int, lists: Sequence[Places], need: int
) -> Iterator[_Found]:
    found = sorted(counted(lists, need))
    sizes = postings.sizes(segment.number, [place for place, _ in found])
    for (place, shared), size in zip(found, sizes, strict=True):
        if _meets(draft, size, shared):
            yield _distance(shared, size, draft), segment.number, place, shared, size


def _meets(draft: int, post: int, shared: int) -> bool:
    """The criterion, by numbers; a post that was removed has no words."""
    if post < FEWEST:
        return False
    return shared >= needed(draft) or (2 * post >= draft and shared >= needed(post))


def _search_by_numpy(
    postings: Postings, segment: Segment, draft: int, lists: Sequence[Places], need: int
) -> Iterator[_Found]:
    import numpy

    places, shared = counted_by_numpy(lists, need)
    if not len(places):
        return iter(())
    sizes = numpy.array(postings.sizes(segment.number, places.tolist()), numpy.int64)
    part, whole = SHARED
    in_draft = (2 * sizes >= draft) & (whole * shared >= part * sizes)
    kept = (sizes >= FEWEST) & ((shared >= needed(draft)) | in_draft)
    places, shared, sizes = places[kept], shared[kept], sizes[kept]
    distances = -shared / numpy.minimum(sizes, draft)
    columns = (distances.tolist(), places.tolist(), shared.tolist(), sizes.tolist())
    return (
        (distance, segment.number, place, common, size)
        for distance, place, common, size in zip(*columns, strict=True)
    )
