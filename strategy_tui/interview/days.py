"""Days as people write them: a date in figures or words, or how long from now."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from strategy_tui.domain.days import later
from strategy_tui.domain.strategy import Duration
from strategy_tui.interview import spoken
from strategy_tui.yamldoc import SCALARS
from strategy_tui.yamldoc.scalars import WEEKDAYS

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_FIGURES = re.compile(r"(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?")
_WORDS = re.compile(
    r"(?:the |le )?(\d{1,2})(?:er|st|nd|rd|th)?\.? (?:of )?([^\W\d_]+)\.?(?: (\d{4}))?"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?")
_PART = re.compile(
    r"(?:by |at |à |à la |en |pour )?(?:the )?(?:(end|fin|begin|middle|mid|début|debut|mi)"
    r"(?:ning)?(?: of| de| d['’]| du mois de| du mois d['’])?[ -]?)([^\W\d_]+)(?: (\d{4}))?"
)
_MONTH = re.compile(r"(?:in |by |en |pour )?([^\W\d_]+)\.?(?: (\d{4}))?")
_END_OF_MONTH = frozenset({"end of the month", "end of month", "fin du mois", "fin de mois"})
_YEAR = re.compile(r"(?:by |the )?(?:end|fin)(?: of| de)?(?: the year| l['’]année)?(?: (\d{4}))?")
_NEXT = re.compile(
    r"(?:next (year|month|week)|(?:l['’]|le |la )?(an|année|mois|semaine) prochaine?)"
)
_SPAN = re.compile(
    r"(?:(?:in|dans|d’ici|d'ici|after|après|apres|within|sous) )?(.+?)(?: from now)?"
)
_TOMORROW = frozenset({"tomorrow", "demain"})
_TODAY = frozenset({"today", "aujourd’hui", "aujourd'hui"})

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


class WholeMonth(ValueError):
    """A month without a day: its first or its last one may be meant."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(first)
        self.first = first
        self.last = last


def day(text: str, today: date) -> date:
    """The day that a text means; of figures, the day comes before the month.

    A date without a year is the next one.

    Raises:
        WholeMonth: it means a month.
        ValueError: it means none, or one that no calendar has.
    """
    words = " ".join(text.casefold().replace(",", " ").split())
    found = _date(words, today) or _part_of_month(words, today) or _near(words, today)
    if found is not None:
        return found
    if from_now := _SPAN.fullmatch(words):
        return _from_now(spoken.span(from_now[1]), today)
    raise ValueError(text)


def _date(words: str, today: date) -> date | None:
    """A day of a month, in figures or with the month's name."""
    if iso := _ISO.fullmatch(words):
        return date(int(iso[1]), int(iso[2]), int(iso[3]))
    if figures := _FIGURES.fullmatch(words):
        return _of_month(int(figures[2]), int(figures[1]), figures[3], today)
    if (written := _WORDS.fullmatch(words)) and (month := _month(written[2])):
        return _of_month(month, int(written[1]), written[3], today)
    if (turned := _MONTH_FIRST.fullmatch(words)) and (month := _month(turned[1])):
        return _of_month(month, int(turned[2]), turned[3], today)
    return None


def _of_month(month: int, day: int, year: str | None, today: date) -> date:
    return _coming(year, today, lambda each: date(each, month, day))


def _end_of(month: int, year: str | None, today: date) -> date:
    return _coming(year, today, lambda each: _last(each, month))


def _part_of_month(words: str, today: date) -> date | None:
    """The end, the middle or the beginning of a month, or the end of a year."""
    if words in _END_OF_MONTH:
        return _last(today.year, today.month)
    if (part := _PART.fullmatch(words)) and (month := _month(part[2])):
        if part[1] in ("end", "fin"):
            return _end_of(month, part[3], today)
        return _of_month(month, 15 if part[1].startswith("mi") else 1, part[3], today)
    if (year := _YEAR.fullmatch(words)) and (year[1] or words.endswith(("year", "année"))):
        return date(int(year[1] or today.year), 12, 31)
    if (whole := _MONTH.fullmatch(words)) and (month := _month(whole[1])):
        last = _end_of(month, whole[2], today)
        raise WholeMonth(last.replace(day=1), last)
    return None


def _near(words: str, today: date) -> date | None:
    """Tomorrow, the next Monday, a month or a year from now."""
    if words in _TODAY:
        return today
    if words in _TOMORROW:
        return today + timedelta(days=1)
    name = re.sub(r"^(?:next |on |ce |le )|(?: prochain)$", "", words)
    if name in WEEKDAYS and len(name) > 3:
        return today + timedelta(days=(WEEKDAYS[name] - today.weekday() - 1) % 7 + 1)
    if coming := _NEXT.fullmatch(words):
        return _from_now(f"1 {coming[1] or coming[2]}", today)
    return None


def _coming(year: str | None, today: date, make: Callable[[int], date]) -> date:
    """A day of the year that is named, else of the first year in which it is not over."""
    if year is not None:
        return make(int(year))
    found = make(today.year)
    return found if found >= today else make(today.year + 1)


def _last(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


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
