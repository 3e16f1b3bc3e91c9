"""A section with its title in the border, bright only while the focus is inside."""

from __future__ import annotations

from textual.containers import Vertical
from textual.content import Content

from strategy_tui.tui.widgets.literal import caption

NOTHING = Content("")


class Panel(Vertical):
    """A framed section; what it is called and how it stands are said in its border."""

    def titled(self, title: str, state: Content = NOTHING) -> None:
        """Set the captions of the frame: the name above, the state or the keys below."""
        self.border_title = caption(title)
        self.border_subtitle = state
