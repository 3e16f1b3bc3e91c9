"""Days as people write them: a date in figures or words, or how long from now."""

from __future__ import annotations

import re
from datetime import date

from strategy_tui.domain.days import later
from strategy_tui.domain.strategy import Duration
from strategy_tui.yamldoc import SCALARS

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_FIGURES = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_WORDS = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)?\.? ([^\W\d_]+)\.? (\d{4})")
_SPAN = re.compile(r"(?:in|dans|d’ici|d'ici|after|après|apres)? ?(\d.*|an? .*|une? .*)")
_ONE = re.compile(r"(?:an?|une?) ")

_MONTHS = (
    "january janvier",
    "february février fevrier",
    "march mars",
    "april avril",
    "may mai",
    "june juin",
    "july juillet",
    "august août aout",
    "september septembre",
    "october octobre",
    "november novembre",
    "december décembre decembre",
)
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}


def day(text: str, today: date) -> date:
    """The day that a text means; of figures, the day comes before the month.

    Raises:
        ValueError: it means none, or one that no calendar has.
    """
    words = " ".join(text.casefold().split())
    if iso := _ISO.fullmatch(words):
        return date(int(iso[1]), int(iso[2]), int(iso[3]))
    if figures := _FIGURES.fullmatch(words):
        return date(int(figures[3]), int(figures[2]), int(figures[1]))
    if (written := _WORDS.fullmatch(words)) and (month := _month(written[2])):
        return date(int(written[3]), month, int(written[1]))
    if from_now := _SPAN.fullmatch(words):
        return _from_now(_ONE.sub("1 ", from_now[1], count=1), today)
    raise ValueError(text)


def _from_now(words: str, today: date) -> date:
    """The day after a span of days or more that ends within the calendar."""
    span: Duration = SCALARS[Duration].parse(words)
    found = later(today, span)
    if span.unit in ("minute", "hour") or found == date.max:
        raise ValueError(words)
    return found


def _month(word: str) -> int | None:
    """A month by its name or the beginning of it that no other has."""
    found = {number for name, number in MONTHS.items() if name.startswith(word)}
    return MONTHS.get(word) or (found.pop() if len(word) >= 3 and len(found) == 1 else None)
