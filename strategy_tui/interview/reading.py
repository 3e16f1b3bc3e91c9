"""What a typed answer means to a question of its kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from strategy_tui.clean_text import clean_text
from strategy_tui.domain.days import later
from strategy_tui.domain.interview import AskKind, InvalidAnswer, Option, Question
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.strategy import Duration
from strategy_tui.i18n import LANGUAGES, render
from strategy_tui.interview import days, spoken, weekly
from strategy_tui.interview.answers import Answers, Value
from strategy_tui.interview.wording import SPECIAL
from strategy_tui.yamldoc import SCALARS, Minutes, nearest, shortened

LONGEST = 600
"""Characters of one answer; a strategy is made of sentences."""

MOST = 20
"""Entries of one list."""

ALL = frozenset({"all", "tous", "toutes", "tout", "*"})

YES = frozenset({"yes", "oui", "y", "o", "yes please", "oui merci", "ok", "yep", "si", "of course"})
NO = frozenset(
    {"no", "non", "n", "no thanks", "no thank you", "non merci", "nope", "aucun", "none"}
)
"""Answers to “is there …?” where a sentence is wanted."""

NORWEGIAN = "no"
"""A mere no that is the code of a language, too."""

_NUMBER = re.compile(r"([+-]?\d{1,3}(?:[ \u00a0\u202f]\d{3})+|[+-]?\d{1,12})(?:[.,](\d{1,4}))?(.*)")
_PERIOD = re.compile(r"\b(day|jour|month|mois|year|an)\b")
_A_WEEK = {"day": 7, "jour": 7, "month": 1 / 4, "mois": 1 / 4, "year": 1 / 52, "an": 1 / 52}
"""How much once in a period is a week."""

AND = re.compile(r"\s+(?:and|et|&)\s+")


def read(question: Question, text: str, answers: Answers) -> Value:
    """The canonical answer, which joined with commas reads as itself; None leaves it open.

    Raises:
        InvalidAnswer: it cannot be meant.
    """
    clean = clean_text(text, limit=None).strip()
    if len(clean) > LONGEST:
        raise InvalidAnswer(
            message(
                "That is {found} characters; a strategy needs a sentence of at most {most}. "
                "What is the heart of it?",
                found=len(clean),
                most=LONGEST,
            )
        )
    value = _READERS[question.kind](question, clean, answers)
    if question.kind in (AskKind.LINE, AskKind.LIST) and len(value) == 1:
        name = question.id.rpartition(".")[2]
        if is_bare(value[0], YES):
            raise InvalidAnswer(message("Gladly: tell me in your own words."))
        if is_bare(value[0], NO) and (name != "language" or value[0] != NORWEGIAN):
            return None
    special = SPECIAL.get(question.id.rpartition(".")[2])
    if special is None or question.kind is not AskKind.LINE:
        return value
    return (special(question.id, value[0], answers),)


def is_bare(text: str, words: frozenset[str]) -> bool:
    """Whether an answer is a mere yes or no."""
    return " ".join(re.findall(r"[^\W\d_]+", text.casefold())) in words


def chosen(option: Option, languages: Iterable[str] = LANGUAGES) -> frozenset[str]:
    """Everything that a person may type for an option, folded."""
    label = option.label
    labels = {label} if isinstance(label, str) else {render(label, each) for each in languages}
    return frozenset(each.casefold() for each in (option.value, *labels))


def number_text(value: float) -> str:
    """A number as the file has it."""
    return f"{value:.4f}".rstrip("0").rstrip(".")


def _line(question: Question, text: str, _: Answers) -> tuple[str, ...]:
    """The person's own words, or the option that they name."""
    if not text:
        raise InvalidAnswer(message("There is nothing in it that could be kept. In your words?"))
    found = option_of(question.options, text)
    return (found.value if found else text,)


def _list(_: Question, text: str, __: Answers) -> tuple[str, ...]:
    parts = tuple(dict.fromkeys(each for part in re.split("[,;]", text) if (each := part.strip())))
    if not parts:
        raise InvalidAnswer(
            message("Write what you think of first, with commas between, such as “one, two”.")
        )
    if len(parts) > MOST:
        raise InvalidAnswer(
            message(
                "{found} is too many to keep in mind; which {most} matter most?",
                found=len(parts),
                most=MOST,
            )
        )
    return parts


def _choice(question: Question, text: str, _: Answers) -> tuple[str, ...]:
    found = option_of(question.options, text)
    if found is None:
        raise InvalidAnswer(_none_of(question.options, text))
    return (found.value,)


def _choices(question: Question, text: str, _: Answers) -> tuple[str, ...]:
    is_name = any(text.casefold() in chosen(each) for each in question.options)
    if text.casefold() in ALL and not is_name:
        return tuple(each.value for each in question.options)
    values: list[str] = []
    for part in (each for piece in re.split("[,;]", text) for each in AND.split(piece)):
        if part.strip():
            values += _named(question.options, part.strip())
    if not values:
        raise InvalidAnswer(_none_of(question.options, text))
    return tuple(dict.fromkeys(values))


def _named(options: tuple[Option, ...], part: str) -> list[str]:
    """The options that a part of an answer names, as one name or word by word."""
    if (whole := option_of(options, part)) is not None:
        return [whole.value]
    found = []
    for word in part.split():
        option = option_of(options, word)
        if option is None:
            raise InvalidAnswer(_none_of(options, word if " " in part else part))
        found.append(option.value)
    return found


