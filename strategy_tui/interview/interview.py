"""An interview as far as it has come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from strategy_tui.domain.interview import Challenge, Known, Question

Value = tuple[str, ...] | None
"""A canonical answer: one text, or those of a list; None where the question was skipped."""

KEEP = "keep"
"""The remedy that leaves an answer as it is."""


@dataclass(frozen=True, slots=True)
class Interview:
    """What was answered so far; every method that goes on returns another one."""

    language: str
    """Of the person and of the file; the first question may change it."""
    known: Known
    answers: Mapping[str, Value] = field(default_factory=dict)
    former: Mapping[str, Value] = field(default_factory=dict)
    """Answers that were taken back, which become suggestions."""
    stood_by: frozenset[str] = frozenset()
    """The challenges to which the person said that it stays so."""

    @property
    def question(self) -> Question | None:
        """The next question; None at the end."""
        raise NotImplementedError

    @property
    def challenge(self) -> Challenge | None:
        """A doubt about an answer, to be shown before the next question."""
        raise NotImplementedError

    @property
    def number(self) -> int:
        """Which question it is, counted from 1."""
        raise NotImplementedError

    @property
    def total(self) -> int:
        """How many questions there are, as far as can be foreseen."""
        raise NotImplementedError

    @property
    def minutes_left(self) -> int:
        """About how long the rest takes, in minutes, rounded up."""
        raise NotImplementedError

    @property
    def open(self) -> tuple[Challenge, ...]:
        """Everything that a check of the file would say, stood by or not; shown at the end."""
        raise NotImplementedError

    def answered(self, text: str) -> Interview:
        """With an answer to the question; an empty text takes the suggestion, or skips.

        Raises:
            InvalidAnswer: it cannot be meant.
        """
        raise NotImplementedError

    def skipped(self) -> Interview:
        """Without an answer to the question: the file says how to fill it."""
        raise NotImplementedError

    def back(self) -> Interview:
        """At the question before, whose answer is suggested; at the first one, the same."""
        raise NotImplementedError

    def reopened(self, question: str) -> Interview:
        """At an earlier question once more, then back to where it was."""
        raise NotImplementedError

    def mended(self, challenge: Challenge, remedy: str) -> Interview:
        """With the remedy (by its value) that the person chose; KEEP stands by the answer.

        Raises:
            InvalidAnswer: it is none of the challenge's.
        """
        raise NotImplementedError

    def kept(self) -> Interview:
        """Standing by what is challenged."""
        raise NotImplementedError

    def reconsidered(self) -> Interview:
        """At the question that the challenge is about."""
        raise NotImplementedError

    def file(self) -> str:
        """The strategy as far as it goes: commented YAML that always parses."""
        raise NotImplementedError

    def added(self) -> tuple[int, ...]:
        """The lines of the file that the last answer added or changed, counted from 0."""
        raise NotImplementedError

    def dump(self) -> str:
        """All of it as JSON, for going on later."""
        raise NotImplementedError


def begin(language: str, known: Known) -> Interview:
    """An interview before its first question."""
    return Interview(language, known)


def load(text: str, known: Known) -> Interview:
    """The interview that `dump` wrote; answers that fit no question are left out.

    Raises:
        ValueError: it is none.
    """
    raise NotImplementedError
