"""What a review asks in the middle of the screen: a day, a reason, why it is closed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, Static

from strategy_tui.domain.days import later
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.review import Answer
from strategy_tui.domain.strategy import Duration
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.screens.dialogs import Dialog
from strategy_tui.tui.widgets.literal import caption

SPAN = re.compile(r"\+?(\d{1,3}) *(d|day|days|j|jour|jours|w|week|weeks|semaine|semaines"
                  r"|m|month|months|mois|y|year|years|an|ans)")  # fmt: skip
UNITS = {"d": "day", "j": "day", "w": "week", "s": "week", "m": "month", "y": "year", "a": "year"}

HOW_DAY = message("Type a day: “2027-03-01”, or a span from now: “3 months”.")


def read_day(text: str, today: date) -> date | None:
    """The day that a text names, as a date or as a span from today; None if it names none."""
    words = text.strip().lower()
    if span := SPAN.fullmatch(words):
        return later(today, Duration(int(span[1]), UNITS[span[2][0]]))
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def read_figure(text: str) -> float | None:
    """A number as people type it, with a comma or a point; None if it is none."""
    try:
        return float(re.sub(r"[\s\u00a0\u202f]", "", text).replace(",", "."))
    except ValueError:
        return None


class CloseReview(Dialog[bool]):
    """Shows what changed since the review was opened, and asks why; or why nothing did.

    `announced` says that an answer wanted a change. `close` closes, unchanged if it is told so, and
    says what speaks against it.
    """

    def __init__(
        self,
        reader: Reader,
        changes: Sequence[Message],
        announced: bool,
        close: Callable[[str, bool], Message | None],
    ) -> None:
        super().__init__(reader, message("Close the review"))
        self._changes = changes
        self._announced = announced
        self._close = close
        self._insisting = False

    def body(self) -> ComposeResult:
        say = self.reader.say
        with VerticalScroll(id="shown"):
            yield Static(self._told())
        asked = message("Why? In your own words; the version keeps them.")
        if not self._changes:
            asked = message("Unchanged, because …")
        yield Static(caption(say(asked), "$text-muted"), id="explained")
        yield Input(id="line")
        yield Static(id="refused", markup=False)
        with Horizontal(id="buttons"):
            yield Button(caption(say(message("Close the review"))), id="yes", variant="primary")
            yield Button(caption(say(message("Not yet"))), id="no")

    def _told(self) -> Content:
        say = self.reader.say
        if self._changes:
            lines = [caption(say(message("Your strategy changed:")), "bold")]
            lines += [Content.assemble("• ", caption(say(each))) for each in self._changes]
            return Content("\n").join(lines)
        lines = [caption(say(message("Your strategy is as it was when the review began.")), "bold")]
        if self._announced:
            said = message(
                "You said that something has to change. Change it first, or say why it stays."
            )
            lines.append(caption(say(said), "$text-warning"))
        return Content("\n").join(lines)

    def on_mount(self) -> None:
        """The reason is what is missing."""
        self.query_one("#line", Input).focus()

    @on(Input.Submitted)
    def _entered(self) -> None:
        self._try()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "yes":
            self._try()
        else:
            self.dismiss(None)

    def _try(self) -> None:
        """Close; where a change was announced and none was made, only when it is said twice."""
        because = self.query_one("#line", Input).value
        refusal = self._close(because, self._insisting)
        if refusal is None:
            self.dismiss(True)
            return
        if self._announced and because.strip() and not self._insisting:
            self._insisting = True
            refusal = message(
                "You said that something has to change, and nothing did. Esc goes back to change "
                "it; Enter once more closes the review all the same, with your reason."
            )
        said = f"✖ {self.reader.say(refusal)}"
        self.query_one("#refused", Static).update(caption(said, "$text-error"))


class EndTrial(Dialog[bool]):
    """Asks why an experiment is adopted, extended or dropped, and until when it goes on.

    `carry_out` does it, and says what speaks against it.
    """

    def __init__(
        self,
        reader: Reader,
        answer: Answer,
        network: str,
        today: date,
        carry_out: Callable[[str, date | None], Message | None],
    ) -> None:
        titles = {
            Answer.ADOPT: message("Adopt {network}", network=network),
            Answer.EXTEND: message("Extend {network}", network=network),
            Answer.DROP: message("Drop {network}", network=network),
        }
        super().__init__(reader, titles[answer])
        self._extends = answer is Answer.EXTEND
        self._today = today
        self._carry_out = carry_out

    def body(self) -> ComposeResult:
        say = self.reader.say
        if self._extends:
            yield Static(caption(say(message("Until when?")), "$text-muted"))
            yield Input(later(self._today, Duration(3, "month")).isoformat(), id="day")
        asked = message("Why? In your own words; the version keeps them.")
        yield Static(caption(say(asked), "$text-muted"))
        yield Input(id="line")
        yield Static(id="refused", markup=False)

    @on(Input.Submitted, "#day")
    def _go_on(self) -> None:
        self.query_one("#line", Input).focus()

    @on(Input.Submitted, "#line")
    def _entered(self) -> None:
        until = None
        if self._extends:
            until = read_day(self.query_one("#day", Input).value, self._today)
            if until is None:
                self._refuse(HOW_DAY)
                return
        refusal = self._carry_out(self.query_one("#line", Input).value, until)
        if refusal is None:
            self.dismiss(True)
        else:
            self._refuse(refusal)

    def _refuse(self, sentence: Message) -> None:
        said = f"✖ {self.reader.say(sentence)}"
        self.query_one("#refused", Static).update(caption(said, "$text-error"))
