"""`strategy-tui schedule`: slots and the queue."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from strategy_tui.cli.command import NUMBER, Group, command, json_option, option
from strategy_tui.cli.session import Session, with_session
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.queue import QueueState

if TYPE_CHECKING:
    from strategy_tui.domain.queue import QueueItem

schedule = Group(
    "schedule",
    words=message("Slots and the queue of approved posts."),
    lazy={
        "add": ("strategy_tui.cli.schedule:add", message("Queue an approval at a time.")),
        "list": ("strategy_tui.cli.schedule:list_", message("The queue, by time.")),
        "slots": ("strategy_tui.cli.schedule:slots", message("The next free times of a network.")),
        "move": ("strategy_tui.cli.schedule:move", message("Give an item another time.")),
        "cancel": ("strategy_tui.cli.schedule:cancel", message("Take an item out of the queue.")),
        "requeue": (
            "strategy_tui.cli.schedule:requeue",
            message("Queue a failed or cancelled item again."),
        ),
        "ics": (
            "strategy_tui.cli.calendar:ics",
            message("What has a day, as an iCalendar file for your own calendar."),
        ),
    },
)

STATES: dict[QueueState, Message] = {
    QueueState.QUEUED: message("queued"),
    QueueState.SENDING: message("being sent"),
    QueueState.UNCONFIRMED: message("unconfirmed: it may be public"),
    QueueState.SENT: message("sent"),
    QueueState.FAILED: message("failed"),
    QueueState.CANCELLED: message("cancelled"),
}

TIME = message("Day and time in your strategy’s zone, such as “2026-11-24 08:30”.")
WHEN = message("Day and time in your strategy’s zone, such as “2026-11-24 08:30”; else the next free slot.")  # fmt: skip # noqa: E501


@command("add", message("Queue APPROVAL (its number) at a time."))
@click.argument("approval", type=NUMBER)
@option("--at", "when", metavar="TIME", words=WHEN)
@with_session
def add(session: Session, approval: int, when: str | None) -> None:
    """Queue every part of an approval."""
    items = session.services.schedule.add(approval, when, session.now)
    for item in items:
        session.output.line(item_line(item, session))
    _remark(items[0], session)


@command("list", message("The queue, by time."))
@option("--all", "everything", is_flag=True, words=message("Also what is sent or cancelled."))
@json_option()
@with_session
def list_(session: Session, everything: bool, as_json: bool) -> None:
    """List the items."""
    for item in session.services.schedule.items(session.now, everything):
        if as_json:
            session.output.json(item_json(item, session))
        else:
            session.output.line(item_line(item, session))


@command("slots", message("The next free times of NETWORK."))
@click.argument("network")
@option("--count", type=click.IntRange(1, 100), default=5, words=message("How many."))
@json_option()
@with_session
def slots(session: Session, network: str, count: int, as_json: bool) -> None:
    """List free slots, in the strategy's zone."""
    for each in session.services.schedule.slots(network, session.now, count):
        if as_json:
            session.output.json({"network": network, "at": each.isoformat()})
        else:
            session.output.line(f"{each:%Y-%m-%d %H:%M}")


@command("move", message("Give ITEM another time."))
@click.argument("item", type=NUMBER)
@option("--to", "when", required=True, metavar="TIME", words=TIME)
@with_session
def move(session: Session, item: int, when: str) -> None:
    """Move one item."""
    moved = session.services.schedule.move(item, when, session.now)
    session.output.line(item_line(moved, session))
    _remark(moved, session)


@command("cancel", message("Take ITEM out of the queue."))
@click.argument("item", type=NUMBER)
@with_session
def cancel(session: Session, item: int) -> None:
    """Cancel one item."""
    session.output.line(item_line(session.services.schedule.cancel(item, session.now), session))


@command("requeue", message("Queue ITEM, which failed or was cancelled, again."))
@click.argument("item", type=NUMBER)
@option("--at", "when", metavar="TIME", words=WHEN)
@with_session
def requeue(session: Session, item: int, when: str | None) -> None:
    """Queue one item again."""
    again = session.services.schedule.requeue(item, when, session.now)
    session.output.line(item_line(again, session))


def _remark(item: QueueItem, session: Session) -> None:
    remark = session.services.schedule.remark(item)
    if remark is not None:
        session.output.talk(remark)


def item_line(item: QueueItem, session: Session) -> str:
    """One item in a line: number, local time, network and account, state and why."""
    output = session.output
    local = item.due_at.astimezone(ZoneInfo(item.zone))
    state = output.text(STATES[item.state])
    why = f" ({output.text(item.reason)})" if item.reason else ""
    part = f" [{item.part + 1}]" if item.part else ""
    where = item.network + (f" {item.account}" if item.account else "")
    return f"{item.id}  {local:%Y-%m-%d %H:%M} {item.zone}  {where}{part}  {state}{why}"


def item_json(item: QueueItem, session: Session) -> dict[str, object]:
    """One item as data; `due_at` is UTC."""
    return {
        "item": item.id,
        "approval": item.approval_id,
        "part": item.part,
        "network": item.network,
        "account": item.account,
        "due_at": item.due_at.isoformat(),
        "zone": item.zone,
        "state": item.state.value,
        "attempts": item.attempts,
        "reason": session.output.text(item.reason) if item.reason else "",
    }
