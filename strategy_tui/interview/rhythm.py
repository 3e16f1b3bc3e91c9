"""The chapters of time: what the person gives a week, and when they look at it again."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_tui.domain.interview import AskKind, Question
from strategy_tui.domain.message import Message, message
from strategy_tui.i18n import render
from strategy_tui.interview import cadence, networks
from strategy_tui.interview.answers import Answers
from strategy_tui.interview.page import Page

TIME = message("My time")
REVIEW = message("When I come back to it")


def budget_questions() -> Iterator[Question]:
    """What a week may cost; asked before the networks, which have to share it."""
    yield Question(
        "time.per_week",
        TIME,
        message("How much time a week do you want to give to your networks?"),
        message(
            "Half an hour to an hour is the least that makes sense; the posts that you plan are "
            "held against it."
        ),
        "60 min",
        AskKind.MINUTES,
    )


def questions(answers: Answers) -> Iterator[Question]:
    """The daily watch and the reviews."""
    yield Question(
        "time.daily_watch",
        TIME,
        message("And how long may a daily look around take?"),
        message("It is apart from the rest: a few minutes to answer, thank and listen, then stop."),
        "5 min",
        AskKind.MINUTES,
    )
    yield Question(
        "review.every",
        REVIEW,
        message("When do you want to look at the whole strategy again?"),
        message("You will have changed by then; the program brings the figures and asks you."),
        message("6 months"),
        AskKind.DURATION,
        suggestion=render(message("6 months"), answers.language),
    )
    yield Question(
        "review.light",
        REVIEW,
        message("And in between, for a glance?"),
        message("A light review is a glance: your figures, silent networks, what came due."),
        message("1 month"),
        AskKind.DURATION,
        suggestion=render(message("1 month"), answers.language),
    )


def write_time(answers: Answers, page: Page) -> None:
    """The part of the file about time, with the sum of what the posts take."""
    if not answers.has("time.per_week"):
        return
    page.heading(TIME, _sum(answers))
    budget, watch = answers.one("time.per_week"), answers.one("time.daily_watch")
    meaning = message("the daily look around, apart from the rest")
    if not budget and not watch:
        page.hint(0, "time", "{per_week: 60 min, daily_watch: 5 min}", message("a week, a day"))
        return
    page.line(0, "time", "")
    if budget:
        page.line(2, "per_week", f"{budget} min")
    else:
        page.hint(2, "per_week", "60 min", message("what your posts may cost you a week"))
    if watch:
        page.line(2, "daily_watch", f"{watch} min", meaning)
    elif answers.has("time.daily_watch"):
        page.hint(2, "daily_watch", "5 min", meaning)


def _sum(answers: Answers) -> Message:
    costs = {each: cadence.cost(answers, each) for each in networks.awake(answers)}
    terms = tuple(
        message("{key} {minutes}", key=key, minutes=_plain(cost))
        for key, cost in costs.items()
        if cost
    )
    budget = answers.number("time.per_week")
    if not terms or budget is None:
        return message("What your posts cost has to fit into the week.")
    return message(
        "What your posts cost has to fit into the week. On the day of the interview: {terms}; "
        "that is {needed} minutes of {budget}.",
        terms=terms,
        needed=_plain(sum(costs.values())),
        budget=_plain(budget),
    )


def _plain(minutes: float) -> float:
    return int(minutes) if minutes == int(minutes) else round(minutes, 1)


def write_review(answers: Answers, page: Page) -> None:
    """The part of the file about reviews."""
    if not answers.has("review.every"):
        return
    page.heading(REVIEW)
    meanings = {"every": message("the full review"), "light": message("a glance")}
    examples = {"every": message("6 months"), "light": message("1 month")}
    given = [name for name in meanings if answers.one(f"review.{name}")]
    if not given:
        page.hint(0, "review", "", message("when you look at the strategy itself again"))
        for name, meaning in meanings.items():
            page.hint(2, name, examples[name], meaning)
        return
    page.line(0, "review", "")
    for name, meaning in meanings.items():
        if name in given:
            page.text_line(2, name, answers.one(f"review.{name}"), meaning)
        elif answers.has(f"review.{name}"):
            page.hint(2, name, examples[name], meaning)
