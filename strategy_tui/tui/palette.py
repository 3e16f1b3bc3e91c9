"""The command palette in the reader's language: the screens, the language, the colours."""

from __future__ import annotations

from rich.align import Align
from rich.text import Text
from textual.command import CommandList, CommandPalette
from textual.widgets.option_list import Option

from strategy_tui.domain.message import message
from strategy_tui.tui.reader import Reader


class Palette(CommandPalette):
    """The framework's palette with its own English sentences said in the reader's language."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(placeholder=reader.say(message("What would you like to do?")))
        self._reader = reader

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """Says that nothing matches; the framework has no hook for these words."""
        self._stop_no_matches_countdown()

        def say_so() -> None:
            if not search_value:
                self._list_visible = False
                return
            words = Text(self._reader.say(message("No command is called that.")))
            self.query_one(CommandList).add_option(
                Option(Align.center(words), disabled=True, id=self._NO_MATCHES)
            )
            self._list_visible = True

        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, say_so)
