"""The bytes of a file that may be anything, and what they say."""

from __future__ import annotations

from typing import IO

from strategy_tui.domain.dataclass import dataclass

MOST_READS = 20_000
"""Pieces of one file that are looked at; a picture's or film's head has far fewer."""


class CutOff(Exception):
    """The file ends before what it announces, or says what cannot be."""


class Endless(Exception):
    """The file has more pieces than anyone wants to look at."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the bytes of a file say it is; None is unknown."""

    format: str | None = None
    """As `MediaInfo` names it; None: nothing that we know."""
    width: int | None = None
    """In pixels, as it is shown."""
    height: int | None = None
    seconds: float | None = None
    is_animated: bool = False
    is_broken: bool = False
    tells_place: bool = False
    """Whether it says where on earth it was taken."""


class Source:
    """A file of which small pieces are read, never the whole."""

    def __init__(self, file: IO[bytes], size: int) -> None:
        self._file = file
        self._reads = 0
        self.size = size

    def head(self, count: int) -> bytes:
        """The first bytes, as many as there are."""
        self._file.seek(0)
        return self._file.read(count)

    def read(self, at: int, count: int) -> bytes:
        """Exactly so many bytes from a place.

        Raises:
            CutOff: they are not there.
            Endless: this is one read too many.
        """
        self._reads += 1
        if self._reads > MOST_READS:
            raise Endless
        if at < 0 or at + count > self.size:
            raise CutOff
        self._file.seek(at)
        piece = self._file.read(count)
        if len(piece) < count:
            raise CutOff
        return piece

    def number(self, at: int, count: int) -> int:
        """A number, its high byte first.

        Raises:
            CutOff: it is not there.
            Endless: this is one read too many.
        """
        return int.from_bytes(self.read(at, count), "big")

    def holds(self, sought: bytes, start: int, most: int) -> bool:
        """Whether bytes stand somewhere after a place, the file's end first, within `most`."""
        tail = max(start, self.size - _PIECE)
        self._file.seek(tail)
        if sought in self._file.read(_PIECE):
            return True
        self._file.seek(start)
        before = b""
        while most > 0 and (piece := self._file.read(_PIECE)):
            if sought in before + piece:
                return True
            before = piece[1 - len(sought) :]
            most -= len(piece)
        return most <= 0  # nobody looked further


_PIECE = 1 << 16
