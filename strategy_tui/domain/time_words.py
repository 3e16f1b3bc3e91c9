"""Spans of time and days of the week in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from strategy_tui.domain.message import Message, message, plural
from strategy_tui.domain.strategy import Duration

WEEKDAYS = (
    message("Mon"),
    message("Tue"),
    message("Wed"),
    message("Thu"),
    message("Fri"),
    message("Sat"),
    message("Sun"),
)
"""In short, Monday first."""

_SPANS: Mapping[str, Callable[[int], Message]] = {
    "minute": lambda n: plural("{count} minute", "{count} minutes", count=n),
    "hour": lambda n: plural("{count} hour", "{count} hours", count=n),
    "day": lambda n: plural("{count} day", "{count} days", count=n),
    "week": lambda n: plural("{count} week", "{count} weeks", count=n),
    "month": lambda n: plural("{count} month", "{count} months", count=n),
    "year": lambda n: plural("{count} year", "{count} years", count=n),
}


def span(duration: Duration) -> Message:
    """`6 months`."""
    return _SPANS[duration.unit](duration.amount)
