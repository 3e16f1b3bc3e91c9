"""What was answered so far, as the chapters of an interview read it."""

from __future__ import annotations

from collections.abc import Mapping

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.interview import Known, KnownNetwork

Value = tuple[str, ...] | None
"""A canonical answer: one text, or those of a list; None where the question was skipped."""


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers by the ids of their questions, and what was known before."""

    language: str
    known: Known
    given: Mapping[str, Value]

    def has(self, id: str) -> bool:
        """Whether the question was answered or skipped."""
        return id in self.given

    def one(self, id: str) -> str:
        """The answer of one text; empty where there is none."""
        return (self.given.get(id) or ("",))[0]

    def many(self, id: str) -> tuple[str, ...]:
        """The answers of a list; none where there is none."""
        return self.given.get(id) or ()

    def number(self, id: str) -> float | None:
        """The answer as a number."""
        text = self.one(id)
        return float(text) if text else None

    def network(self, name: str) -> KnownNetwork:
        """What is known of a network of the list."""
        return next(each for each in self.known.networks if each.name == name)
