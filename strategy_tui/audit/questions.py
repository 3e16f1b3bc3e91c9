"""Which open facts are worth a question, and which question comes first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from heapq import nsmallest
from typing import NamedTuple

from strategy_tui.audit.diagram import Diagrams
from strategy_tui.domain.facts import FACTS
from strategy_tui.domain.verdict import Question


class OpenQuestion(NamedTuple):
    """An unknown fact that the person can tell, and what the answer would do."""

    fact: str
    decides: int
    """How many of the possible answers leave nothing that could still change the outcome."""
    answers: int
    """How many answers are possible: choices, or the stretches of time between the cuts."""

    @property
    def share(self) -> float:
        """How telling the question is, from 0 to 1."""
        return self.decides / self.answers


def settling(diagrams: Diagrams, outcome: int, fact: int, answers: Sequence[int]) -> int:
    """How many answers to an open fact leave nothing that could still change the outcome.

    `answers` has how many of them fall into each of the fact's classes.
    """
    return sum(
        weight for known, weight in enumerate(answers) if diagrams.settled(outcome, fact, known)
    )


def ranked(questions: Iterable[OpenQuestion]) -> tuple[OpenQuestion, ...]:
    """The most telling first; among equals the one that `FACTS` names first."""
    return tuple(sorted(questions, key=lambda question: -question.share))


def askable(fact: str) -> bool:
    """Whether the person can tell; the others wait for an import or a network."""
    return FACTS[fact].question is not None


def most_telling(
    accounts: Iterable[tuple[int, int]],
    questions: Callable[[int], tuple[OpenQuestion, ...]],
    limit: int | None = None,
) -> list[Question]:
    """The best question of each account, over all accounts the most telling first.

    `accounts` are (account, code); `questions` gives those of a code, already ranked. Among equals
    an account with fewer open questions is nearer to its verdict; then the given order holds.
    One question an account, because its answer may make the account's others idle.
    """
    best: dict[int, tuple[float, int, OpenQuestion] | None] = {}
    waiting: list[tuple[float, int, int, int, OpenQuestion]] = []
    for place, (account, code) in enumerate(accounts):
        if code not in best:
            asked = questions(code)
            best[code] = (-asked[0].share, len(asked), asked[0]) if asked else None
        if (found := best[code]) is not None:
            share, left, question = found
            waiting.append((share, left, place, account, question))
    chosen = sorted(waiting) if limit is None else nsmallest(limit, waiting)
    return [Question(account, *question) for _, _, _, account, question in chosen]
