"""An approved draft gets a time on the person's own clock, once, and keeps it until it is sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from strategy_tui.domain.queue import QueueState
from strategy_tui.domain.schedule import instant, slot_times, spacing
from strategy_tui.domain.strategy import Slot
from strategy_tui.errors import UnusableFile, WrongUsage
from strategy_tui.services.publish import PublishService
from strategy_tui.store import queue
from tests.services.queue_samples import Hostile, states
from tests.services.samples import MONDAY, STRATEGY, Desk, desk

PARIS = ZoneInfo("Europe/Paris")
NEW_YORK = ZoneInfo("America/New_York")


@pytest.fixture
def mine(tmp_path: Path) -> Desk:
    return desk(tmp_path)


@pytest.mark.parametrize(
    ("zone", "wall", "utc"),
    [
        pytest.param(PARIS, "2027-01-15 08:30", "2027-01-15 07:30", id="winter"),
        pytest.param(PARIS, "2027-07-15 08:30", "2027-07-15 06:30", id="summer"),
        pytest.param(PARIS, "2027-03-28 01:59", "2027-03-28 00:59", id="just before the gap"),
        pytest.param(PARIS, "2027-03-28 02:30", "2027-03-28 01:00", id="in the gap: 03:00"),
        pytest.param(PARIS, "2027-03-28 03:00", "2027-03-28 01:00", id="after the gap"),
        pytest.param(PARIS, "2027-10-31 02:30", "2027-10-31 00:30", id="twice: the first"),
        pytest.param(NEW_YORK, "2027-03-14 02:30", "2027-03-14 07:00", id="gap in New York"),
        pytest.param(NEW_YORK, "2027-11-07 01:30", "2027-11-07 05:30", id="twice in New York"),
        pytest.param(
            ZoneInfo("Pacific/Apia"), "2011-12-30 12:00", "2011-12-30 10:00", id="a day left out"
        ),
    ],
)
def test_a_wall_time_is_one_instant(zone: ZoneInfo, wall: str, utc: str) -> None:
    at = instant(datetime.fromisoformat(wall), zone)

    assert at == datetime.fromisoformat(utc).replace(tzinfo=UTC)


def test_slots_keep_their_wall_time_across_a_clock_change() -> None:
    after = datetime(2027, 3, 23, 12, 0, tzinfo=UTC)

    times = islice(slot_times([Slot(1, 8, 30), Slot(3, 12, 15)], PARIS, after), 3)

    assert [each.astimezone(PARIS).strftime("%a %d %H:%M %z") for each in times] == [
        "Thu 25 12:15 +0100",
        "Tue 30 08:30 +0200",
        "Thu 01 12:15 +0200",
    ]


def test_two_slots_in_one_gap_are_one_time() -> None:
    after = datetime(2027, 3, 27, 12, 0, tzinfo=UTC)

    times = islice(slot_times([Slot(6, 2, 15), Slot(6, 2, 45)], PARIS, after), 3)

    assert [each.astimezone(PARIS).strftime("%d %H:%M") for each in times] == [
        "28 03:00",
        "04 02:15",
        "04 02:45",
    ]


def test_no_slots_give_no_times() -> None:
    assert list(slot_times([], PARIS, MONDAY)) == []


def test_posts_are_an_hour_apart_unless_the_slots_are_nearer() -> None:
    assert spacing([Slot(0, 8, 0), Slot(0, 12, 0)]) == timedelta(hours=1)
    assert spacing([Slot(0, 8, 0), Slot(0, 8, 20)]) == timedelta(minutes=20)
    assert spacing([Slot(0, 0, 10), Slot(6, 23, 50)]) == timedelta(minutes=20)


def test_the_slots_of_a_network_are_on_the_strategys_clock(mine: Desk) -> None:
    slots = mine.schedule.slots("mastodon", MONDAY, 3)

    assert [f"{each:%a %Y-%m-%d %H:%M %Z}" for each in slots] == [
        "Tue 2026-11-24 08:30 CET",
        "Thu 2026-11-26 12:15 CET",
        "Tue 2026-12-01 08:30 CET",
    ]


def test_an_approval_without_a_time_takes_the_next_free_slot(mine: Desk) -> None:
    first = mine.schedule.add(mine.approve("a.md", "One is mine to tell, is it not?"), None, MONDAY)
    second = mine.schedule.add(mine.approve("b.md", "Two glues, which do you use?"), None, MONDAY)

    assert [each.due_at for each in (*first, *second)] == [
        datetime(2026, 11, 24, 7, 30, tzinfo=UTC),
        datetime(2026, 11, 26, 11, 15, tzinfo=UTC),
    ]
    assert first[0].zone == "Europe/Paris"


def test_a_post_at_a_time_of_its_own_fills_the_slot_it_is_near(mine: Desk) -> None:
    mine.schedule.add(mine.approve(), "2026-11-24 08:00", MONDAY)

    assert mine.schedule.next_free("mastodon", MONDAY) == datetime(
        2026, 11, 26, 12, 15, tzinfo=PARIS
    )


def test_a_cancelled_item_frees_its_slot(mine: Desk) -> None:
    (item,) = mine.schedule.add(mine.approve(), None, MONDAY)
    mine.schedule.cancel(item.id, MONDAY)

    assert mine.schedule.next_free("mastodon", MONDAY) == datetime(
        2026, 11, 24, 8, 30, tzinfo=PARIS
    )


def test_the_drafts_own_wish_comes_before_the_next_slot(mine: Desk) -> None:
    approval = mine.approve(more="when: 2026-11-25 18:00\n")

    (item,) = mine.schedule.add(approval, None, MONDAY)

    assert item.due_at == datetime(2026, 11, 25, 17, 0, tzinfo=UTC)


def test_a_given_time_comes_before_the_drafts_wish(mine: Desk) -> None:
    approval = mine.approve(more="when: 2026-11-25 18:00\n")

    (item,) = mine.schedule.add(approval, "2026-11-27T09:00", MONDAY)

    assert item.due_at == datetime(2026, 11, 27, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "when", ["tomorrow", "2026-11-24", "2026-13-24 08:30", "08:30", "", "2026-11-24 25:00"]
)
def test_what_is_not_a_time_is_refused(mine: Desk, when: str) -> None:
    approval = mine.approve()

    with pytest.raises(WrongUsage) as refused:
        mine.schedule.add(approval, when, MONDAY)

    assert refused.value.message.params == {"when": when}


def test_a_time_that_is_over_is_refused_on_the_persons_clock(mine: Desk) -> None:
    approval = mine.approve()

    with pytest.raises(WrongUsage) as refused:
        mine.schedule.add(approval, "2026-11-23 09:00", MONDAY)

    assert refused.value.message.params == {"when": datetime(2026, 11, 23, 9, 0, tzinfo=PARIS)}


def test_now_is_a_time(mine: Desk) -> None:
    (item,) = mine.schedule.add(mine.approve(), MONDAY, MONDAY)

    assert item.due_at == MONDAY


def test_a_network_without_slots_needs_a_time(tmp_path: Path) -> None:
    mine = desk(tmp_path, STRATEGY.replace(', slots: ["tue 08:30", "thu 12:15"]', ""))

    with pytest.raises(WrongUsage) as refused:
        mine.schedule.add(mine.approve(), None, MONDAY)

    assert refused.value.message.params == {"network": "mastodon"}


def test_a_dormant_network_offers_no_slots(tmp_path: Path) -> None:
    mine = desk(tmp_path, STRATEGY.replace("purpose: Talk", "status: dormant\n    purpose: Talk"))

    assert mine.schedule.slots("mastodon", MONDAY, 3) == ()


def test_the_same_approval_is_queued_once(mine: Desk) -> None:
    approval = mine.approve()
    (item,) = mine.schedule.add(approval, None, MONDAY)

    with pytest.raises(WrongUsage) as refused:
        mine.schedule.add(approval, None, MONDAY)

    assert refused.value.message.params == {"id": str(approval), "item": str(item.id)}
    assert states(mine.db) == [QueueState.QUEUED]


def test_what_was_sent_is_not_queued_again(mine: Desk) -> None:
    approval = mine.approve()
    mine.schedule.add(approval, MONDAY, MONDAY)
    publish(mine)

    with pytest.raises(WrongUsage, match="was sent already"):
        mine.schedule.add(approval, None, MONDAY)


def test_a_changed_draft_voids_its_approval(mine: Desk) -> None:
    approval = mine.approve()
    mine.write("a.md", "Something else entirely. What do you think?")

    with pytest.raises(WrongUsage, match="was changed after approval"):
        mine.schedule.add(approval, None, MONDAY)


def test_a_renamed_draft_keeps_its_approval(mine: Desk) -> None:
    approval = mine.approve("a.md")
    mine.workspace.drafts_dir.joinpath("a.md").rename(mine.workspace.drafts_dir / "b.md")

    assert len(mine.schedule.add(approval, None, MONDAY)) == 1


def test_a_draft_that_is_gone_cannot_be_queued(mine: Desk) -> None:
    approval = mine.approve()
    mine.workspace.drafts_dir.joinpath("a.md").unlink()

    with pytest.raises(UnusableFile):
        mine.schedule.add(approval, None, MONDAY)


def test_an_approval_that_never_was_is_refused(mine: Desk) -> None:
    with pytest.raises(WrongUsage):
        mine.schedule.add(99, None, MONDAY)


def test_every_part_of_a_thread_is_queued(mine: Desk) -> None:
    items = mine.schedule.add(
        mine.approve(body="One thing I learnt.\n---8<---\nAnd you, what did you learn?"),
        None,
        MONDAY,
    )

    assert [each.part for each in items] == [0, 1]
    assert len({each.key for each in items}) == 2


def test_a_moved_item_goes_out_at_its_new_time(mine: Desk) -> None:
    (item,) = mine.schedule.add(mine.approve(), None, MONDAY)

    moved = mine.schedule.move(item.id, "2026-11-27 07:45", MONDAY)

    assert moved.due_at == datetime(2026, 11, 27, 6, 45, tzinfo=UTC)
    assert mine.schedule.items(MONDAY) == (moved,)


def test_the_rest_of_a_thread_moves_and_is_cancelled_with_its_part(mine: Desk) -> None:
    one, two, three = mine.schedule.add(
        mine.approve(body="One.\n---8<---\nTwo.\n---8<---\nAnd you, what do you think?"),
        None,
        MONDAY,
    )

    mine.schedule.move(two.id, "2026-11-27 07:45", MONDAY)
    moved = datetime(2026, 11, 27, 6, 45, tzinfo=UTC)
    assert [each.due_at for each in mine.schedule.items(MONDAY)] == [one.due_at, moved, moved]

    mine.schedule.cancel(two.id, MONDAY)
    assert states(mine.db) == [QueueState.QUEUED, QueueState.CANCELLED, QueueState.CANCELLED]

    again = mine.schedule.requeue(two.id, None, MONDAY)
    assert (again.part, again.key, again.due_at) == (1, two.key, MONDAY)
    assert [each.part for each in mine.schedule.items(MONDAY)] == [1, 2, 0]
    assert three.id not in {each.id for each in mine.schedule.items(MONDAY)}


@pytest.mark.parametrize("state", [QueueState.SENDING, QueueState.UNCONFIRMED, QueueState.SENT])
def test_what_may_be_public_can_be_neither_moved_nor_cancelled_nor_queued_again(
    mine: Desk, state: QueueState
) -> None:
    (item,) = mine.schedule.add(mine.approve(), None, MONDAY)
    with mine.db.write() as tx:
        queue.replace(tx, item, replace(item, state=state))

    with pytest.raises(WrongUsage):
        mine.schedule.move(item.id, "2026-11-27 07:45", MONDAY)
    with pytest.raises(WrongUsage):
        mine.schedule.cancel(item.id, MONDAY)
    with pytest.raises(WrongUsage):
        mine.schedule.requeue(item.id, None, MONDAY)
    assert states(mine.db) == [state]


def test_a_cancelled_item_can_be_queued_again_once(mine: Desk) -> None:
    (item,) = mine.schedule.add(mine.approve(), None, MONDAY)
    mine.schedule.cancel(item.id, MONDAY)

    again = mine.schedule.requeue(item.id, "2026-11-27 07:45", MONDAY)

    assert again.key == item.key
    with pytest.raises(WrongUsage):
        mine.schedule.requeue(item.id, None, MONDAY)
    assert states(mine.db) == [QueueState.CANCELLED, QueueState.QUEUED]


def test_a_cancelled_approval_can_be_added_again(mine: Desk) -> None:
    approval = mine.approve()
    (item,) = mine.schedule.add(approval, None, MONDAY)
    mine.schedule.cancel(item.id, MONDAY)

    assert len(mine.schedule.add(approval, None, MONDAY)) == 1


def test_what_goes_out_is_what_was_approved_even_if_the_draft_changed_since(mine: Desk) -> None:
    mine.schedule.add(mine.approve(body="As approved. What do you think?"), MONDAY, MONDAY)
    mine.write("a.md", "Changed after it was queued.")

    assert publish(mine).texts == ["As approved. What do you think?"]


def test_the_queue_shows_what_is_open_and_on_demand_what_is_over(mine: Desk) -> None:
    (one,) = mine.schedule.add(mine.approve("a.md", "One. What do you think?"), MONDAY, MONDAY)
    (two,) = mine.schedule.add(mine.approve("b.md", "Two glues, or more?"), None, MONDAY)
    mine.schedule.cancel(two.id, MONDAY)

    assert [each.id for each in mine.schedule.items(MONDAY)] == [one.id]
    assert [each.id for each in mine.schedule.items(MONDAY, True)] == [one.id, two.id]


def test_a_zone_that_this_machine_does_not_know_is_said_so(mine: Desk) -> None:
    path = mine.workspace.strategy_path
    path.write_text(STRATEGY.replace("Europe/Paris", "Europe/Lutetia"))

    with pytest.raises(UnusableFile):
        mine.schedule.slots("mastodon", MONDAY, 1)


def test_a_due_item_says_that_its_account_is_not_connected(tmp_path: Path) -> None:
    mine = replace(desk(tmp_path), connected=())
    mine.schedule.add(mine.approve(), MONDAY, MONDAY)

    (item,) = mine.schedule.items(MONDAY)

    assert item.reason is not None
    assert item.reason.id.startswith("No account of yours on {network} is connected.")


def test_two_accounts_on_one_network_fill_their_own_slots_only(tmp_path: Path) -> None:
    mine = desk(
        tmp_path,
        STRATEGY.replace("  mastodon:\n", "  home:\n    network: mastodon\n    account: Home\n")
        .replace("  bluesky:\n", "  work:\n    network: mastodon\n    account: Work\n")
        .replace("minutes_per_post: 5", 'minutes_per_post: 5, slots: ["tue 08:30"]'),
    )
    tuesday = mine.schedule.next_free("work", MONDAY)
    approval = mine.drafts.approve(mine.write("a.md", network="home"), MONDAY)
    mine.schedule.add(approval.id, None, MONDAY)
    strategy = mine.workspace.strategy_path
    strategy.write_text(strategy.read_text().replace("account: Home", "account: '@home'"))

    assert mine.schedule.next_free("work", MONDAY) == tuesday
    assert mine.schedule.next_free("home", MONDAY) != tuesday


def publish(mine: Desk) -> Hostile:
    """One run over a network that behaves."""
    network = Hostile()
    lock = mine.db.path.parent / "publish.lock"
    PublishService(mine.db, lock, lambda: [network], ("mastodon",)).publish_due(MONDAY)
    return network
