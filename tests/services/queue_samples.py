"""Approvals, queue items and networks as bad as the worst, for the tests of publishing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime

from strategy_tui.domain.approval import Approval, Snapshot
from strategy_tui.domain.queue import QueueItem, QueueState, Receipt
from strategy_tui.store import approvals, queue
from strategy_tui.store.database import Database

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def approve(
    db: Database, *parts: str, network: str = "mastodon", account: str | None = None
) -> Approval:
    """An approval of texts, each draft being its own."""
    with db.write() as tx:
        snapshot = Snapshot(network, account, parts)
        return approvals.add(tx, f"draft of {parts[0]}", "drafts/a.md", snapshot, 1, NOON)


def enqueue(db: Database, approval: Approval, due_at: datetime = NOON) -> list[QueueItem]:
    """Every part of an approval, queued."""
    with db.write() as tx:
        return [
            queue.add(tx, approval, part, due_at, "Europe/Paris")
            for part in range(len(approval.snapshot.parts))
        ]


def states(db: Database) -> list[QueueState]:
    """The state of every item, in the order they were queued."""
    with db.read() as tx:
        found = queue.in_state(tx, *QueueState)
    return [item.state for item in sorted(found, key=lambda each: each.id)]


@dataclass
class Fault:
    """What goes wrong with one call, and whether the post is public all the same."""

    error: BaseException
    posts_first: bool = False


@dataclass
class Hostile:
    """A network in memory that posts twice if asked twice, and fails as it is told to."""

    name: str = "mastodon"
    account: str = "me@example.social"
    posts: list[tuple[str, str, str | None]] = field(default_factory=list)
    """Key, text, and the id of the post it answers."""
    on_publish: list[Fault | None] = field(default_factory=list)
    on_find: list[Fault | None] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    """The keys that `find` was asked for."""

    def publish(self, item: QueueItem, snapshot: Snapshot, replies_to: Receipt | None) -> Receipt:
        fault = self.on_publish.pop(0) if self.on_publish else None
        if fault is not None and not fault.posts_first:
            raise fault.error
        answered = replies_to.remote_id if replies_to is not None else None
        self.posts.append((item.key, snapshot.parts[item.part], answered))
        if fault is not None:
            raise fault.error
        return self._receipt(len(self.posts))

    def find(self, item: QueueItem, snapshot: Snapshot) -> Receipt | None:
        self.asked.append(item.key)
        fault = self.on_find.pop(0) if self.on_find else None
        if fault is not None:
            raise fault.error
        for number, (key, text, _) in enumerate(self.posts, start=1):
            if key == item.key:
                assert text == snapshot.parts[item.part]
                return self._receipt(number)
        return None

    def _receipt(self, number: int) -> Receipt:
        return Receipt(str(number), f"https://{self.name}.example/{number}", NOON)

    @property
    def texts(self) -> list[str]:
        """What is public, in the order it became so."""
        return [text for _, text, _ in self.posts]

    @property
    def most_per_key(self) -> int:
        """How often the same thing is public; more than once is the worst this program can do."""
        return max(Counter(key for key, _, _ in self.posts).values(), default=0)
