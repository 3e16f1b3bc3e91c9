"""What imports say of people, with source and date, and what they cannot say."""

from __future__ import annotations

from pathlib import Path

import pytest

from strategy_tui.domain.archive import (
    AccountRef,
    Coverage,
    Interaction,
    InteractionKind,
)
from strategy_tui.services.people import PeopleService
from strategy_tui.store.database import Database
from tests.services.people_samples import (
    MARCH,
    MAY,
    PART,
    SEPTEMBER,
    export,
    fact,
    follower,
    following,
    load,
    post,
    reply,
)


@pytest.fixture
def people(tmp_path: Path) -> PeopleService:
    return PeopleService(Database(tmp_path / "state.db"))


def test_follows_me_is_no_only_against_a_whole_list(people: PeopleService) -> None:
    load(people, export(following("10"), following("11"), follower("10"), at=MARCH, coverage=PART))
    assert fact(people, "10", "follows_me") == ("yes", "x archive 2026-03-01")
    assert fact(people, "11", "follows_me") is None

    load(people, export(following("10"), following("11"), follower("11"), at=SEPTEMBER))

    assert fact(people, "10", "follows_me") == ("no", "x archive 2026-09-01")
    assert fact(people, "11", "follows_me") == ("yes", "x archive 2026-09-01")


def test_never_is_said_only_when_the_posts_are_whole(people: PeopleService) -> None:
    load(people, export(following("10"), post("1"), at=MARCH, coverage=PART))
    assert fact(people, "10", "last_interaction") is None
    assert fact(people, "10", "interactions") is None

    load(people, export(following("10"), post("1"), at=SEPTEMBER))

    assert fact(people, "10", "last_interaction") == ("never", "x archive 2026-09-01")
    assert fact(people, "10", "interactions") == (0.0, "x archive 2026-09-01")


def test_the_last_interaction_has_its_date(people: PeopleService) -> None:
    load(people, export(following("10"), reply("10", MAY), reply("10", MARCH), coverage=PART))

    assert fact(people, "10", "last_interaction") == (
        "2026-05-01T00:00:00+00:00",
        "x archive 2026-09-01",
    )


def test_exchanges_without_a_date_are_counted_and_leave_the_last_one_unknown(
    people: PeopleService,
) -> None:
    undated = Interaction(InteractionKind.LIKE, AccountRef(id="10"), None, "99")
    load(people, export(following("10"), undated, coverage=Coverage(follows=True)))

    assert fact(people, "10", "interactions") == (1.0, "x archive 2026-09-01")
    assert fact(people, "10", "last_interaction") is None


def test_followed_since_is_what_the_source_says(people: PeopleService) -> None:
    load(people, export(following("10", since=MARCH), following("11")))

    assert fact(people, "10", "followed_since") == (
        "2026-03-01T00:00:00+00:00",
        "x archive 2026-09-01",
    )
    assert fact(people, "11", "followed_since") is None


def test_whoever_an_earlier_whole_list_lacks_was_followed_by_the_later_one(
    people: PeopleService,
) -> None:
    load(people, export(following("10"), at=MARCH))

    load(people, export(following("10"), following("11"), at=SEPTEMBER))

    assert fact(people, "10", "followed_since") is None
    assert fact(people, "11", "followed_since") == (
        "2026-09-01T00:00:00+00:00",
        "first seen in x archive 2026-09-01",
    )


def test_no_import_claims_to_know_whether_an_account_still_exists(people: PeopleService) -> None:
    load(people, export(following("10"), follower("10")))

    assert fact(people, "10", "state") is None


def test_what_a_fact_was_before_is_remembered(people: PeopleService) -> None:
    load(people, export(following("10"), follower("10"), at=MARCH))
    load(people, export(following("10"), at=SEPTEMBER))

    with people.db.read() as tx:
        rows = tx.execute("SELECT fact, value, source, observed_at FROM fact_history")
        assert [tuple(row) for row in rows] == [
            ("follows_me", "yes", "x archive 2026-03-01", "2026-03-01T00:00:00+00:00")
        ]


def test_an_export_without_a_date_is_of_the_day_of_its_import(people: PeopleService) -> None:
    load(people, export(following("10"), at=None))

    assert fact(people, "10", "follows_me") == ("no", "x archive 2026-11-22")
