"""The order of the questions, and of the parts of the file that their answers make."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.interview import AskKind, Question
from strategy_tui.domain.message import Message
from strategy_tui.interview import (
    beginning,
    campaigns,
    following,
    goals,
    network_lines,
    networks,
    rhythm,
    topic_words,
)
from strategy_tui.interview.answers import Answers
from strategy_tui.interview.page import Page

SECONDS = {
    AskKind.LINE: 20,
    AskKind.LIST: 15,
    AskKind.CHOICE: 6,
    AskKind.CHOICES: 10,
    AskKind.NUMBER: 8,
    AskKind.MINUTES: 7,
    AskKind.DURATION: 5,
    AskKind.DAY: 8,
    AskKind.TIMES: 8,
}
"""About how long an answer of each kind takes to read, think and type."""

SECONDS_TO_AGREE = 6
"""How long it takes where an answer is suggested."""


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What an answer brings along that nobody has given yet."""

    until: str
    """The question that decides about it."""
    questions: int
    seconds: int
    after: str = ""
    """The question that, if it is skipped, leaves nothing to decide."""
    chapter: Message | None = None
    in_chapter: int = 0
    """How many of the questions belong to the chapter."""


FORESEEN = (
    Foreseen("goals.1.want", 7, 85, chapter=goals.CHAPTER, in_chapter=2),
    Foreseen("goals.2.want", 7, 85, "goals.1.want", chapter=goals.CHAPTER, in_chapter=2),
    Foreseen("networks", questions=36, seconds=414),
)
"""Two goals and three networks, as most people have them."""


def seconds(question: Question) -> int:
    """About how long a question takes."""
    if question.suggestion:
        return SECONDS_TO_AGREE
    is_proposed = question.kind is AskKind.LINE and question.options
    return SECONDS[AskKind.CHOICES if is_proposed else question.kind]


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
    topic_words.write(answers, page)
    return page.text()
