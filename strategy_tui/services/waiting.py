"""Why an item of the queue does not go out although its time has come."""

from __future__ import annotations

import sqlite3

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.queue import QueueItem, QueueState
from strategy_tui.store import queue


@dataclass(frozen=True, slots=True)
class Waiting:
    """An item that is due and did not go out, and why."""

    item: QueueItem
    reason: Message


def reason(tx: sqlite3.Connection, item: QueueItem, held: Message | None) -> Message:
    """One sentence; `held` says why no account can send the item now, if so."""
    if item.reason is not None and item.state is QueueState.UNCONFIRMED:
        return item.reason
    if held is not None:
        return held
    if item.part > 0 and (before := _before(tx, item)).state is not QueueState.SENT:
        return _waits_for(before)
    return item.reason or message("It goes out with the next run.")


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
