"""The interview in plain lines: for a terminal, over ssh, for a screen reader, from a pipe."""

from __future__ import annotations

import re

from strategy_tui.cli.prompt import BOLD, DIM, Prompt
from strategy_tui.domain.interview import AskKind, Challenge, InvalidAnswer, Option, Question
from strategy_tui.domain.message import Message, message, plural
from strategy_tui.interview import KEEP, Interview
from strategy_tui.interview.clearing import a_number
from strategy_tui.services.interview import Sitting

BACK, SKIP, WHY, FILE, STOP = "<", "-", "?", "!", "."
"""What a line may be besides an answer; none of them could be one."""

SHOWN = 14
"""Lines of the file that are shown after an answer."""

_TELLING = re.compile(r"\s*(?:# )?(?:- )?[\w-]+:(?: |$)|\s*- ")


class Stopped(Exception):
    """The person wants to go on later; `at_will` if they said so, else the lines ended."""

    def __init__(self, at_will: bool) -> None:
        super().__init__()
        self.at_will = at_will


class Conversation:
    """One sitting: asks, keeps each answer before the next question, ends with a whole interview.

    Every method may raise Stopped.
    """

    def __init__(self, sitting: Sitting, prompt: Prompt) -> None:
        self._sitting = sitting
        self._prompt = prompt
        self._interview = sitting.interview

    def hold(self) -> Interview:
        """Ask until the person says that the strategy may be written.

        Raises:
            Stopped: they want to go on later.
            Busy, UnusableFile: an answer cannot be kept.
        """
        while True:
            self._prompt.speak(self._interview.language)
            if (challenge := self._interview.challenge) is not None:
                self._challenge(challenge)
            elif (question := self._interview.question) is not None:
                self._ask(question)
            elif self._last_word():
                return self._interview

    def _ask(self, question: Question) -> None:
        self._tell(question)
        while True:
            line = self._line()
            if line == BACK and self._interview.number > 1:
                self._keep(self._interview.back())
                return
            if self._is_aside(line, question):
                continue
            try:
                after = (
                    self._interview.skipped() if line == SKIP else self._interview.answered(line)
                )
            except InvalidAnswer as refusal:
                self._prompt.say(refusal.message)
                continue
            self._keep(after)
            if (left := after.left_open) is not None:
                self._prompt.say(left, indent=4, style=DIM)
            self._show_added()
            return

    def _is_aside(self, line: str, question: Question) -> bool:
        """Answer what is no answer and leaves the question as it is."""
        if line == BACK:
            self._prompt.say(message("This is the first question; there is none before it."))
        elif line == WHY:
            self._explain(question)
        elif line == FILE:
            self._show_file()
        return line in (BACK, WHY, FILE)

    def _challenge(self, challenge: Challenge) -> None:
        self._prompt.line()
        self._tell_doubt(challenge)
        while True:
            line = self._line()
            if line == FILE:
                self._show_file()
            elif line == WHY:
                self._tell_doubt(challenge)
            elif line == BACK and challenge.question:
                self._keep(self._interview.reopened(challenge.question))
                return
            elif (after := self._cleared(challenge, line)) is not None:
                self._keep(after)
                if challenge != after.challenge and line:
                    self._show_added()
                return

    def _tell_doubt(self, challenge: Challenge) -> None:
        self._prompt.say(message("One moment. {doubt}", doubt=challenge.sentence), style=BOLD)
        self._list(challenge.remedies)
        self._prompt.say(message("Enter: it stays as it is."), indent=2, style=DIM)

    def _cleared(self, challenge: Challenge, line: str) -> Interview | None:
        """The interview after a line that clears a doubt; None, and a sentence, if it does not."""
        try:
            return self._interview.cleared(challenge, line)
        except InvalidAnswer as refusal:
            self._prompt.say(refusal.message)
        return None

    def _last_word(self) -> bool:
        """Show what is open, let it be mended; True when the strategy may be written."""
        self._tell_the_end()
        challenges = self._interview.open
        while True:
            line = self._line()
            if not line:
                return True
            if line == BACK:
                self._keep(self._interview.back())
                return False
            if line == FILE:
                self._show_file()
            elif line == WHY:
                self._tell_the_end()
            elif line.isdecimal() and 0 < int(line[:6]) <= len(challenges):
                self._mend(challenges[int(line[:6]) - 1])
                return False
            else:
                self._prompt.say(
                    a_number(len(challenges))
                    if challenges
                    else message("Enter writes the strategy.")
                )

    def _mend(self, challenge: Challenge) -> None:
        """The one way out of a challenge, or the person's choice among them."""
        ways = [each for each in challenge.remedies if each.value != KEEP]
        if len(ways) == 1:
            self._keep(self._interview.mended(challenge, ways[0].value))
        else:
            self._challenge(challenge)

    def _tell_the_end(self) -> None:
        say = self._prompt.say
        challenges = self._interview.open
        self._prompt.line()
        say(message("That was the last question. Thank you!"), style=BOLD)
        if challenges:
            count = len(challenges)
            say(plural("One thing is still open:", "{count} things are still open:", count=count))
            for number, each in enumerate(challenges, 1):
                say(message("{number}  {what}", number=number, what=each.sentence), indent=2)
            say(message("A number mends; what is open may stay so."))
        where = str(self._sitting.folder / "strategy.yaml")
        say(
            message(
                "Enter writes it to {path}; the strategy that lies there is kept as a version. "
                "“<” goes back, “!” shows the file, “.” leaves it for later.",
                path=where,
            )
            if self._sitting.replaces
            else message(
                "Enter writes it to {path}; “<” goes back, “!” shows the file, “.” leaves it for "
                "later.",
                path=where,
            )
        )

    def _tell(self, question: Question) -> None:
        say = self._prompt.say
        self._prompt.line()
        progress = self._prompt.output.text(self._interview.progress)
        self._prompt.line(f"── {progress} ".ljust(64, "─"), DIM)
        say(question.ask, style=BOLD)
        self._explain(question)

    def _explain(self, question: Question) -> None:
        """Why it is asked, an example, what there is to choose and what Enter does."""
        say = self._prompt.say
        say(question.why, indent=2)
        if question.example and not question.options:
            say(message("For example: {example}", example=question.example), indent=2)
        self._list(question.options)
        if question.options and question.kind is AskKind.LINE:
            say(message("A number takes one of these; or say it in your own words."), indent=2)
        if question.kind is AskKind.CHOICES:
            say(message("Several numbers or names, with commas between them."), indent=2)
        if question.suggestion and question.suggested_because is not None:
            say(
                message(
                    "Enter: {suggestion} ({because})",
                    suggestion=self._suggested(question),
                    because=question.suggested_because,
                ),
                indent=2,
            )
        elif question.suggestion:
            say(message("Enter: {suggestion}", suggestion=self._suggested(question)), indent=2)

    def _suggested(self, question: Question) -> Message | str:
        """A suggestion as a person reads it, which of an option is its label."""
        for each in question.options:
            if each.value == question.suggestion:
                return each.label
        return message("all of them") if question.suggestion == "all" else question.suggestion

    def _list(self, options: tuple[Option, ...]) -> None:
        width = len(str(len(options)))
        for number, each in enumerate(options, 1):
            shown = message("{number}  {label}", number=f"{number:>{width}}", label=each.label)
            self._prompt.say(shown, indent=4)

    def _line(self) -> str:
        line = self._prompt.ask()
        if line is None:
            raise Stopped(at_will=False)
        line = line.strip()
        if line == STOP:
            raise Stopped(at_will=True)
        return line

    def _keep(self, interview: Interview) -> None:
        self._sitting.keep(interview)
        self._interview = interview

    def _show_added(self) -> None:
        """The lines that an answer brought, without the comments that explain a chapter."""
        lines = self._interview.file().splitlines()
        told = [lines[at] for at in self._interview.added() if _TELLING.match(lines[at])]
        for each in told[:SHOWN]:
            self._prompt.line(f"    {each}", DIM)
        if len(told) > SHOWN:
            more = len(told) - SHOWN
            self._prompt.say(
                plural("{count} more line", "{count} more lines", count=more), indent=4, style=DIM
            )

    def _show_file(self) -> None:
        for line in self._interview.file().splitlines():
            self._prompt.line(f"    {line}", DIM)
