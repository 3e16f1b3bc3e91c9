"""A section with its title in the border, bright only while the focus is inside."""

from __future__ import annotations

from textual.containers import Vertical

from strategy_tui.tui.widgets.literal import caption


class Panel(Vertical):
    """A framed section; what it is called and how it stands are said in its border."""

    def titled(self, title: str, state: str = "") -> None:
        """Set the captions of the frame: the name above, the state or a key below."""
        self.border_title = caption(title)
        self.border_subtitle = caption(state)
