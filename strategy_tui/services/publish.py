"""Send what is due, once."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import field
from datetime import datetime
from pathlib import Path

from strategy_tui.domain.account import Sender
from strategy_tui.domain.approval import Approval
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.queue import (
    Failed,
    Postponed,
    PublishOutcome,
    QueueItem,
    QueueState,
    Receipt,
    Sent,
    Unconfirmed,
    settle,
)
from strategy_tui.errors import (
    AuthFailed,
    NetworkError,
    RateLimited,
    Rejected,
    WrongUsage,
)
from strategy_tui.networks.base import Network
from strategy_tui.services import waiting
from strategy_tui.services.senders import sender_of
from strategy_tui.services.waiting import Waiting
from strategy_tui.store import approvals, queue
from strategy_tui.store.database import Database
from strategy_tui.store.lock import publisher_lock

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Published:
    """What one run did, and what it left."""

    settled: tuple[QueueItem, ...]
    """Every item that this run looked up or tried to send, as it stands now."""
    waiting: tuple[Waiting, ...]


@dataclass(slots=True)
class _Run:
    """What one run has to remember.

    Whatever sends an item back to the queue adds its account to `resting`, which are left alone:
    so no item is claimed twice in one run, even if its new time lies in the past.
    """

    now: datetime
    clients: Mapping[Sender, Network]
    resting: dict[Sender, Message] = field(default_factory=dict)
    settled: dict[int, QueueItem] = field(default_factory=dict)

    def free(self, network: str, account: str | None) -> Sender | Message:
        """The account that may send a post for `account` now, or why none may."""
        sender = sender_of(network, account, self.clients)
        return self.resting.get(sender, sender) if isinstance(sender, Sender) else sender


@dataclass(frozen=True, slots=True)
class PublishService:
    """Moves items from the queue to their networks."""

    db: Database
    lock_path: Path
    clients: Callable[[], Iterable[Network]]
    """One for each connected own account; asked anew by each run, for connections change."""
    known: Collection[str]
    """Every network that this program knows; what has no account there waits for one."""

    def publish_due(self, now: datetime) -> Published:
        """Settle what an earlier run left open, then send all that is due.

        Raises:
            Busy: another process is doing this now.
            UnusableFile: the database cannot be written; nothing is lost.
        """
        with publisher_lock(self.lock_path):
            clients = {Sender(each.name, each.account): each for each in self.clients()}
            run = _Run(now, clients)
            self._reconcile(run)
            while (item := self._claim(run)) is not None:
                self._record(run, item, self._send(run, item))
            return Published(tuple(run.settled.values()), self._waiting(run))

    def answer(self, item_id: int, url: str | None, now: datetime) -> QueueItem:
        """A person's word on an unconfirmed item: it is public at `url`, or (None) it is not.

        Raises:
            Busy: a run may be finding out right now.
            WrongUsage: the item is not unconfirmed.
        """
        said_no = message("You looked, and it was not public.")
        outcome = Sent(Receipt(url, url, now)) if url is not None else Failed(said_no)
        with publisher_lock(self.lock_path):
            with self.db.read() as tx:
                item = queue.get(tx, item_id)
            if item is None or item.state is not QueueState.UNCONFIRMED:
                raise WrongUsage(
                    message(
                        "Item {item} of the queue is not unconfirmed, so there is nothing to "
                        "answer. “strategy-tui schedule list” shows where each item stands.",
                        item=str(item_id),
                    )
                )
            return self._write(item, outcome)

    def _reconcile(self, run: _Run) -> None:
        """We hold the lock, so whoever began these sends has died or given up."""
        with self.db.read() as tx:
            left_open = queue.in_state(tx, QueueState.SENDING, QueueState.UNCONFIRMED)
        for item in left_open:
            self._record(run, item, self._look_up(run, item))

    def _look_up(self, run: _Run, item: QueueItem) -> PublishOutcome:
        sender = sender_of(item.network, item.account, run.clients)
        if isinstance(sender, Message):
            return Unconfirmed(_cannot_look(item))
        if sender in run.resting:
            return Unconfirmed(run.resting[sender])
        try:
            receipt = run.clients[sender].find(item, self._approval(item).snapshot)
            return Sent(_sound(receipt)) if receipt is not None else Postponed(until=item.due_at)
        except NetworkError as error:
            if isinstance(error, AuthFailed | RateLimited):
                run.resting[sender] = error.message
            return Unconfirmed(error.message)
        except Exception as error:
            return Unconfirmed(_our_bug(error))

    def _claim(self, run: _Run) -> QueueItem | None:
        """Committed before the network is called, so that a crash leaves a trace.

        What goes to a network that nobody knows is claimed too, to fail.
        """
        with self.db.write() as tx:
            routes: dict[queue.Route, str | None] = {}
            for network, account in queue.routes_due(tx, run.now):
                sender = run.free(network, account)
                if isinstance(sender, Sender):
                    routes[network, account] = sender.handle
                elif self._is_unknown(run, network):
                    routes[network, account] = None
            return queue.claim_due(tx, run.now, routes)

    def _is_unknown(self, run: _Run, network: str) -> bool:
        return network not in self.known and all(each.network != network for each in run.clients)

    def _send(self, run: _Run, item: QueueItem) -> PublishOutcome:
        sender = sender_of(item.network, item.account, run.clients)
        if isinstance(sender, Message):
            return Failed(_unknown_network(item.network))
        approval = self._approval(item)
        with self.db.read() as tx:
            replies_to = queue.receipt_before(tx, item)
        try:
            client = run.clients[sender]
            return Sent(_sound(client.publish(item, approval.snapshot, replies_to)))
        except Rejected as error:
            return Failed(error.message)
        except RateLimited as error:
            run.resting[sender] = error.message
            return Postponed(error.retry_at, error.message)
        except AuthFailed as error:
            run.resting[sender] = error.message
            return Postponed(item.due_at, error.message)
        except NetworkError as error:
            return Unconfirmed(error.message)
        except Exception as error:
            return Unconfirmed(_our_bug(error))

    def _record(self, run: _Run, item: QueueItem, outcome: PublishOutcome) -> None:
        run.settled[item.id] = self._write(item, outcome)

    def _write(self, item: QueueItem, outcome: PublishOutcome) -> QueueItem:
        settled = settle(item, outcome)
        with self.db.write() as tx:
            if not queue.replace(tx, item, settled):
                raise RuntimeError(f"item {item.id} changed while we held the publisher's lock")
            if isinstance(outcome, Sent):
                queue.save_receipt(tx, settled, outcome.receipt)
        return settled

    def _approval(self, item: QueueItem) -> Approval:
        with self.db.read() as tx:
            approval = approvals.get(tx, item.approval_id)
        assert approval is not None, "a foreign key holds this"
        return approval

    def _waiting(self, run: _Run) -> tuple[Waiting, ...]:
        with self.db.read() as tx:
            open_items = queue.in_state(tx, QueueState.QUEUED, QueueState.UNCONFIRMED)
            due = [each for each in open_items if each.due_at <= run.now or each.id in run.settled]
            return tuple(Waiting(each, waiting.reason(tx, each, _held(run, each))) for each in due)


def _held(run: _Run, item: QueueItem) -> Message | None:
    found = run.free(item.network, item.account)
    return found if isinstance(found, Message) else None


def _sound(receipt: Receipt) -> Receipt:
    """A receipt that can be kept; anything else is the adapter's bug, and proves nothing."""
    if not isinstance(receipt, Receipt) or receipt.posted_at.tzinfo is None:
        raise TypeError(f"not a receipt with a time in UTC: {receipt!r}")
    return receipt


def _unknown_network(name: str) -> Message:
    return message(
        "This version does not know a network “{network}”, so nothing was sent there. "
        "Update the program, or write the draft for a network it knows.",
        network=name,
    )


def _cannot_look(item: QueueItem) -> Message:
    if item.account is None:
        return message(
            "It may be public, and no account of yours on {network} is connected to find out. "
            "Connect one, or look yourself and say what you saw.",
            network=item.network,
        )
    return message(
        "It may be public, and “{account}” on {network} is not connected to find out. "
        "Connect it, or look yourself and say what you saw.",
        account=item.account,
        network=item.network,
    )


def _our_bug(error: Exception) -> Message:
    """The sentence for the person; the traceback goes to the log."""
    _log.debug("a network's client failed", exc_info=error)
    return message(
        "It may be public: the program stumbled ({bug}) before the answer came. "
        "The next run looks for the post before anything else.",
        bug=type(error).__name__,
    )
