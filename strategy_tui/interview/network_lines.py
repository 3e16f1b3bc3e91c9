"""The part of the file about the networks."""

from __future__ import annotations

from strategy_tui.domain.message import Message, message
from strategy_tui.domain.strategy import NetworkStatus
from strategy_tui.interview import goals, networks, weekly
from strategy_tui.interview.answers import Answers
from strategy_tui.interview.page import Page

_HINTS: tuple[tuple[str, Message | str, Message], ...] = (
    ("purpose", message("Meet peers and future clients"), message("what it is for")),
    ("goals", "", message("the short names of the goals it serves")),
    ("audience", message("peers, clients"), message("who reads you there")),
    ("share", message("[methods, results]"), message("what belongs there")),
    ("never", message("[family, politics]"), message("what never does")),
    ("voice", message("concrete, one example each time"), message("how you sound there")),
    ("language", "en", message("the language you post in, if it is another")),
    ("call_to_action", "welcome", message("required | welcome | none")),
    ("because", message("my readers are there now"), message("why you try it out, or let it rest")),
    ("until", "", message("the day on which the trial ends")),
    ("success", message("three talks seen a hundred times"), message("what would be a success")),
)
_LISTS = frozenset({"goals", "share", "never"})
_OF_AN_EXPERIMENT = ("because", "until", "success")
_CONTENTS = ("purpose", "goals", "audience", "share", "never", "voice", "language")


def write(answers: Answers, page: Page) -> None:
    """The heading and every network that was chosen."""
    if not answers.has("networks"):
        return
    page.heading(
        networks.CHAPTER,
        message(
            "Few networks, each with a reason to be. A text is never copied from one to another: "
            "the readers differ, and those who follow you in both places notice. “never” matters "
            "as much as “share”: it is where you protect yourself and others."
        ),
    )
    names = networks.chosen(answers)
    if not names:
        page.hint(0, "networks", "", message("the few that you use, and what each one is for"))
        page.hint(2, "mastodon", "", message("its name"))
        page.hint(4, "purpose", message("Meet peers and future clients"), message("what it is for"))
        return
    page.line(0, "networks", "")
    for name in names:
        page.gap()
        page.line(2, name, "")
        _write_network(answers, page, name)


def _write_network(answers: Answers, page: Page, name: str) -> None:
    status = networks.status(answers, name)
    if answers.has(f"networks.{name}.status"):
        page.line(4, "status", status, message("active | experiment | dormant"))
    if status is NetworkStatus.DORMANT:
        _place(answers, page, name, "because")
        return
    for each in _CONTENTS:
        _place(answers, page, name, each)
    _place(answers, page, name, "call_to_action")
    _cadence(answers, page, name)
    if status is NetworkStatus.EXPERIMENT:
        _place(answers, page, name, "because")
        if answers.one(f"networks.{name}.until"):
            page.line(4, "since", answers.known.today.isoformat())
        for each in ("until", "success"):
            _place(answers, page, name, each)


def _place(answers: Answers, page: Page, name: str, key: str) -> None:
    """One line: what was answered, or how to fill it where nothing was."""
    id = f"networks.{name}.{key}"
    values = answers.many(id)
    if key == "goals":
        values = tuple(each for each in values if each in goals.keys(answers).values())
    if key == "language" and values == (answers.language,):
        return
    if values and key in _LISTS:
        page.list_line(4, key, values)
    elif values:
        meaning = message("required | welcome | none") if key == "call_to_action" else None
        page.text_line(4, key, values[0], meaning)
    elif answers.has(id) or (page.is_open(id) and _is_reached(answers, name)):
        _, example, meaning = next(each for each in _HINTS if each[0] == key)
        if key == "goals":
            example = f"[{next(iter(goals.keys(answers).values()), '')}]"
        page.hint(4, key, example or f"{answers.known.today.year + 1}-03-01", meaning)


def _is_reached(answers: Answers, name: str) -> bool:
    return answers.has(f"networks.{name}.audience")


def _cadence(answers: Answers, page: Page, name: str) -> None:
    posts, minutes = f"networks.{name}.posts", f"networks.{name}.minutes"
    if not answers.has(posts):
        return
    if rate := answers.one(posts):
        page.line(4, "cadence", "")
        page.line(6, "posts_per_week", rate)
        indent = 6
    else:
        page.hint(4, "cadence", "", message("what it takes of your week"))
        page.hint(6, "posts_per_week", "1", message("how many posts a week"))
        indent = 6
    if value := answers.one(minutes):
        if rate:
            page.line(indent, "minutes_per_post", value)
    elif not rate or answers.has(minutes):
        page.hint(indent, "minutes_per_post", "15", message("how long one takes you, all in"))
    slots = answers.many(f"networks.{name}.slots")
    if rate and slots:
        spoken = ", ".join(weekly.spoken(each, answers.language) for each in slots)
        page.line(indent, "slots", f"[{spoken}]", message("weekly times of your own"))
    elif rate:
        page.hint(indent, "slots", message("[tue 08:30]"), message("weekly times of your own"))
