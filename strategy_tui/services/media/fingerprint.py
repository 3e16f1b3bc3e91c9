"""By what a picture is known again: its bytes, and how it looks.

The looks are 128 bits: whether each of 64 fields of the picture is darker than the one to its
right, and whether each is darker than the one below. A smaller copy, another format, stronger
compression, a watermark or a rim of 2 % cut off changes few of them; of two different pictures
some 60 differ.
"""

from __future__ import annotations

import os
import stat
import struct
import warnings
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.services.media.reading import read_bytes

if TYPE_CHECKING:
    from PIL import Image

ALIKE = 14
"""So many bits of two pictures' looks may differ, of 128, for them to look the same."""
MOST_BYTES = 32 << 20
"""Larger files, films mostly, are not looked at."""
MOST_PIXELS = {"JPEG": 64_000_000, "PNG": 16_000_000, "WEBP": 16_000_000, "GIF": 16_000_000}
"""What is decoded, by format; JPEG is decoded at an eighth of its size."""

_SIDE = 72
"""Pixels; eight and nine fields fit in."""
_CLEAR = 4
"""Grey levels; a smaller difference is noise."""
_ENOUGH = 56
_ENOUGH_EACH = 12
"""So many fields must clearly differ from a neighbour, so many be lighter and so many darker: blank
pages, plain gradients and signs on white look like one another and tell nothing."""
_TURNS = {3: 3, 6: 4, 8: 2, 2: 0, 4: 1, 5: 5, 7: 6}
"""How a camera was held (Exif) → Pillow's number of the turn that sets the picture upright."""
_UNDECODABLE = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    LookupError,
    TypeError,
    ArithmeticError,
    MemoryError,
    struct.error,
)
"""What Pillow raises on damaged files, by format."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """By what a file is known again."""

    sha256: bytes
    looks: int | None
    """None where it is no picture, or one that tells nothing."""

    def is_like(self, other: Fingerprint) -> bool:
        """Whether both look the same."""
        return (
            self.looks is not None
            and other.looks is not None
            and (self.looks ^ other.looks).bit_count() <= ALIKE
        )


def fingerprint(place: Path) -> Fingerprint | None:
    """Of a file, taken again when its time or size changed; None: too large or unreadable."""
    try:
        found = place.stat()
        if not stat.S_ISREG(found.st_mode) or not 0 < found.st_size <= MOST_BYTES:
            return None
        return _fingerprint(place, found.st_mtime_ns, found.st_size)
    except (OSError, ValueError):
        return None


@lru_cache(maxsize=2048)
def _fingerprint(place: Path, changed: int, size: int) -> Fingerprint:
    del changed
    with os.fdopen(os.open(place, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as file:
        return fingerprint_of(file.read(size))


def fingerprint_of(data: bytes) -> Fingerprint:
    """Of bytes; a picture of too many pixels is never decoded."""
    return Fingerprint(sha256(data).digest(), looks(data))


def looks(data: bytes) -> int | None:
    """The 128 bits; None for what is no picture that can be decoded, or tells nothing."""
    reading = read_bytes(data)
    name = (reading.format or "").upper()
    pixels = (reading.width or 0) * (reading.height or 0)
    if not 0 < pixels <= MOST_PIXELS.get(name, 0):
        return None
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow speaks of damaged notes on standard error
        try:
            with Image.open(BytesIO(data), formats=(name,)) as image:
                return _bits(_small(image))
        except _UNDECODABLE:
            return None


def _small(image: Image.Image) -> Image.Image:
    """A grey square, upright, white where the picture is transparent."""
    from PIL import Image

    orientation = image.getexif().get(0x0112, 1) if image.format == "JPEG" else 1
    image.draft("L", (_SIDE, _SIDE))
    box = Image.Resampling.BOX
    if image.has_transparency_data:
        image = image.convert("RGBA").resize((_SIDE, _SIDE), box)
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    elif image.mode not in ("L", "RGB"):
        image = image.convert("RGB")
    small = image.resize((_SIDE, _SIDE), box, reducing_gap=2.0).convert("L")
    turn = _TURNS.get(orientation)
    return small if turn is None else small.transpose(Image.Transpose(turn))


def _bits(small: Image.Image) -> int | None:
    from PIL import Image

    box = Image.Resampling.BOX
    across, down = small.resize((9, 8), box).tobytes(), small.resize((8, 9), box).tobytes()
    steps = [across[at + 1] - across[at] for row in range(8) for at in range(row * 9, row * 9 + 8)]
    steps += [down[at + 8] - down[at] for at in range(64)]
    lighter, darker = sum(each >= _CLEAR for each in steps), sum(each <= -_CLEAR for each in steps)
    if lighter + darker < _ENOUGH or min(lighter, darker) < _ENOUGH_EACH:
        return None
    return int("".join("1" if each > 0 else "0" for each in steps), 2)
