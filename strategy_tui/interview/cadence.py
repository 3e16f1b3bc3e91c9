"""What a network takes of the week: how many posts, and how long each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from strategy_tui.domain.interview import AskKind, Question
from strategy_tui.domain.message import Message, message
from strategy_tui.interview.answers import Answers

LEAST = 5
"""Minutes of a post below which nothing is suggested; suggestions are multiples of it."""

MOST = 60
"""Minutes of a post above which nothing is suggested."""


def cost(answers: Answers, name: str) -> float:
    """Minutes a week that a network takes; 0 where it is not said."""
    posts = answers.number(f"networks.{name}.posts") or 0
    return posts * (answers.number(f"networks.{name}.minutes") or 0)


def questions(answers: Answers, name: str, awake: Sequence[str]) -> Iterator[Question]:
    """How often, and how long; suggested from what the person does and what is left."""
    title = answers.network(name).title
    chapter = message("On {network}", network=title)
    rate, because = _rate(answers, name)
    yield Question(
        f"networks.{name}.posts",
        chapter,
        message("How many posts a week do you aim at on {network}?", network=title),
        message("A rhythm that you can keep on a bad week too is worth more than a good month."),
        message("2, or “1 a month”"),
        AskKind.NUMBER,
        suggestion=rate,
        suggested_because=because,
    )
    if answers.has(f"networks.{name}.posts") and not answers.number(f"networks.{name}.posts"):
        return
    minutes, why = _minutes(answers, name, awake)
    yield Question(
        f"networks.{name}.minutes",
        chapter,
        message("How long does one such post take you, all in?"),
        message("Idea, words, picture and a second look: the sum is held against your week."),
        "15 min",
        AskKind.MINUTES,
        suggestion=minutes,
        suggested_because=why,
    )


def slots(answers: Answers, name: str) -> Iterator[Question]:
    """When in the week, where there is something to post."""
    posts = f"networks.{name}.posts"
    if answers.has(posts) and not answers.number(posts):
        return
    title = answers.network(name).title
    yield Question(
        f"networks.{name}.slots",
        message("On {network}", network=title),
        message("At which hours of the week? (Leave it empty to choose each time.)"),
        message("Hours of your own, which the queue fills; nothing proves them better yet."),
        message("tue 08:30, thu noon"),
        AskKind.TIMES,
    )


def _rate(answers: Answers, name: str) -> tuple[str, Message | None]:
    known = answers.network(name)
    if known.posts is None or known.posts_per_week is None or known.posts < 6:
        return "", None
    rate = known.posts_per_week
    written = f"{rate:.0f}" if rate >= 0.75 else "0.5" if rate >= 0.375 else "0.25"
    return written, message("you posted {count} times there in the last year", count=known.posts)


def _minutes(answers: Answers, name: str, awake: Sequence[str]) -> tuple[str, Message | None]:
    """This network's share of what is left of the week, for each of its posts."""
    budget = answers.number("time.per_week")
    posts = answers.number(f"networks.{name}.posts")
    if not budget or not posts:
        return "", None
    others = [each for each in awake if each != name]
    left = budget - sum(cost(answers, each) for each in others)
    sharing = 1 + sum(not answers.has(f"networks.{each}.minutes") for each in others)
    minutes = int(left / sharing / posts) // LEAST * LEAST
    if not LEAST <= minutes <= MOST:
        return "", None
    because = message(
        "of {budget} minutes a week, {left} are left for {count} networks",
        budget=int(budget),
        left=int(left),
        count=sharing,
    )
    if sharing == 1:
        because = message(
            "of {budget} minutes a week, {left} are left", budget=int(budget), left=int(left)
        )
    return str(minutes), because
