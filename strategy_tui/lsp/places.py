"""Where something stands in a text, in the units in which an editor counts."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property

from strategy_tui.domain.text import Span

UTF8, UTF16, UTF32 = "utf-8", "utf-16", "utf-32"
"""How a client may count within a line: bytes, 16-bit units, code points."""

Place = tuple[int, int]
"""A line and a column, both counted from 0, the column in the client's unit."""

_BREAKS = re.compile(r"\r\n|\r|\n")
_WIDE = re.compile("[^\x00-\uffff]")
_HALVES = re.compile("[\ud800-\udbff][\udc00-\udfff]")


class Places:
    """A text by its lines as the protocol has them: they end in LF, CRLF or CR, and nothing else.

    With `bare_cr`, CR and LF are two line ends, as in a text whose CRLF were made LF.
    """

    def __init__(self, text: str, unit: str, *, bare_cr: bool = False, lead: int = 0) -> None:
        self.text = text
        self._unit = unit
        self._bare_cr = bare_cr
        self._lead = lead
        """Units that the client has before the first character: of a byte order mark."""

    def place(self, offset: int) -> Place:
        """Where an offset into the text is."""
        offset = min(offset, len(self.text))
        line = bisect_right(self._starts, offset) - 1
        column = self._units(self.text[self._starts[line] : offset])
        return line, column + (self._lead if line == 0 else 0)

    def range(self, span: Span) -> tuple[Place, Place]:
        """Where a span begins and ends."""
        return self.place(span.start), self.place(span.end)

    def offset(self, place: Place) -> int:
        """The offset of a place; what lies beyond a line or the text is its end."""
        line, column = place
        if line >= len(self._starts):
            return len(self.text)
        start = self._starts[line]
        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self.text)
        within = self.text[start:end].rstrip("\r\n")
        return start + self._characters(within, column - (self._lead if line == 0 else 0))

    @cached_property
    def _starts(self) -> list[int]:
        if "\r" not in self.text:
            starts, at = [0], 0
            for line in self.text.split("\n")[:-1]:
                at += len(line) + 1
                starts.append(at)
            return starts
        breaks = re.compile(r"[\r\n]") if self._bare_cr else _BREAKS
        return [0, *(each.end() for each in breaks.finditer(self.text))]

    @cached_property
    def _units(self) -> Callable[[str], int]:
        if self._unit == UTF8 and not self.text.isascii():
            return lambda part: len(part.encode("utf-8", "surrogatepass"))
        if self._unit == UTF16 and _WIDE.search(self.text):
            return lambda part: len(part.encode("utf-16-le", "surrogatepass")) // 2
        return len

    def _characters(self, line: str, units: int) -> int:
        """How many characters of a line so many units are; a place inside one is before it."""
        units = max(0, units)
        if self._units is len or self._units(line) == len(line):
            return min(units, len(line))
        at = 0
        for number, character in enumerate(line):
            at += self._units(character)
            if at > units:
                return number
        return len(line)


def whole(text: str) -> str:
    """A text whose halves of characters are joined where two that belong together stand so."""
    if not _HALVES.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
