"""A draft is published once, whatever happens on the way, and nothing waits in silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from strategy_tui.domain.message import Message, message
from strategy_tui.domain.queue import QueueState, Receipt
from strategy_tui.errors import (
    AuthFailed,
    Busy,
    NetworkError,
    OutcomeUnknown,
    RateLimited,
    Rejected,
    WrongUsage,
)
from strategy_tui.networks.base import Network
from strategy_tui.networks.dryrun import DryRun
from strategy_tui.services.publish import PublishService
from strategy_tui.store import queue
from strategy_tui.store.database import Database
from strategy_tui.store.lock import publisher_lock
from tests.services.queue_samples import NOON, Fault, Hostile, approve, enqueue, states

LATER = NOON + timedelta(minutes=15)
DUPLICATE = Rejected(message("The network has this text already."))
TIMEOUT = OutcomeUnknown(message("No answer came within 30 seconds."))
LOGGED_OUT = AuthFailed(message("The network asks you to log in again."))


@pytest.fixture
def db(tmp_path: Path) -> Database:
    return Database(tmp_path / "state.db")


def publisher(db: Database, *networks: Network) -> PublishService:
    return PublishService(
        db,
        db.path.parent / "publish.lock",
        lambda: networks,
        ("mastodon", "x", "linkedin"),
    )


def reasons(waiting: PublishService, now: datetime = NOON) -> list[str]:
    return [each.reason.id for each in waiting.publish_due(now).waiting]


def test_a_due_item_is_sent_once_and_has_a_receipt(db: Database) -> None:
    (item,) = enqueue(db, approve(db, "Hello"))
    network = Hostile()

    first = publisher(db, network).publish_due(NOON)
    second = publisher(db, network).publish_due(LATER)

    assert network.posts == [(item.key, "Hello", None)]
    assert [(each.id, each.state) for each in first.settled] == [(item.id, QueueState.SENT)]
    assert second.settled == ()
    with db.read() as tx:
        assert queue.receipt(tx, item.id) == Receipt("1", "https://mastodon.example/1", NOON)


def test_an_item_waits_until_it_is_due(db: Database) -> None:
    enqueue(db, approve(db, "Hello"))

    early = publisher(db, Hostile()).publish_due(NOON - timedelta(seconds=1))

    assert (early.settled, early.waiting) == ((), ())
    assert states(db) == [QueueState.QUEUED]


def test_the_first_due_goes_first(db: Database) -> None:
    enqueue(db, approve(db, "second"), NOON)
    enqueue(db, approve(db, "first"), NOON - timedelta(hours=1))
    network = Hostile()

    publisher(db, network).publish_due(NOON)

    assert network.texts == ["first", "second"]


@pytest.mark.parametrize(
    ("error", "posts_first", "expected"),
    [
        (DUPLICATE, False, QueueState.FAILED),
        (RateLimited(LATER), False, QueueState.QUEUED),
        (LOGGED_OUT, False, QueueState.QUEUED),
        (TIMEOUT, True, QueueState.UNCONFIRMED),
        (NetworkError(message("Something else.")), False, QueueState.UNCONFIRMED),
        (ZeroDivisionError(), False, QueueState.UNCONFIRMED),
    ],
)
def test_each_error_says_what_is_true_of_the_world(
    db: Database, error: Exception, posts_first: bool, expected: QueueState
) -> None:
    enqueue(db, approve(db, "Hello"))

    run = publisher(db, Hostile(on_publish=[Fault(error, posts_first)])).publish_due(NOON)

    assert states(db) == [expected]
    assert run.settled[0].reason is not None


@pytest.mark.parametrize("posts_first", [True, False])
def test_after_a_crash_the_post_is_public_once(db: Database, posts_first: bool) -> None:
    enqueue(db, approve(db, "Hello"))
    network = Hostile(on_publish=[Fault(KeyboardInterrupt(), posts_first)])
    with pytest.raises(KeyboardInterrupt):
        publisher(db, network).publish_due(NOON)
    assert states(db) == [QueueState.SENDING]

    publisher(db, network).publish_due(NOON)

    assert network.texts == ["Hello"]
    assert states(db) == [QueueState.SENT]


def test_a_lost_answer_is_looked_up_before_anything_is_sent_again(db: Database) -> None:
    (item,) = enqueue(db, approve(db, "Hello"))
    network = Hostile(on_publish=[Fault(TIMEOUT, posts_first=True)])
    publisher(db, network).publish_due(NOON)

    publisher(db, network).publish_due(NOON)

    assert network.asked == [item.key]
    assert network.texts == ["Hello"]
    assert states(db) == [QueueState.SENT]


def test_an_item_stays_unconfirmed_while_the_network_cannot_tell(db: Database) -> None:
    enqueue(db, approve(db, "Hello"))
    network = Hostile(
        on_publish=[Fault(TIMEOUT, posts_first=False)],
        on_find=[Fault(TIMEOUT), Fault(ValueError()), Fault(LOGGED_OUT)],
    )
    service = publisher(db, network)

    seen = []
    for _ in range(4):
        service.publish_due(NOON)
        seen += states(db)
    assert seen == [QueueState.UNCONFIRMED] * 4
    assert network.texts == []

    service.publish_due(NOON)
    assert network.texts == ["Hello"]


def test_an_unconfirmed_item_is_named_in_every_run(db: Database) -> None:
    enqueue(db, approve(db, "Hello"))
    network = Hostile(on_publish=[Fault(TIMEOUT)], on_find=[Fault(TIMEOUT)])
    service = publisher(db, network)

    assert reasons(service) == ["No answer came within 30 seconds."]
    assert reasons(service) == ["No answer came within 30 seconds."]


def test_a_rate_limit_in_the_past_is_tried_once_a_run(db: Database) -> None:
    enqueue(db, approve(db, "Hello"))
    past = Fault(RateLimited(NOON - timedelta(hours=1)))
    network = Hostile(on_publish=[past, past, past])
    service = publisher(db, network)

    service.publish_due(NOON)

    assert len(network.on_publish) == 2
    assert states(db) == [QueueState.QUEUED]


def test_a_rate_limit_spares_the_network_and_no_other(db: Database) -> None:
    enqueue(db, approve(db, "one"))
    enqueue(db, approve(db, "two"))
    enqueue(db, approve(db, "elsewhere", network="x"))
    tired, x = Hostile(on_publish=[Fault(RateLimited(LATER))]), Hostile("x")

    run = publisher(db, tired, x).publish_due(NOON)

    assert (tired.texts, x.texts) == ([], ["elsewhere"])
    assert [each.reason.id for each in run.waiting] == [
        "The network asks to wait until {when}.",
        "The network asks to wait until {when}.",
    ]

    publisher(db, tired, x).publish_due(LATER)
    assert tired.texts == ["two", "one"]


def test_a_failed_login_leaves_the_rest_of_its_network_alone(db: Database) -> None:
    enqueue(db, approve(db, "one"))
    enqueue(db, approve(db, "two"))
    network = Hostile(on_publish=[Fault(LOGGED_OUT)])

    run = publisher(db, network).publish_due(NOON)

    assert states(db) == [QueueState.QUEUED, QueueState.QUEUED]
    assert [each.reason for each in run.waiting] == [LOGGED_OUT.message, LOGGED_OUT.message]

    publisher(db, network).publish_due(NOON)
    assert network.texts == ["one", "two"]


def test_a_network_without_an_account_waits_and_is_named(db: Database) -> None:
    enqueue(db, approve(db, "Hello", network="linkedin"))
    service = publisher(db, Hostile())

    run = service.publish_due(NOON)

    assert run.settled == ()
    assert run.waiting[0].reason.params == {"network": "linkedin"}
    assert states(db) == [QueueState.QUEUED]


def test_an_unknown_network_fails_its_own_item_only(db: Database) -> None:
    enqueue(db, approve(db, "Hello", network="friendster"))
    enqueue(db, approve(db, "World"))
    network = Hostile()

    publisher(db, network).publish_due(NOON)

    assert states(db) == [QueueState.FAILED, QueueState.SENT]


def test_a_bug_in_a_client_unsettles_its_own_item_only(db: Database) -> None:
    enqueue(db, approve(db, "Hello"))
    enqueue(db, approve(db, "World"))
    network = Hostile(on_publish=[Fault(AttributeError("no such thing"))])

    publisher(db, network).publish_due(NOON)

    assert states(db) == [QueueState.UNCONFIRMED, QueueState.SENT]


class Boastful(Hostile):
    """Says it posted, and hands over something that is no receipt."""

    def publish(self, *_: object) -> Receipt:
        return None  # type: ignore[return-value]


def test_a_receipt_that_is_none_proves_nothing(db: Database) -> None:
    enqueue(db, approve(db, "Hello"))

    publisher(db, Boastful()).publish_due(NOON)

    assert states(db) == [QueueState.UNCONFIRMED]


def test_a_failed_item_does_not_stand_in_the_way_of_a_new_attempt(db: Database) -> None:
    approval = approve(db, "Hello")
    (failed,) = enqueue(db, approval)
    network = Hostile(on_publish=[Fault(DUPLICATE)])
    publisher(db, network).publish_due(NOON)

    (again,) = enqueue(db, approval)
    publisher(db, network).publish_due(NOON)

    assert again.key == failed.key
    assert network.texts == ["Hello"]
    assert states(db) == [QueueState.FAILED, QueueState.SENT]


def test_the_parts_of_a_thread_answer_each_other_in_order(db: Database) -> None:
    enqueue(db, approve(db, "one", "two", "three"))
    network = Hostile()

    publisher(db, network).publish_due(NOON)

    assert [(text, answered) for _, text, answered in network.posts] == [
        ("one", None),
        ("two", "1"),
        ("three", "2"),
    ]


def test_the_rest_of_a_thread_waits_for_a_failed_part(db: Database) -> None:
    approval = approve(db, "one", "two", "three")
    enqueue(db, approval)
    network = Hostile(on_publish=[None, Fault(DUPLICATE)])
    service = publisher(db, network)

    run = service.publish_due(NOON)

    assert states(db) == [QueueState.SENT, QueueState.FAILED, QueueState.QUEUED]
    assert [(each.item.part, each.reason.id) for each in run.waiting] == [
        (2, "Part {number} of this thread failed. Queue it again, or cancel the rest.")
    ]
    assert run.waiting[0].reason.params == {"number": 2}

    with db.write() as tx:
        queue.add(tx, approval, 1, NOON, "Europe/Paris")
    service.publish_due(NOON)
    assert network.texts == ["one", "two", "three"]


def test_the_rest_of_a_thread_waits_for_an_unconfirmed_part(db: Database) -> None:
    enqueue(db, approve(db, "one", "two"))
    network = Hostile(on_publish=[Fault(TIMEOUT, posts_first=True)], on_find=[Fault(TIMEOUT)])
    service = publisher(db, network)

    service.publish_due(NOON)
    run = service.publish_due(NOON)
    assert [each.reason.id for each in run.waiting] == [
        "No answer came within 30 seconds.",
        "Nobody knows yet whether part {number} of this thread is public.",
    ]

    service.publish_due(NOON)
    assert network.texts == ["one", "two"]


def test_what_was_being_sent_when_the_account_went_away_is_not_forgotten(db: Database) -> None:
    enqueue(db, approve(db, "Hello"))
    network = Hostile(on_publish=[Fault(KeyboardInterrupt(), posts_first=True)])
    with pytest.raises(KeyboardInterrupt):
        publisher(db, network).publish_due(NOON)

    run = publisher(db).publish_due(NOON)
    assert states(db) == [QueueState.UNCONFIRMED]
    assert [each.reason.params for each in run.waiting] == [
        {"network": "mastodon", "account": "me@example.social"}
    ]

    publisher(db, network).publish_due(NOON)
    assert network.texts == ["Hello"]


@pytest.mark.parametrize(
    ("url", "expected"),
    [("https://mastodon.example/9", QueueState.SENT), (None, QueueState.FAILED)],
)
def test_a_person_may_say_what_became_of_an_unconfirmed_item(
    db: Database, url: str | None, expected: QueueState
) -> None:
    (item,) = enqueue(db, approve(db, "Hello"))
    service = publisher(db, Hostile(on_publish=[Fault(TIMEOUT)]))
    service.publish_due(NOON)

    answered = service.answer(item.id, url, LATER)

    assert answered.state is expected
    with db.read() as tx:
        receipt = queue.receipt(tx, item.id)
    assert receipt == (Receipt(url, url, LATER) if url is not None else None)


def test_only_an_unconfirmed_item_can_be_answered(db: Database) -> None:
    (item,) = enqueue(db, approve(db, "Hello"))

    with pytest.raises(WrongUsage):
        publisher(db).answer(item.id, "https://mastodon.example/9", NOON)


def test_two_publishers_do_not_work_at_once(db: Database) -> None:
    with publisher_lock(db.path.parent / "publish.lock"), pytest.raises(Busy):
        publisher(db, Hostile()).publish_due(NOON)


def test_a_reason_survives_the_database_with_its_values(db: Database) -> None:
    enqueue(db, approve(db, "Hello"))
    inner = Message("one", {}, plural="many", translations={"fr": "un"})
    sentence = message("{a} {b} {c} {d}", a=(1, "two", 2.5), b=NOON, c=NOON.date(), d=inner)

    publisher(db, Hostile(on_publish=[Fault(Rejected(sentence))])).publish_due(NOON)

    with db.read() as tx:
        assert [each.reason for each in queue.in_state(tx, QueueState.FAILED)] == [sentence]


def test_a_change_made_meanwhile_is_not_overwritten(db: Database) -> None:
    (item,) = enqueue(db, approve(db, "Hello"))
    with db.write() as tx:
        assert queue.replace(tx, item, replace(item, state=QueueState.CANCELLED))

    with db.write() as tx:
        assert not queue.replace(tx, item, replace(item, due_at=LATER))
    assert states(db) == [QueueState.CANCELLED]


def dry_run(tmp_path: Path) -> DryRun:
    return DryRun("mastodon", "me@example.social", tmp_path / "dry-run.jsonl", clock=lambda: NOON)


def test_the_dry_run_keeps_its_posts_for_the_next_process(db: Database, tmp_path: Path) -> None:
    approval = approve(db, "Hello")
    (item,) = enqueue(db, approval)
    receipt = dry_run(tmp_path).publish(item, approval.snapshot, None)

    assert dry_run(tmp_path).find(item, approval.snapshot) == receipt
    assert receipt.posted_at == NOON


def test_the_dry_run_finds_nothing_that_it_was_not_given(db: Database, tmp_path: Path) -> None:
    approval = approve(db, "Hello")
    (item,) = enqueue(db, approval)
    network = dry_run(tmp_path)
    network.publish(replace(item, key="another"), approval.snapshot, None)
    DryRun("x", network.account, network.path).publish(item, approval.snapshot, None)

    assert network.find(item, approval.snapshot) is None


def test_the_dry_run_posts_twice_if_asked_twice(db: Database, tmp_path: Path) -> None:
    approval = approve(db, "Hello")
    (item,) = enqueue(db, approval)
    network = dry_run(tmp_path)

    one, two = (network.publish(item, approval.snapshot, None) for _ in range(2))

    assert one.remote_id != two.remote_id
    assert network.path.read_text().count('"text": "Hello"') == 2


def test_a_line_torn_by_a_crash_was_never_public(db: Database, tmp_path: Path) -> None:
    approval = approve(db, "Hello")
    (item,) = enqueue(db, approval)
    network = dry_run(tmp_path)
    network.publish(item, approval.snapshot, None)
    whole = network.path.read_bytes()
    network.path.write_bytes(whole[:-9])
    assert network.find(item, approval.snapshot) is None

    receipt = network.publish(item, approval.snapshot, None)

    assert network.find(item, approval.snapshot) == receipt
