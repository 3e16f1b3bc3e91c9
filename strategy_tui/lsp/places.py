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

_HUGE = 2_000_000
"""Characters from which lines are counted for each place, instead of being kept."""
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
        if self._is_counted:
            line, start = self.text.count("\n", 0, offset), self.text.rfind("\n", 0, offset) + 1
        else:
            line = bisect_right(self._starts, offset) - 1
            start = self._starts[line]
        column = self._units(self.text[start:offset])
        return line, column + (self._lead if line == 0 else 0)

    def range(self, span: Span) -> tuple[Place, Place]:
        """Where a span begins and ends."""
        return self.place(span.start), self.place(span.end)

    def offset(self, place: Place) -> int:
        """The offset of a place; what lies beyond a line or the text is its end."""
        line, column = place
        start = self._start(line)
        if start is None:
            return len(self.text)
        end = self._start(line + 1)
        within = self.text[start:end].rstrip("\r\n")
        return start + self._characters(within, column - (self._lead if line == 0 else 0))

    @cached_property
    def _is_counted(self) -> bool:
        return len(self.text) > _HUGE and "\r" not in self.text

    def _start(self, line: int) -> int | None:
        """Where a line begins; None where there are fewer."""
        if not self._is_counted:
            return self._starts[line] if line < len(self._starts) else None
        low, high, before = 0, len(self.text), 0
        if line > self.text.count("\n"):
            return None
        while low < high:
            middle = (low + high) // 2
            between = self.text.count("\n", low, middle)
            if before + between < line:
                low, before = middle + 1, before + between + (self.text[middle] == "\n")
            else:
                high = middle
        return low

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


def joined_halves(text: str) -> str:
    """A text whose halves of characters are joined where two that belong together stand so."""
    if not _HALVES.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
