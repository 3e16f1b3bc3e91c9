"""The first chapter: the language, a name, the clock."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_tui.domain.interview import AskKind, Option, Question
from strategy_tui.domain.message import message
from strategy_tui.i18n import render
from strategy_tui.interview.answers import Answers
from strategy_tui.interview.page import Page

CHAPTER = message("To begin with")

LANGUAGES = (Option("en", "English"), Option("fr", "Français"))


def questions(answers: Answers) -> Iterator[Question]:
    """The questions of the chapter."""
    yield Question(
        "language",
        CHAPTER,
        message("In which language shall we talk?"),
        message("The program, its findings and the comments in your file will speak it."),
        "",
        AskKind.CHOICE,
        LANGUAGES,
        answers.language,
    )
    yield Question(
        "name",
        CHAPTER,
        message("What shall your strategy be called?"),
        message("You will meet its name on screens and reports, and it may cheer you up."),
        message("Stay close, be of use"),
        AskKind.LINE,
        suggestion=unnamed(answers),
    )
    if answers.known.time_zone is None:
        yield Question(
            "time_zone",
            CHAPTER,
            message("In which time zone do you live?"),
            message("Every time in your strategy is on its clock, in summer and winter."),
            message("Paris, or Europe/Paris"),
            AskKind.LINE,
        )


def unnamed(answers: Answers) -> str:
    """What a strategy is called when nobody says it."""
    return render(message("My strategy"), answers.language)


def write(answers: Answers, page: Page) -> None:
    """The top of the file."""
    name = answers.one("name") or unnamed(answers)
    page.note(name)
    page.lines.append("#")
    page.note(
        message(
            "This file is a contract between you and yourself. It says what you want, where, for "
            "whom, whom you follow, and how much time you give it. The program reads it with you, "
            "and never reminds you of anything but what you wrote here."
        )
    )
    page.lines.append("#")
    page.note(
        message(
            "It was written in an interview and is yours to edit: “{command}” tells you what does "
            "not fit, to the line. A line that begins with “# ” and looks like the others is a "
            "place left open: take the sign away and put your own words in.",
            command="strategy-tui strategy check",
        )
    )
    page.gap()
    page.line(0, "version", "1")
    page.text_line(0, "name", name)
    meaning = message("the language of the program; your posts may have another")
    page.line(0, "language", answers.language, meaning)
    zone = answers.one("time_zone") or answers.known.time_zone
    meaning = message("every time in this file is on this clock")
    if zone:
        page.text_line(0, "time_zone", zone, meaning)
    elif answers.has("time_zone"):
        page.hint(0, "time_zone", "Europe/Paris", meaning)
