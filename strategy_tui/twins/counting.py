"""How many of a draft's words each text of a segment has: in plain Python, and by numpy.

Who has `need` of `m` words has at least one of the `m - need + 1` rarest: only their lists are read
through. The frequent words are then looked up for those texts that can still reach `need`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from strategy_tui.twins.postings import BITMAP, TEXTS, numbers

if TYPE_CHECKING:
    from numpy.typing import NDArray

Places = bytes | bytearray
Counted = Iterable[tuple[int, int]]
"""Places of a segment, each with the number of words it shares."""
Enough = Callable[[int, int], bool]

FEW = 4_096
"""Texts that are looked up one by one in the lists of frequent words; more are added up whole."""


def _rarest_first(lists: Iterable[Places]) -> list[Places]:
    return sorted(lists, key=_length)


def _length(places: Places) -> int:
    if len(places) < BITMAP:
        return len(places) // 2
    return int.from_bytes(places, "little").bit_count()


def counted(lists: Iterable[Places], need: int) -> Counted:
    """The places with at least `need` words, without numpy."""
    ordered = _rarest_first(lists)
    rare = len(ordered) - need + 1
    if rare <= 0:
        return []
    shared: Counter[int] = Counter()
    for places in ordered[:rare]:
        shared.update(_places(places))
    counts: dict[int, int] = shared
    for left, places in zip(range(need - 1, 0, -1), ordered[rare:], strict=True):
        counts = {place: count for place, count in counts.items() if count + left >= need}
        for place in _among(counts, places):
            counts[place] += 1
    return [(place, count) for place, count in counts.items() if count >= need]


def _places(stored: Places) -> Sequence[int]:
    if len(stored) < BITMAP:
        return numbers(stored, "H")
    return [
        8 * at + bit
        for at, byte in enumerate(stored)
        if byte
        for bit in range(8)
        if byte >> bit & 1
    ]


def _among(counts: dict[int, int], stored: Places) -> Iterable[int]:
    if len(stored) == BITMAP:
        return [place for place in counts if stored[place >> 3] >> (place & 7) & 1]
    return counts.keys() & set(numbers(stored, "H"))


def counted_by_numpy(lists: Iterable[Places], need: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """The places with at least `need` words, and their counts."""
    import numpy

    ordered = _rarest_first(lists)
    rare = len(ordered) - need + 1
    if rare <= 0:
        return numpy.zeros(0, numpy.int64), numpy.zeros(0, numpy.int64)
    shared = _summed(ordered[:rare])
    rest = ordered[rare:]
    while rest and numpy.count_nonzero(shared > need - 1 - len(rest)) > FEW:
        shared += _summed(rest[:1])
        rest = rest[1:]
    places = numpy.flatnonzero(shared > max(0, need - 1 - len(rest)))
    counts = shared[places].astype(numpy.int64)
    for left, stored in zip(range(len(rest), 0, -1), rest, strict=True):
        reach = counts + left >= need
        places, counts = places[reach], counts[reach]
        if not len(places):
            break
        counts += _has(stored, places)
    enough = counts >= need
    return places[enough], counts[enough]


def _summed(lists: Sequence[Places]) -> NDArray[Any]:
    import numpy

    few = b"".join(each for each in lists if len(each) < BITMAP)
    width = numpy.uint16 if len(lists) < 1 << 16 else numpy.uint32
    total: NDArray[Any] = numpy.bincount(numpy.frombuffer(few, "<u2"), minlength=TEXTS).astype(
        width
    )
    for each in lists:
        if len(each) == BITMAP:
            total += numpy.unpackbits(numpy.frombuffer(each, numpy.uint8), bitorder="little")
    return total


def _has(stored: Places, places: NDArray[Any]) -> NDArray[Any]:
    import numpy

    if len(stored) == BITMAP:
        bits = numpy.frombuffer(stored, numpy.uint8)
        found: NDArray[Any] = bits[places >> 3] >> (places & 7).astype(numpy.uint8) & 1
        return found.astype(numpy.int64)
    known = numpy.frombuffer(stored, "<u2")
    at = numpy.searchsorted(known, places.astype(numpy.uint16))
    at[at == len(known)] = 0
    found = known[at] == places
    return found.astype(numpy.int64)
