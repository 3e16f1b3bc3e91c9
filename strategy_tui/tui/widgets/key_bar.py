"""The line at the bottom: the keys that work here, and what they do.

It is one widget: the framework's footer is one for each key, made anew whenever a key changes.
"""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.events import Click
from textual.screen import Screen
from textual.widget import Widget

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.tui.widgets.literal import caption


@dataclass(frozen=True, slots=True)
class Key:
    """One key as it is shown; `name` is what pressing it sends."""

    name: str
    shown: Content
    works: bool


class KeyBar(Widget, can_focus=False):
    """Keys with their captions; when there is no room for all, the last one (help) stays."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: 1;
        background: $footer-background;
    }
    """

    def on_mount(self) -> None:
        """Follow the focus and the states that switch keys on and off."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    def keys(self) -> tuple[Key, ...]:
        """The keys that find room, from left to right."""
        found = list(self._all())
        while len(found) > 1 and sum(each.shown.cell_length for each in found) > self.size.width:
            del found[-2]
        return tuple(found)

    def _all(self) -> Iterator[Key]:
        told = set()
        for _, binding, enabled, _ in self.screen.active_bindings.values():
            if not binding.show or binding.action in told:
                continue
            told.add(binding.action)
            shown = Content.assemble(
                caption(f" {self.app.get_key_display(binding)}", "bold $footer-key-foreground"),
                caption(f" {binding.description} ", "$footer-description-foreground"),
            )
            yield Key(binding.key, shown if enabled else shown.stylize("dim"), enabled)

    def render(self) -> Content:
        """All keys in a line."""
        return Content("").join(each.shown for each in self.keys())

    def on_click(self, event: Click) -> None:
        """Press the key that was clicked."""
        event.stop()
        left = 0
        for each in self.keys():
            left += each.shown.cell_length
            if event.x < left:
                if each.works:
                    self.app.simulate_key(each.name)
                return
