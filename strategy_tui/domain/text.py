"""Places in a text."""

from __future__ import annotations

from bisect import bisect_right

from strategy_tui.domain.dataclass import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points: `text[start:end]`.

    Raises:
        ValueError: the range is negative or runs backwards.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")


def whole(text: str) -> str:
    """A text that UTF-8 can hold: half characters, which come from bad pastes, show as “?”."""
    return text.encode("utf-8", "replace").decode("utf-8")


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """The line and column of an offset, both counted from 1."""
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


class Lines:
    """The lines of a text, found once for many places in it."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def place(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset, both counted from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
