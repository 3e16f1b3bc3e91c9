"""What a text means to a field of a type: numbers, dates, durations, weekly times."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.strategy import Duration, Slot


@dataclass(frozen=True, slots=True)
class ScalarType:
    """How one Python type is written in a file."""

    title: str
    """For the reference page."""
    expected: Message
    """As in “takes …”."""
    parse: Callable[[str], Any]
    """Raises ValueError when the text is none."""
    schema: Mapping[str, Any]
    """Its JSON Schema."""


class Minutes(float):
    """A stretch of time in minutes, written as `60 min`, `1 h`, `1h30` or a bare number."""


YES = frozenset({"yes", "true", "on", "oui"})
NO = frozenset({"no", "false", "off", "non"})
_NULL = frozenset({"", "~", "null"})
_MOST = 10**15
# Texts: `re` compiles each for the first value that needs it.
_WHOLE = r"[+-]?[0-9]{1,15}"
_DECIMAL = r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,9}|,[0-9]{1,2})?"
_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_DURATION = r"([0-9]{1,5})[ \u00a0\u202f]*([a-zéû]+)\.?"
_HOURS = r"([0-9]{1,3})[ \u00a0\u202f]*h(?:[ \u00a0\u202f]*([0-5][0-9]))?"
_SLOT = r"([a-zé]+)\.?\s+([0-9]{1,2})\s*[:h]\s*([0-9]{2})?"

_UNITS = {
    "minute": ("min", "mins", "minute", "minutes"),
    "hour": ("h", "hour", "hours", "heure", "heures"),
    "day": ("d", "day", "days", "j", "jour", "jours"),
    "week": ("w", "week", "weeks", "semaine", "semaines"),
    "month": ("month", "months", "mois"),
    "year": ("y", "year", "years", "an", "ans", "année", "années"),
}
UNITS = {name: unit for unit, names in _UNITS.items() for name in names}
"""Every way to write a unit of time, in English and French."""

_DAYS = (
    ("mon", "monday", "lun", "lundi"),
    ("tue", "tuesday", "mar", "mardi"),
    ("wed", "wednesday", "mer", "mercredi"),
    ("thu", "thursday", "jeu", "jeudi"),
    ("fri", "friday", "ven", "vendredi"),
    ("sat", "saturday", "sam", "samedi"),
    ("sun", "sunday", "dim", "dimanche"),
)
WEEKDAYS = {name: number for number, names in enumerate(_DAYS) for name in names}
"""Every way to write a weekday, in English and French; Monday is 0."""


def is_null(text: str) -> bool:
    """Whether an unquoted text says that there is no value."""
    return text in _NULL


def _bool(text: str) -> bool:
    word = text.casefold()
    if word in YES or word in NO:
        return word in YES
    raise ValueError(text)


def _int(text: str) -> int:
    return int(_matched(_WHOLE, text).group())


def _float(text: str) -> float:
    return float(_matched(_DECIMAL, text).group().replace(",", "."))


def _date(text: str) -> date:
    return date.fromisoformat(_matched(_DATE, text).group())


def _minutes(text: str) -> Minutes:
    if clock := re.fullmatch(_HOURS, text.strip().casefold()):
        return Minutes(int(clock[1]) * 60 + int(clock[2] or 0))
    number, _, unit = text.strip().replace("\u00a0", " ").replace("\u202f", " ").partition(" ")
    if (glued := number.removesuffix("min")) != number and not unit:
        number, unit = glued, "min"
    scale = {"minute": 1, "hour": 60}.get(UNITS.get(unit.strip().casefold() or "min", ""))
    if scale is None:
        raise ValueError(text)
    return Minutes(_float(number) * scale)


def duration(text: str) -> Duration:
    """A duration such as `6 months` or `30 jours`; ValueError when it is none."""
    amount, unit = _matched(_DURATION, text.casefold()).groups()
    if unit not in UNITS or not int(amount):
        raise ValueError(text)
    return Duration(int(amount), UNITS[unit])


def slot(text: str) -> Slot:
    """A weekly time such as `tue 08:30` or `mardi 8h30`; ValueError when it is none."""
    weekday, hour, minute = _matched(_SLOT, text.casefold()).groups()
    if weekday not in WEEKDAYS or int(hour) > 23 or int(minute or 0) > 59:
        raise ValueError(text)
    return Slot(WEEKDAYS[weekday], int(hour), int(minute or 0))


def _matched(pattern: str, text: str) -> re.Match[str]:
    found = re.fullmatch(pattern, text.strip())
    if found is None:
        raise ValueError(text)
    return found


def _either(*names: str) -> str:
    return "|".join(sorted(names, key=lambda name: (-len(name), name)))


SCALARS: Mapping[type, ScalarType] = {
    str: ScalarType("text", message("a text"), str, {"type": ["string", "number", "boolean"]}),
    bool: ScalarType(
        "yes or no",
        message("yes or no"),
        _bool,
        {"anyOf": [{"type": "boolean"}, {"enum": sorted(YES | NO)}]},
    ),
    int: ScalarType(
        "whole number", message("a whole number, such as 3"), _int, {"type": "integer"}
    ),
    float: ScalarType(
        "number",
        message("a number, such as 3 or 2.5"),
        _float,
        {
            "anyOf": [
                {"type": "number", "minimum": -_MOST, "maximum": _MOST},
                {"type": "string", "pattern": "^[+-]?[0-9]+,[0-9]{1,2}$"},
            ]
        },
    ),
    date: ScalarType(
        "date",
        message("a date, such as 2027-03-01"),
        _date,
        {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"},
    ),
    Duration: ScalarType(
        "duration",
        message("a duration, such as “30 days”, “6 months” or “60 min”"),
        duration,
        {"type": "string", "pattern": f"^[0-9]{{1,5}}[ \u00a0\u202f]*({_either(*UNITS)})\\.?$"},
    ),
    Minutes: ScalarType(
        "time",
        message("a time in minutes or hours, such as “60 min” or “1 h”"),
        _minutes,
        {
            "anyOf": [
                {"type": "number"},
                {"type": "string", "pattern": "^[0-9]+([.,][0-9]+)?\\s*(min|mins|minutes?|h.*)$"},
            ]
        },
    ),
    Slot: ScalarType(
        "weekly time",
        message("a weekday and a time, such as “tue 08:30”"),
        slot,
        {
            "type": "string",
            "pattern": f"^({_either(*WEEKDAYS)})\\.?\\s+[0-9]{{1,2}}\\s*[:h]\\s*([0-9]{{2}})?$",
        },
    ),
}
"""How each scalar type is read; enumerations come from their members."""
