"""The drafts of the workspace in a list, and what concerns all of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from strategy_tui.domain.message import Message, message
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.widgets.draft_lines import draft_line
from strategy_tui.tui.widgets.literal import caption
from strategy_tui.tui.widgets.panel import Panel

if TYPE_CHECKING:
    from strategy_tui.services.drafts import DraftState


READING = message("Reading and checking your drafts…")


class DraftList(Panel):
    """Each draft in two lines; above them, why the strategy does not count for any, if so."""

    def compose(self) -> ComposeResult:
        yield Static(id="unheld", classes="-gone")
        yield OptionList(id="drafts")
        yield Static(id="empty", classes="empty")

    def tell(
        self,
        states: Sequence[DraftState] | None,
        current: Path | None,
        unheld: Message | None,
        reader: Reader,
    ) -> None:
        """Show the drafts, with the cursor on the current one; None while they are read."""
        self.titled(reader.say(message("Drafts")))
        drafts = self.query_one("#drafts", OptionList)
        with self.prevent(OptionList.OptionHighlighted):
            drafts.clear_options()
            if states is None:  # a list that is not there could not have the focus
                drafts.add_option(Option(caption(reader.say(READING)), disabled=True))
            drafts.add_options(Option(draft_line(each, reader)) for each in states or ())
            for index, each in enumerate(states or ()):
                if each.path == current:
                    drafts.highlighted = index
        drafts.display = states is None or bool(states)
        empty = self.query_one("#empty", Static)
        empty.display = not drafts.display
        empty.update(caption(reader.say(message("No drafts yet.\nPress n to write one."))))
        told = self.query_one("#unheld", Static)
        told.set_class(unheld is None, "-gone")
        told.update(caption(reader.say(unheld) if unheld is not None else ""))
