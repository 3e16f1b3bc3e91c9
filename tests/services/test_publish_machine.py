"""Whatever networks and power cuts do, in whatever order: one post per key at most, none lost.

Two accounts are on the network, connected now and then: nothing goes out from the wrong one.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    rule,
)

from strategy_tui.domain.account import same_account
from strategy_tui.domain.approval import Approval
from strategy_tui.domain.message import message
from strategy_tui.domain.queue import LIVE, QueueItem, QueueState
from strategy_tui.errors import AuthFailed, OutcomeUnknown, RateLimited, Rejected
from strategy_tui.services.publish import Published, PublishService
from strategy_tui.store import queue
from strategy_tui.store.database import PATIENCE, Database
from tests.services.queue_samples import NOON, Fault, Hostile, approve, enqueue

SAY = message("As hostile as it gets.")
NOT_PUBLIC: list[BaseException] = [
    Rejected(SAY),
    AuthFailed(SAY),
    RateLimited(NOON - timedelta(days=1)),
    RateLimited(NOON + timedelta(days=1)),
]
NOBODY_KNOWS: list[BaseException] = [OutcomeUnknown(SAY), ZeroDivisionError(), SystemExit()]

publish_faults = st.one_of(
    st.none(),
    st.builds(Fault, st.sampled_from(NOT_PUBLIC)),
    st.builds(Fault, st.sampled_from(NOBODY_KNOWS), st.booleans()),
)
find_faults = st.one_of(
    st.none(), st.builds(Fault, st.sampled_from([*NOBODY_KNOWS, AuthFailed(SAY)]))
)


class PowerCut(BaseException):
    """The process ends here; nothing that comes after it runs."""


class FrailDatabase(Database):
    """Loses power before or after one of its next commits, counted down."""

    commits_left = 0
    after = False

    @contextmanager
    def write(self, patience: float = PATIENCE) -> Iterator[sqlite3.Connection]:
        self.commits_left -= 1
        with super().write(patience) as tx:
            yield tx
            if self.commits_left == 0 and not self.after:
                raise PowerCut
        if self.commits_left == 0:
            raise PowerCut


class Publishing(RuleBasedStateMachine):
    """Queues, queues again, connects, publishes and crashes in any order."""

    approvals = Bundle("approvals")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.db = FrailDatabase(Path(self.folder.name) / "state.db")
        self.home, self.work = Hostile(account="home"), Hostile(account="Work")
        self.connected = [self.home]
        self.now = NOON
        self.made: list[Approval] = []

    @initialize()
    def open(self) -> None:
        self.db.create()

    @property
    def posts(self) -> list[tuple[str, str, str | None]]:
        return self.home.posts + self.work.posts

    @rule(
        target=approvals,
        parts=st.integers(1, 3),
        minutes=st.integers(-5, 60),
        account=st.sampled_from([None, "home", "@Home", "work"]),
    )
    def queue_a_draft(self, parts: int, minutes: int, account: str | None) -> Approval:
        number = len(self.made)
        texts = (f"{number}.{part}" for part in range(parts))
        approval = approve(self.db, *texts, account=account)
        enqueue(self.db, approval, self.now + timedelta(minutes=minutes))
        self.made.append(approval)
        return approval

    @rule(which=st.sampled_from(["home", "work", "both", "none"]))
    def connect(self, which: str) -> None:
        self.connected = {
            "home": [self.home],
            "work": [self.work],
            "both": [self.home, self.work],
            "none": [],
        }[which]

    @rule(
        on_publish=st.lists(st.lists(publish_faults, max_size=4), min_size=2, max_size=2),
        on_find=st.lists(st.lists(find_faults, max_size=3), min_size=2, max_size=2),
        commits=st.integers(0, 6),
        after=st.booleans(),
    )
    def publish(
        self,
        on_publish: list[list[Fault | None]],
        on_find: list[list[Fault | None]],
        commits: int,
        after: bool,
    ) -> None:
        """One run, with faults to come; `commits` > 0 cuts the power at that commit."""
        self.home.on_publish, self.work.on_publish = on_publish
        self.home.on_find, self.work.on_find = on_find
        self.home.asked, self.work.asked = [], []
        self.db.commits_left, self.db.after = commits, after
        unbound = self._unbound()
        with suppress(PowerCut, SystemExit):
            self._run()
        self.db.commits_left = 0
        looked_up = self.home.asked + self.work.asked
        assert len(looked_up) == len(set(looked_up)), "looked up twice in one run"
        assert len(self.connected) == 1 or self._unbound() == unbound, "an account was guessed"

    @rule(minutes=st.integers(1, 24 * 60))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule(approval=approvals)
    def ask_for_a_new_attempt(self, approval: Approval) -> None:
        """Every part that failed is queued again, by a person."""
        with self.db.write() as tx:
            for item in queue.newest_of_parts(tx, approval.id):
                if item.state not in LIVE:
                    queue.add(tx, approval, item.part, self.now, item.zone, item.attempts)

    @rule(approval=consumes(approvals))
    def look_and_find_that_nothing_came(self, approval: Approval) -> None:
        """The person answers for what is unconfirmed, truthfully."""
        public = {key for key, _, _ in self.posts}
        for item in self._items(approval):
            if item.state is QueueState.UNCONFIRMED:
                url = "https://mastodon.example/seen" if item.key in public else None
                self._service().answer(item.id, url, self.now)

    @invariant()
    def nothing_is_public_twice(self) -> None:
        keys = [key for key, _, _ in self.posts]
        assert len(keys) == len(set(keys))

    @invariant()
    def nothing_is_public_from_the_wrong_account(self) -> None:
        for network in (self.home, self.work):
            for text in network.texts:
                approval = self.made[int(text.split(".")[0])]
                (bound,) = {each.account for each in self._items(approval)}
                assert same_account(bound, network.account)
                approved_for = approval.snapshot.account
                assert approved_for is None or same_account(approved_for, network.account)

    @invariant()
    def what_is_public_is_never_offered_again(self) -> None:
        public = {key for key, _, _ in self.posts}
        for approval in self.made:
            for item in self._items(approval):
                may_be_public = item.state in (
                    QueueState.SENT,
                    QueueState.SENDING,
                    QueueState.UNCONFIRMED,
                )
                assert may_be_public or item.key not in public
                assert item.key in public or item.state is not QueueState.SENT

    @invariant()
    def threads_are_public_in_order(self) -> None:
        for number, approval in enumerate(self.made):
            texts = [text for _, text, _ in self.posts if text.startswith(f"{number}.")]
            assert texts == list(approval.snapshot.parts[: len(texts)])

    def teardown(self) -> None:
        """Once the network behaves, everything comes to an end that a person can see."""
        self.now += timedelta(days=30)
        for each in (self.home, self.work):
            each.on_publish, each.on_find = [], []
        self.connected = [self.home, self.work]
        unbound = self._unbound()
        waiting = {each.item.id for each in self._run().waiting}
        assert self._unbound() == unbound, "an account was guessed"
        assert waiting >= {each.id for number in unbound for each in self._items(self.made[number])}
        self.connected = [self.home]
        waiting = {each.item.id for each in self._run().waiting}
        for approval in self.made:
            broken = False
            for item in self._items(approval):
                broken = broken or item.state is QueueState.FAILED
                assert broken or item.state is QueueState.SENT
                assert item.state is not QueueState.QUEUED or item.id in waiting
        self.nothing_is_public_twice()
        self.nothing_is_public_from_the_wrong_account()
        self.folder.cleanup()

    def _run(self) -> Published:
        return self._service().publish_due(self.now)

    def _service(self) -> PublishService:
        lock = Path(self.folder.name) / "publish.lock"
        return PublishService(self.db, lock, lambda: self.connected, ("mastodon",))

    def _unbound(self) -> set[int]:
        """The numbers of the drafts of which nobody has said yet where they go out from."""
        return {
            number
            for number, approval in enumerate(self.made)
            if any(each.account is None for each in self._items(approval))
        }

    def _items(self, approval: Approval) -> list[QueueItem]:
        with self.db.read() as tx:
            found = queue.newest_of_parts(tx, approval.id)
        assert len(found) == len(approval.snapshot.parts), "a part was lost"
        return found


TestPublishing = Publishing.TestCase
TestPublishing.settings = settings(
    max_examples=20,
    stateful_step_count=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
