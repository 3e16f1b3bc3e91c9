"""What the elements of a Matroska or WebM file say: duration, and the size of the pictures.

Facts: RFC 8794 (EBML), RFC 9559 (Matroska).
"""

from __future__ import annotations

from collections.abc import Iterator
from struct import unpack

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.services.media.source import CutOff, Reading, Source

_HEAD, _SEGMENT, _INFO, _TRACKS, _CLUSTER = (
    0x1A45DFA3,
    0x18538067,
    0x1549A966,
    0x1654AE6B,
    0x1F43B675,
)
_SCALE, _DURATION = 0x2AD7B1, 0x4489
_TRACK, _VIDEO, _AUDIO = 0xAE, 0xE0, 0xE1
_WIDTH, _HEIGHT = 0xB0, 0xBA
_SHOWN_WIDTH, _SHOWN_HEIGHT, _UNIT = 0x54B0, 0x54BA, 0x54B2
_MILLISECOND = 1_000_000
"""Nanoseconds; the unit of time where the file names none."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element: its id, its content from `start` to `end`."""

    id: int
    start: int
    end: int
    is_whole: bool = True
    """Whether all of it lies within what surrounds it."""


def elements(source: Source, start: int, end: int) -> Iterator[Element]:
    """The elements between two places.

    Raises:
        CutOff: there is something else.
        Endless: there are too many.
    """
    while start < end:
        id, at = _number(source, start, keep_marker=True)
        length, at = _number(source, at)
        until = end if length is None else at + length
        assert id is not None
        yield Element(id, at, min(until, end), until <= end)
        start = until


def read_matroska(source: Source, format: str) -> Reading:
    """Duration and size; a film that a browser recorded does not say how long it is."""
    for element in elements(source, 0, source.size):
        if element.id == _SEGMENT:
            return _segment(source, element, format)
        if element.id != _HEAD or not element.is_whole:
            raise CutOff
    raise CutOff


def _segment(source: Source, segment: Element, format: str) -> Reading:
    seconds: float | None = None
    size: tuple[int, int] | None = None
    is_known = is_broken = False
    for element in elements(source, segment.start, segment.end):
        if element.id == _INFO:
            seconds = _seconds(source, element)
        elif element.id == _TRACKS:
            size, is_known = _size(source, element), True
        elif element.id == _CLUSTER and is_known:
            break
    is_broken = not is_known or not segment.is_whole
    width, height = size or (None, None)
    return Reading(format, width, height, seconds, is_broken=is_broken)


def _seconds(source: Source, info: Element) -> float | None:
    scale, duration = _MILLISECOND, 0.0
    for element in elements(source, info.start, info.end):
        value = source.read(element.start, min(element.end - element.start, 8))
        if element.id == _SCALE:
            scale = int.from_bytes(value, "big")
        elif element.id == _DURATION and len(value) in (4, 8):
            (duration,) = unpack(">f" if len(value) == 4 else ">d", value)
    return duration * scale / 1e9 if 0 < duration < 1e15 else None


def _size(source: Source, tracks: Element) -> tuple[int, int] | None:
    """Width and height of the first track that has any, as they are shown."""
    for track in elements(source, tracks.start, tracks.end):
        for part in elements(source, track.start, track.end) if track.id == _TRACK else ():
            if part.id != _VIDEO:
                continue
            found = {
                each.id: int.from_bytes(
                    source.read(each.start, min(each.end - each.start, 8)), "big"
                )
                for each in elements(source, part.start, part.end)
            }
            if not found.get(_UNIT) and found.get(_SHOWN_WIDTH) and found.get(_SHOWN_HEIGHT):
                return found[_SHOWN_WIDTH], found[_SHOWN_HEIGHT]
            return found.get(_WIDTH, 0), found.get(_HEIGHT, 0)
    return None


def _number(source: Source, at: int, keep_marker: bool = False) -> tuple[int | None, int]:
    """A number of variable length, and the place after it; None where all its bits are set."""
    first = source.number(at, 1)
    length = 9 - first.bit_length()
    if length > (4 if keep_marker else 8):
        raise CutOff
    value = int.from_bytes(source.read(at, length), "big")
    if keep_marker:
        return value, at + length
    value &= (1 << 7 * length) - 1
    return (None if value == (1 << 7 * length) - 1 else value), at + length