def option_of(options: tuple[Option, ...], text: str) -> Option | None:
    """The option of that number, value or label, or the only one whose label begins so."""
    wanted = text.casefold().rstrip(".")
    if wanted.isascii() and wanted.isdigit():
        number = int(wanted[:6])
        return options[number - 1] if 0 < number <= len(options) else None
    for each in options:
        if wanted in chosen(each):
            return each
    beginning = [each for each in options if any(name.startswith(wanted) for name in chosen(each))]
    return beginning[0] if len(beginning) == 1 and len(wanted) > 1 else None


def _none_of(options: tuple[Option, ...], text: str) -> Message:
    names = {name: each for each in options for name in (each.value, _plain_label(each))}
    close = None if text.isdigit() else nearest(text, [each for each in names if each])
    if close:
        return message(
            "“{found}” is none of the answers. Did you mean “{near}”?",
            found=shortened(text),
            near=names[close].label,
        )
    if len(options) == 1:
        return message(
            "“{found}” is none of the answers. There is one: type 1, or its name.",
            found=shortened(text),
        )
    return message(
        "“{found}” is none of the answers. Type a number from 1 to {last}, or a name.",
        found=shortened(text),
        last=len(options),
    )


def _plain_label(option: Option) -> str:
    return option.label if isinstance(option.label, str) else ""


def _number(question: Question, text: str, _: Answers) -> tuple[str, ...]:
    found = _NUMBER.fullmatch(text) or _NUMBER.fullmatch(spoken.figures(text))
    if found is None or any(each.isdigit() for each in found[3]):
        raise InvalidAnswer(
            message(
                "A number is wanted here, such as {example}; “{found}” is none.",
                example=question.example or "5",
                found=shortened(text),
            )
        )
    value = float(f"{''.join(found[1].split())}.{found[2] or 0}")
    name = question.id.rpartition(".")[2]
    if name in _COUNTS and value < 0:
        raise InvalidAnswer(message("Less than nothing cannot be meant. How many?"))
    if name == "posts" and (period := _PERIOD.search(found[3])):
        value *= _A_WEEK[period[1]]
    if name == "accounts":
        value = round(value)
    return (number_text(value),)


_COUNTS = frozenset({"posts", "accounts"})


def _minutes(_: Question, text: str, __: Answers) -> tuple[str, ...]:
    try:
        value = SCALARS[Minutes].parse(spoken.span(text))
    except ValueError as error:
        raise InvalidAnswer(
            message(
                "A time is wanted here, such as “15”, “90 min” or “1h30”; “{found}” is none.",
                found=shortened(text),
            )
        ) from error
    if not 0 <= value <= WEEK:
        raise InvalidAnswer(message("A week has {minutes} minutes in all. How many?", minutes=WEEK))
    return (number_text(value),)


WEEK = 7 * 24 * 60
"""Minutes of a week."""


def _duration(_: Question, text: str, __: Answers) -> tuple[str, ...]:
    words = spoken.rhythm(text)
    try:
        span: Duration = SCALARS[Duration].parse(words)
    except ValueError as error:
        raise InvalidAnswer(
            message(
                "A span of time is wanted here, such as “6 months” or “30 days”; "
                "“{found}” is none.",
                found=shortened(text),
            )
        ) from error
    if span.unit in ("minute", "hour"):
        raise InvalidAnswer(message("That is too soon to see a difference. Days, weeks, months?"))
    return (" ".join(words.rstrip(".").split()),)


def _times(_: Question, text: str, __: Answers) -> tuple[str, ...]:
    try:
        return weekly.times(text)
    except ValueError as error:
        raise InvalidAnswer(
            message(
                "A weekday and a time are wanted here, such as “tue 08:30” or “thu noon”; "
                "“{found}” is none.",
                found=shortened(text),
            )
        ) from error


def _day(question: Question, text: str, answers: Answers) -> tuple[str, ...]:
    today = answers.known.today
    try:
        found = days.day(text, today)
    except days.WholeMonth as month:
        raise InvalidAnswer(
            message(
                "“{found}” is a whole month: its first day or its last? Write {first} or {last}.",
                found=shortened(text),
                first=month.first.isoformat(),
                last=month.last.isoformat(),
            )
        ) from month
    except ValueError as error:
        raise InvalidAnswer(
            message(
                "“{found}” is no day of the calendar. Write it like {example}, or “6 months”.",
                found=shortened(text),
                example=later(today, Duration(6, "month")).isoformat(),
            )
        ) from error
    begins = _begins(question.id, answers)
    if begins and found.isoformat() < begins:
        raise InvalidAnswer(
            message("That is before it begins, on {day}. When does it end?", day=begins)
        )
    if found < today and not question.id.endswith(".from"):
        raise InvalidAnswer(
            message("{day} has passed already. Which day to come?", day=found.isoformat())
        )
    return (found.isoformat(),)


def _begins(id: str, answers: Answers) -> str:
    stem, _, name = id.rpartition(".")
    return answers.one(f"{stem}.from") if name == "to" else ""


_READERS: Mapping[AskKind, Callable[[Question, str, Answers], tuple[str, ...]]] = {
    AskKind.LINE: _line,
    AskKind.LIST: _list,
    AskKind.CHOICE: _choice,
    AskKind.CHOICES: _choices,
    AskKind.NUMBER: _number,
    AskKind.MINUTES: _minutes,
    AskKind.DURATION: _duration,
    AskKind.DAY: _day,
    AskKind.TIMES: _times,
}
