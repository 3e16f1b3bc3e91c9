"""The parts of one screen as a line of words: chosen by key, by arrow or with the mouse."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message as Event
from textual.reactive import reactive
from textual.widget import Widget

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message, message
from strategy_tui.tui.keys import key
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.widgets.literal import caption

GAP = 3
"""Cells between two tabs."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a screen: its name in the code, its key, and what it is called."""

    name: str
    key: str
    title: Message


class TabLine(Widget, can_focus=True):
    """One line; the part that is shown stands out, and every part names its key."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        key("left", "go(-1)", message("The part before"), show=False),
        key("right", "go(1)", message("The next part"), show=False),
    ]
    DEFAULT_CSS = """
    TabLine {
        height: 1;
    }
    """
    here: reactive[str] = reactive("")

    class Chosen(Event):
        """A part was chosen."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, parts: Iterable[Part], here: str, reader: Reader) -> None:
        super().__init__()
        self._parts = tuple(parts)
        self._reader = reader
        self.set_reactive(TabLine.here, here)

    def retell(self) -> None:
        """Say the captions again."""
        self.refresh()

    def render(self) -> Content:
        """The parts in a line; without room for their keys, without them."""
        return Content(" " * GAP).join(self._tabs())

    def _tabs(self) -> list[Content]:
        tabs = [self._tab(each, with_key=True) for each in self._parts]
        if sum(each.cell_length + GAP for each in tabs) - GAP > self.size.width:
            tabs = [self._tab(each, with_key=False) for each in self._parts]
        return tabs

    def _tab(self, part: Part, *, with_key: bool) -> Content:
        shown = part.name == self.here
        style = "bold underline $text-primary" if shown else "$text-muted"
        if shown and self.has_focus:
            style = "bold reverse $text-primary"
        title = caption(self._reader.say(part.title), style)
        if not with_key:
            return title
        return Content.assemble(caption(part.key, "bold $accent"), " ", title)

    def action_go(self, by: int) -> None:
        """Go to the part beside, and from the last to the first."""
        names = [each.name for each in self._parts]
        self.post_message(self.Chosen(names[(names.index(self.here) + by) % len(names)]))

    def on_focus(self) -> None:
        """The part one is on stands out otherwise now."""
        self.refresh()

    def on_blur(self) -> None:
        """As before."""
        self.refresh()

    def on_click(self, event: Click) -> None:
        """Go to the part that was clicked."""
        at = event.get_content_offset_capture(self).x
        starts = [0]
        for each in self._tabs():
            starts.append(starts[-1] + each.cell_length + GAP)
        for part, (start, end) in zip(self._parts, pairwise(starts), strict=True):
            if start <= at < end - GAP:
                self.post_message(self.Chosen(part.name))
