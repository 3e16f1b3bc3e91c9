"""What a file is, by its bytes alone: it may be called anything, be cut off, or be a trap."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from strategy_tui.services.media import boxes, formats, matroska, pictures, riff
from strategy_tui.services.media.source import CutOff, Endless, Reading, Source

_READERS: dict[str, Callable[[Source], Reading]] = {
    "jpeg": pictures.read_jpeg,
    "png": pictures.read_png,
    "gif": pictures.read_gif,
    "bmp": pictures.read_bmp,
    "tiff": pictures.read_tiff,
    "webp": riff.read_webp,
    "avi": riff.read_avi,
    "wav": riff.read_wav,
    "heic": lambda source: boxes.read_still(source, "heic"),
    "avif": lambda source: boxes.read_still(source, "avif"),
    "mp4": lambda source: boxes.read_film(source, "mp4"),
    "mov": lambda source: boxes.read_film(source, "mov"),
    "m4a": lambda source: boxes.read_film(source, "m4a"),
    "webm": lambda source: matroska.read_matroska(source, "webm"),
    "mkv": lambda source: matroska.read_matroska(source, "mkv"),
}
"""The other formats are known by their beginning alone."""


def read(place: Path) -> Reading:
    """What a regular file is; read again when its time or size changed.

    Raises:
        OSError: it cannot be read, or it is no regular file.
    """
    found = place.stat()
    if not stat.S_ISREG(found.st_mode):
        raise OSError("not a regular file")
    return _read(place, found.st_mtime_ns, found.st_size)


@lru_cache(maxsize=512)
def _read(place: Path, changed: int, size: int) -> Reading:
    del changed
    # What was a file a moment ago may be a pipe now: opening must not wait for a writer.
    with os.fdopen(os.open(place, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as file:
        return reading_of(Source(file, size))


def read_bytes(data: bytes) -> Reading:
    """What bytes are."""
    return reading_of(Source(BytesIO(data), len(data)))


def reading_of(source: Source) -> Reading:
    """What a source is; a file that its own head contradicts is broken."""
    format = formats.format_of(source.head(formats.HEAD))
    if format is None or format not in _READERS:
        return Reading(format, is_broken=source.size == 0)
    try:
        return _READERS[format](source)
    except CutOff:
        return Reading(format, is_broken=True)
    except Endless:
        return Reading(format)
