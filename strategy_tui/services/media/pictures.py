"""Heads of pictures: size, animation, place; nothing is ever decoded.

Facts: ITU-T T.81 (JPEG), W3C PNG 3, CompuServe GIF89a, BITMAPFILEHEADER, TIFF 6.0.
"""

from __future__ import annotations

from strategy_tui.services.media.exif import Exif, read_exif, xmp_tells_place
from strategy_tui.services.media.source import CutOff, Endless, Reading, Source

_SEARCHED = 64 << 20
"""Bytes of a picture in which its end is looked for."""
_WALKED = 16 << 20
"""Bytes of a GIF whose frames are counted; X takes 15 MB, no other network more."""
_MOST_STEPS = 250_000
"""Pieces of a GIF; one of 16 MB has 65,000 if they are as long as they may be."""
_NOTES = 1 << 18
"""Bytes; the most that is read of a camera's notes."""
_NO_FRAME = frozenset({0xC4, 0xC8, 0xCC})
_BARE = frozenset({0x01, *range(0xD0, 0xD8)})
_EXIF = b"Exif\x00\x00"
_XMP = b"http://ns.adobe.com/xap/1.0/\x00"


def read_jpeg(source: Source) -> Reading:
    """Width and height from the frame's header, turned as the camera was."""
    size: tuple[int, int] | None = None
    notes, tells_place, at = Exif(), False, 2
    while True:
        if source.number(at, 1) != 0xFF:
            raise CutOff
        marker = source.number(at + 1, 1)
        if marker == 0xFF or marker in _BARE:
            at += 1 if marker == 0xFF else 2
            continue
        if marker == 0xDA:
            break
        length = source.number(at + 2, 2)
        if length < 2 or marker == 0xD9:
            raise CutOff
        if 0xC0 <= marker <= 0xCF and marker not in _NO_FRAME:
            size = source.number(at + 7, 2), source.number(at + 5, 2)
        elif marker == 0xE1:
            segment = source.read(at + 4, length - 2)
            if segment.startswith(_EXIF):
                notes = read_exif(segment[len(_EXIF) :])
            tells_place |= segment.startswith(_XMP) and xmp_tells_place(segment)
        at += 2 + length
    if size is None or 0 in size:
        raise CutOff
    is_whole = source.holds(b"\xff\xd9", at, _SEARCHED)
    return shown("jpeg", size, notes, is_broken=not is_whole, tells_place=tells_place)


def shown(
    format: str,
    size: tuple[int, int],
    notes: Exif,
    *,
    is_broken: bool = False,
    is_animated: bool = False,
    tells_place: bool = False,
) -> Reading:
    """A picture as it is seen: on its side where the camera was."""
    width, height = reversed(size) if notes.is_turned else size
    return Reading(
        format,
        width,
        height,
        is_animated=is_animated,
        is_broken=is_broken,
        tells_place=tells_place or notes.tells_place,
    )


def read_png(source: Source) -> Reading:
    """Width and height from IHDR; whole if the chunks end with IEND."""
    size = source.number(16, 4), source.number(20, 4)
    if source.read(12, 4) != b"IHDR" or 0 in size:
        raise CutOff
    notes, is_animated, at = Exif(), False, 8
    while True:
        try:
            length, kind = source.number(at, 4), source.read(at + 4, 4)
            source.read(at + 11 + length, 1)
        except CutOff:
            return shown("png", size, notes, is_broken=True, is_animated=is_animated)
        if kind == b"IEND":
            return shown("png", size, notes, is_animated=is_animated)
        is_animated |= kind == b"acTL"
        if kind == b"eXIf":
            notes = read_exif(source.read(at + 8, min(length, _NOTES)))
        at += 12 + length


def read_gif(source: Source) -> Reading:
    """Width and height of the screen; the time of one round of an animation."""
    held = source.head(_WALKED)
    if len(held) < 13:
        raise CutOff
    size = _little(held[6:8]), _little(held[8:10])
    images = hundredths = 0
    at = 13 + _palette(held[10])
    steps = _Steps()
    try:
        while held[at] != 0x3B:
            steps.take()
            if held[at] == 0x2C:
                images += 1
                at = _after_pieces(held, steps, at + 11 + _palette(held[at + 9]))
            elif held[at] == 0x21:
                if held[at + 1] == 0xF9:
                    hundredths += _little(held[at + 4 : at + 6])
                at = _after_pieces(held, steps, at + 2)
            else:
                raise CutOff
        is_cut_off = False
    except IndexError:
        is_cut_off = True
    if not images:
        raise CutOff
    is_walked = source.size <= _WALKED
    seconds = hundredths / 100 if images > 1 and is_walked else None
    return Reading("gif", *size, seconds, images > 1, is_cut_off and is_walked)


def read_bmp(source: Source) -> Reading:
    """Width and height from either of its two headers."""
    if source.read(14, 1) == b"\x0c":
        return Reading("bmp", _little(source.read(18, 2)), _little(source.read(20, 2)))
    width, height = (int.from_bytes(source.read(at, 4), "little", signed=True) for at in (18, 22))
    return Reading("bmp", abs(width), abs(height))


def read_tiff(source: Source) -> Reading:
    """Width and height where the first directory stands near the beginning or the end."""
    head = source.head(_NOTES)
    little = head.startswith(b"II")
    first = int.from_bytes(head[4:8], "little" if little else "big")
    if not 8 <= first < source.size:
        raise CutOff
    if first >= len(head):
        return Reading("tiff")
    notes = read_exif(head)
    if not notes.width or not notes.height:
        return Reading("tiff", tells_place=notes.tells_place)
    return shown("tiff", (notes.width, notes.height), notes)


def _little(number: bytes) -> int:
    return int.from_bytes(number, "little")


def _palette(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _after_pieces(held: bytes, steps: _Steps, at: int) -> int:
    while length := held[at]:
        steps.take()
        at += 1 + length
    return at + 1


class _Steps:
    """Counts the pieces of a file that is walked through in memory."""

    def __init__(self) -> None:
        self._left = _MOST_STEPS

    def take(self) -> None:
        self._left -= 1
        if self._left < 0:
            raise Endless
