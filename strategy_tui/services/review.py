"""When the strategy is looked at again."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from strategy_tui.domain.strategy import Duration, NetworkStatus
from strategy_tui.services.strategy import StrategyService


@dataclass(frozen=True, slots=True)
class DueReview:
    """One appointment of the person with their strategy."""

    kind: Literal["full", "light", "experiment"]
    due_on: date
    """In the strategy's time zone."""
    overdue: bool
    """Its day is over."""
    subject: str = ""
    """The network of an experiment."""


@dataclass(frozen=True, slots=True)
class ReviewService:
    """Computes the reviews from the strategy and the day it was last kept."""

    strategy: StrategyService

    def due(self, now: datetime) -> tuple[DueReview, ...]:
        """The next review of each kind and the end of each experiment, the earliest first.

        Raises:
            InvalidFile: the strategy has errors.
            UnusableFile: it cannot be read.
        """
        strategy, _ = self.strategy.valid()
        zone = ZoneInfo(strategy.time_zone)
        today = now.astimezone(zone).date()
        last = self.strategy.latest()
        since = last.recorded_at.astimezone(zone).date() if last else today
        found: list[DueReview] = []
        if strategy.review.every:
            due_on = later(since, strategy.review.every)
            found.append(DueReview("full", due_on, due_on < today))
        if strategy.review.light:
            due_on = later(since, strategy.review.light)
            found.append(DueReview("light", due_on, due_on < today))
        for key, network in strategy.networks.items():
            if network.status is NetworkStatus.EXPERIMENT and network.until is not None:
                found.append(DueReview("experiment", network.until, network.until < today, key))
        return tuple(sorted(found, key=lambda each: (each.due_on, each.kind, each.subject)))


def later(day: date, span: Duration) -> date:
    """The day after a calendar span; a month that is too short gives its last day."""
    match span.unit:
        case "month" | "year":
            months = span.amount * (12 if span.unit == "year" else 1) + day.month - 1
            year, month = day.year + months // 12, months % 12 + 1
            if year > date.max.year:
                return date.max
            return date(year, month, min(day.day, monthrange(year, month)[1]))
        case "week" | "day":
            days = span.amount * (7 if span.unit == "week" else 1)
        case "hour":
            days = span.amount // 24
        case _:
            days = span.amount // (24 * 60)
    return day + timedelta(days=min(days, (date.max - day).days))
