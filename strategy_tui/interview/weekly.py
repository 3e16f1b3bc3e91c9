"""Weekly times as people write them: “jeudi 12:15”, “Tuesday at noon”, “mon and thu 8.30”."""

from __future__ import annotations

import re

from strategy_tui.domain.strategy import Slot
from strategy_tui.yamldoc import SCALARS
from strategy_tui.yamldoc.scalars import WEEKDAYS

_CLOCK = re.compile(
    r"\b(?:at |à |a |vers )?(?:(noon|midi)|(\d{1,2})(?: ?[:h.] ?(\d\d)?)? ?(am|pm)?)(?!\w)"
)
_DAY = re.compile(r"[^\W\d_]+")
_SMALL = frozenset({"and", "et", "on", "le", "les", "at", "à", "every", "tous", "chaque"})
NAMES = {
    "en": ("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
    "fr": ("lun", "mar", "mer", "jeu", "ven", "sam", "dim"),
}


def times(text: str) -> tuple[str, ...]:
    """The weekly times of a text, as the file has them in English; days share the time after them.

    Raises:
        ValueError: a day has no time, a time no day, or something is neither.
    """
    found: list[str] = []
    rest = text.casefold()
    days: list[int] = []
    at = 0
    for clock in _CLOCK.finditer(rest):
        days = _days(rest[at : clock.start()]) or days
        if not days:
            raise ValueError(text)
        found += (_slot(day, clock) for day in days)
        at = clock.end()
    if not found or _days(rest[at:]):
        raise ValueError(text)
    return tuple(dict.fromkeys(found))


def spoken(slot: str, language: str) -> str:
    """A weekly time of the file in a language."""
    weekday, _, clock = slot.partition(" ")
    return f"{NAMES[language][NAMES['en'].index(weekday)]} {clock}"


def _days(words: str) -> list[int]:
    """The weekdays that are named; ValueError where something else is."""
    found = []
    for word in _DAY.findall(words):
        name = word.removesuffix("s") if word not in WEEKDAYS else word
        if name in WEEKDAYS:
            found.append(WEEKDAYS[name])
        elif word not in _SMALL:
            raise ValueError(word)
    return found


def _slot(day: int, clock: re.Match[str]) -> str:
    hour = 12 if clock[1] else int(clock[2])
    if clock[4] and not 1 <= hour <= 12:
        raise ValueError(clock[0])
    if clock[4]:
        hour = hour % 12 + (12 if clock[4] == "pm" else 0)
    elif not clock[1] and not re.search(r"[:h.]", clock[0]):
        raise ValueError(clock[0])
    written = f"{NAMES['en'][day]} {hour:02}:{clock[3] or '00'}"
    SCALARS[Slot].parse(written)
    return written
