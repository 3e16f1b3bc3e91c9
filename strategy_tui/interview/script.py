"""The order of the questions, and of the parts of the file that their answers make."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_tui.domain.interview import AskKind, Question
from strategy_tui.interview import (
    beginning,
    campaigns,
    following,
    goals,
    network_lines,
    networks,
    rhythm,
)
from strategy_tui.interview.answers import Answers
from strategy_tui.interview.page import Page

SECONDS = {
    AskKind.LINE: 18,
    AskKind.LIST: 18,
    AskKind.CHOICE: 6,
    AskKind.CHOICES: 10,
    AskKind.NUMBER: 7,
    AskKind.MINUTES: 7,
    AskKind.DURATION: 5,
    AskKind.DAY: 8,
}
"""About how long an answer of each kind takes to read, think and type."""

FORESEEN_NETWORKS = 3
"""Networks that are counted with while nobody has said how many there are."""

FORESEEN = 11
"""Questions about a network that is used."""

FORESEEN_SECONDS = 140
"""What they take."""


def questions(answers: Answers) -> Iterator[Question]:
    """Every question that the answers so far lead to, in the order in which it is asked."""
    yield from beginning.questions(answers)
    yield from goals.questions(answers)
    yield from rhythm.budget_questions()
    yield from networks.questions(answers)
    yield from following.questions(answers)
    yield from campaigns.questions(answers)
    yield from rhythm.questions(answers)


def write(answers: Answers) -> str:
    """The file as far as the answers go."""
    page = Page(answers.language, frozenset(each.id for each in questions(answers)))
    beginning.write(answers, page)
    goals.write(answers, page)
    network_lines.write(answers, page)
    campaigns.write(answers, page)
    following.write(answers, page)
    rhythm.write_time(answers, page)
    rhythm.write_review(answers, page)
    return page.text()
