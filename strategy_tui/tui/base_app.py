"""What our apps share: the colours, two languages that switch live, help, palette, the way out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from pathlib import PurePath
from typing import ClassVar, TypeVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from strategy_tui.domain.message import message
from strategy_tui.i18n import LANGUAGES
from strategy_tui.tui.keys import OURS, key
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.screens.base import Captioned
from strategy_tui.tui.theme import THEMES

T = TypeVar("T")
Clock = Callable[[], datetime]

LANGUAGE_NAMES = {"en": "English", "fr": "Français"}
THEME_NAMES = {
    "strategy-dark": message("Dark colours"),
    "strategy-light": message("Light colours"),
    "strategy-contrast": message("High contrast"),
}


class BaseApp(App[T]):
    """An app of ours before it has screens."""

    TITLE = "strategy"
    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath] | None] = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        key("ctrl+p", "command_palette", message("Commands"), priority=True),
        key("f1", "help", message("Help"), display="F1"),
        key("question_mark", "help", message("Help"), show=False),
        key("ctrl+l", "language", message("Switch to French"), show=False),
        key("ctrl+c", "how_to_quit", message("How to quit"), show=False),
        key("ctrl+q", "quit", message("Quit"), show=False, priority=True),
    ]

    def __init__(self, language: str, clock: Clock) -> None:
        super().__init__()
        self.reader = Reader(language, clock)
        for theme in THEMES:
            self.register_theme(theme)
        # Assigning the theme would parse every style a second time before the first frame.
        self.set_reactive(App.theme, THEMES[0].name)
        self.stylesheet.set_variables(self.get_css_variables())

    @property
    def failure(self) -> Exception | None:
        """The mistake of ours that ended the app, if one did."""
        return self._exception

    def _fatal_error(self) -> None:
        """End after a mistake of ours; whoever ran the app tells of it, without a traceback."""
        self.bell()
        self._close_messages_no_wait()

    def action_language(self) -> None:
        """The next language, at once, with nothing that was typed lost."""
        position = LANGUAGES.index(self.reader.language)
        self.reader.language = LANGUAGES[(position + 1) % len(LANGUAGES)]
        self.retell()

    def action_colours(self, name: str) -> None:
        """Wear another variant of the theme."""
        self.theme = name

    def action_help(self) -> None:
        """Every key that works here."""
        from strategy_tui.tui.screens.dialogs import Help

        shown: dict[str, tuple[str, str]] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if (binding.id or "").startswith(OURS) and active.enabled:
                display = self.get_key_display(binding)
                shown.setdefault(binding.action, (display, binding.description))
        self.push_screen(Help(self.reader, tuple(shown.values())))

    def get_key_display(self, binding: Binding) -> str:
        """A key as it is shown, by the name that the reader's keyboard gives it."""
        return self.reader.key(super().get_key_display(binding))

    def action_how_to_quit(self) -> None:
        """Ctrl+C copies; who expects it to quit is told what does."""
        sentence = message("Press Ctrl+Q to quit. What you wrote is kept.")
        self.notify(self.reader.say(sentence), markup=False)

    def action_command_palette(self) -> None:
        """Open the palette, unless it is open."""
        from strategy_tui.tui.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(self.reader))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the palette offers, in the reader's language: what is done here comes first."""
        yield from self._commands_of(screen)
        yield from self.places()
        say = self.reader.say
        other = [each for each in LANGUAGES if each != self.reader.language]
        for code in other:
            yield SystemCommand(LANGUAGE_NAMES[code], "ctrl+l", self.action_language)
        for name, title in THEME_NAMES.items():
            if name != self.theme:
                yield SystemCommand(say(title), "", partial(self.action_colours, name))
        yield SystemCommand(say(message("Help")), "?", self.action_help)
        yield SystemCommand(say(message("Quit")), "ctrl+q", self.action_quit)

    def places(self) -> Iterable[SystemCommand]:
        """Where one can go from anywhere."""
        return ()

    def _commands_of(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Everything that a key of the screen itself does now, with the key beside it."""
        told = set()
        for active in screen.active_bindings.values():
            binding = active.binding
            ours = (binding.id or "").startswith(OURS) and active.node is screen
            if binding.action.startswith("app."):
                continue  # It goes to another screen, which the palette offers everywhere.
            if ours and active.enabled and binding.action not in told:
                told.add(binding.action)
                do = partial(self.run_action, binding.action, screen)
                yield SystemCommand(binding.description, self.get_key_display(binding), do)

    def retell(self) -> None:
        """Say every caption of every open screen again."""
        for stack in self._screen_stacks.values():
            for screen in stack:
                if isinstance(screen, Captioned) and screen.is_mounted:
                    screen.retell()
                    screen.refresh_bindings()
