"""The one place that reads the system's clock; everything below the front ends is given `now`."""

from __future__ import annotations

from datetime import UTC, datetime
from os import environ


def now() -> datetime:
    """The current instant in UTC, or the one in `STRATEGY_TUI_NOW` (ISO 8601 with offset)."""
    fixed = environ.get("STRATEGY_TUI_NOW")
    return datetime.fromisoformat(fixed).astimezone(UTC) if fixed else datetime.now(UTC)
