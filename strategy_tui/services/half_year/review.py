"""How the invented person answers the items of their review, and what they change for it."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_tui.domain.review import Answer, Review, ReviewItem, Topic
from strategy_tui.services.half_year.life import Life

IDLE = "x"
"""The network that they let rest in the end."""


def answered(life: Life, review: Review) -> Iterator[ReviewItem]:
    """Answer every item; each as it is then."""
    for item in review.items:
        answer, note = _answer(life, item)
        after = life.verbs.review.answer(item.number, answer, note, life.now)
        yield after.items[item.number - 1]


def _answer(life: Life, item: ReviewItem) -> tuple[Answer, str]:
    match item.topic:
        case Topic.EXPERIMENT:
            return Answer.DROP, life.words["trial"]
        case Topic.NETWORK if item.subject == IDLE:
            return Answer.CHANGE, ""
        case Topic.REASON:
            return item.choices[0], life.words["reason"]
        case _:
            return item.choices[0], ""


def changed(life: Life) -> Review:
    """Let the idle network rest, and close the review with the reason."""
    life.edit(life.words["rest"])
    return life.verbs.review.close(life.words["closed"], life.now)
