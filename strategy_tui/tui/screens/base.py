"""What the screens share: the frame, the language, and verbs that run off the key path."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.message import Message as Event
from textual.screen import Screen
from textual.worker import Worker, WorkerState, get_current_worker

from strategy_tui.domain.message import Message, message
from strategy_tui.errors import StrategyTuiError
from strategy_tui.tui.keys import OURS
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.widgets.key_bar import KeyBar
from strategy_tui.tui.widgets.literal import caption
from strategy_tui.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from textual.binding import ActiveBinding
    from textual.notifications import SeverityLevel

    from strategy_tui.wiring import Services

T = TypeVar("T")
Breakpoints = list[tuple[int, str]] | None

FRAME = 0.03
"""Seconds in which a frame that is drawn reaches the terminal."""

WIDTHS: Breakpoints = [(0, "-narrow"), (76, "-medium"), (110, "-wide")]
HEIGHTS: Breakpoints = [(0, "-short"), (28, "-tall")]

MODES: tuple[tuple[str, Message], ...] = (
    ("today", message("Today")),
    ("audit", message("Audit")),
    ("drafts", message("Drafts")),
    ("queue", message("Queue")),
    ("strategy", message("Strategy")),
)
"""The screens in the order of their number keys."""

_log = logging.getLogger(__name__)


class Answered(Event):
    """A verb came back; `deliver` puts its answer on the screen."""

    def __init__(self, deliver: Callable[[], Awaitable[None] | None]) -> None:
        super().__init__()
        self.deliver = deliver


class Refused(Event):
    """A verb came back with one of our errors."""

    def __init__(self, error: StrategyTuiError) -> None:
        super().__init__()
        self.error = error


class Captioned(Screen[T]):
    """A screen whose key captions are rendered in the reader's language when they are shown."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def retell(self) -> None:
        """Say every caption again; the language or the time zone changed."""

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """As the framework has them, with our captions translated."""
        return {
            key: active._replace(
                binding=replace(
                    active.binding, description=self.reader.say(Message(active.binding.description))
                )
            )
            if (active.binding.id or "").startswith(OURS)
            else active
            for key, active in super().active_bindings.items()
        }


class ModeScreen(Captioned[None]):
    """One of the main screens: the bar above, the keys below, its own body between."""

    MODE: ClassVar[str] = ""
    HORIZONTAL_BREAKPOINTS: Breakpoints = WIDTHS
    VERTICAL_BREAKPOINTS: Breakpoints = HEIGHTS

    def __init__(self, services: Services, reader: Reader) -> None:
        super().__init__(reader)
        self.services = services

    def compose(self) -> ComposeResult:
        yield TopBar(MODES, self.MODE, self.services.workspace.root.name)
        yield from self.body()
        yield KeyBar()

    def body(self) -> ComposeResult:
        """The widgets between the bar and the keys."""
        raise NotImplementedError

    def load(self) -> None:
        """Ask the services for what this screen shows."""

    def leave(self) -> tuple[Message, ...]:
        """Put away what is open, for the app is about to end; what a person should know of it.

        Raises:
            StrategyTuiError: it cannot be put away anywhere.
        """
        return ()

    def on_mount(self) -> None:
        """Captions first: the frame stands before any service has answered."""
        self.retell()

    def on_screen_resume(self) -> None:
        """Another screen may have changed what this one shows; the frame is drawn first."""
        # Threads that begin sooner take the interpreter from the one that writes the frame.
        if self.app.is_headless:
            self.call_after_refresh(self.load)
        else:
            self.set_timer(FRAME, self.load)

    def retell(self) -> None:
        """Say every caption again; the language or the time zone changed."""
        self.query_one(TopBar).retell(self.reader)

    def toast(self, sentence: Message, severity: SeverityLevel = "information") -> None:
        """Show one sentence for a few seconds."""
        self.app.notify(
            caption(self.reader.say(sentence)).plain,
            severity=severity,
            markup=False,
        )

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Show what one of our errors says, and go on."""
        try:
            yield
        except StrategyTuiError as error:
            self.toast(error.message, "error")

    def ask(
        self, group: str, verb: Callable[[], T], then: Callable[[T], Awaitable[None] | None]
    ) -> None:
        """Run a verb in a thread, and `then` with its answer; a newer question wins."""

        def work() -> None:
            worker = get_current_worker()
            try:
                answer = verb()
            except StrategyTuiError as error:
                self.post_message(Refused(error))
                return
            if not worker.is_cancelled:
                self.post_message(Answered(lambda: then(answer)))

        self.run_worker(work, thread=True, exclusive=True, group=group, exit_on_error=False)

    @on(Answered)
    async def _deliver(self, event: Answered) -> None:
        shown = event.deliver()
        if shown is not None:
            await shown

    @on(Refused)
    def _refuse(self, event: Refused) -> None:
        self.refused(event.error)

    def refused(self, error: StrategyTuiError) -> None:
        """A verb could not be done."""
        self.toast(error.message, "error")

    @on(Worker.StateChanged)
    def _confess(self, event: Worker.StateChanged) -> None:
        """A bug in a verb: say it, keep its traceback in the log, and let the person go on."""
        if event.state is WorkerState.ERROR:
            error = event.worker.error
            _log.error("a worker failed", exc_info=error)
            self.toast(
                message(
                    "The program made a mistake ({error}). What you wrote is kept.",
                    error=type(error).__name__,
                ),
                "error",
            )
