"""When the strategy is looked at again."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from strategy_tui.domain.strategy import Duration
from strategy_tui.errors import InvalidFile
from strategy_tui.services.review import DueReview, ReviewService, later
from strategy_tui.services.strategy import StrategyService
from strategy_tui.services.workspace import create

TEXT = """\
name: Mine
time_zone: Pacific/Auckland
networks:
  youtube: {status: experiment, until: 2026-12-15}
  x: {status: active, until: 2026-12-15}
review: {every: 6 months, light: 1 month}
"""
KEPT = datetime(2026, 8, 30, 13, tzinfo=UTC)
"""31 August in Auckland."""


@pytest.fixture
def strategy(tmp_path: Path) -> StrategyService:
    service = StrategyService(create(tmp_path / "mine", TEXT, KEPT))
    service.current(KEPT)
    return service


def test_reviews_are_counted_from_the_last_version_on_the_strategys_clock(
    strategy: StrategyService,
) -> None:
    assert ReviewService(strategy).due(KEPT) == (
        DueReview("light", date(2026, 9, 30), overdue=False),
        DueReview("experiment", date(2026, 12, 15), overdue=False, subject="youtube"),
        DueReview("full", date(2027, 2, 28), overdue=False),
    )


@pytest.mark.parametrize(
    ("now", "overdue"),
    [
        (datetime(2026, 12, 15, 10, tzinfo=UTC), ["light"]),
        (datetime(2026, 12, 15, 11, tzinfo=UTC), ["light", "experiment"]),
    ],
)
def test_a_review_is_overdue_when_its_day_is_over_there(
    strategy: StrategyService, now: datetime, overdue: list[str]
) -> None:
    """Auckland is 13 hours ahead of UTC in December."""
    due = ReviewService(strategy).due(now)

    assert [each.kind for each in due if each.overdue] == overdue


def test_keeping_the_strategy_closes_its_reviews(strategy: StrategyService) -> None:
    now = datetime(2027, 6, 1, tzinfo=UTC)
    strategy.record(now, "unchanged, because it works")

    kinds = {each.kind: each.due_on for each in ReviewService(strategy).due(now)}

    assert kinds["light"] == date(2027, 7, 1)
    assert kinds["full"] == date(2027, 12, 1)


def test_before_the_first_version_reviews_are_counted_from_today(tmp_path: Path) -> None:
    service = StrategyService(create(tmp_path / "mine", TEXT, KEPT))

    assert ReviewService(service).due(KEPT)[0].due_on == date(2026, 9, 30)
    assert service.versions() == ()


def test_a_strategy_without_reviews_has_none(strategy: StrategyService) -> None:
    strategy.workspace.strategy_path.write_text("name: Mine\n")

    assert ReviewService(strategy).due(KEPT) == ()


def test_a_strategy_with_errors_has_no_reviews_to_tell(strategy: StrategyService) -> None:
    strategy.workspace.strategy_path.write_text("nme: Mine\n")

    with pytest.raises(InvalidFile):
        ReviewService(strategy).due(KEPT)


@pytest.mark.parametrize(
    ("day", "span", "expected"),
    [
        (date(2026, 1, 31), Duration(1, "month"), date(2026, 2, 28)),
        (date(2028, 2, 29), Duration(1, "year"), date(2029, 2, 28)),
        (date(2026, 11, 24), Duration(14, "month"), date(2028, 1, 24)),
        (date(2026, 12, 31), Duration(2, "week"), date(2027, 1, 14)),
        (date(2026, 12, 31), Duration(1, "day"), date(2027, 1, 1)),
        (date(2026, 12, 31), Duration(36, "hour"), date(2027, 1, 1)),
        (date(2026, 12, 31), Duration(90, "minute"), date(2026, 12, 31)),
        (date(2026, 1, 1), Duration(99999, "year"), date.max),
        (date(9999, 12, 1), Duration(99999, "week"), date.max),
    ],
)
def test_calendar_spans_end_within_the_month(day: date, span: Duration, expected: date) -> None:
    assert later(day, span) == expected
