"""What a camera noted in a picture: how it was held, and where on earth.

Facts: TIFF 6.0; CIPA DC-008 (Exif 2.32), tags 0x0112 Orientation, 0x8825 GPS.
"""

from __future__ import annotations

from typing import Literal

from strategy_tui.domain.dataclass import dataclass

_ORDERS: dict[bytes, Literal["little", "big"]] = {b"II*\x00": "little", b"MM\x00*": "big"}
_WIDTH, _HEIGHT, _ORIENTATION, _GPS = 0x0100, 0x0101, 0x0112, 0x8825
_LATITUDE = 0x0002
_ENTRIES = 1_000
"""Of one directory; more are no camera's."""
_XMP_PLACE = (b"exif:GPSLatitude", b"exif:GPSPosition")


@dataclass(frozen=True, slots=True)
class Exif:
    """The few of a camera's notes that matter here."""

    is_turned: bool = False
    """Whether width and height change places when it is shown."""
    tells_place: bool = False
    width: int | None = None
    """Of the picture itself, where the notes are a TIFF file."""
    height: int | None = None


def read_exif(notes: bytes) -> Exif:
    """The notes, from the byte order mark on; those that are damaged say nothing."""
    order = _ORDERS.get(notes[:4])
    if order is None:
        return Exif()
    numbers = _Numbers(notes, order)
    first = numbers.directory(numbers.at(4, 4))
    place = numbers.directory(first[_GPS]) if _GPS in first else {}
    return Exif(
        is_turned=first.get(_ORIENTATION, 1) in range(5, 9),
        tells_place=_LATITUDE in place,
        width=first.get(_WIDTH),
        height=first.get(_HEIGHT),
    )


def xmp_tells_place(packet: bytes) -> bool:
    """Whether Adobe's notes (XMP) name a place."""
    return any(each in packet for each in _XMP_PLACE)


class _Numbers:
    def __init__(self, notes: bytes, order: Literal["little", "big"]) -> None:
        self._notes = notes
        self._order = order

    def at(self, place: int, count: int) -> int:
        """A number; 0 beyond the end."""
        return int.from_bytes(self._notes[place : place + count], self._order)

    def directory(self, place: int) -> dict[int, int]:
        """Tag → its value, or where that stands if it is long."""
        if not 8 <= place < len(self._notes):
            return {}
        found: dict[int, int] = {}
        for number in range(min(self.at(place, 2), _ENTRIES)):
            entry = place + 2 + 12 * number
            is_short = self.at(entry + 2, 2) == 3 and self.at(entry + 4, 4) == 1
            found[self.at(entry, 2)] = self.at(entry + 8, 2 if is_short else 4)
        return found
