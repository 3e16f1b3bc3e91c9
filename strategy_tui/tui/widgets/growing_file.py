"""The strategy as far as it is written, with what the last answer added marked and in sight."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from strategy_tui.tui.widgets.literal import caption

QUIET = "$foreground 60%"
NEW, OLD = "▌ ", "  "
"""Stands before a line that is new, for colours are not seen by all; and before any other."""
ABOVE = 3
"""Rows that stay in sight above the first new line."""
RULE = "───"
"""In a comment it only underlines, and needs no second row."""
NARROWEST = 12
"""Cells; below that nobody reads a file."""


class GrowingFile(VerticalScroll, can_focus=False):
    """A text that is only read, and that grows; what was typed elsewhere keeps the focus."""

    _text = ""
    _new: Collection[int] = ()

    def compose(self) -> ComposeResult:
        yield Static(id="file-text")

    def show(self, text: str, new: Collection[int]) -> None:
        """Show the file, and go to its first new line."""
        self._text, self._new = text, frozenset(new)
        self._draw()

    def on_resize(self, _event: events.Resize) -> None:
        """Lines break elsewhere now."""
        self._draw()

    def _draw(self) -> None:
        width = self.scrollable_content_region.width - len(OLD)
        if width < NARROWEST:
            return
        rows: list[Content] = []
        first = None
        for at, line in enumerate(self._text.splitlines()):
            if at in self._new and first is None:
                first = len(rows)
            rows += _rows(line, at in self._new, width)
        self.query_one("#file-text", Static).update(Content("\n").join(rows))
        if first is not None:
            self.call_after_refresh(self.scroll_to, y=max(0, first - ABOVE), animate=False)


def _rows(line: str, new: bool, width: int) -> Iterator[Content]:
    """A line as the rows it takes, each with its mark and as far in as the line begins."""
    mark = caption(NEW if new else OLD, "$text-success")
    inset = " " * min(len(line) - len(line.lstrip()), width // 2)
    room = width - len(inset)
    body, comment = _parts(line.strip())
    one = Content.assemble(body, "  " if body.plain and comment else "", caption(comment, QUIET))
    if RULE in comment:
        one = one.truncate(room)
    if one.cell_length <= room:
        yield Content.assemble(mark, inset, one)
        return
    for row in body.wrap(room) if body.plain else ():
        yield Content.assemble(mark, inset, row.rstrip())
    for row in caption(comment.removeprefix("#").lstrip()).wrap(room - 2) if comment else ():
        yield Content.assemble(mark, inset, caption(f"# {row.plain.rstrip()}", QUIET))


def _parts(line: str) -> tuple[Content, str]:
    """What a line says, with its key standing out; and its comment."""
    body, sign, comment = ("", "#", line[1:]) if line.startswith("#") else line.partition("  #")
    body = body.rstrip()
    key, colon, rest = body.partition(":")
    if colon and not key.startswith("-"):
        said = Content.assemble(caption(key + colon, "$text-primary"), caption(rest))
    else:
        said = caption(body)
    return said, f"#{comment}" if sign else ""
