"""One review, item by item: a list on the left, one item with its choices on the right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message as Event
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from strategy_tui.domain.message import Message, message, plural
from strategy_tui.domain.review import Answer, Review, ReviewItem, Topic
from strategy_tui.errors import StrategyTuiError
from strategy_tui.services.review_words import ANSWERS, KINDS
from strategy_tui.tui.keys import key
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.screens.base import ModeScreen
from strategy_tui.tui.widgets.bar import Bar
from strategy_tui.tui.widgets.hints import hints
from strategy_tui.tui.widgets.literal import caption
from strategy_tui.tui.widgets.panel import NOTHING, Panel
from strategy_tui.tui.widgets.review_card import KEYS, card, item_line, progress

if TYPE_CHECKING:
    from strategy_tui.wiring import Services

REASONED = (Answer.ADOPT, Answer.EXTEND, Answer.DROP)
"""Answers that change the strategy at once, and so want a reason."""


class ReviewItems(Horizontal):
    """The items of a review; those of an open one are answered by keys or buttons."""

    BINDINGS: ClassVar[list[BindingType]] = [
        key("k", "answer('keep')", message("Keep")),
        key("c", "answer('change')", message("Change")),
        key("d", "answer('done')", message("Seen")),
        key("a", "answer('adopt')", message("Adopt")),
        key("e", "answer('extend')", message("Extend")),
        key("x", "answer('drop')", message("Drop")),
        key("f9", "close", message("Close"), display="F9"),
        key("g", "figure", message("Note a figure")),
        key("n", "note", message("Note")),
        key("escape", "leave", message("All reviews")),
    ]

    class Left(Event):
        """The person goes back to the list of reviews."""

        def __init__(self, closed: bool) -> None:
            super().__init__()
            self.closed = closed
            """The review was closed, perhaps with a new version of the strategy."""

    def __init__(self, services: Services, reader: Reader, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._services = services
        self._reader = reader
        self._shown: Review | None = None
        self._notes: dict[int, str] = {}
        self._figures: dict[int, Message] = {}

    def compose(self) -> ComposeResult:
        with Panel(id="items-panel"):
            yield OptionList(id="items")
            yield Bar(id="review-progress")
        with Panel(id="item-panel"):
            with VerticalScroll(id="item-scroll"):
                yield Static(id="item-card")
            with Vertical(id="choices"):
                for each in Answer:
                    yield _button(each)

    @property
    def _host(self) -> ModeScreen:
        """The screen around it, which runs verbs and shows what went wrong."""
        assert isinstance(self.screen, ModeScreen), "the reviews belong into a screen of the app"
        return self.screen

    @property
    def item(self) -> ReviewItem | None:
        """The item that the keys are about."""
        at = self.query_one("#items", OptionList).highlighted
        if self._shown is None or at is None or at >= len(self._shown.items):
            return None
        return self._shown.items[at]

    @property
    def _is_open(self) -> bool:
        """Whether what is shown can be answered."""
        return self._shown is not None and self._shown.closed_at is None

    def show(self, review: Review) -> None:
        """Show a review, at its first open item."""
        self._shown = review
        self._notes.clear()
        self._figures.clear()
        self.retell()
        self._go_to(review.open_items[0] if review.open_items else None)
        self.query_one("#items", OptionList).focus()

    def retell(self) -> None:
        """Say every caption again; the language or what is shown changed."""
        if self._shown is not None:
            self._tell_items(self._shown)
        for each in Answer:
            shown = hints(self._reader, (KEYS[each], ANSWERS[each]))
            self.query_one(f"#answer-{each.value}", Button).label = shown
        self._tell_item()

    def _tell_items(self, review: Review) -> None:
        say = self._reader.say
        back = hints(self._reader, ("esc", message("all reviews")))
        self.query_one("#items-panel", Panel).titled(say(KINDS[review.kind]), back)
        listed = self.query_one("#items", OptionList)
        here = listed.highlighted or 0
        with self.prevent(OptionList.OptionHighlighted):
            listed.clear_options()
            listed.add_options(Option(item_line(each, self._reader)) for each in review.items)
            listed.highlighted = min(here, len(review.items) - 1) if review.items else None
        total = len(review.items)
        done = total - len(review.open_items)
        self.query_one("#review-progress", Bar).show(done, total, say(progress(review)))

    def _tell_item(self) -> None:
        review, item = self._shown, self.item
        panel = self.query_one("#item-panel", Panel)
        for each in Answer:
            offered = self._is_open and item is not None and each in item.choices
            self.query_one(f"#answer-{each.value}", Button).display = offered
        self.query_one("#choices").display = self._is_open and item is not None
        if review is None or item is None:
            panel.titled("")
            self.query_one("#item-card", Static).update(self._nothing(review))
            return
        place = message("{number} of {total}", number=item.number, total=len(review.items))
        panel.titled(self._reader.say(place))
        self.query_one("#item-card", Static).update(
            card(
                item, self._reader, self._notes.get(item.number, ""), self._figures.get(item.number)
            )
        )
        self.query_one("#item-scroll").scroll_home(animate=False)
        self.screen.refresh_bindings()

    def _nothing(self, review: Review | None) -> Content:
        if review is None or review.items:
            return NOTHING
        return caption(self._reader.say(message("Nothing asks for a word. F9 closes the review.")))

    @on(OptionList.OptionHighlighted, "#items")
    def _moved(self) -> None:
        self._tell_item()

    def _go_to(self, item: ReviewItem | None) -> None:
        if self._shown is not None and self._shown.items:
            at = self._shown.items.index(item) if item is not None else 0
            self.query_one("#items", OptionList).highlighted = at

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key works where it means something, and is not shown elsewhere."""
        item = self.item if self._is_open else None
        match action:
            case "answer":
                return item is not None and Answer(str(parameters[0])) in item.choices
            case "figure":
                return item is not None and item.topic is Topic.GOAL and bool(item.subject)
            case "note":
                return item is not None and item.answer not in REASONED
            case "close":
                return self._is_open
            case _:
                return True

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_answer((event.button.id or "").removeprefix("answer-"))

    def action_leave(self) -> None:
        """Back to the list; what was answered is kept."""
        self.post_message(self.Left(closed=False))

    def action_answer(self, value: str) -> None:
        """Say something to this item; what changes the strategy at once asks for more first."""
        item, answer = self.item, Answer(value)
        if item is None or answer not in item.choices:
            return
        if answer not in REASONED:
            self._answer(item, answer, item.note or self._notes.get(item.number, ""))
            return

        def end(reason: str, until: date | None) -> Message | None:
            return self._tried(lambda: self._answer_now(item, answer, reason, until))

        self._ask_reason(answer, item.subject, end)

    def _answer(self, item: ReviewItem, answer: Answer, note: str) -> None:
        refusal = self._tried(lambda: self._answer_now(item, answer, note, None))
        if refusal is not None:
            self._host.toast(refusal, "error")

    def _answer_now(self, item: ReviewItem, answer: Answer, note: str, until: date | None) -> None:
        now = self._reader.now()
        review = self._services.review.answer(item.number, answer, note, now, until)
        self._notes.pop(item.number, None)
        self._shown = review
        after = [each for each in review.open_items if each.number > item.number]
        following = next(iter((*after, *review.open_items)), None)
        self.retell()
        if following is not None:
            self._go_to(following)
        elif item.answer is None:
            self._host.toast(message("Every item has its answer. F9 closes the review."))

    def _tried(self, verb: Callable[[], object]) -> Message | None:
        """Do it, or have the sentence that says why not."""
        try:
            verb()
        except StrategyTuiError as error:
            return error.message
        return None

    def _ask_reason(
        self, answer: Answer, network: str, end: Callable[[str, date | None], Message | None]
    ) -> None:
        from strategy_tui.tui.screens.review import EndTrial

        today = self._reader.local(self._reader.now()).date()
        self.app.push_screen(EndTrial(self._reader, answer, network, today, end))

    def action_note(self) -> None:
        """Write a note to this item; it is kept with the answer."""
        from strategy_tui.tui.screens.dialogs import AskLine

        item = self.item
        if item is None:
            return

        def keep(note: str | None) -> None:
            if note is None:
                return
            if item.answer is not None:
                self._answer(item, item.answer, note)
                self._go_to(self._now(item))
            else:
                self._notes[item.number] = note
                self._tell_item()

        hint = message("What you want to remember of it.")
        note = item.note or self._notes.get(item.number, "")
        self.app.push_screen(AskLine(self._reader, message("Note"), hint, value=note), keep)

    def _now(self, item: ReviewItem) -> ReviewItem | None:
        """An item as it is after an answer."""
        items = self._shown.items if self._shown is not None else ()
        return next((each for each in items if each.number == item.number), None)

    def action_figure(self) -> None:
        """Note how far this goal is, right here."""
        from strategy_tui.tui.screens.dialogs import AskLine
        from strategy_tui.tui.screens.review import read_figure

        item = self.item
        if item is None:
            return

        def refuse(text: str) -> Message | None:
            value = read_figure(text)
            if value is None:
                return message("A figure is a number, such as 12 or 3.5.")
            now = self._reader.now()
            figures = self._services.figures
            return self._tried(lambda: figures.note(item.subject, value, None, now))

        def keep(text: str | None) -> None:
            if text is not None:
                value = read_figure(text) or 0.0
                self._figures[item.number] = message("noted today: {value}", value=value)
                self._tell_item()

        title = message("A figure for “{goal}”", goal=item.subject)
        hint = message("What does its measure say today?")
        self.app.push_screen(AskLine(self._reader, title, hint, refuse=refuse), keep)

    def action_close(self) -> None:
        """Close the review; while an item is open, go to it instead."""
        review = self._shown
        if review is None:
            return
        if review.open_items:
            said = plural(
                "{count} item is still open. Here it is.",
                "{count} items are still open. Here is the first.",
                count=len(review.open_items),
            )
            self._host.toast(said, "warning")
            self._go_to(review.open_items[0])
            return
        strategy = self._services.strategy
        self._host.ask(
            "reviews",
            lambda: strategy.changes(review.strategy_version, None),
            lambda changes: self._ask_why(review, [each.message for each in changes]),
        )

    def _ask_why(self, review: Review, changes: list[Message]) -> None:
        from strategy_tui.tui.screens.review import CloseReview

        def close(because: str, unchanged: bool) -> Message | None:
            now = self._reader.now()
            return self._tried(lambda: self._services.review.close(because, now, unchanged))

        def end(closed: bool | None) -> None:
            if closed:
                self._host.toast(message("The review is closed. Well done."))
                self.post_message(self.Left(closed=True))

        announced = any(each.answer is Answer.CHANGE for each in review.items)
        self.app.push_screen(CloseReview(self._reader, changes, announced, close), end)


def _button(answer: Answer) -> Button:
    button = Button(id=f"answer-{answer.value}", compact=True)
    button.can_focus = False
    return button
