"""The app: a few screens, each a mode, one theme in three variants, two languages, live."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.message import Message as Event
from textual.screen import Screen

from strategy_tui import clock as system_clock
from strategy_tui.domain.message import Message, message
from strategy_tui.errors import StrategyTuiError
from strategy_tui.i18n import LANGUAGES
from strategy_tui.tui.keys import OURS, key
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.screens.base import FRAME, MODES, Captioned, ModeScreen
from strategy_tui.tui.theme import THEMES
from strategy_tui.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from strategy_tui.domain.strategy import Strategy
    from strategy_tui.wiring import Services

Clock = Callable[[], datetime]

LANGUAGE_NAMES = {"en": "English", "fr": "Français"}
THEME_NAMES = {
    "strategy-dark": message("Dark colours"),
    "strategy-light": message("Light colours"),
    "strategy-contrast": message("High contrast"),
}


class StrategyApp(App[None]):
    """Holds a person to their strategy, kindly."""

    TITLE = "strategy"
    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "screens/today.tcss"]
    DEFAULT_MODE = "today"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            key(str(number), f"mode('{mode}')", title, show=False)
            for number, (mode, title) in enumerate(MODES, 1)
        ),
        key("ctrl+p", "command_palette", message("Commands"), priority=True),
        key("f1", "help", message("Help"), display="F1"),
        key("question_mark", "help", message("Help"), show=False),
        key("ctrl+l", "language", message("Switch to French"), show=False),
        key("ctrl+c", "how_to_quit", message("How to quit"), show=False),
        key("ctrl+q", "quit", message("Quit"), show=False, priority=True),
    ]

    class StrategyRead(Event):
        """The strategy was read; None if it cannot be."""

        def __init__(self, strategy: Strategy | None) -> None:
            super().__init__()
            self.strategy = strategy

    def __init__(
        self, services: Services, language: str = "en", clock: Clock = system_clock.now
    ) -> None:
        super().__init__()
        self.services = services
        self.reader = Reader(language, clock)
        self.parting: tuple[Message, ...] = ()
        """What quitting did that a person should know, to be said once the screen is gone."""
        self._warned = False
        for theme in THEMES:
            self.register_theme(theme)
        # Assigning the theme would parse every style a second time before the first frame.
        self.set_reactive(App.theme, THEMES[0].name)
        self.stylesheet.set_variables(self.get_css_variables())
        for mode, _ in MODES:
            self.add_mode(mode, partial(self._fresh_screen, mode))

    @property
    def failure(self) -> Exception | None:
        """The mistake of ours that ended the app, if one did."""
        return self._exception

    def _fatal_error(self) -> None:
        """End after a mistake of ours; whoever ran the app tells of it, without a traceback."""
        self.bell()
        self._close_messages_no_wait()

    def on_mount(self) -> None:
        """The first frame needs no file; the strategy is read behind it."""
        # Threads that begin sooner take the interpreter from the one that writes the frame.
        if self.is_headless:
            self.call_after_refresh(self._read_strategy)
        else:
            self.set_timer(FRAME, self._settle)

    def _settle(self) -> None:
        """What was loaded so far stays for good; garbage is looked for from here on."""
        gc.freeze()
        gc.enable()
        self._read_strategy()

    @work(thread=True, exit_on_error=False)
    def _read_strategy(self) -> None:
        self.post_message(self.StrategyRead(self.services.strategy.check().strategy))

    @on(StrategyRead)
    def _learn_zone(self, event: StrategyRead) -> None:
        if event.strategy is None:
            return
        from zoneinfo import ZoneInfo

        self.reader.zone = ZoneInfo(event.strategy.time_zone)
        self._retell()

    def action_mode(self, mode: str) -> None:
        """Go to a screen."""
        self.switch_mode(mode)

    @on(TopBar.Chosen)
    def _go(self, event: TopBar.Chosen) -> None:
        self.switch_mode(event.mode)

    def action_language(self) -> None:
        """The next language, at once, with nothing that was typed lost."""
        position = LANGUAGES.index(self.reader.language)
        self.reader.language = LANGUAGES[(position + 1) % len(LANGUAGES)]
        self._retell()

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

    async def action_quit(self) -> None:
        """Quit; what was typed is saved first, and whoever opened the app can say so."""
        try:
            for stack in self._screen_stacks.values():
                for screen in stack:
                    if isinstance(screen, ModeScreen):
                        self.parting = (*self.parting, *screen.leave())
        except StrategyTuiError as error:
            if not self._warned:
                self._warned = True
                again = message("It is not saved. Ctrl+Q once more quits without it.")
                for each in (error.message, again):
                    self.notify(self.reader.say(each), severity="error", markup=False)
                return
        self.exit()

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
        say = self.reader.say
        for mode, title in MODES:
            said = say(message("Go to: {screen}", screen=title))
            yield SystemCommand(said, "", partial(self.switch_mode, mode))
        other = [each for each in LANGUAGES if each != self.reader.language]
        for code in other:
            yield SystemCommand(LANGUAGE_NAMES[code], "ctrl+l", self.action_language)
        for name, title in THEME_NAMES.items():
            if name != self.theme:
                yield SystemCommand(say(title), "", partial(self.action_colours, name))
        yield SystemCommand(say(message("Help")), "?", self.action_help)
        yield SystemCommand(say(message("Quit")), "ctrl+q", self.action_quit)

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

    def _fresh_screen(self, mode: str) -> ModeScreen:
        """A screen that is told that the styles are as it wants them, or they are parsed again."""
        screen = self._screen_of(mode)
        screen._css_update_count = self._css_update_count
        return screen

    def _screen_of(self, mode: str) -> ModeScreen:
        """A screen, with its module imported when the person first goes there."""
        match mode:
            case "audit":
                from strategy_tui.tui.screens.audit import AuditScreen

                return AuditScreen(self.services, self.reader)
            case "drafts":
                from strategy_tui.tui.screens.drafts import DraftsScreen

                return DraftsScreen(self.services, self.reader)
            case "queue":
                from strategy_tui.tui.screens.queue import QueueScreen

                return QueueScreen(self.services, self.reader)
            case "strategy":
                from strategy_tui.tui.screens.strategy import StrategyScreen

                return StrategyScreen(self.services, self.reader)
            case _:
                from strategy_tui.tui.screens.today import TodayScreen

                return TodayScreen(self.services, self.reader)

    def _retell(self) -> None:
        """Say every caption of every open screen again."""
        for stack in self._screen_stacks.values():
            for screen in stack:
                if isinstance(screen, Captioned) and screen.is_mounted:
                    screen.retell()
                    screen.refresh_bindings()


def run(services: Services, *, language: str, clock: Clock = system_clock.now) -> None:
    """Open the app and stay until the person quits."""
    StrategyApp(services, language=language, clock=clock).run()
