"""What the chunks of a RIFF file say: WebP pictures, AVI films, WAVE recordings.

Facts: Google's WebP container specification; Microsoft's AVI RIFF file reference and WAVEFORMATEX.
"""

from __future__ import annotations

from collections.abc import Iterator

from strategy_tui.services.media.exif import Exif, read_exif, xmp_tells_place
from strategy_tui.services.media.pictures import shown
from strategy_tui.services.media.source import CutOff, Reading, Source

_NOTES = 1 << 18
"""Bytes; the most that is read of a camera's notes."""


def read_webp(source: Source) -> Reading:
    """Width and height from the first chunk, whichever of the three it is."""
    size: tuple[int, int] | None = None
    notes, tells_place = Exif(), False
    frames = milliseconds = 0
    for kind, at, length in _chunks(source, 12):
        if kind in (b"VP8 ", b"VP8L", b"VP8X"):
            size = size or _size(source, kind, at)
        elif kind == b"ANMF":
            frames += 1
            milliseconds += _little(source, at + 12, 3)
        elif kind == b"EXIF":
            notes = read_exif(source.read(at, min(length, _NOTES)).removeprefix(b"Exif\x00\x00"))
        elif kind == b"XMP ":
            tells_place = xmp_tells_place(source.read(at, min(length, _NOTES)))
    if size is None:
        raise CutOff
    is_cut_off = _little(source, 4, 4) + 8 > source.size
    reading = shown("webp", size, notes, is_broken=is_cut_off, tells_place=tells_place)
    if frames < 2:
        return reading
    return Reading("webp", *size, milliseconds / 1000, True, is_cut_off, reading.tells_place)


def read_avi(source: Source) -> Reading:
    """Width, height and duration from the main header."""
    if source.read(12, 4) != b"LIST" or source.read(24, 4) != b"avih":
        raise CutOff
    microseconds, frames = _little(source, 32, 4), _little(source, 48, 4)
    width, height = _little(source, 64, 4), _little(source, 68, 4)
    seconds = microseconds * frames / 1_000_000 or None
    is_cut_off = _little(source, 4, 4) + 8 > source.size
    return Reading("avi", width, height, seconds, is_broken=is_cut_off)


def read_wav(source: Source) -> Reading:
    """Duration: the bytes of the sound by those of a second."""
    rate = 0
    for kind, at, length in _chunks(source, 12):
        if kind == b"fmt ":
            rate = _little(source, at + 8, 4)
        elif kind == b"data" and rate:
            return Reading("wav", seconds=length / rate, is_broken=at + length > source.size)
    raise CutOff


def _size(source: Source, kind: bytes, at: int) -> tuple[int, int]:
    if kind == b"VP8X":
        return _little(source, at + 4, 3) + 1, _little(source, at + 7, 3) + 1
    if kind == b"VP8L":
        bits = _little(source, at + 1, 4)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return _little(source, at + 6, 2) & 0x3FFF, _little(source, at + 8, 2) & 0x3FFF


def _chunks(source: Source, at: int) -> Iterator[tuple[bytes, int, int]]:
    """Kind, first byte and length of each chunk that begins in the file."""
    while at + 8 <= source.size:
        length = _little(source, at + 4, 4)
        yield source.read(at, 4), at + 8, length
        at += 8 + length + length % 2


def _little(source: Source, at: int, count: int) -> int:
    return int.from_bytes(source.read(at, count), "little")
