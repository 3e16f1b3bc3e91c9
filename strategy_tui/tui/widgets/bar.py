"""A thin line that fills from left to right, with its numbers in words beside it."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from strategy_tui.tui.widgets.literal import caption

SHORTEST = 4
"""Cells; below that a line says nothing."""


class Bar(Widget):
    """Part of a whole; the words say what the line shows, for those who cannot see it."""

    DEFAULT_CSS = """
    Bar {
        height: 1;
        width: 1fr;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._part = 0.0
        self._whole = 0.0
        self._words = ""

    def show(self, part: float, whole: float, words: str = "") -> None:
        """Fill the line so far."""
        self._part, self._whole, self._words = part, whole, words
        self.refresh()

    def render(self) -> Content:
        """The line takes what the words leave."""
        words = caption(f" {self._words}" if self._words else "")
        width = self.size.width - words.cell_length
        if not self._whole or width < SHORTEST:
            return caption(self._words)
        full = min(width, round(width * self._part / self._whole))
        return Content.assemble(
            ("━" * full, "$primary"), ("━" * (width - full), "$foreground 20%"), words
        )
