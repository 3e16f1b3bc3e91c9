"""The chapter of the goals: what a person wants, and how they would see that it works."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from strategy_tui.domain.interview import AskKind, Option, Question
from strategy_tui.domain.message import Message, message
from strategy_tui.interview.answers import Answers
from strategy_tui.interview.page import Page
from strategy_tui.interview.slugs import slug

CHAPTER = message("What I want")

NUMBERS = (1, 2, 3)
"""The goals that are asked about; two or three are enough."""

MEASURES = (
    Option("replies_per_week", message("replies a week")),
    Option("conversations_per_month", message("conversations a month")),
    Option("link_clicks_per_month", message("clicks on my links a month")),
    Option("posts_per_week", message("posts a week")),
    Option("followers", message("people who follow me")),
)
"""Proposals; a measure may be called anything."""

_WANT: Mapping[int, tuple[Message, Message, Message]] = {
    1: (
        message("What do you want to reach by being on networks? Your most important goal first."),
        message("Everything else follows from it: where you write, for whom, and how often."),
        message("Keep the ties alive with the people I really know"),
    ),
    2: (
        message("Is there a second goal? (Leave it empty if that was all.)"),
        message("Relations, work, a name, sales, a cause: several may live side by side."),
        message("Be thought of when a project needs what I can do"),
    ),
    3: (
        message("And a third one? (Leave it empty if that was all.)"),
        message("Three are about as many as anybody can keep in mind while writing."),
        message("Give everybody back a little of what I learn"),
    ),
}


def numbers(answers: Answers) -> tuple[int, ...]:
    """The numbers of the goals that the person has."""
    return tuple(each for each in NUMBERS if answers.one(f"goals.{each}.want"))


def keys(answers: Answers) -> dict[int, str]:
    """The short names of the goals, by their numbers; no two are the same."""
    found: dict[int, str] = {}
    for number in numbers(answers):
        words = answers.one(f"goals.{number}.want")
        chosen = answers.one(f"goals.{number}.key")
        taken = set(found.values())
        if chosen and chosen not in taken:
            found[number] = chosen
        else:
            found[number] = slug(chosen or words, taken, nameless(answers), answers.language)
    return found


def nameless(answers: Answers) -> str:
    """The short name of a goal whose words give none."""
    return "but" if answers.language == "fr" else "goal"


def options(answers: Answers) -> tuple[Option, ...]:
    """The goals as one chooses among them."""
    return tuple(
        Option(key, message("{key}: {want}", key=key, want=answers.one(f"goals.{number}.want")))
        for number, key in keys(answers).items()
    )


def questions(answers: Answers) -> Iterator[Question]:
    """The questions of the chapter: each goal that is named brings its own."""
    for number in NUMBERS:
        id = f"goals.{number}"
        ask, why, example = _WANT[number]
        yield Question(f"{id}.want", CHAPTER, ask, why, example, AskKind.LINE)
        if answers.one(f"{id}.want"):
            yield from _details(answers, number)
        elif not any(answers.one(f"goals.{later}.want") for later in NUMBERS if later > number):
            return


def _details(answers: Answers, number: int) -> Iterator[Question]:
    id, key = f"goals.{number}", keys(answers)[number]
    chapter = message("The goal “{goal}”", goal=key)
    yield Question(
        f"{id}.key",
        CHAPTER,
        message("What shall this goal be called for short?"),
        message("Networks, drafts and reports refer to it by this name."),
        message("relations"),
        AskKind.LINE,
        suggestion=key,
        suggested_because=message("a word of yours"),
    )
    yield Question(
        f"{id}.measure",
        chapter,
        message("Which figure would tell you that “{goal}” works?", goal=key),
        message("Without a figure, a review cannot tell how far you are; take one that is easy."),
        "replies_per_week",
        AskKind.LINE,
        MEASURES,
    )
    if answers.one(f"{id}.measure") or not answers.has(f"{id}.measure"):
        yield from _figures(answers, number, chapter)
    yield Question(
        f"{id}.tone",
        chapter,
        message("How do you want to sound when you write for “{goal}”?", goal=key),
        message("You will read it beside your draft, when a sentence comes out wrong."),
        message("warm, simple"),
        AskKind.LINE,
    )


def _figures(answers: Answers, number: int, chapter: Message) -> Iterator[Question]:
    id = f"goals.{number}"
    measure = measure_words(answers, number)
    yield Question(
        f"{id}.from",
        chapter,
        message("Where does that figure stand today ({measure})?", measure=measure),
        message("A rough guess will do: it is what you will compare with in six months."),
        "2",
        AskKind.NUMBER,
        suggestion=_today(answers, number),
        suggested_because=message("counted in what you imported"),
    )
    yield Question(
        f"{id}.target",
        chapter,
        message("Where would you like to see it ({measure})?", measure=measure),
        message("A small real step beats a big dream."),
        "5",
        AskKind.NUMBER,
    )
    yield Question(
        f"{id}.by",
        chapter,
        message("By when?"),
        message("A day to come back to; on it the program asks, and nothing else happens."),
        message("in 6 months"),
        AskKind.DAY,
    )


def measure_words(answers: Answers, number: int) -> Message | str:
    """The measure of a goal as people say it."""
    value = answers.one(f"goals.{number}.measure")
    return next((each.label for each in MEASURES if each.value == value), value)


def _today(answers: Answers, number: int) -> str:
    if answers.one(f"goals.{number}.measure") != "posts_per_week":
        return ""
    rates = [each.posts_per_week or 0 for each in answers.known.networks]
    return f"{sum(rates):.0f}" if sum(rates) >= 1 else ""


def write(answers: Answers, page: Page) -> None:
    """The part of the file."""
    if not answers.has("goals.1.want"):
        return
    page.heading(
        CHAPTER,
        message(
            "The short name is how the networks below refer to a goal. The measure is a figure "
            "that you can read off without effort: where do you start (from), where do you want "
            "to arrive (target), and by when?"
        ),
    )
    if not numbers(answers):
        page.hint(0, "goals", "", message("two or three are enough"))
        page.hint(2, "relations", "", message("a short name of yours"))
        page.hint(4, "want", message("Keep the ties alive"), message("in your own words"))
        return
    page.line(0, "goals", "")
    for number, key in keys(answers).items():
        _write_goal(answers, page, number, key)


def _write_goal(answers: Answers, page: Page, number: int, key: str) -> None:
    id = f"goals.{number}"
    page.line(2, key, "")
    page.text_line(4, "want", answers.one(f"{id}.want"))
    for name, example, meaning in (
        ("measure", "replies_per_week", message("the figure that tells you whether it works")),
        ("from", "2", message("where it stands today")),
        ("target", "5", message("where you would like to see it")),
        ("by", "", message("the day by which you hope for it")),
        ("tone", message("warm, simple"), message("how you sound when you write for it")),
    ):
        if value := answers.one(f"{id}.{name}"):
            page.text_line(4, name, value)
        elif answers.has(f"{id}.{name}") or page.is_open(f"{id}.{name}"):
            page.hint(4, name, example or f"{answers.known.today.year + 1}-06-30", meaning)
