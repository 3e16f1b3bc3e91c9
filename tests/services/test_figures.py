"""Figures are noted by the person, or read from imports that are surely whole."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from strategy_tui.domain.archive import AccountRef, Coverage, PostKind
from strategy_tui.errors import WrongUsage
from strategy_tui.services.figures import number
from tests.services.people_samples import export, follower, following, load, post
from tests.services.review_samples import DECEMBER, Desk, open_desk, said

MAY = datetime(2026, 5, 20, tzinfo=UTC)
NOVEMBER = datetime(2026, 11, 30, tzinfo=UTC)
LEA, BOB = AccountRef(id="1", handle="lea"), AccountRef(id="2", handle="bob")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return open_desk(tmp_path)


def measuring(desk: Desk, measure: str) -> None:
    desk.write("measure: replies_per_week", f"measure: {measure}")


def read(desk: Desk) -> list[tuple[str, float, str]]:
    return [(str(each.on), each.value, each.source) for each in desk.figures.of("relations")]


def test_a_figure_is_kept_with_its_day(desk: Desk) -> None:
    desk.figures.note("relations", 3, None, DECEMBER)
    desk.figures.note("relations", 2.5, date(2026, 7, 1), DECEMBER)

    assert read(desk) == [("2026-07-01", 2.5, "typed"), ("2026-12-02", 3, "typed")]
    newest = desk.figures.latest()["relations"]
    assert newest is not None
    assert (newest.value, newest.noted_at) == (3, DECEMBER)


def test_today_is_that_of_the_strategys_zone(desk: Desk) -> None:
    """Just after midnight in Paris."""
    kept = desk.figures.note("relations", 3, None, datetime(2026, 12, 2, 23, 30, tzinfo=UTC))

    assert kept.on == date(2026, 12, 3)


def test_the_newest_word_about_a_day_counts(desk: Desk) -> None:
    desk.figures.note("relations", 3, None, DECEMBER)
    desk.figures.note("relations", 4, None, DECEMBER)

    assert read(desk) == [("2026-12-02", 4, "typed")]


def test_goals_that_share_a_measure_share_its_figures(desk: Desk) -> None:
    desk.write("goals:\n", "goals:\n  other: {want: Be heard, measure: replies_per_week}\n")
    desk.figures.note("other", 3, None, DECEMBER)

    assert read(desk) == [("2026-12-02", 3, "typed")]


def refusal(desk: Desk, goal: str, value: float = 1, on: date | None = None) -> str:
    with pytest.raises(WrongUsage) as error:
        desk.figures.note(goal, value, on, DECEMBER)
    return said(error.value.message)


def test_what_cannot_be_noted_is_said(desk: Desk) -> None:
    assert refusal(desk, "relation") == (
        "Your strategy has no goal “relation”. Did you mean “relations”?"
    )
    assert refusal(desk, "zzz") == "Your strategy has no goal “zzz”. There are: relations."
    assert refusal(desk, "relations", on=date(2026, 12, 3)) == (
        "3 December 2026 is to come; note a figure on its day or after."
    )
    assert refusal(desk, "relations", float("nan")).startswith("A figure is a number")
    desk.write(", measure: replies_per_week, from: 2, target: 5", "")
    assert refusal(desk, "relations").startswith("The goal “relations” has no measure")


@pytest.mark.parametrize(("text", "value"), [("12", 12), ("3.5", 3.5), ("3,5", 3.5), ("-2", -2)])
def test_numbers_are_read_as_people_write_them(text: str, value: float) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", ["", "many", "1,250", "1.2.3", "nan", "inf", "1e999"])
def test_what_may_mean_two_numbers_or_none_is_refused(text: str) -> None:
    with pytest.raises(WrongUsage):
        number(text)


def test_followers_are_read_from_whole_lists(desk: Desk) -> None:
    measuring(desk, "followers")
    load(desk.people, export(follower(LEA), at=MAY))
    load(desk.people, export(follower(LEA), follower(BOB), at=NOVEMBER))

    assert read(desk) == [
        ("2026-05-20", 1, "x archive 2026-05-20"),
        ("2026-11-30", 2, "x archive 2026-11-30"),
    ]


def test_a_list_that_may_not_be_whole_is_no_figure(desk: Desk) -> None:
    measuring(desk, "followers")
    part = Coverage(follows=True, followers=None, posts=True)
    load(desk.people, export(follower(LEA), at=NOVEMBER, coverage=part))

    assert read(desk) == []


def test_follows_are_read_too(desk: Desk) -> None:
    measuring(desk, "following")
    load(desk.people, export(following(LEA), following(BOB), at=NOVEMBER))

    assert read(desk) == [("2026-11-30", 2, "x archive 2026-11-30")]


@pytest.mark.parametrize(
    ("measure", "value"),
    [("posts_per_week", 1.5), ("posts_per_month", 6), ("replies_written_per_week", 0.5)],
)
def test_posts_are_counted_over_the_weeks_before_the_import(
    desk: Desk, measure: str, value: float
) -> None:
    """Five originals and a repost, two replies; one post is too old to count."""
    measuring(desk, measure)
    at = [NOVEMBER - timedelta(days=each) for each in (1, 3, 8, 15, 27, 40)]
    posts = [post(str(n), f"Post {n}", at=each) for n, each in enumerate(at)]
    kinds = [PostKind.REPOST, PostKind.REPLY, PostKind.REPLY, PostKind.THREAD]
    others = [
        post(f"o{n}", f"Other {n}", kind, at=NOVEMBER - timedelta(days=5))
        for n, kind in enumerate(kinds)
    ]
    load(desk.people, export(*posts, *others, at=NOVEMBER))

    assert read(desk) == [("2026-11-30", value, "x archive 2026-11-30")]


def test_only_networks_that_serve_the_goal_count(desk: Desk) -> None:
    measuring(desk, "followers")
    desk.write(
        "    goals: [relations]\n    audience: readers", "    goals: []\n    audience: readers"
    )
    load(desk.people, export(follower(LEA), at=NOVEMBER))

    assert read(desk) == []


def test_what_the_person_noted_goes_before_what_was_counted(desk: Desk) -> None:
    measuring(desk, "followers")
    load(desk.people, export(follower(LEA), at=NOVEMBER))
    desk.figures.note("relations", 7, date(2026, 11, 30), DECEMBER)

    assert read(desk) == [("2026-11-30", 7, "typed")]


def test_a_measure_of_ones_own_is_never_counted(desk: Desk) -> None:
    load(desk.people, export(follower(LEA), post("1", at=NOVEMBER), at=NOVEMBER))

    assert read(desk) == []
    assert desk.figures.latest() == {"relations": None}
