"""The one form in which times are stored: UTC, to the second, so that they sort as text."""

from __future__ import annotations

from datetime import UTC, datetime


def written(at: datetime) -> str:
    """An aware time as the tables hold it: `2026-11-24T08:30:00+00:00`."""
    return at.astimezone(UTC).isoformat(timespec="seconds")


def read(text: str) -> datetime:
    """A stored time."""
    return datetime.fromisoformat(text)
