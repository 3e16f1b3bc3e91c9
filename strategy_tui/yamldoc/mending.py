"""How a value was meant that is written otherwise than it is read, where only one way is likely."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from strategy_tui.domain.strategy import Duration, Slot
from strategy_tui.yamldoc.places import folded, nearest
from strategy_tui.yamldoc.scalars import SCALARS, UNITS, WEEKDAYS, Minutes

_YEAR_FIRST = re.compile(r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/. ])([0-9]{1,2})[-/. ]([0-9]{4})")
_NAMED_DAY = re.compile(r"([0-9]{1,2})(?:er|st|nd|rd|th)?[_,. ]+([a-z]+)[_,. ]+([0-9]{4})")
_NAMED_MONTH = re.compile(r"([a-z]+)[_,. ]+([0-9]{1,2})(?:st|nd|rd|th)?[_,. ]+([0-9]{4})")
_TIME = re.compile(r"([0-9]{1,2})(?:[:h.]([0-9]{2})?)?")
_COUNTED = re.compile(r"([0-9]{1,5}|an?|une?|one)[_ ]*([a-z]+)")
_GROUPED = re.compile(
    r"[0-9]{1,3}(?:[_' \u00a0\u202f][0-9]{3})+(?:[.,][0-9]{1,2})?|[0-9]+[.,]0{1,2}"
)
_SHORT_MINUTES = re.compile(r"([0-9]+)\s*(?:m|mn|minuten?)\.?")
_HOURS_AND_MINUTES = re.compile(r"([0-9]{1,2})\s*h\s*([0-5][0-9])\s*m(?:in|n)?s?")

_MONTHS = (
    "january february march april may june july august september october november december",
    "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
)
_MONTH_NUMBERS = {
    name: number for names in _MONTHS for number, name in enumerate(names.split(), start=1)
}
_DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_BOOLEANS = {"y": "yes", "o": "yes", "vrai": "yes", "1": "yes", "n": "no", "faux": "no", "0": "no"}


def mended(hint: type, text: str) -> str | None:
    """The text that a field of this type reads, where what stands there can only mean that."""
    attempt = _ATTEMPTS.get(hint)
    written = attempt(text.strip()) if attempt is not None else None
    if written is None:
        return None
    try:
        SCALARS[hint].parse(written)
    except ValueError:
        return None
    return written


def _date(text: str) -> str | None:
    if numbers := _YEAR_FIRST.fullmatch(text):
        return _iso(*map(int, numbers.groups()))
    if numbers := _YEAR_LAST.fullmatch(text):
        first, sign, second, year = numbers.groups()
        if sign == "." or int(first) > 12:
            return _iso(int(year), int(second), int(first))
        return _iso(int(year), int(first), int(second)) if int(second) > 12 else None
    word = folded(text)
    if named := _NAMED_DAY.fullmatch(word):
        return _iso(int(named[3]), _MONTH_NUMBERS.get(named[2], 0), int(named[1]))
    if named := _NAMED_MONTH.fullmatch(word):
        return _iso(int(named[3]), _MONTH_NUMBERS.get(named[1], 0), int(named[2]))
    return None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _slot(text: str) -> str | None:
    parts = [part for part in re.split(r"[\s,@]+", text.casefold()) if part not in ("at", "à", "a")]
    days = [part.rstrip(".") for part in parts if part.rstrip(".") in WEEKDAYS]
    times = [found for part in parts if (found := _TIME.fullmatch(part))]
    if len(days) != 1 or len(times) != 1 or len(parts) != 2:
        return None
    hour, minute = int(times[0][1]), times[0][2] or "00"
    if (hour, minute) == (24, "00"):
        return f"{_DAY_NAMES[(WEEKDAYS[days[0]] + 1) % 7]} 00:00"
    return f"{days[0]} {hour:02}:{minute}"


def _duration(text: str) -> str | None:
    counted = _COUNTED.fullmatch(folded(text))
    if counted is None:
        return None
    amount = counted[1] if counted[1].isdigit() else "1"
    unit = nearest(counted[2], [each for each in UNITS if len(each) > 2], 75)
    return f"{amount} {unit}" if unit else None


def _minutes(text: str) -> str | None:
    if short := _SHORT_MINUTES.fullmatch(text.casefold()):
        return f"{short[1]} min"
    both = _HOURS_AND_MINUTES.fullmatch(text.casefold())
    return f"{both[1]}h{both[2]}" if both else None


def _number(text: str) -> str | None:
    if not _GROUPED.fullmatch(text):
        return None
    bare = re.sub(r"[_' \u00a0\u202f]", "", text)
    return re.sub(r"[.,]0+$", "", bare)


def _boolean(text: str) -> str | None:
    return _BOOLEANS.get(text.casefold())


_ATTEMPTS: Mapping[type[Any], Callable[[str], str | None]] = {
    bool: _boolean,
    int: _number,
    float: _number,
    date: _date,
    Duration: _duration,
    Minutes: _minutes,
    Slot: _slot,
}
