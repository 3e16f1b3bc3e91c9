"""The publishing queue: one item for each part of an approval, sent once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message


class QueueState(StrEnum):
    """Where an item stands; SENT, FAILED and CANCELLED are final."""

    QUEUED = "queued"
    SENDING = "sending"
    """Claimed: the network may have it."""
    UNCONFIRMED = "unconfirmed"
    """Nobody knows yet whether it is public; shown until known."""
    SENT = "sent"
    FAILED = "failed"
    CANCELLED = "cancelled"


LIVE = frozenset({QueueState.QUEUED, QueueState.SENDING, QueueState.UNCONFIRMED, QueueState.SENT})
"""States in which a key may stand only once; a failed or cancelled item can be queued again."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The network's word that a post is public."""

    remote_id: str
    url: str
    posted_at: datetime


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One part of an approved draft on its way to one network."""

    id: int
    approval_id: int
    part: int
    """Counted from 0; a part is due only after the one before it was sent."""
    network: str
    account: str | None
    """The own account it goes out from and no other; None while nobody said which."""
    key: str
    """Idempotency key: the same for every attempt at this part of its approval."""
    due_at: datetime
    """UTC."""
    zone: str
    """The IANA zone in which the person chose the time."""
    state: QueueState = QueueState.QUEUED
    attempts: int = 0
    """How often it was claimed, counting the failed items before it under the same key."""
    reason: Message | None = None
    """Why it failed, waits or is unconfirmed."""


@dataclass(frozen=True, slots=True)
class Sent:
    """It is public."""

    receipt: Receipt


@dataclass(frozen=True, slots=True)
class Failed:
    """It is not public, and trying again unchanged will not help."""

    reason: Message


@dataclass(frozen=True, slots=True)
class Postponed:
    """It is not public yet; try again at `until`."""

    until: datetime
    reason: Message | None = None


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """It may be public."""

    reason: Message


PublishOutcome = Sent | Failed | Postponed | Unconfirmed


def settle(item: QueueItem, outcome: PublishOutcome) -> QueueItem:
    """The item after an attempt to send it.

    Raises:
        ValueError: the item was not being sent.
    """
    if item.state not in (QueueState.SENDING, QueueState.UNCONFIRMED):
        raise ValueError(f"item {item.id} is {item.state}, not being sent")
    match outcome:
        case Sent():
            return replace(item, state=QueueState.SENT, reason=None)
        case Failed(reason):
            return replace(item, state=QueueState.FAILED, reason=reason)
        case Postponed(until, reason):
            return replace(item, state=QueueState.QUEUED, due_at=until, reason=reason)
        case Unconfirmed(reason):
            return replace(item, state=QueueState.UNCONFIRMED, reason=reason)
