"""Why an item of the queue does not go out although its time has come."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from strategy_tui.domain.message import Message, message
from strategy_tui.domain.queue import QueueItem, QueueState
from strategy_tui.store import queue


@dataclass(frozen=True, slots=True)
class Waiting:
    """An item that is due and did not go out, and why."""

    item: QueueItem
    reason: Message


def reason(tx: sqlite3.Connection, item: QueueItem, resting: Mapping[str, Message]) -> Message:
    """One sentence; `resting` says which networks are left alone now, and why."""
    if item.reason is not None and item.state is QueueState.UNCONFIRMED:
        return item.reason
    if item.network in resting:
        return resting[item.network]
    if item.part > 0 and (before := _before(tx, item)).state is not QueueState.SENT:
        return _waits_for(before)
    return item.reason or message("It goes out with the next run.")


def not_connected(network: str) -> Message:
    """Nothing is wrong with the item: there is no account to send it from."""
    return message(
        "No account of yours on {network} is connected. "
        "Connect one with “strategy-tui account add”, or post it by hand.",
        network=network,
    )


def _before(tx: sqlite3.Connection, item: QueueItem) -> QueueItem:
    return queue.newest_of_parts(tx, item.approval_id)[item.part - 1]


def _waits_for(before: QueueItem) -> Message:
    number = before.part + 1
    match before.state:
        case QueueState.FAILED:
            return message(
                "Part {number} of this thread failed. Queue it again, or cancel the rest.",
                number=number,
            )
        case QueueState.CANCELLED:
            return message(
                "Part {number} of this thread was cancelled. Queue it again, or cancel the rest.",
                number=number,
            )
        case QueueState.SENDING | QueueState.UNCONFIRMED:
            return message(
                "Nobody knows yet whether part {number} of this thread is public.", number=number
            )
        case _:
            return message("Part {number} of this thread goes out first.", number=number)
