"""The line on top: who we are, the four screens, whose strategy and which language."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message as Event
from textual.widgets import Label, Tab, Tabs

from strategy_tui.domain.message import Message
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.widgets.literal import caption

TO = "to-"
"""Begins the id of a tab; no other widget's does."""


class TopBar(Horizontal):
    """Brand, tabs, and a quiet note on the right."""

    class Chosen(Event):
        """A tab was chosen."""

        def __init__(self, mode: str) -> None:
            super().__init__()
            self.mode = mode

    def __init__(self, modes: Iterable[tuple[str, Message]], here: str, whose: str) -> None:
        super().__init__()
        self._modes = tuple(modes)
        self._here = here
        self._whose = whose

    def compose(self) -> ComposeResult:
        yield Label(Content.styled("◆ strategy", "bold $primary"), id="brand")
        tabs = (Tab(caption(""), id=f"{TO}{mode}") for mode, _ in self._modes)
        yield Tabs(*tabs, active=f"{TO}{self._here}")
        yield Label("", id="whose", markup=False)

    def retell(self, reader: Reader) -> None:
        """Say the captions in the reader's language."""
        for number, (mode, title) in enumerate(self._modes, 1):
            self.query_one(f"#{TO}{mode}", Tab).label = caption(f"{number} {reader.say(title)}")
        self.query_one("#whose", Label).update(
            Content.assemble(
                caption(self._whose, "$text-muted"),
                ("  ", ""),
                (reader.language.upper(), "$foreground 60%"),
            )
        )

    def stay(self) -> None:
        """Mark this screen's own tab again, after another was chosen from here."""
        self.query_one(Tabs).active = f"{TO}{self._here}"

    @on(Tabs.TabActivated)
    def _choose(self, event: Tabs.TabActivated) -> None:
        event.stop()
        mode = (event.tab.id or "").removeprefix(TO)
        if mode and mode != self._here:
            self.post_message(self.Chosen(mode))
