"""The interview as a screen: a question on the left, the strategy growing on the right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message as Event
from textual.timer import Timer
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from strategy_tui.domain.interview import Challenge, InvalidAnswer
from strategy_tui.domain.interview import Option as Way
from strategy_tui.domain.message import Message, message
from strategy_tui.errors import Busy, StrategyTuiError
from strategy_tui.services.workspace import Workspace
from strategy_tui.tui.base_app import BaseApp
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
from strategy_tui.tui.widgets.question_card import (
    GAP,
    LINE,
    challenge_card,
    question_card,
    summary_card,
)
from strategy_tui.tui.widgets.top_bar import BRAND

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel

    from strategy_tui.interview import Interview
    from strategy_tui.services.interview import Sitting
    from strategy_tui.wiring import Services

WRITE, MEND, LATER = "write", "mend", "later"

PATIENCE = 0.6
"""Seconds without a key after which a line that is no answer yet is said to be none."""


class InterviewScreen(Captioned[Workspace]):
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

    class Begun(Event):
        """The answers that were kept are read, or cannot be."""

        def __init__(self, sitting: Sitting | StrategyTuiError) -> None:
            super().__init__()
            self.sitting = sitting

    def __init__(
        self,
        services: Services | None,
        reader: Reader,
        folder: Path,
        archive: Path | None = None,
    ) -> None:
        super().__init__(reader)
        self._archive = archive
        self._services = services
        self._folder = folder
        self._sitting: Sitting | None = None
        self._interview: Interview | None = None
        self._waiting: Timer | None = None
        self._warned = False
        self._mending: Challenge | None = None
        self._welcome: Message | None = None

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
        """Take up what was begun, or begin; an archive takes a while to read."""
        self.query_one("#card", Static).update(
            caption(self.reader.say(message("Looking at what is known already …")))
        )
        self._field.display = False
        self.run_worker(self._begin, thread=True, exit_on_error=False)

    def _begin(self) -> None:
        from strategy_tui.services.interview import begin

        data = self._services.settings.data_dir if self._services is not None else None
        language, now = self.reader.language, self.reader.now()
        try:
            begun = begin(self._folder, language, now, archive=self._archive, data_dir=data)
        except StrategyTuiError as error:
            self.post_message(self.Begun(error))
            return
        self.post_message(self.Begun(begun))

    @on(Begun)
    def _show(self, event: Begun) -> None:
        if isinstance(event.sitting, StrategyTuiError):
            self._say(event.sitting.message, "error")
            self.dismiss(None)
            return
        self._sitting, self._interview = event.sitting, event.sitting.interview
        self._field.display = True
        if event.sitting.resumed:
            self._welcome = message("You go on where you stopped.")
        if event.sitting.damaged is not None:
            self._say(
                message(
                    "Earlier answers could not be read; they lie in {path}.",
                    path=str(event.sitting.damaged),
                ),
                "warning",
            )
        self._adopt_language(event.sitting.interview)
        self._next()

    @on(Worker.StateChanged)
    def _confess(self, event: Worker.StateChanged) -> None:
        """A mistake of ours in the thread is a mistake of ours here."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            raise event.worker.error

    def on_resize(self) -> None:
        """A narrow terminal has no room for gaps."""
        if self._interview is not None:
            self._tell(self._interview)

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
        doubt = self._doubt
        if doubt is not None:
            self._field.offer(doubt.remedies)
        elif question is not None:
            self._field.retell(question)
        else:
            self._field.offer(self._ways_out(interview))

    @property
    def _doubt(self) -> Challenge | None:
        """What has to be cleared first: raised by an answer, or chosen at the end."""
        return self._mending or (self._interview.challenge if self._interview else None)

    @property
    def _field(self) -> AnswerField:
        return self.query_one("#field", AnswerField)

    def _next(self) -> None:
        """Show what the interview wants now: a doubt cleared, an answer, or a last word."""
        interview = self._interview
        assert interview is not None, "there is something to ask"
        self._tell(interview)
        if self._doubt is not None:
            self._field.offer(self._doubt.remedies)
        elif interview.question is not None:
            self._field.ask(interview.question)
        else:
            self._field.offer(self._ways_out(interview))
        self.query_one("#card-scroll").scroll_home(animate=False)
        self.refresh_bindings()

    def _tell(self, interview: Interview) -> None:
        say = self.reader.say
        gap = LINE if self.has_class("-narrow") else GAP
        title = message("Interview")
        if self._doubt is not None:
            card = challenge_card(self._doubt, self.reader, gap)
        elif interview.question is not None:
            title = interview.question.chapter
            card = question_card(interview.question, self.reader, gap)
        else:
            title = message("Done")
            path = self._folder / "strategy.yaml"
            replaces = self._sitting is not None and self._sitting.replaces
            card = summary_card(len(interview.open), path, replaces, self.reader, gap)
        self.query_one("#ask", Panel).titled(say(title))
        self.query_one("#ask", Panel).set_class(self._doubt is not None, "-doubt")
        self.query_one("#card", Static).update(card)
        self._tell_file(interview)
        self._tell_progress(interview)

    def _tell_file(self, interview: Interview) -> None:
        keys = hints(self.reader, ("pgdn", message("further down")))
        self.query_one("#file", Panel).titled("strategy.yaml", keys)
        self.query_one("#growing", GrowingFile).show(interview.file(), interview.added())

    def _tell_progress(self, interview: Interview) -> None:
        done, total = interview.number - 1, interview.total
        if interview.question is None:
            done = total
        words = interview.progress
        self.query_one("#progress", Bar).show(done, total, self.reader.say(words))
        name = self._welcome or message("Your strategy, question by question")
        said = caption(self.reader.say(name), "bold")
        self.query_one("#head", Static).update(Content.assemble(BRAND, "   ", said))

    def _ways_out(self, interview: Interview) -> tuple[Way, ...]:
        """What can be done once everything is answered."""
        mends = tuple(
            Way(f"{MEND}{at}", message("Mend: {what}", what=each.sentence))
            for at, each in enumerate(interview.open)
        )
        return (
            Way(WRITE, message("Write it down, and begin")),
            *mends,
            Way(LATER, message("Not yet: keep everything, and go on later")),
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
        if (doubt := self._doubt) is not None:
            self._mending = None
            self._go_on(interview.mended(doubt, event.value))
        elif event.value == WRITE:
            self._finish(interview)
        elif event.value == LATER:
            self.dismiss(None)
        else:
            self._mending = interview.open[int(event.value.removeprefix(MEND))]
            self._next()

    def _go_on(self, interview: Interview) -> None:
        self._welcome = interview.left_open
        if self._keep(interview):
            self._adopt_language(interview)
            self._next()

    def _adopt_language(self, interview: Interview) -> None:
        """The language is one of the answers."""
        if interview.language != self.reader.language:
            self.reader.language = interview.language
            if isinstance(self.app, BaseApp):
                self.app.retell()

    def _keep(self, interview: Interview) -> bool:
        """Every answer is on the disk before the next question is asked."""
        self._interview = interview
        if self._sitting is None:
            return False
        try:
            self._sitting.keep(interview)
        except Busy as error:
            self._say(error.message, "error")
            self.dismiss(None)
            return False
        except StrategyTuiError as error:
            self._say(error.message, "error")
        return True

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
        if self._mending is not None:
            self._mending = None
            self._next()
        elif self._interview is not None and self._interview.number == 1:
            self._field.refuse(message("This is the first question; there is none before it."))
        elif self._interview is not None:
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
        self.call_after_refresh(self._field.focus_first)

    def action_scroll_file(self, pages: int) -> None:
        """Read on in the file without leaving the answer."""
        growing = self.query_one("#growing", GrowingFile)
        growing.scroll_relative(y=pages * max(1, growing.size.height - 2), animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """There is nothing to skip in a doubt, nor at the end."""
        interview = self._interview
        asking = interview is not None and self._doubt is None
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
