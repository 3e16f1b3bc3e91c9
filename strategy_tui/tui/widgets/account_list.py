"""A list of accounts of any length: only the rows in sight are asked for and drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message as Event
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from strategy_tui.clean_text import clean_text
from strategy_tui.domain.message import message
from strategy_tui.tui.keys import key
from strategy_tui.tui.words import CHOICES, DECIDED, OUTCOMES

if TYPE_CHECKING:
    from strategy_tui.services.audit import AccountVerdict

RowAt = Callable[[int], "AccountVerdict"]

MARGIN = 1
"""Cells left free on both sides of a row."""

COLUMNS = 36
"""The narrowest list with a column for names; else a name follows its handle, if it has room."""

FEWEST = 5
"""Cells of a name below which it says nothing."""


class AccountList(ScrollView, can_focus=True):
    """Verdict glyph, handle, name: one line for each account, drawn when it is seen."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "accounts--row",
        "accounts--cursor",
        "accounts--name",
        "accounts--decided",
        "accounts--keep",
        "accounts--let_go",
        "accounts--ask",
        "accounts--grace",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        key("up", "move(-1)", message("Previous"), show=False),
        key("down", "move(1)", message("Next"), show=False),
        key("pageup", "page(-1)", message("Page up"), show=False),
        key("pagedown", "page(1)", message("Page down"), show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
    ]
    cursor: reactive[int] = reactive(0)

    class Moved(Event):
        """Another row is under the cursor."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._total = 0
        self._row_at: RowAt | None = None
        self._styles: dict[tuple[str, Style], Style] = {}

    def show_rows(self, total: int, row_at: RowAt, cursor: int = 0) -> None:
        """Show so many rows; `row_at` is asked for those in sight."""
        self._total = total
        self._row_at = row_at
        self.virtual_size = Size(self.size.width, total)
        self.set_reactive(AccountList.cursor, max(0, min(cursor, total - 1)))
        self.refresh()
        self.call_after_refresh(self._follow_cursor)

    def redraw_row(self, index: int) -> None:
        """The row at an index says something else now."""
        self.refresh(Region(0, index - self.scroll_offset.y, self.size.width, 1))

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(cursor, self._total - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Redraw two lines, never the list."""
        self.redraw_row(old)
        self.redraw_row(new)
        self._follow_cursor()
        self.post_message(self.Moved(new))

    def _follow_cursor(self) -> None:
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, force=True)

    def action_move(self, by: int) -> None:
        """Go up or down by rows."""
        self.cursor += by

    def action_page(self, by: int) -> None:
        """Go up or down by pages."""
        self.cursor += by * max(1, self.size.height - 1)

    def action_first(self) -> None:
        """Go to the first row."""
        self.cursor = 0

    def action_last(self) -> None:
        """Go to the last row."""
        self.cursor = self._total - 1

    def on_click(self, event: events.Click) -> None:
        """Choose the row under the mouse."""
        self.cursor = event.y + self.scroll_offset.y

    def on_resize(self) -> None:
        """A list is as wide as it is seen: there is nothing to scroll to on the right."""
        self.virtual_size = Size(self.size.width, self._total)
        self._follow_cursor()

    def render_line(self, y: int) -> Strip:
        """One account, or nothing below the last."""
        index = y + self.scroll_offset.y
        width = self.size.width
        if self._row_at is None or index >= self._total:
            return Strip.blank(width, self.rich_style)
        return self._strip(self._row_at(index), width, index == self.cursor)

    def _strip(self, row: AccountVerdict, width: int, chosen: bool) -> Strip:
        """The name comes last: terminals disagree about how wide strangers' letters are."""
        base = self.get_component_rich_style("accounts--cursor" if chosen else "accounts--row")
        sign = CHOICES[row.decision.choice] if row.decision else OUTCOMES[row.verdict.outcome]
        kind = "decided" if row.decision else row.verdict.outcome.value

        def styled(part: str) -> Style:
            return self._style(part, base)

        room = width - MARGIN - 2
        handle, name = _beside(*identity(row), room)
        segments = [
            Segment(DECIDED if row.decision else " ", styled(kind)),
            Segment(f"{sign.glyph} ", styled(kind)),
            Segment(handle, styled("decided") if row.decision else base),
            Segment(name, styled("name")),
        ]
        strip = Strip(segments)
        return strip if strip.cell_length == width else strip.adjust_cell_length(width, base)

    def _style(self, part: str, base: Style) -> Style:
        """The colour of a part on the ground of its row; 40 rows a page ask for the same few."""
        if (part, base) not in self._styles:
            part_style = self.get_component_rich_style(f"accounts--{part}", partial=True)
            self._styles[part, base] = base + Style(color=part_style.color)
        return self._styles[part, base]

    def notify_style_update(self) -> None:
        """Other colours."""
        self._styles.clear()
        super().notify_style_update()


def _beside(handle: str, name: str, room: int) -> tuple[str, str]:
    """Both as wide as they are drawn; the handle, which is who it is, has the room it wants."""
    wide = max(12, int(room * 0.52)) if room >= COLUMNS else min(cell_len(handle), room)
    left = room - wide - 2
    if left < FEWEST:
        wide, left = room, 0
    return _cut(handle, wide), "  " + _cut(name, left) if left else ""


def _cut(text: str, width: int) -> str:
    """A text in so many cells; an ellipsis tells that more was there."""
    if cell_len(text) > width:
        return set_cell_size(text, width - 1) + "…"
    return set_cell_size(text, width)


def identity(row: AccountVerdict) -> tuple[str, str]:
    """What surely names the account, and the display name it chose (empty if it is the same)."""
    label = clean_text(row.account.label)
    name = clean_text(row.account.name or "")
    return label, "" if name == label else name
