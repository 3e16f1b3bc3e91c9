"""What the boxes of an ISO base media file say: MP4 and QuickTime films, HEIC and AVIF pictures.

Only heads are read, wherever they stand: the index of a film of two gigabytes may be its last box.
Facts: ISO/IEC 14496-12 (8.2 moov, 8.3.2 tkhd, 8.11 meta), ISO/IEC 23008-12 (ispe, irot), Apple's
QuickTime File Format (©xyz, the metadata keys).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.services.media.exif import read_exif
from strategy_tui.services.media.source import CutOff, Endless, Reading, Source

_NOTES = 1 << 18
"""Bytes; the most that is read of a list of notes or places."""
_PADDING = bytes(4)
_UNKNOWN = (0, 0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF)
"""Durations that say nothing."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box: its name, its content from `start` to `end`."""

    name: bytes
    start: int
    end: int


def boxes(source: Source, start: int, end: int) -> Iterator[Box]:
    """The boxes between two places, up to where only zeros follow.

    Raises:
        CutOff: one reaches further, or is none.
        Endless: there are too many.
    """
    while start + 8 <= end:
        length, name, head = source.number(start, 4), source.read(start + 4, 4), 8
        if length == 1:
            length, head = source.number(start + 8, 8), 16
        elif length == 0:
            length = end - start
        if name == _PADDING:
            return
        if length < head or start + length > end:
            raise CutOff
        yield Box(name, start + head, start + length)
        start += length
    if start < end and source.read(start, end - start).strip(b"\x00"):
        raise CutOff


def read_film(source: Source, format: str) -> Reading:
    """Duration and, of a film, the size as it is shown; broken where sound and pictures lack."""
    film: Reading | None = None
    has_content = False
    try:
        for box in boxes(source, 0, source.size):
            if box.name == b"moov" and film is None:
                film = _film(source, box, format)
            has_content |= box.name == b"mdat"
    except CutOff:
        has_content = False
    except Endless:
        has_content = True
    if film is None:
        raise CutOff
    return film if has_content else replace(film, is_broken=True)


def _film(source: Source, moov: Box, format: str) -> Reading:
    seconds: float | None = None
    sizes: list[tuple[int, int]] = []
    heard = tells_place = False
    for box in boxes(source, moov.start, moov.end):
        if box.name == b"mvhd":
            seconds = _seconds(source, box)
        elif box.name == b"trak":
            handler, size = _track(source, box)
            heard |= handler == b"soun"
            if handler == b"vide":
                sizes.append(size)
        elif box.name in (b"udta", b"meta"):
            notes = source.read(box.start, min(box.end - box.start, _NOTES))
            tells_place |= b"\xa9xyz" in notes or b"location.ISO6709" in notes
    width, height = max(sizes, default=(0, 0))
    is_sound = heard and not sizes
    return Reading(
        "m4a" if is_sound else format,
        width or None,
        height or None,
        seconds,
        tells_place=tells_place,
    )


def _seconds(source: Source, box: Box) -> float | None:
    is_long = source.number(box.start, 1) == 1
    scale = source.number(box.start + (20 if is_long else 12), 4)
    length = source.number(box.start + (24 if is_long else 16), 8 if is_long else 4)
    return None if not scale or length in _UNKNOWN else length / scale


def _track(source: Source, trak: Box) -> tuple[bytes, tuple[int, int]]:
    """What a track is for, and its width and height, upright."""
    handler, size = b"", (0, 0)
    for box in boxes(source, trak.start, trak.end):
        if box.name == b"tkhd":
            matrix = box.start + (52 if source.number(box.start, 1) == 1 else 40)
            width, height = source.number(matrix + 36, 2), source.number(matrix + 40, 2)
            is_turned = source.number(matrix, 4) == 0 != source.number(matrix + 4, 4)
            size = (height, width) if is_turned else (width, height)
        elif box.name == b"mdia":
            for inner in boxes(source, box.start, box.end):
                if inner.name == b"hdlr":
                    handler = source.read(inner.start + 8, 4)
    return handler, size


def read_still(source: Source, format: str) -> Reading:
    """The greatest size that a HEIC or AVIF picture names: that of the whole, not of its tiles."""
    meta: Box | None = None
    is_animated = source.head(12)[8:] in (b"avis", b"msf1", b"hevc")
    has_content = False
    for box in boxes(source, 0, source.size):
        meta = box if box.name == b"meta" else meta
        has_content |= box.name == b"mdat"
    if meta is None:
        raise CutOff
    inside = {box.name: box for box in boxes(source, meta.start + 4, meta.end)}
    sizes, is_turned = _properties(source, inside.get(b"iprp"))
    width, height = max(sizes, key=lambda each: each[0] * each[1], default=(0, 0))
    if not width or not height:
        raise CutOff
    return Reading(
        format,
        height if is_turned else width,
        width if is_turned else height,
        is_animated=is_animated,
        is_broken=not has_content and b"idat" not in inside,
        tells_place=_exif_tells_place(source, inside),
    )


def _properties(source: Source, iprp: Box | None) -> tuple[list[tuple[int, int]], bool]:
    sizes: list[tuple[int, int]] = []
    is_turned = False
    for container in boxes(source, iprp.start, iprp.end) if iprp is not None else ():
        for box in (
            boxes(source, container.start, container.end) if container.name == b"ipco" else ()
        ):
            if box.name == b"ispe":
                sizes.append((source.number(box.start + 4, 4), source.number(box.start + 8, 4)))
            elif box.name == b"irot":
                is_turned = source.number(box.start, 1) % 2 == 1
    return sizes, is_turned


def _exif_tells_place(source: Source, inside: dict[bytes, Box]) -> bool:
    item = _exif_item(source, inside.get(b"iinf"))
    if item is None or (places := inside.get(b"iloc")) is None:
        return False
    at, length = _location(source.read(places.start, min(places.end - places.start, _NOTES)), item)
    if length < 8 or at + length > source.size:
        return False
    skipped = 4 + source.number(at, 4)
    notes = source.read(at, min(length, _NOTES))[skipped:]
    return read_exif(notes.removeprefix(b"Exif\x00\x00")).tells_place


def _exif_item(source: Source, iinf: Box | None) -> int | None:
    """The number of the item that holds the camera's notes."""
    if iinf is None:
        return None
    head = 6 if source.number(iinf.start, 1) == 0 else 8
    for box in boxes(source, iinf.start + head, iinf.end):
        entry = source.read(box.start, min(box.end - box.start, 16))
        wide = 4 if entry[:1] == b"\x03" else 2
        if box.name == b"infe" and entry[6 + wide : 10 + wide] == b"Exif":
            return int.from_bytes(entry[4 : 4 + wide], "big")
    return None


def _location(table: bytes, item: int) -> tuple[int, int]:
    """Where an item stands in the file, and its length; (0, 0) where the table does not say."""
    version = table[0]
    offset_size, length_size = table[4] >> 4, table[4] & 15
    base_size, index_size = table[5] >> 4, table[5] & 15 if version else 0
    wide = 4 if version == 2 else 2
    at = 6

    def number(count: int) -> int:
        nonlocal at
        at += count
        if at > len(table):
            raise CutOff
        return int.from_bytes(table[at - count : at], "big")

    for _ in range(number(wide)):
        name = number(wide)
        method = number(2) & 15 if version else 0
        number(2)
        base = number(base_size)
        for _ in range(number(2)):
            number(index_size)
            start, length = number(offset_size), number(length_size)
            if name == item and method == 0:
                return base + start, length
    return 0, 0
