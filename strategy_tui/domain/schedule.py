"""Weekly slots and wall times as instants, in zones whose clocks jump."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time, timedelta, tzinfo
from itertools import pairwise

from strategy_tui.domain.message import Message, message
from strategy_tui.domain.strategy import Slot

SPACING = timedelta(hours=1)
"""A post fills the slots nearer than this, unless the strategy sets slots nearer to each other."""

_TIMED = re.compile(r"\s*(\S+[T ]\S+)\s*")
"""A day and an hour; a day alone would mean midnight, which nobody means."""
_MINUTE = timedelta(minutes=1)
_WEEK = timedelta(days=7)


def moment(text: str) -> datetime:
    """The day and hour in a text, such as `2026-11-24 08:30`; naive unless it names an offset.

    Raises:
        ValueError: it is none.
    """
    timed = _TIMED.fullmatch(text)
    if timed is None:
        raise ValueError(text)
    return datetime.fromisoformat(timed[1])


def no_moment(text: str) -> Message:
    """That a text is no day and hour."""
    return message(
        "“{when}” is not a time. Write the day and the hour, such as “2026-11-24 08:30”.",
        when=text,
    )


def instant(wall: datetime, zone: tzinfo) -> datetime:
    """The UTC instant at which a zone's clocks show a naive wall time.

    A time that the clocks skip is the next minute they show; one they show twice is the first.
    """
    while True:
        at = wall.replace(tzinfo=zone, fold=0).astimezone(UTC)
        if at.astimezone(zone).replace(tzinfo=None, fold=0) == wall:
            return at
        wall = wall.replace(second=0, microsecond=0) + _MINUTE


def slot_times(slots: Iterable[Slot], zone: tzinfo, after: datetime) -> Iterator[datetime]:
    """The UTC instants of weekly slots later than `after`, in order, each once, without end."""
    week = sorted(_since_monday(each) for each in slots)
    today = after.astimezone(zone).date()
    monday = datetime.combine(today - timedelta(days=today.weekday()), time())
    last = after
    while week:
        for since_monday in week:
            at = instant(monday + since_monday, zone)
            if at > last:
                last = at
                yield at
        monday += _WEEK


def spacing(slots: Iterable[Slot]) -> timedelta:
    """How far apart two posts of one account are kept."""
    week = sorted({_since_monday(each) for each in slots})
    gaps = [later - earlier for earlier, later in pairwise(week)]
    if len(week) > 1:
        gaps.append(week[0] + _WEEK - week[-1])
    return min([SPACING, *gaps])


def _since_monday(slot: Slot) -> timedelta:
    return timedelta(days=slot.weekday, hours=slot.hour, minutes=slot.minute)
