"""What a condition says of a value: dates by their cuts, answers, numbers, and what is unknown."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from strategy_tui.audit.clause import before, cut, scale
from strategy_tui.audit.engine import in_grace
from strategy_tui.domain import strategy
from strategy_tui.domain.strategy import (
    AllOf,
    AnyOf,
    Condition,
    Duration,
    FollowPolicy,
    Not,
    Operator,
)
from strategy_tui.domain.verdict import Outcome, Truth
from tests.audit.policies import (
    NOW,
    clause,
    explained,
    judged,
    less,
    more,
    never,
    older,
    says,
    within,
)


def truth(condition: Condition, fact: str, value: str | float | None) -> Truth:
    """Whether a clause of that condition holds, seen through the verdict it gives."""
    found = judged(FollowPolicy(keep=(clause("it", condition),)), {fact: value})
    if found.outcome is Outcome.KEEP:
        return Truth.TRUE
    return Truth.UNKNOWN if found.questions or found.still_unknown else Truth.FALSE


@pytest.mark.parametrize(
    ("now", "span", "expected"),
    [
        ("2026-03-31", Duration(1, "month"), "2026-02-28"),
        ("2028-03-31", Duration(1, "month"), "2028-02-29"),
        ("2028-02-29", Duration(1, "year"), "2027-02-28"),
        ("2028-02-29", Duration(4, "year"), "2024-02-29"),
        ("2026-01-15", Duration(1, "month"), "2025-12-15"),
        ("2026-12-31", Duration(6, "month"), "2026-06-30"),
        ("2026-12-31", Duration(12, "month"), "2025-12-31"),
        ("2026-03-01", Duration(1, "day"), "2026-02-28"),
        ("2026-01-05", Duration(2, "week"), "2025-12-22"),
        ("2026-01-05", Duration(5000, "year"), "0001-01-01"),
        ("2026-01-05", Duration(10**12, "day"), "0001-01-01"),
    ],
)
def test_a_span_goes_back_by_the_calendar(now: str, span: Duration, expected: str) -> None:
    assert before(datetime.fromisoformat(now).replace(tzinfo=UTC), span) == datetime.fromisoformat(
        expected
    ).replace(tzinfo=UTC)


def test_now_is_read_in_utc() -> None:
    late_in_new_york = datetime.fromisoformat("2026-11-24T20:00:00-05:00")

    assert cut(late_in_new_york, Duration(1, "day")) == "2026-11-24"


@pytest.mark.parametrize(
    ("value", "is_within"),
    [
        ("2025-11-24", Truth.TRUE),
        ("2025-11-24T00:00:00+00:00", Truth.TRUE),
        ("2025-11-24T23:59:59Z", Truth.TRUE),
        ("2025-11-23T23:59:59.999999+00:00", Truth.FALSE),
        ("2025-11-23", Truth.FALSE),
        ("2026-11-25", Truth.TRUE),
        ("0999-01-01", Truth.FALSE),
        ("never", Truth.FALSE),
        (None, Truth.UNKNOWN),
    ],
)
def test_a_year_ago_is_within_a_year_and_the_day_before_is_older(
    value: str | None, is_within: Truth
) -> None:
    opposite = {Truth.TRUE: Truth.FALSE, Truth.FALSE: Truth.TRUE, Truth.UNKNOWN: Truth.UNKNOWN}

    assert truth(within("last_post", 1, "year"), "last_post", value) is is_within
    assert truth(older("last_post", 1, "year"), "last_post", value) is opposite[is_within]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-11-24T10:00:00+00:00", Truth.TRUE),
        ("2026-11-24T09:59:59+00:00", Truth.FALSE),
        ("2026-11-24", Truth.FALSE),
        ("2026-11-25", Truth.TRUE),
    ],
)
def test_hours_are_counted_to_the_second(value: str, expected: Truth) -> None:
    assert truth(within("last_post", 2, "hour"), "last_post", value) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("never", Truth.TRUE), ("2001-01-01", Truth.FALSE), (None, Truth.UNKNOWN)],
)
def test_never_is_known_and_is_not_unknown(value: str | None, expected: Truth) -> None:
    assert truth(never("met"), "met", value) is expected


@pytest.mark.parametrize(
    ("wanted", "value", "expected"),
    [
        (("yes",), "yes", Truth.TRUE),
        (("yes",), "no", Truth.FALSE),
        (("yes",), "unsure", Truth.FALSE),
        (("yes",), None, Truth.UNKNOWN),
        (("no", "unsure"), "unsure", Truth.TRUE),
        (("no", "unsure"), "yes", Truth.FALSE),
        (("yes", "no", "unsure"), None, Truth.TRUE),
        (("yes",), "perhaps", Truth.FALSE),
    ],
)
def test_unsure_is_an_answer(wanted: tuple[str, ...], value: str | None, expected: Truth) -> None:
    assert truth(says("relationship", *wanted), "relationship", value) is expected


@pytest.mark.parametrize(
    ("condition", "value", "expected"),
    [
        (more("posts_per_day", 3.0), 3.0, Truth.FALSE),
        (more("posts_per_day", 3.0), 3.0000000001, Truth.TRUE),
        (more("posts_per_day", 3.0), 4, Truth.TRUE),
        (less("posts_per_day", 3.0), 3.0, Truth.FALSE),
        (less("posts_per_day", 3.0), 2.9999999999, Truth.TRUE),
        (less("posts_per_day", 3.0), 0, Truth.TRUE),
        (more("posts_per_day", 3.0), None, Truth.UNKNOWN),
        (less("posts_per_day", 0.0), None, Truth.FALSE),
    ],
)
def test_numbers_are_compared_strictly(
    condition: Condition, value: float | None, expected: Truth
) -> None:
    assert truth(condition, "posts_per_day", value) is expected


YES, NO = says("relationship", "yes"), says("relationship", "no")
TOXIC = says("toxic", "yes")


@pytest.mark.parametrize(
    ("condition", "value", "expected"),
    [
        (AllOf(()), None, Truth.TRUE),
        (AnyOf(()), None, Truth.FALSE),
        (AllOf((YES, TOXIC)), "no", Truth.FALSE),
        (AllOf((YES, TOXIC)), "yes", Truth.UNKNOWN),
        (AnyOf((YES, TOXIC)), "yes", Truth.TRUE),
        (AnyOf((YES, TOXIC)), "no", Truth.UNKNOWN),
        (Not(YES), "yes", Truth.FALSE),
        (Not(YES), "unsure", Truth.TRUE),
        (Not(YES), None, Truth.UNKNOWN),
        (AllOf((YES, Not(TOXIC))), "yes", Truth.UNKNOWN),
        (AnyOf((YES, Not(YES))), None, Truth.TRUE),
        (AllOf((YES, Not(YES))), None, Truth.FALSE),
        (AllOf((YES, NO)), None, Truth.FALSE),
        (Not(AnyOf((YES, Not(AllOf((YES, AllOf(()))))))), "unsure", Truth.FALSE),
    ],
)
def test_conditions_join_in_three_values(
    condition: Condition, value: str | None, expected: Truth
) -> None:
    assert truth(condition, "relationship", value) is expected


def test_a_test_that_does_not_fit_its_fact_is_refused() -> None:
    misfit = strategy.Test("relationship", Operator.MORE_THAN, 3.0)

    with pytest.raises(ValueError, match="relationship is of kind answer"):
        scale("relationship", [misfit], NOW)


def test_a_fact_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="no fact shoe_size"):
        explained(FollowPolicy(keep=(clause("it", more("shoe_size", 42.0)),)))


@pytest.mark.parametrize(
    ("since", "fresh"),
    [
        ("2026-10-25", True),
        ("2026-10-24T23:59:59Z", False),
        ("2026-11-24T11:59:00Z", True),
        ("never", False),
        (None, False),
    ],
)
def test_only_a_follow_known_to_be_new_is_in_grace(since: str | None, fresh: bool) -> None:
    assert in_grace(FollowPolicy(grace=Duration(30, "day")), since, NOW) is fresh
    assert in_grace(FollowPolicy(), since, NOW) is False
