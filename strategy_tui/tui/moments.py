"""Times as people type them, in either language: `18:30`, `tomorrow 9:30`, `mar 24/11 8h30`."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from strategy_tui.domain.message import message

HOW = message("Type a time: “18:30”, “tomorrow 9:30”, “tue 8:30” or “2026-11-24 08:30”.")

_TIME = re.compile(r"(?:^|\s)(\d{1,2})\s*(?::|h)\s*(\d{2})?$")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_MONTH = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}))?")
_NEAR = {
    "today": 0, "aujourd'hui": 0, "aujourd’hui": 0,
    "tomorrow": 1, "demain": 1,
}  # fmt: skip
_WEEKDAYS = ("mon lun", "tue mar", "wed mer", "thu jeu", "fri ven", "sat sam", "sun dim")


def read_moment(text: str, now: datetime) -> datetime | None:
    """The wall-clock time that a text names, next to come; None if it names none.

    `now` is local, and so is what comes back.
    """
    words = text.strip().lower()
    time = _TIME.search(words)
    if time is None:
        return None
    hour, minute = int(time.group(1)), int(time.group(2) or 0)
    if hour > 23 or minute > 59:
        return None
    rest = words[: time.start()].strip(" ,")
    at = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
    if not rest:
        return at if at > now else at + timedelta(days=1)
    on = _day(rest, now.date())
    return None if on is None else at.replace(year=on.year, month=on.month, day=on.day)


def _day(words: str, today: date) -> date | None:
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    for number, names in enumerate(_WEEKDAYS):
        if words[:3] in names.split():
            return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    try:
        if iso := _ISO.fullmatch(words):
            return date(*(int(each) for each in iso.groups()))
        if written := _DAY_MONTH.fullmatch(words):
            day, month, year = written.groups()
            return (
                _next(int(day), int(month), today)
                if year is None
                else date(int(year), int(month), int(day))
            )
    except ValueError:
        return None
    return None


def _next(day: int, month: int, today: date) -> date:
    on = date(today.year, month, day)
    return on if on >= today else date(today.year + 1, month, day)
