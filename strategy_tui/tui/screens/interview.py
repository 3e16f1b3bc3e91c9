"""The interview as a screen: a question on the left, the strategy growing on the right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from strategy_tui.domain.interview import InvalidAnswer, Option
from strategy_tui.domain.message import Message, message, plural
from strategy_tui.errors import StrategyTuiError
from strategy_tui.tui.keys import key
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.screens.base import HEIGHTS, WIDTHS, Breakpoints, Captioned
from strategy_tui.tui.widgets.answer_field import AnswerField
from strategy_tui.tui.widgets.bar import Bar
from strategy_tui.tui.widgets.growing_file import GrowingFile
from strategy_tui.tui.widgets.hints import hints
from strategy_tui.tui.widgets.key_bar import KeyBar
from strategy_tui.tui.widgets.literal import caption
from strategy_tui.tui.widgets.panel import Panel
from strategy_tui.tui.widgets.question_card import challenge_card, question_card, summary_card
from strategy_tui.tui.widgets.top_bar import BRAND

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel

    from strategy_tui.interview import Interview
    from strategy_tui.services.interview import Sitting
    from strategy_tui.wiring import Services

WRITE, MEND, LATER = "write", "mend", "later"

PATIENCE = 0.6
"""Seconds without a key after which a line that is no answer yet is said to be none."""


class InterviewScreen(Captioned["Workspace"]):
    """Asks until there is a strategy; whoever leaves goes on later where they were."""

    CSS_PATH = "interview.tcss"
    HORIZONTAL_BREAKPOINTS: Breakpoints = WIDTHS
    VERTICAL_BREAKPOINTS: Breakpoints = HEIGHTS
    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape", "leave", message("Go on later"), display="esc"),
        key("f2", "back", message("Back"), display="F2"),
        key("f3", "skip", message("Skip"), display="F3"),
        key("f6", "file", message("The file"), display="F6"),
        key("pagedown", "scroll_file(1)", message("The file: further down"), show=False),
        key("pageup", "scroll_file(-1)", message("The file: further up"), show=False),
    ]

    def __init__(self, services: Services | None, reader: Reader, folder: Path) -> None:
        super().__init__(reader)
        self._services = services
        self._folder = folder
        self._sitting: Sitting | None = None
        self._interview: Interview | None = None
        self._waiting: Timer | None = None
        self._warned = False

    def compose(self) -> ComposeResult:
        yield Static(id="head")
        with Horizontal(id="columns"):
            with Panel(id="ask"):
                with VerticalScroll(id="card-scroll", can_focus=False):
                    yield Static(id="card")
                yield AnswerField(self.reader, id="field")
            with Panel(id="file"):
                yield GrowingFile(id="growing")
        yield Bar(id="progress")
        yield KeyBar()

    def on_mount(self) -> None:
        """Take up what was begun, or begin."""
        from strategy_tui.services.interview import begin

        self.query_one("#growing").can_focus = False
        try:
            self._sitting = begin(self._folder, self.reader.language, self.reader.now())
        except StrategyTuiError as error:
            self._say(error.message, "error")
            self.dismiss(None)
            return
        self._interview = self._sitting.interview
        self._next()

    def retell(self) -> None:
        """Say the question and the file's comments again; what is being typed stays."""
        interview = self._interview
        if interview is None:
            return
        if interview.language != self.reader.language:
            interview = interview.speaking(self.reader.language)
            self._keep(interview)
        self._tell(interview)
        question = interview.question
        if interview.challenge is None and question is not None:
            self._field.retell(question)
        elif interview.challenge is None:
            self._field.offer(self._ways_out(interview))
        else:
            self._field.offer(interview.challenge.remedies)

    @property
    def _field(self) -> AnswerField:
        return self.query_one("#field", AnswerField)

    def _next(self) -> None:
        """Show what the interview wants now: a doubt cleared, an answer, or a last word."""
        interview = self._interview
        assert interview is not None, "there is something to ask"
        self._tell(interview)
        if interview.challenge is not None:
            self._field.offer(interview.challenge.remedies)
        elif interview.question is not None:
            self._field.ask(interview.question)
        else:
            self._field.offer(self._ways_out(interview))
        self.query_one("#card-scroll").scroll_home(animate=False)
        self.refresh_bindings()

    def _tell(self, interview: Interview) -> None:
        say = self.reader.say
        title = message("Interview")
        if interview.challenge is not None:
            card = challenge_card(interview.challenge, self.reader)
        elif interview.question is not None:
            title = interview.question.chapter
            card = question_card(interview.question, self.reader)
        else:
            title = message("Done")
            card = summary_card(interview.open, self._folder / "strategy.yaml", self.reader)
        self.query_one("#ask", Panel).titled(say(title))
        self.query_one("#ask", Panel).set_class(interview.challenge is not None, "-doubt")
        self.query_one("#card", Static).update(card)
        self._tell_file(interview)
        self._tell_progress(interview)

    def _tell_file(self, interview: Interview) -> None:
        keys = hints(self.reader, ("pgdn", message("further down")))
        self.query_one("#file", Panel).titled("strategy.yaml", keys)
        self.query_one("#growing", GrowingFile).show(interview.file(), interview.added())

    def _tell_progress(self, interview: Interview) -> None:
        done, total = interview.number - 1, interview.total
        words = message("all {total} questions", total=total)
        if interview.question is not None:
            words = plural(
                "{number} of {total}, about {count} minute left",
                "{number} of {total}, about {count} minutes left",
                count=interview.minutes_left,
                number=interview.number,
                total=total,
            )
        else:
            done = total
        self.query_one("#progress", Bar).show(done, total, self.reader.say(words))
        name = caption(self.reader.say(message("Your strategy, question by question")), "bold")
        self.query_one("#head", Static).update(Content.assemble(BRAND, "   ", name))

    def _ways_out(self, interview: Interview) -> tuple[Option, ...]:
        """What can be done once everything is answered."""
        mends = tuple(
            Option(f"{MEND}{at}", message("Mend: {what}", what=each.sentence))
            for at, each in enumerate(interview.open)
        )
        return (
            Option(WRITE, message("Write it down, and begin")),
            *mends,
            Option(LATER, message("Not yet: keep everything, and go on later")),
        )

    @on(AnswerField.Given)
    def _answered(self, event: AnswerField.Given) -> None:
        interview = self._interview
        if interview is None or interview.question is None:
            return
        try:
            after = interview.answered(event.text)
        except InvalidAnswer as refusal:
            self._field.refuse(refusal.message)
            return
        self._go_on(after)

    @on(AnswerField.Chosen)
    def _chosen(self, event: AnswerField.Chosen) -> None:
        """A way out of a doubt, or out of the interview."""
        interview = self._interview
        if interview is None:
            return
        if interview.challenge is not None:
            self._go_on(interview.mended(interview.challenge, event.value))
        elif event.value == WRITE:
            self._finish(interview)
        elif event.value == LATER:
            self.dismiss(None)
        else:
            challenge = interview.open[int(event.value.removeprefix(MEND))]
            self._go_on(interview.reopened(challenge.question))

    def _go_on(self, interview: Interview) -> None:
        self._keep(interview)
        if interview.language != self.reader.language:
            self.reader.language = interview.language
            self.app.refresh_bindings()
        self._next()

    def _keep(self, interview: Interview) -> None:
        """Every answer is on the disk before the next question is asked."""
        self._interview = interview
        if self._sitting is not None:
            try:
                self._sitting.keep(interview)
            except StrategyTuiError as error:
                self._say(error.message, "error")

    def _finish(self, interview: Interview) -> None:
        assert self._sitting is not None, "what was asked was begun"
        try:
            made = self._sitting.finish(interview, self.reader.now())
        except StrategyTuiError as error:
            self._field.refuse(error.message)
            return
        self.dismiss(made)

    def action_skip(self) -> None:
        """Leave the question open; the file says how to fill it."""
        if self._interview is not None and self._interview.question is not None:
            self._go_on(self._interview.skipped())

    def action_back(self) -> None:
        """The question before, with its answer."""
        if self._interview is not None:
            self._go_on(self._interview.back())

    def action_leave(self) -> None:
        """Go on later; a line that was begun is kept with the rest."""
        interview, text = self._interview, self._field.text.strip()
        if interview is not None and interview.question is not None and text and not self._warned:
            try:
                self._keep(interview.answered(text).back())
            except InvalidAnswer as refusal:
                self._field.refuse(refusal.message)
                self._warned = True
                self._say(message("That line is no answer yet. Esc once more leaves without it."))
                return
        self.dismiss(None)

    def action_file(self) -> None:
        """Show the file where there is no room for both; elsewhere put it away, or back."""
        self.query_one("#columns").toggle_class("-turned")

    def action_scroll_file(self, pages: int) -> None:
        """Read on in the file without leaving the answer."""
        growing = self.query_one("#growing", GrowingFile)
        growing.scroll_relative(y=pages * max(1, growing.size.height - 2), animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """There is nothing to skip in a doubt, nor at the end."""
        interview = self._interview
        asking = interview is not None and interview.challenge is None
        if action == "skip":
            return asking and interview is not None and interview.question is not None
        return True

    @on(AnswerField.Typing)
    def _typing(self) -> None:
        """Once the person pauses, say quietly what would do, if this does not."""
        self._warned = False
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self.set_timer(PATIENCE, self._look)

    def _look(self) -> None:
        interview, text = self._interview, self._field.text.strip()
        if interview is None or interview.question is None or not text:
            return
        try:
            interview.answered(text)
        except InvalidAnswer as refusal:
            self._field.doubt(refusal.message)

    def _say(self, sentence: Message, severity: SeverityLevel = "information") -> None:
        said = caption(self.reader.say(sentence)).plain
        self.app.notify(said, severity=severity, markup=False)
