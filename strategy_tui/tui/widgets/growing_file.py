"""The strategy as far as it is written, with what the last answer added marked and in sight."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from strategy_tui.tui.widgets.literal import caption

QUIET = "$foreground 60%"
NEW = "▌"
"""Stands before a line that is new; colours are not seen by all."""
ABOVE = 3
"""Lines that stay in sight above the first new one."""


class GrowingFile(VerticalScroll):
    """A text that is only read, and that grows."""

    BINDINGS = []  # noqa: RUF012

    def compose(self) -> ComposeResult:
        yield Static(id="file-text")

    def show(self, text: str, new: Sequence[int]) -> None:
        """Show the file, and go to its first new line."""
        marked = frozenset(new)
        lines = [_line(each, at in marked) for at, each in enumerate(text.splitlines())]
        self.query_one("#file-text", Static).update(Content("\n").join(lines))
        if new:
            self.call_after_refresh(self._go_to, lines[: min(new)])

    def _go_to(self, above: Sequence[Content]) -> None:
        """Lines that are longer than the pane take more than one row."""
        width = max(1, self.scrollable_content_region.width)
        rows = sum(len(each.wrap(width)) for each in above)
        self.scroll_to(y=max(0, rows - ABOVE), animate=False)


def _line(text: str, new: bool) -> Content:
    """One line: comments are quiet, keys stand out, what is new has a mark."""
    mark = caption(f"{NEW} " if new else "  ", "$text-success")
    body, comment = text, ""
    if text.lstrip().startswith("#"):
        body, comment = "", text
    key, colon, rest = body.partition(":")
    shown = [mark]
    if body and colon and not key.lstrip().startswith("- "):
        shown += [caption(key + colon, "$text-primary"), caption(rest)]
    else:
        shown += [caption(body)]
    if comment:
        shown += [caption(comment, QUIET)]
    return Content("").join(shown)
