"""The reading load, said only of what is known."""

from __future__ import annotations

import pytest

from strategy_tui.audit.load import Load, reading_load, target_met, weigh
from strategy_tui.domain.strategy import FollowPolicy, FollowTarget


def test_the_load_is_the_sum_of_what_is_known() -> None:
    load = reading_load([10.0, None, 35.0, 0.0])

    assert load == Load(accounts=4, covered=3, posts_per_day=45.0)
    assert load.minutes_per_day == 3.0
    assert not load.complete


def test_nobody_followed_is_no_load() -> None:
    assert reading_load([]) == Load(accounts=0, covered=0, posts_per_day=0)
    assert reading_load([]).complete


def test_letting_go_lightens_the_load() -> None:
    loads = weigh(
        [(30.0, True), (15.0, False), (None, True), (None, False)],
        FollowTarget(minutes_per_day=5.0),
    )

    assert loads.now == Load(accounts=4, covered=2, posts_per_day=45.0)
    assert loads.after == Load(accounts=2, covered=1, posts_per_day=15.0)
    assert loads.target_posts_per_day == 75.0


def test_a_target_without_minutes_is_no_number_of_posts() -> None:
    assert weigh([], FollowTarget(accounts=150)).target_posts_per_day is None


@pytest.mark.parametrize(
    ("target", "follows", "load", "met"),
    [
        (FollowTarget(), 0, Load(0, 0, 0.0), False),
        (FollowTarget(accounts=150), 150, Load(150, 0, 0.0), True),
        (FollowTarget(accounts=150), 151, Load(151, 151, 0.0), False),
        (FollowTarget(minutes_per_day=5), 400, Load(400, 400, 75.0), True),
        (FollowTarget(minutes_per_day=5), 400, Load(400, 400, 75.1), False),
        (FollowTarget(minutes_per_day=5), 400, Load(400, 399, 1.0), False),
        (FollowTarget(minutes_per_day=5), 400, Load(400, 0, 0.0), False),
        (FollowTarget(accounts=150, minutes_per_day=5), 150, Load(150, 150, 75.0), True),
        (FollowTarget(accounts=150, minutes_per_day=5), 150, Load(150, 150, 90.0), False),
        (FollowTarget(accounts=150, minutes_per_day=5), 151, Load(151, 151, 75.0), False),
    ],
)
def test_a_target_is_met_only_when_every_part_of_it_is_known_to_be(
    target: FollowTarget, follows: int, load: Load, met: bool
) -> None:
    assert target_met(FollowPolicy(target=target), follows, load) is met
