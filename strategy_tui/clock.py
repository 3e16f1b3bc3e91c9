"""The one place that reads the system's clock; everything below the front ends is given `now`."""

from __future__ import annotations

from datetime import UTC, datetime
from os import environ

VARIABLE = "STRATEGY_TUI_NOW"
_EARLIEST, _LATEST = 1970, 9000


def now() -> datetime:
    """The current instant in UTC, or the one in `STRATEGY_TUI_NOW`.

    Raises:
        ValueError: the variable is not ISO 8601 with an offset, or so far from today that a day
            beside it cannot be told in every time zone.
    """
    fixed = environ.get(VARIABLE)
    if not fixed:
        return datetime.now(UTC)
    instant = datetime.fromisoformat(fixed)
    if instant.tzinfo is None:
        raise ValueError(f"{fixed!r} has no offset")
    if not _EARLIEST <= instant.year <= _LATEST:
        raise ValueError(f"{fixed!r} is too far from today")
    return instant.astimezone(UTC)
