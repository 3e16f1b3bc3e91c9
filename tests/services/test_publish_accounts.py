"""With two accounts on one network, nothing ever goes out from the wrong one."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from strategy_tui.domain.account import same_account
from strategy_tui.domain.message import message
from strategy_tui.domain.queue import QueueState
from strategy_tui.errors import AuthFailed, OutcomeUnknown, RateLimited, Rejected
from strategy_tui.i18n import render
from strategy_tui.networks.dryrun import DryRun
from strategy_tui.services.publish import Published, PublishService
from strategy_tui.store import queue
from strategy_tui.store.database import Database
from tests.services.queue_samples import NOON, Fault, Hostile, approve, enqueue, states

LATER = NOON + timedelta(minutes=15)
LOGGED_OUT = AuthFailed(message("The network asks you to log in again."))
TIMEOUT = OutcomeUnknown(message("No answer came within 30 seconds."))


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return Database(tmp_path / "state.db")


@pytest.fixture
def home() -> Hostile:
    return Hostile(account="home@a.example")


@pytest.fixture
def work() -> Hostile:
    return Hostile(account="Work@b.example")


def publish(db: Database, *connected: Hostile, now: datetime = NOON) -> Published:
    lock = db.path.parent / "publish.lock"
    return PublishService(db, lock, lambda: connected, ("mastodon",)).publish_due(now)


def waits(run: Published) -> list[str]:
    return [render(each.reason, "en").replace("\u00a0", " ") for each in run.waiting]


def accounts(db: Database) -> list[str | None]:
    with db.read() as tx:
        return [each.account for each in queue.in_state(tx, *QueueState)]


@pytest.mark.parametrize("order", [1, -1])
def test_each_post_goes_out_from_the_account_it_was_approved_for(
    db: Database, home: Hostile, work: Hostile, order: int
) -> None:
    enqueue(db, approve(db, "for home", account="home@a.example"))
    enqueue(db, approve(db, "for work", account="Work@b.example"))

    publish(db, *[home, work][::order])

    assert (home.texts, work.texts) == (["for home"], ["for work"])


@pytest.mark.parametrize("written", ["work@b.example", "@Work@b.example", "@WORK@B.EXAMPLE"])
def test_a_handle_is_the_same_in_any_case_and_with_an_at(
    db: Database, home: Hostile, work: Hostile, written: str
) -> None:
    enqueue(db, approve(db, "for work", account=written))

    publish(db, home, work)

    assert (home.texts, work.texts) == ([], ["for work"])


def test_another_handle_or_none_at_all_is_not_the_same() -> None:
    assert same_account(None, None)
    assert not same_account("home", None)
    assert not same_account(None, "")
    assert not same_account("home", "home@a.example")


def test_what_names_no_account_goes_out_from_the_only_one(db: Database, home: Hostile) -> None:
    enqueue(db, approve(db, "Hello"))

    publish(db, home, Hostile("x", "me"))

    assert home.texts == ["Hello"]
    assert accounts(db) == ["home@a.example"]


def test_what_names_no_account_waits_where_there_are_two(
    db: Database, home: Hostile, work: Hostile
) -> None:
    enqueue(db, approve(db, "Hello"))

    run = publish(db, home, work)

    assert (home.texts, work.texts, run.settled) == ([], [], ())
    assert waits(run) == [
        "You have several accounts on mastodon (home@a.example, Work@b.example), and this post "
        "does not say which one it goes out from. Write “account:” for it in your strategy, "
        "approve the draft again and queue that; then cancel this item."
    ]
    assert (states(db), accounts(db)) == ([QueueState.QUEUED], [None])


def test_what_is_for_an_account_that_is_not_connected_waits_for_it(
    db: Database, home: Hostile, work: Hostile
) -> None:
    enqueue(db, approve(db, "for work", account="work@b.example"))

    run = publish(db, home)

    assert waits(run) == [
        "It goes out from “work@b.example” on mastodon and from no other account, and that one is "
        "not connected. Connect it with “strategy-tui account add”, or post it by hand."
    ]
    publish(db, home, work)
    assert (home.texts, work.texts) == ([], ["for work"])


def test_the_same_handle_on_another_network_is_another_account(db: Database) -> None:
    enqueue(db, approve(db, "Hello", account="me"))
    x = Hostile("x", "me")

    run = publish(db, x)

    assert (x.texts, len(run.waiting)) == ([], 1)


def test_one_that_waits_keeps_no_other_from_going_out(
    db: Database, home: Hostile, work: Hostile
) -> None:
    enqueue(db, approve(db, "for nobody"))
    enqueue(db, approve(db, "for gone", account="gone"))
    enqueue(db, approve(db, "for work", account="work@b.example"))

    publish(db, home, work)

    assert (home.texts, work.texts) == ([], ["for work"])


@pytest.mark.parametrize("error", [RateLimited(LATER), LOGGED_OUT])
def test_an_account_that_must_rest_leaves_the_other_one_alone(
    db: Database, home: Hostile, work: Hostile, error: Exception
) -> None:
    enqueue(db, approve(db, "one", account="home@a.example"))
    enqueue(db, approve(db, "two", account="HOME@a.example"))
    enqueue(db, approve(db, "for work", account="work@b.example"))
    home.on_publish = [Fault(error)]

    run = publish(db, home, work)

    assert (home.texts, work.texts) == ([], ["for work"])
    assert {each.item.account for each in run.waiting} == {"home@a.example", "HOME@a.example"}
    publish(db, home, work, now=LATER)
    assert sorted(home.texts) == ["one", "two"]


def test_an_account_that_must_rest_while_we_look_leaves_the_other_one_alone(
    db: Database, home: Hostile, work: Hostile
) -> None:
    enqueue(db, approve(db, "for home", account="home@a.example"))
    enqueue(db, approve(db, "for work", account="work@b.example"))
    home.on_publish = work.on_publish = [Fault(TIMEOUT, posts_first=True), Fault(TIMEOUT, True)]
    publish(db, home, work)
    home.on_find = [Fault(LOGGED_OUT)]

    publish(db, home, work)

    assert states(db) == [QueueState.UNCONFIRMED, QueueState.SENT]
    assert (home.texts, work.texts) == (["for home"], ["for work"])


def test_an_account_that_must_rest_is_asked_for_nothing_more(db: Database, home: Hostile) -> None:
    enqueue(db, approve(db, "one"))
    enqueue(db, approve(db, "two"))
    home.on_publish = [Fault(TIMEOUT), Fault(TIMEOUT)]
    publish(db, home)
    home.on_find = [Fault(RateLimited(LATER))]

    publish(db, home)

    assert (len(home.asked), home.texts) == (1, [])
    assert states(db) == [QueueState.UNCONFIRMED, QueueState.UNCONFIRMED]


@pytest.mark.parametrize("posts_first", [True, False])
@pytest.mark.parametrize("error", [TIMEOUT, KeyboardInterrupt()])
def test_what_was_tried_from_one_account_is_never_tried_from_another(
    db: Database, home: Hostile, work: Hostile, error: BaseException, posts_first: bool
) -> None:
    enqueue(db, approve(db, "Hello"))
    home.on_publish = [Fault(error, posts_first)]
    try:
        publish(db, home)
    except KeyboardInterrupt:
        assert states(db) == [QueueState.SENDING]

    for _ in range(2):
        run = publish(db, work)
        assert (work.texts, work.asked) == ([], [])
        assert waits(run) == [
            "It may be public, and “home@a.example” on mastodon is not connected to find out. "
            "Connect it, or look yourself and say what you saw."
        ]
    publish(db, home, work)
    assert (home.texts, work.texts) == (["Hello"], [])


def test_a_failed_login_does_not_hand_a_post_over_to_another_account(
    db: Database, home: Hostile, work: Hostile
) -> None:
    enqueue(db, approve(db, "Hello"))
    home.on_publish = [Fault(LOGGED_OUT)]
    publish(db, home)

    run = publish(db, work)

    assert (work.texts, len(run.waiting)) == ([], 1)


def test_a_thread_stays_with_the_account_it_began_on(
    db: Database, home: Hostile, work: Hostile
) -> None:
    approval = approve(db, "one", "two", "three")
    enqueue(db, approval)
    home.on_publish = [None, Fault(Rejected(message("No.")))]
    publish(db, home)

    with db.write() as tx:
        again = queue.add(tx, approval, 1, NOON, "Europe/Paris")
    run = publish(db, work)

    assert again.account == "home@a.example"
    assert (home.texts, work.texts, len(run.waiting)) == (["one"], [], 2)
    publish(db, home, work)
    assert (home.texts, work.texts) == (["one", "two", "three"], [])


def test_a_connection_that_changed_since_the_service_was_made_counts(
    db: Database, home: Hostile, work: Hostile
) -> None:
    enqueue(db, approve(db, "Hello"))
    connected = [home]
    lock = db.path.parent / "publish.lock"
    service = PublishService(db, lock, lambda: connected, ("mastodon",))

    connected.append(work)
    service.publish_due(NOON)
    assert (home.texts, work.texts) == ([], [])

    connected.remove(home)
    service.publish_due(NOON)
    assert (home.texts, work.texts) == ([], ["Hello"])


def test_the_dry_run_keeps_the_posts_of_two_accounts_apart(db: Database, tmp_path: Path) -> None:
    approval = approve(db, "Hello")
    (item,) = enqueue(db, approval)
    kept = tmp_path / "dry-run.jsonl"
    receipt = DryRun("mastodon", "home", kept).publish(item, approval.snapshot, None)

    assert '"account": "home"' in kept.read_text()
    assert DryRun("mastodon", "@Home", kept).find(item, approval.snapshot) == receipt
    assert DryRun("mastodon", "work", kept).find(item, approval.snapshot) is None
