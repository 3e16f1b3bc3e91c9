"""What is said between two questions: how far it is, and what a question that was skipped left."""

from __future__ import annotations

from strategy_tui.domain.interview import Question
from strategy_tui.domain.message import Message, message, plural
from strategy_tui.interview import beginning, goals
from strategy_tui.interview.answers import Answers


def progress(chapter: Message, number: int, total: int, is_sure: bool, minutes: int) -> Message:
    """Where a question stands in its chapter, and how long the rest of the interview takes."""
    if total == 1:
        return plural(
            "{chapter} · about {count} minute left",
            "{chapter} · about {count} minutes left",
            count=minutes,
            chapter=chapter,
        )
    place = message("{number} of {total}", number=number, total=total)
    if not is_sure:
        place = message("{number} of about {total}", number=number, total=total)
    return plural(
        "{chapter} · {place} · about {count} minute left",
        "{chapter} · {place} · about {count} minutes left",
        count=minutes,
        chapter=chapter,
        place=place,
    )


def left_open(question: Question, answers: Answers) -> Message:
    """What a question that was skipped leaves, with the answers after it."""
    path = question.id.split(".")
    part, name = path[0], path[-1]
    number = int(path[1]) if part in ("goals", "campaigns") else 0
    match part, name:
        case "name", _:
            return message("It is called “{name}” for now.", name=beginning.unnamed(answers))
        case "time_zone", _:
            return message("Left open: until you name one, its times are those of Greenwich.")
        case "goals", "want" if number > 1 and goals.numbers(answers):
            return message("That was all, then.")
        case "goals", "key":
            return message("It is called “{name}” for now.", name=goals.keys(answers)[number])
        case "campaigns", "name":
            return message("None for now; one can be added in the file at any time.")
    if name in ("language", "status", "call_to_action", "otherwise") and question.suggestion:
        taken = next(
            (each.label for each in question.options if each.value == question.suggestion),
            question.suggestion,
        )
        return message("Left open: it counts as “{answer}”.", answer=taken)
    return message("Left open; the file says how to fill it.")
