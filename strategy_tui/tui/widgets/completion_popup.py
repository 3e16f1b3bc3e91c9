"""The list of what may be written at the cursor, with what each thing means."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message as Event
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from strategy_tui.domain.message import Message
from strategy_tui.domain.text import Span
from strategy_tui.strategy_file.completion import Completion, Completions
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.widgets.literal import caption, literal

MOST_SHOWN = 7
"""Lines of the list; the rest is a key away."""
MEANING = 3
"""Lines for what the chosen one means."""
WIDEST = 52
_FRAME = 2


class CompletionPopup(Vertical):
    """Lies over the editor, which keeps the focus and steers it."""

    class Taken(Event):
        """One was chosen with the mouse."""

        def __init__(self, completion: Completion) -> None:
            super().__init__()
            self.completion = completion

    def __init__(self, reader: Reader, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._reader = reader
        self._items: Sequence[Completion] = ()
        self.span = Span(0, 0)
        """What would be replaced."""
        self.made_for = ("", 0)
        """The text and the offset that the list is true for."""
        self.display = False

    def compose(self) -> ComposeResult:
        listed = OptionList(id="completions")
        listed.can_focus = False
        yield listed
        yield Static(id="meaning")

    @property
    def _listed(self) -> OptionList:
        return self.query_one("#completions", OptionList)

    @property
    def chosen(self) -> Completion:
        """The one that enter would write."""
        return self._items[self._listed.highlighted or 0]

    def show(self, offered: Completions, made_for: tuple[str, int]) -> None:
        """Show what is offered for a text and an offset; nothing offered closes it."""
        self._items, self.span, self.made_for = offered.items, offered.span, made_for
        if not offered.items:
            self.close()
            return
        with self.prevent(OptionList.OptionHighlighted):
            self._listed.clear_options()
            self._listed.add_options(Option(literal(each.label, "bold")) for each in self._items)
            self._listed.highlighted = 0
        self._explain()
        self.display = True

    def close(self) -> None:
        """Show nothing more."""
        self.display = False

    def move(self, by: int) -> None:
        """Choose another one, and from the last the first."""
        count = len(self._items)
        here = self._listed.highlighted or 0
        far = abs(by) > 1
        self._listed.highlighted = max(0, min(count - 1, here + by)) if far else (here + by) % count

    def put(self, x: int, y: int) -> None:
        """Below the line if there is room, else above it, and never beyond the screen."""
        screen = self.screen.size
        width = min(WIDEST, screen.width)
        rows = min(len(self._items), MOST_SHOWN)
        height = rows + self._meaning_rows + _FRAME
        top = y + 1 if y + 1 + height < screen.height else max(0, y - height)
        left = max(0, min(x - 2, screen.width - width))
        self._listed.styles.height = rows
        self.styles.width, self.styles.height = width, height
        parent = self.parent
        origin = parent.region.offset if isinstance(parent, Vertical) else self.screen.region.offset
        self.styles.offset = (left - origin.x, top - origin.y)

    @property
    def _meaning_rows(self) -> int:
        return MEANING if any(each.meaning or each.example for each in self._items) else 0

    @on(OptionList.OptionHighlighted)
    def _explain(self) -> None:
        meaning = self.query_one("#meaning", Static)
        meaning.display = bool(self._meaning_rows)
        if not self._items:
            return
        chosen = self.chosen
        told = chosen.meaning
        shown = _with_code(self._reader.say(told)) if isinstance(told, Message) else literal(told)
        if isinstance(chosen.example, Message):
            example = caption(self._reader.say(chosen.example), "$text-accent")
            shown = Content.assemble(shown, "\n", example)
        meaning.update(shown)

    @on(OptionList.OptionSelected)
    def _take(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Taken(self._items[event.option_index]))


def _with_code(said: str) -> Content:
    """A sentence whose words between backticks stand out instead."""
    parts = said.split("`")
    return Content("").join(
        caption(part, "bold" if number % 2 else "") for number, part in enumerate(parts)
    )
