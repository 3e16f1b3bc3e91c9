"""When the strategy is looked at again."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from strategy_tui.domain.days import later
from strategy_tui.domain.review import Answer, ReviewKind, Topic
from strategy_tui.domain.strategy import Duration
from strategy_tui.errors import InvalidFile
from strategy_tui.services.due_reviews import DueReview
from strategy_tui.services.journal import Journal
from strategy_tui.services.review import ReviewService
from strategy_tui.services.strategy import StrategyService
from strategy_tui.services.workspace import create
from strategy_tui.store.database import Database

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


def reviews(strategy: StrategyService) -> ReviewService:
    """Over a database beside the workspace."""
    root = strategy.workspace.root
    return ReviewService(Database(root.parent / "state.db"), strategy, Journal(root / "journal.md"))


def test_reviews_are_counted_from_the_first_version_on_the_strategys_clock(
    strategy: StrategyService,
) -> None:
    assert reviews(strategy).due(KEPT) == (
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
    due = reviews(strategy).due(now)

    assert [each.kind for each in due if each.overdue] == overdue


def close(service: ReviewService, kind: ReviewKind, now: datetime) -> None:
    """Hold a review at once."""
    for each in service.open(kind, now).items:
        if each.topic is Topic.EXPERIMENT:
            service.answer(each.number, Answer.DROP, "Too quiet", now)
        else:
            service.answer(each.number, each.choices[0], "", now)
    service.close("It works", now)


def days(service: ReviewService, now: datetime) -> dict[str, date]:
    """The day of each kind of review."""
    return {each.kind: each.due_on for each in service.due(now)}


def test_keeping_a_version_puts_no_review_off(strategy: StrategyService) -> None:
    later = datetime(2026, 11, 1, tzinfo=UTC)
    strategy.workspace.strategy_path.write_text(TEXT.replace("Mine", "Ours"))
    strategy.record(later, "It is ours now")

    assert days(reviews(strategy), later)["full"] == date(2027, 2, 28)


def test_a_light_review_puts_only_the_light_one_off(strategy: StrategyService) -> None:
    now = datetime(2026, 10, 5, tzinfo=UTC)
    close(reviews(strategy), ReviewKind.LIGHT, now)

    assert days(reviews(strategy), now) == {
        "light": date(2026, 11, 5),
        "experiment": date(2026, 12, 15),
        "full": date(2027, 2, 28),
    }


def test_a_full_review_is_a_light_one_too(strategy: StrategyService) -> None:
    now = datetime(2026, 10, 5, tzinfo=UTC)
    close(reviews(strategy), ReviewKind.FULL, now)

    assert days(reviews(strategy), now)["light"] == date(2026, 11, 5)
    assert days(reviews(strategy), now)["full"] == date(2027, 4, 5)


def test_an_open_review_puts_nothing_off(strategy: StrategyService) -> None:
    now = datetime(2026, 10, 5, tzinfo=UTC)
    reviews(strategy).open(ReviewKind.FULL, now)

    assert days(reviews(strategy), now)["full"] == date(2027, 2, 28)


def test_a_clock_that_was_set_back_counts_from_today(strategy: StrategyService) -> None:
    """The data are from the future then, as when they come from another machine."""
    close(reviews(strategy), ReviewKind.FULL, datetime(2031, 1, 1, tzinfo=UTC))
    back = datetime(2026, 10, 5, tzinfo=UTC)

    assert days(reviews(strategy), back)["light"] == date(2026, 11, 5)
    assert days(reviews(strategy), back)["full"] == date(2027, 4, 5)
    assert reviews(strategy).open(ReviewKind.FULL, back).opened_at == back


def test_a_version_without_a_believable_date_is_not_counted_from(tmp_path: Path) -> None:
    service = StrategyService(create(tmp_path / "mine", TEXT, KEPT))
    service.workspace.history_dir.mkdir(exist_ok=True)
    (service.workspace.history_dir / "0001-0001-01-01.yaml").write_text(TEXT)

    assert days(reviews(service), KEPT)["full"] == date(2027, 2, 28)


def test_before_the_first_version_reviews_are_counted_from_today(tmp_path: Path) -> None:
    service = StrategyService(create(tmp_path / "mine", TEXT, KEPT))

    assert reviews(service).due(KEPT)[0].due_on == date(2026, 9, 30)
    assert service.versions() == ()


def test_a_strategy_without_reviews_has_none(strategy: StrategyService) -> None:
    strategy.workspace.strategy_path.write_text("name: Mine\n")

    assert reviews(strategy).due(KEPT) == ()


def test_a_strategy_with_errors_has_no_reviews_to_tell(strategy: StrategyService) -> None:
    strategy.workspace.strategy_path.write_text("nme: Mine\n")

    with pytest.raises(InvalidFile):
        reviews(strategy).due(KEPT)


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
