"""The command palette in the reader's language: what is done here, then what is done anywhere."""

from __future__ import annotations

from rich.align import Align
from rich.text import Text
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits
from textual.content import Content
from textual.system_commands import SystemCommandsProvider
from textual.widgets.option_list import Option

from strategy_tui.domain.message import message
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.widgets.literal import caption


class Commands(SystemCommandsProvider):
    """The app's commands in the app's order, each in one line with its key."""

    async def discover(self) -> Hits:
        """All commands; the framework sorts them by the text of each."""
        for number, each in enumerate(self.app.get_system_commands(self.screen)):
            shown = _with_key(caption(each.title), each.help)
            yield DiscoveryHit(shown, each.callback, text=f"{number:03}")

    async def search(self, query: str) -> Hits:
        """The commands that a text matches."""
        matcher = self.matcher(query)
        for each in self.app.get_system_commands(self.screen):
            score = matcher.match(each.title)
            if score > 0:
                shown = _with_key(matcher.highlight(each.title), each.help)
                yield Hit(score, shown, each.callback, text=each.title)


def _with_key(name: Content, key: str) -> Content:
    return Content.assemble(name, "  ", caption(key, "bold $accent")) if key else name


class Palette(CommandPalette):
    """The framework's palette with its own English sentences said in the reader's language."""

    def __init__(self, reader: Reader) -> None:
        super().__init__([Commands], placeholder=reader.say(message("What would you like to do?")))
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
