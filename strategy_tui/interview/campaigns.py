"""The chapter of the high points: stretches of time with a goal of their own."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_tui.domain.interview import AskKind, Question
from strategy_tui.domain.message import message
from strategy_tui.interview import goals
from strategy_tui.interview.answers import Answers
from strategy_tui.interview.page import Page
from strategy_tui.interview.slugs import slug_of_name
from strategy_tui.yamldoc import quoted

CHAPTER = message("High points")

NUMBERS = (1, 2)
"""The campaigns that are asked about; more can be added in the file."""


def keys(answers: Answers) -> dict[int, str]:
    """The short names of the campaigns that have both days, by their numbers."""
    found: dict[int, str] = {}
    for number in NUMBERS:
        id = f"campaigns.{number}"
        if answers.one(f"{id}.name") and answers.one(f"{id}.from") and answers.one(f"{id}.to"):
            taken = set(found.values())
            found[number] = slug_of_name(answers.one(f"{id}.name"), taken, f"campaign-{number}")
    return found


def questions(answers: Answers) -> Iterator[Question]:
    """The questions of the chapter, which is over as soon as there is no (other) campaign."""
    for number in NUMBERS:
        id = f"campaigns.{number}"
        yield Question(
            f"{id}.name",
            CHAPTER,
            message("Is there a high point ahead: a book, a fair, a launch? What is it called?")
            if number == 1
            else message("And another one? (Leave it empty if that was all.)"),
            message("For its days it has a goal and one hashtag, and drafts and plans know of it."),
            message("Book fair"),
            AskKind.LINE,
        )
        if not answers.one(f"{id}.name"):
            return
        yield from _details(answers, id)


def _details(answers: Answers, id: str) -> Iterator[Question]:
    name = answers.one(f"{id}.name")
    soon = answers.known.today.replace(day=1)
    yield Question(
        f"{id}.from",
        CHAPTER,
        message("On which day does “{name}” begin?", name=name),
        message("Without days it would be a goal, and never over."),
        soon.replace(year=soon.year + 1).isoformat(),
        AskKind.DAY,
    )
    if answers.has(f"{id}.from") and not answers.one(f"{id}.from"):
        return
    yield Question(
        f"{id}.to",
        CHAPTER,
        message("And on which day does it end?"),
        message("After that day its hashtag is no longer proposed."),
        soon.replace(year=soon.year + 1, day=14).isoformat(),
        AskKind.DAY,
    )
    if answers.one(f"{id}.to") or not answers.has(f"{id}.to"):
        yield from _belongings(answers, id)


def _belongings(answers: Answers, id: str) -> Iterator[Question]:
    if own := goals.options(answers):
        yield Question(
            f"{id}.goal",
            CHAPTER,
            message("Which of your goals does it serve?"),
            message("It tells you afterwards whether it was worth it."),
            own[0].value,
            AskKind.CHOICE,
            own,
            own[0].value if len(own) == 1 else "",
        )
    yield Question(
        f"{id}.hashtag",
        CHAPTER,
        message("Which hashtag belongs to it?"),
        message("One of its own, so that people can find everything about it."),
        "#BookFair",
        AskKind.LINE,
    )


def write(answers: Answers, page: Page) -> None:
    """The part of the file."""
    if not answers.has("campaigns.1.name"):
        return
    page.heading(
        CHAPTER,
        message(
            "A campaign has dates, a goal and one hashtag, in quotes: without them the “#” would "
            "begin a comment."
        ),
    )
    named = keys(answers)
    if not named:
        _write_example(answers, page)
        return
    page.line(0, "campaigns", "")
    for number, key in named.items():
        _write_campaign(answers, page, f"campaigns.{number}", key)


def _write_campaign(answers: Answers, page: Page, id: str, key: str) -> None:
    page.line(2, key, "")
    name = answers.one(f"{id}.name")
    if name != key:
        page.text_line(4, "want", name)
    page.line(4, "from", answers.one(f"{id}.from"))
    page.line(4, "to", answers.one(f"{id}.to"))
    goal = answers.one(f"{id}.goal")
    if goal in goals.keys(answers).values():
        page.text_line(4, "goal", goal)
    elif answers.has(f"{id}.goal"):
        page.hint(4, "goal", _any_goal(answers), message("the short name of the goal it serves"))
    if hashtag := answers.one(f"{id}.hashtag"):
        page.text_line(4, "hashtag", hashtag)
    elif answers.has(f"{id}.hashtag"):
        page.hint(4, "hashtag", '"#BookFair"', message("the one that belongs to it"))


def _any_goal(answers: Answers) -> str:
    return next(iter(goals.keys(answers).values()), "")


def _write_example(answers: Answers, page: Page) -> None:
    """Nothing planned: a campaign in comments, which can be filled one day."""
    year = answers.known.today.year + 1
    name = page.say(message("Book fair"))
    page.hint(0, "campaigns", "", message("none yet; one looks like this"))
    page.hint(2, slug_of_name(name, (), "campaign"), "", message("a short name of yours"))
    page.hint(4, "from", f"{year}-03-15", message("its first day"))
    page.hint(4, "to", f"{year}-03-28", message("its last day"))
    page.hint(4, "goal", _any_goal(answers), message("the short name of the goal it serves"))
    page.hint(4, "hashtag", quoted("#BookFair"), message("the one that belongs to it"))
