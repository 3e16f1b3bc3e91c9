"""Days that lie a span of the calendar apart."""

from __future__ import annotations

from datetime import date, timedelta

from strategy_tui.domain.strategy import Duration


def later(day: date, span: Duration) -> date:
    """The day after a calendar span; a month that is too short gives its last day."""
    match span.unit:
        case "month" | "year":
            months = span.amount * (12 if span.unit == "year" else 1) + day.month - 1
            year, month = day.year + months // 12, months % 12 + 1
            if year > date.max.year:
                return date.max
            from calendar import monthrange

            return date(year, month, min(day.day, monthrange(year, month)[1]))
        case "week" | "day":
            days = span.amount * (7 if span.unit == "week" else 1)
        case "hour":
            days = span.amount // 24
        case _:
            days = span.amount // (24 * 60)
    return day + timedelta(days=min(days, (date.max - day).days))
