"""The editor of drafts: what is not posted is drawn apart from what would be."""

from __future__ import annotations

from rich.text import Text
from textual import on
from textual.widgets import TextArea

from strategy_tui.domain.draft import THREAD_MARK
from strategy_tui.tui.widgets.diagnostic_editor import DiagnosticEditor

FENCE = "---"
"""A line of its own before and after the front matter."""


class DraftEditor(DiagnosticEditor):
    """The whole file of one draft; what is wrong with it is underlined as it is found."""

    def __init__(self, *, id: str | None = None) -> None:
        self._body_line = 0
        super().__init__(id=id)

    def open_text(self, text: str) -> None:
        """Show another file, with the cursor where its body begins."""
        super().open_text(text)
        self.find_body()
        self.move_cursor((self._body_line, 0))

    @on(TextArea.Changed)
    def find_body(self) -> None:
        """The front matter is drawn apart from what would be posted."""
        lines = self.document.lines
        fences = [number for number, line in enumerate(lines) if line.rstrip() == FENCE][:2]
        body_line = fences[1] + 1 if len(fences) == 2 and fences[0] == 0 else 0
        if body_line != self._body_line:
            self._body_line = body_line
            self.forget_drawn_lines()

    def colour_line(self, line_index: int, line: Text) -> None:
        """Quiet colours before the body, and a sign where a thread is split."""
        if line_index < self._body_line:
            key_ends = max(0, line.plain.find(":"))
            line.stylize(self.ink("text-muted"))
            line.stylize(self.ink("primary"), 0, key_ends)
        elif line.plain.strip() == THREAD_MARK:
            line.stylize(self.ink("accent"))
