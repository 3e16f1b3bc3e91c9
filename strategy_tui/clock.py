"""The one place that reads the system's clock; everything below the front ends is given `now`."""

from __future__ import annotations

from datetime import UTC, datetime
from os import environ

VARIABLE = "STRATEGY_TUI_NOW"


def now() -> datetime:
    """The current instant in UTC, or the one in `STRATEGY_TUI_NOW`.

    Raises:
        ValueError: the variable is not ISO 8601 with an offset.
    """
    fixed = environ.get(VARIABLE)
    if not fixed:
        return datetime.now(UTC)
    instant = datetime.fromisoformat(fixed)
    if instant.tzinfo is None:
        raise ValueError(f"{fixed!r} has no offset")
    return instant.astimezone(UTC)
