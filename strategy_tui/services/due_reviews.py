"""On which day each review and the end of each experiment is due."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.days import later
from strategy_tui.domain.strategy import NetworkStatus, Strategy


@dataclass(frozen=True, slots=True)
class DueReview:
    """A review, or the end of an experiment, and its day."""

    kind: Literal["full", "light", "experiment"]
    due_on: date
    """In the strategy's time zone."""
    overdue: bool
    """Its day is over."""
    subject: str = ""
    """The network of an experiment."""


@dataclass(frozen=True, slots=True)
class Held:
    """What the next appointments are counted from; None where it never was."""

    first_version: datetime | None
    full: datetime | None
    """When a full review was closed last."""
    light: datetime | None


def due(strategy: Strategy, held: Held, now: datetime) -> tuple[DueReview, ...]:
    """The next review of each kind and the end of each experiment, the earliest first.

    A full review is a light one too. Whatever lies in the future of `now`, because a clock was set
    back or the data come from another machine, counts as today.
    """
    zone = ZoneInfo(strategy.time_zone)
    today = now.astimezone(zone).date()

    def counted_from(*moments: datetime | None) -> date:
        known = [each for each in moments if each is not None]
        latest = max(known) if known else held.first_version or now
        return min(latest, now).astimezone(zone).date()

    found: list[DueReview] = []
    if strategy.review.every:
        due_on = later(counted_from(held.full), strategy.review.every)
        found.append(DueReview("full", due_on, due_on < today))
    if strategy.review.light:
        due_on = later(counted_from(held.full, held.light), strategy.review.light)
        found.append(DueReview("light", due_on, due_on < today))
    for key, network in strategy.networks.items():
        if network.status is NetworkStatus.EXPERIMENT and network.until is not None:
            found.append(DueReview("experiment", network.until, network.until < today, key))
    return tuple(sorted(found, key=lambda each: (each.due_on, each.kind, each.subject)))
