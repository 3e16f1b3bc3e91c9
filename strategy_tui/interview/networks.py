"""The chapter of the networks: which few, and what is asked about each."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_tui.domain.interview import AskKind, KnownNetwork, Option, Question
from strategy_tui.domain.message import Message, message, plural
from strategy_tui.domain.strategy import NetworkStatus
from strategy_tui.interview import cadence, goals
from strategy_tui.interview.answers import Answers

CHAPTER = message("Where, and why there")

FEW = 3
"""Networks up to which each is also asked for its voice, language and times; more take too long."""

ONCE_A_MONTH = 12
"""Posts in a year from which a network counts as one that the person uses."""

STATUSES = (
    Option(NetworkStatus.ACTIVE, message("I use it, or will from now on")),
    Option(NetworkStatus.EXPERIMENT, message("I try it out, until a day that I set now")),
    Option(NetworkStatus.DORMANT, message("It rests: I keep the account and post nothing")),
)

CALLS = (
    Option("required", message("yes, always: to answer, read, come, write")),
    Option("welcome", message("where it fits")),
    Option("none", message("no: one does not ask friends for things, one talks to them")),
)


def chosen(answers: Answers) -> tuple[str, ...]:
    """The networks that the person wants to use."""
    known = {each.name for each in answers.known.networks}
    return tuple(each for each in answers.many("networks") if each in known)


def status(answers: Answers, name: str) -> NetworkStatus:
    """How a network is used; active where nobody says it."""
    return NetworkStatus(answers.one(f"networks.{name}.status") or NetworkStatus.ACTIVE)


def awake(answers: Answers) -> tuple[str, ...]:
    """The networks that do not rest."""
    return tuple(
        each for each in chosen(answers) if status(answers, each) is not NetworkStatus.DORMANT
    )


def questions(answers: Answers) -> Iterator[Question]:
    """The questions of the chapter: each network that is chosen brings its own."""
    used = sorted(
        (each for each in answers.known.networks if each.posts), key=lambda each: -(each.posts or 0)
    )
    yield Question(
        "networks",
        CHAPTER,
        _which(used),
        message("A network that you do not keep up costs you more than it gives: few, and well."),
        "mastodon, linkedin",
        AskKind.CHOICES,
        tuple(Option(each.name, each.title) for each in answers.known.networks),
        ", ".join(each.name for each in used if (each.posts or 0) >= ONCE_A_MONTH),
        message("where you wrote at least once a month"),
    )
    for name in chosen(answers):
        yield from _about(answers, name)


def _which(used: list[KnownNetwork]) -> Message:
    counts = tuple(
        plural(
            "{count} time on {network}",
            "{count} times on {network}",
            count=each.posts or 0,
            network=each.title,
        )
        for each in used
    )
    match len(used):
        case 0:
            return message("Which few networks do you want to use?")
        case 1:
            return message(
                "In the last year you posted {counts}. Which few networks do you want to use?",
                counts=counts,
            )
        case 2:
            return message(
                "In the last year you posted {counts}: which of the two do you want to keep, and "
                "is there another one?",
                counts=counts,
            )
    return message(
        "In the last year you posted {counts}: which few of them do you want to keep, and is "
        "there another one?",
        counts=counts,
    )


def _about(answers: Answers, name: str) -> Iterator[Question]:
    title = answers.network(name).title
    yield Question(
        f"networks.{name}.status",
        message("On {network}", network=title),
        message("How do you use {network}?", network=title),
        message("A trial has an end and a test; what rests takes nothing of your week."),
        "",
        AskKind.CHOICE,
        STATUSES,
        NetworkStatus.ACTIVE,
    )
    match status(answers, name):
        case NetworkStatus.DORMANT:
            ask = message("Why does {network} rest?", network=title)
            example = message("My readers have moved on, and so have I")
            yield _because(name, title, ask, example)
        case NetworkStatus.EXPERIMENT:
            yield from _experiment(name, title)
            yield from _contents(answers, name, title)
        case _:
            yield from _contents(answers, name, title)


def _because(name: str, title: str, ask: Message, example: Message) -> Question:
    return Question(
        f"networks.{name}.because",
        message("On {network}", network=title),
        ask,
        message("You will have forgotten it when a review asks you again."),
        example,
        AskKind.LINE,
    )


def _experiment(name: str, title: str) -> Iterator[Question]:
    chapter = message("On {network}", network=title)
    ask = message("What do you hope to find out on {network}?", network=title)
    yield _because(name, title, ask, message("Whether my explanations work better on film"))
    yield Question(
        f"networks.{name}.until",
        chapter,
        message("Until which day do you try it?"),
        message(
            "On that day you are asked: adopt, extend or drop? A trial without end is a habit."
        ),
        message("in 3 months"),
        AskKind.DAY,
    )
    yield Question(
        f"networks.{name}.success",
        chapter,
        message("What would count as a success?"),
        message("Written down beforehand, it keeps you from finding reasons afterwards."),
        message("three talks seen a hundred times, one of which starts a conversation"),
        AskKind.LINE,
    )


def _contents(answers: Answers, name: str, title: str) -> Iterator[Question]:
    chapter = message("On {network}", network=title)
    yield Question(
        f"networks.{name}.purpose",
        chapter,
        message("What is {network} for, in one sentence?", network=title),
        message("Readers feel why somebody is there; and two networks for the same are one."),
        message("Meet peers and future clients"),
        AskKind.LINE,
    )
    if own := goals.options(answers):
        yield Question(
            f"networks.{name}.goals",
            chapter,
            message("Which of your goals does {network} serve?", network=title),
            message("A network without a goal is where the time goes."),
            own[0].value,
            AskKind.CHOICES,
            own,
            own[0].value if len(own) == 1 else "",
        )
    yield Question(
        f"networks.{name}.audience",
        chapter,
        message("Who reads you on {network}?", network=title),
        message("A text for everybody is a text for nobody; think of three people."),
        message("peers, clients, former colleagues"),
        AskKind.LINE,
    )
    yield from _words(name, title)
    yield from _manner(answers, name, title, len(chosen(answers)) <= FEW)
    yield from cadence.questions(answers, name, awake(answers))
    if len(chosen(answers)) <= FEW:
        yield from cadence.slots(answers, name)


def _words(name: str, title: str) -> Iterator[Question]:
    chapter = message("On {network}", network=title)
    yield Question(
        f"networks.{name}.share",
        chapter,
        message("What belongs on {network}? A few kinds of things.", network=title),
        message("On a day without ideas this list is where you begin."),
        message("methods, results, talks"),
        AskKind.LIST,
    )
    yield Question(
        f"networks.{name}.never",
        chapter,
        message("And what never does?"),
        message("This is where you protect yourself and others; the program will remind you."),
        message("family, politics, moods"),
        AskKind.LIST,
    )


def _manner(answers: Answers, name: str, title: str, in_full: bool) -> Iterator[Question]:
    chapter = message("On {network}", network=title)
    if in_full:
        yield Question(
            f"networks.{name}.voice",
            chapter,
            message("How do you sound on {network}?", network=title),
            message("One person sounds different on the phone and on a stage; so do you."),
            message("concrete, one example each time"),
            AskKind.LINE,
        )
    yield Question(
        f"networks.{name}.call_to_action",
        chapter,
        message("Should each post there ask the reader for something?"),
        message("“Always” means that a post without such a question is held back."),
        "",
        AskKind.CHOICE,
        CALLS,
        "welcome",
    )
    if in_full:
        known = answers.network(name).language
        yield Question(
            f"networks.{name}.language",
            chapter,
            message("In which language do you post there?"),
            message("Drafts are read in that language before anybody else reads them."),
            "en",
            AskKind.LINE,
            suggestion=known or answers.language,
            suggested_because=message("as most of your posts there") if known else None,
        )
