"""The reviews of the strategy: what is due, the open one, the past ones."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message as Event
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from strategy_tui.domain.message import Message, message
from strategy_tui.domain.review import Answer, Review
from strategy_tui.errors import StrategyTuiError
from strategy_tui.services.review_words import ANSWERS
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.screens.base import ModeScreen
from strategy_tui.tui.widgets.hints import hints
from strategy_tui.tui.widgets.literal import caption
from strategy_tui.tui.widgets.panel import Panel
from strategy_tui.tui.widgets.review_items import REASONED, ReviewItems
from strategy_tui.tui.widgets.review_list import Begin, Entry, GoOn, Past, Trial, entries

if TYPE_CHECKING:
    from strategy_tui.services.due_reviews import DueReview
    from strategy_tui.wiring import Services

    Found = tuple[tuple[DueReview, ...], Review | None, tuple[Review, ...]]


class ReviewView(Vertical):
    """A list of the reviews, or one of them; the host calls `load` when it comes into sight."""

    class Closed(Event):
        """A review was closed or an experiment ended: the strategy may have a new version."""

    def __init__(self, services: Services, reader: Reader, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._services = services
        self._reader = reader
        self._due: tuple[DueReview, ...] = ()
        self._past: tuple[Review, ...] = ()
        self._open: Review | None = None
        self._entries: tuple[Entry, ...] = ()
        self._reading = False
        self._wanted = False

    def compose(self) -> ComposeResult:
        with Panel(id="reviews"):
            yield OptionList(id="appointments")
        yield ReviewItems(self._services, self._reader, id="review")

    def on_mount(self) -> None:
        """The list first; what is in it comes when the host asks for it."""
        self._turn(False)

    @property
    def _host(self) -> ModeScreen:
        """The screen around it, which runs verbs and shows what went wrong."""
        assert isinstance(self.screen, ModeScreen), "the reviews belong into a screen of the app"
        return self.screen

    def load(self) -> None:
        """Ask for the reviews; the host calls it whenever the view comes into sight."""
        now = self._reader.now()
        service = self._services.review
        self._host.ask(
            "reviews", lambda: (service.due(now), service.current(), service.past()), self._show
        )

    def show_open(self) -> None:
        """Go on with the review that is open, if one is, as soon as that is known."""
        self._wanted = True
        self.load()

    def _show(self, found: Found) -> None:
        self._due, self._open, self._past = found
        if not self._reading:
            self.retell()
        if self._wanted and self._open is not None:
            self._enter(self._open)
        self._wanted = False

    def _turn(self, reading: bool) -> None:
        """The list of reviews, or one of them."""
        self._reading = reading
        self.query_one("#reviews").display = not reading
        self.query_one("#review").display = reading

    def focus_first(self) -> None:
        """Where the keys go when the view is entered."""
        self.query_one("#items" if self._reading else "#appointments", OptionList).focus()

    def retell(self) -> None:
        """Say every caption again; the language or what is shown changed."""
        self.query_one("#reviews", Panel).titled(
            self._reader.say(message("Reviews")), hints(self._reader, ("enter", message("open")))
        )
        self._tell_list()
        self.query_one(ReviewItems).retell()

    def _tell_list(self) -> None:
        listed = self.query_one("#appointments", OptionList)
        here = listed.highlighted or 0
        self._entries = entries(self._due, self._open, self._past, self._reader)
        listed.clear_options()
        listed.add_options(Option(each.shown) for each in self._entries)
        listed.highlighted = min(here, len(self._entries) - 1)

    @on(OptionList.OptionSelected, "#appointments")
    def _go(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        match self._entries[event.option_index].to:
            case GoOn():
                self.show_open()
            case Begin(kind):
                now, service = self._reader.now(), self._services.review
                self._host.ask("reviews", lambda: service.open(kind, now), self._enter)
            case Trial(network):
                self._ask_trial(network)
            case Past(review):
                self._enter(review)

    def _enter(self, review: Review) -> None:
        self._turn(True)
        self.query_one(ReviewItems).show(review)

    @on(ReviewItems.Left)
    def _back(self, event: ReviewItems.Left) -> None:
        event.stop()
        self._turn(False)
        self.focus_first()
        self.load()
        if event.closed:
            self.post_message(self.Closed())

    def _ask_trial(self, network: str) -> None:
        """End or extend an experiment on its day, with or without a review."""
        from strategy_tui.tui.screens.dialogs import Choose
        from strategy_tui.tui.screens.review import EndTrial

        def go_on(value: str | None) -> None:
            if value is not None:
                answer = Answer(value)
                today = self._reader.local(self._reader.now()).date()
                carry_out = partial(end, answer)
                self.app.push_screen(
                    EndTrial(self._reader, answer, network, today, carry_out), ended
                )

        def end(answer: Answer, why: str, until: date | None) -> Message | None:
            try:
                self._end_trial(answer, network, why, until)
            except StrategyTuiError as error:
                return error.message
            return None

        def ended(done: bool | None) -> None:
            if done:
                self.post_message(self.Closed())
                self.load()

        options = [
            (each.value, caption(self._reader.say(ANSWERS[each]), "bold")) for each in REASONED
        ]
        title = message("The experiment on {subject}", subject=network)
        self.app.push_screen(Choose(self._reader, title, options), go_on)

    def _end_trial(self, answer: Answer, network: str, why: str, until: date | None) -> None:
        experiments, now = self._services.experiments, self._reader.now()
        if answer is Answer.ADOPT:
            experiments.adopt(network, why, now)
        elif answer is Answer.DROP:
            experiments.drop(network, why, now)
        elif until is not None:
            experiments.extend(network, until, why, now)
