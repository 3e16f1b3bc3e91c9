"""Which clause decided what, and how often: as audits and decisions say."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from strategy_tui.domain.verdict import Choice
from strategy_tui.services.usage import ClauseUse, UsageService
from strategy_tui.store import renamings
from strategy_tui.store.renamings import Renaming
from tests.services.audit_samples import Desk, follow_five, open_desk
from tests.services.people_samples import NOW

DAY = timedelta(days=1)
LATER = NOW + 100 * DAY


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = open_desk(tmp_path)
    follow_five(desk)
    return desk


def service(desk: Desk) -> UsageService:
    return UsageService(desk.audit.strategy, lambda: desk.audit.db)


def uses(desk: Desk, since_days: int | None = None, until_days: int = 100) -> dict[str, ClauseUse]:
    """Clause's name → its use, over all of time or from some days after NOW on."""
    since = NOW + since_days * DAY if since_days is not None else None
    return {each.name: each for each in service(desk).usage(since, NOW + until_days * DAY, LATER)}


def test_every_clause_is_listed_in_the_order_of_the_file(desk: Desk) -> None:
    found = service(desk).usage(None, None, NOW)

    assert [each.clause for each in found] == [
        "follow.keep.friends",
        "follow.keep.inspiring",
        "follow.let_go.toxic",
        "follow.let_go.stranger",
        "follow.let_go.silent",
    ]
    assert all(each.is_unused and each.in_force for each in found)


def test_an_audit_says_what_each_clause_led_to(desk: Desk) -> None:
    desk.audit.run(NOW)

    found = uses(desk)

    assert {name: each.suggested for name, each in found.items()} == {
        "friends": 1,
        "inspiring": 0,
        "toxic": 1,
        "stranger": 0,
        "silent": 0,
    }
    assert [name for name, each in found.items() if each.is_unused] == [
        "inspiring",
        "stranger",
        "silent",
    ]


def test_the_same_audit_twice_on_a_day_counts_once(desk: Desk) -> None:
    desk.audit.run(NOW)
    desk.audit.run(NOW)

    assert uses(desk)["toxic"].audits == 1


def test_the_last_audit_of_a_day_counts(desk: Desk) -> None:
    desk.audit.run(NOW)
    desk.say("marbler", "toxic", "yes")
    desk.audit.run(NOW)

    assert (uses(desk)["toxic"].suggested, uses(desk)["toxic"].audits) == (2, 1)


def test_an_unchanged_audit_writes_nothing(desk: Desk) -> None:
    desk.audit.run(NOW)
    before = desk.audit.db.path.read_bytes()
    desk.audit.run(NOW)

    assert desk.audit.db.path.read_bytes() == before


def test_audits_of_several_days_are_told_apart(desk: Desk) -> None:
    desk.audit.run(NOW)
    desk.say("outrage", "toxic", "no")
    desk.audit.run(NOW + DAY)

    toxic = uses(desk)["toxic"]

    assert (toxic.suggested, toxic.audits) == (0, 1)
    assert toxic.last is not None
    assert toxic.last.date() == NOW.date()
    assert uses(desk, since_days=1)["toxic"].is_unused
    assert uses(desk, until_days=0)["toxic"].suggested == 1


def test_an_audit_does_not_wait_for_whoever_writes(desk: Desk) -> None:
    desk.audit.strategy.current(NOW)
    with desk.audit.db.write():
        assert desk.audit.run(NOW).examined == 5

    assert uses(desk)["toxic"].is_unused


def test_decisions_follow_a_clause_or_go_against_it(desk: Desk) -> None:
    desk.decide("outrage", Choice.LET_GO)
    desk.decide("mabel", Choice.LET_GO)
    desk.decide("mabel", Choice.KEEP)
    desk.decide("mabel", Choice.SNOOZE)

    found = uses(desk)

    assert (found["toxic"].decisions, found["toxic"].followed, found["toxic"].against) == (1, 1, 0)
    friends = found["friends"]
    assert (friends.decisions, friends.followed, friends.against) == (3, 1, 1)
    assert friends.last == NOW


def test_a_decision_that_was_taken_back_does_not_count(desk: Desk) -> None:
    desk.decide("outrage", Choice.LET_GO)
    desk.audit.undo(NOW)

    assert uses(desk)["toxic"].is_unused


def test_a_renamed_clause_counts_under_its_new_name(desk: Desk) -> None:
    desk.decide("outrage", Choice.LET_GO)
    path = desk.workspace.strategy_path
    path.write_text(path.read_text().replace("name: toxic", "name: harmful"))
    with desk.audit.db.write() as tx:
        renamings.add(tx, Renaming("clause", "toxic", "harmful", True, NOW))

    found = uses(desk)

    assert found["harmful"].followed == 1
    assert "toxic" not in found


def test_a_clause_that_is_gone_is_told_last_while_it_was_used(desk: Desk) -> None:
    desk.decide("outrage", Choice.LET_GO)
    path = desk.workspace.strategy_path
    path.write_text(path.read_text().replace("name: toxic", "name: harmful"))

    found = service(desk).usage(None, None, LATER)

    assert (found[-1].clause, found[-1].in_force) == ("follow.let_go.toxic", False)


def test_names_are_followed_through_several_renamings() -> None:
    def said(old: str, new: str, accepted: bool = True) -> Renaming:
        return Renaming("clause", old, new, accepted, NOW)

    steps = [said("a", "b"), said("b", "c"), said("x", "y", accepted=False)]

    assert renamings.followed(steps, "clause") == {"a": "c", "b": "c"}
    assert renamings.followed([*steps, said("c", "a")], "clause") == {"b": "a", "c": "a"}
    assert renamings.followed(steps, "goal") == {}
