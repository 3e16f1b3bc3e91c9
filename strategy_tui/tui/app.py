"""The app: a few screens, each a mode, one theme in three variants, two languages, live."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from functools import partial
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import SystemCommand
from textual.binding import BindingType
from textual.message import Message as Event

from strategy_tui import clock as system_clock
from strategy_tui.domain.message import Message, message
from strategy_tui.errors import StrategyTuiError
from strategy_tui.tui.base_app import BaseApp, Clock
from strategy_tui.tui.keys import key
from strategy_tui.tui.screens.base import FRAME, MODES, ModeScreen
from strategy_tui.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from strategy_tui.domain.strategy import Strategy
    from strategy_tui.wiring import Services


class StrategyApp(BaseApp[None]):
    """Holds a person to their strategy, kindly."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["app.tcss", "screens/today.tcss"]
    DEFAULT_MODE = "today"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            key(str(number), f"mode('{mode}')", title, show=False)
            for number, (mode, title) in enumerate(MODES, 1)
        ),
    ]

    class StrategyRead(Event):
        """The strategy was read; None if it cannot be."""

        def __init__(self, strategy: Strategy | None) -> None:
            super().__init__()
            self.strategy = strategy

    def __init__(
        self, services: Services, language: str = "en", clock: Clock = system_clock.now
    ) -> None:
        super().__init__(language, clock)
        self.services = services
        self.parting: tuple[Message, ...] = ()
        """What quitting did that a person should know, to be said once the screen is gone."""
        self._warned = False
        for mode, _ in MODES:
            self.add_mode(mode, partial(self._fresh_screen, mode))

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
        self.retell()

    def action_mode(self, mode: str) -> None:
        """Go to a screen; not away from what is asked on top of one."""
        if isinstance(self.screen, ModeScreen):
            self.switch_mode(mode)

    @on(TopBar.Chosen)
    def _go(self, event: TopBar.Chosen) -> None:
        self.switch_mode(event.mode)

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

    def places(self) -> Iterable[SystemCommand]:
        """The screens, and the interview that writes another strategy."""
        say = self.reader.say
        for mode, title in MODES:
            said = say(message("Go to: {screen}", screen=title))
            yield SystemCommand(said, "", partial(self.switch_mode, mode))
        said = say(message("New strategy: the interview"))
        yield SystemCommand(said, "", self.action_interview)

    def action_interview(self) -> None:
        """Ask for another strategy; the one that lies there is kept as a version."""
        from strategy_tui.tui.screens.interview import InterviewScreen

        def look_again(made: object) -> None:
            if made is not None and isinstance(self.screen, ModeScreen):
                self._read_strategy()
                self.screen.load()

        root = self.services.workspace.root
        self.push_screen(InterviewScreen(self.services, self.reader, root), look_again)

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


def run(services: Services, *, language: str, clock: Clock = system_clock.now) -> None:
    """Open the app and stay until the person quits."""
    StrategyApp(services, language=language, clock=clock).run()
