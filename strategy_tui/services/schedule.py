"""When approved posts go out: slots of the strategy, and the queue."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from strategy_tui.domain.account import Sender, same_account
from strategy_tui.domain.approval import Approval, Snapshot
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.draft import Draft
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.queue import LIVE, QueueItem, QueueState, Receipt
from strategy_tui.domain.schedule import instant, moment, no_moment, slot_times, spacing
from strategy_tui.domain.strategy import NetworkPlan, Strategy
from strategy_tui.errors import UnusableFile, WrongUsage
from strategy_tui.services import senders, waiting
from strategy_tui.services.drafts import DraftsService
from strategy_tui.services.strategy import StrategyService
from strategy_tui.store import approvals, queue
from strategy_tui.store.database import Database

_OPEN = frozenset(QueueState) - {QueueState.SENT, QueueState.CANCELLED}
_THIS_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class ScheduleService:
    """Gives approvals a time, and changes it until they are sent."""

    db: Database
    strategy: StrategyService
    drafts: DraftsService
    connected: Callable[[], Collection[Sender]]
    """The own accounts that posts can go out from, as it is asked."""

    def slots(self, network: str, now: datetime, n: int) -> tuple[datetime, ...]:
        """The next free slots of a network (its key in the strategy, or its name), local."""
        strategy = self.strategy.current(now).strategy
        zone = zone_of(strategy)
        free = self._free(_plan_named(strategy, network), strategy, now)
        return tuple(each.astimezone(zone) for each in islice(free, n))

    def next_free(self, network: str, now: datetime) -> datetime | None:
        """The next free slot; None where the strategy gives the network no slots."""
        return next(iter(self.slots(network, now, 1)), None)

    def add(
        self, approval_id: int, when: str | datetime | None, now: datetime
    ) -> tuple[QueueItem, ...]:
        """Queue every part: at `when`, else when the draft wishes, else in the next free slot.

        The next free slot of a draft that belongs to a campaign is one in the campaign's days.

        A time as text is of the strategy's zone, such as `2026-11-24 08:30`.

        Raises:
            WrongUsage: no such approval, the draft changed since, queued or sent already, or a
                time that cannot be.
            UnusableFile: the draft cannot be read, so nobody can see that it is what was approved.
        """
        approval = self.approval(approval_id)
        draft = self._draft(approval)
        strategy = self.strategy.current(now).strategy
        wish = draft.when if when is None else when
        if wish is not None:
            due_at = _moment(wish, strategy, now)
        else:
            due_at = self._next_free(approval, strategy, draft.campaign, now)
        snapshot, zone = approval.snapshot, strategy.time_zone
        with self.db.write() as tx:
            earlier = queue.newest_of_parts(tx, approval.id)
            for item in earlier:
                if item.state in LIVE:
                    raise WrongUsage(_already(item))
            attempts = [each.attempts for each in earlier] or [0] * len(snapshot.parts)
            return tuple(
                queue.add(tx, approval, part, due_at, zone, tried)
                for part, tried in enumerate(attempts)
            )

    def items(self, now: datetime, include_final: bool = False) -> tuple[QueueItem, ...]:
        """The queue, the first due first; one that is due and waits says why."""
        states = set(QueueState) if include_final else _OPEN
        connected = self.connected()
        with self.db.read() as tx:
            return tuple(
                replace(
                    each,
                    reason=waiting.reason(
                        tx, each, senders.held(each.network, each.account, connected)
                    ),
                )
                if each.state is QueueState.QUEUED and each.due_at <= now
                else each
                for each in queue.in_state(tx, *states)
            )

    def approval(self, approval_id: int) -> Approval:
        """What was approved under a number.

        Raises:
            WrongUsage: nothing was.
        """
        with self.db.read() as tx:
            found = approvals.get(tx, approval_id)
        if found is None:
            raise WrongUsage(
                message(
                    "There is no approval number {id}. "
                    "“strategy-tui draft approve” prints the number of each.",
                    id=str(approval_id),
                )
            )
        return found

    def receipt(self, item_id: int) -> Receipt | None:
        """Where an item is public, once it is."""
        with self.db.read() as tx:
            return queue.receipt(tx, item_id)

    def move(self, item_id: int, when: str | datetime, now: datetime) -> QueueItem:
        """Give a waiting item another time; the parts after it in its thread go along.

        Raises:
            WrongUsage: it does not wait any more, or a time that cannot be.
        """
        strategy = self.strategy.current(now).strategy
        due_at = _moment(when, strategy, now)
        return self._change(item_id, due_at=due_at, zone=strategy.time_zone, reason=None)

    def cancel(self, item_id: int, now: datetime) -> QueueItem:
        """Take a waiting item, and the parts after it in its thread, out of the queue.

        Raises:
            WrongUsage: it does not wait any more.
        """
        del now  # every verb takes it; this one needs no clock
        return self._change(item_id, state=QueueState.CANCELLED, reason=None)

    def requeue(self, item_id: int, when: str | datetime | None, now: datetime) -> QueueItem:
        """Queue a failed or cancelled item again, under its own key: at `when`, else now.

        Parts after it in its thread that failed or were cancelled come along. What goes out is
        what was approved, even if the draft changed since.

        Raises:
            WrongUsage: it is not failed or cancelled, or a time that cannot be.
        """
        strategy = self.strategy.current(now).strategy
        due_at = now if when is None else _moment(when, strategy, now)
        with self.db.write() as tx:
            item = _existing(tx, item_id)
            approval = approvals.get(tx, item.approval_id)
            assert approval is not None, "a foreign key holds this"
            final = [
                each
                for each in queue.newest_of_parts(tx, item.approval_id)[item.part :]
                if each.state not in LIVE
            ]
            if item not in final:
                raise WrongUsage(_not_again(item))
            again = [
                queue.add(tx, approval, each.part, due_at, strategy.time_zone, each.attempts)
                for each in final
            ]
            return again[0]

    def _change(self, item_id: int, **changes: Any) -> QueueItem:
        """Change an item and the later parts of its thread, as far as they wait."""
        with self.db.write() as tx:
            item = _existing(tx, item_id)
            if item.state is not QueueState.QUEUED:
                raise WrongUsage(_not_waiting(item))
            for each in queue.newest_of_parts(tx, item.approval_id)[item.part :]:
                if each.state is QueueState.QUEUED:
                    queue.replace(tx, each, replace(each, **changes))
            return _existing(tx, item_id)

    def remark(self, item: QueueItem) -> Message | None:
        """What a person should know of an item's time: its campaign does not run then.

        Raises:
            UnusableFile: the draft or the strategy cannot be read.
        """
        strategy, _ = self.strategy.valid()
        draft = self.drafts.of_approval(self.approval(item.approval_id))
        campaign = strategy.campaigns.get(draft.campaign or "") if draft is not None else None
        day = item.due_at.astimezone(ZoneInfo(item.zone)).date()
        if campaign is None or campaign.start <= day <= campaign.end:
            return None
        return message(
            "The campaign “{campaign}” runs from {start} to {end}; {day} is not in it.",
            campaign=campaign.name,
            start=campaign.start,
            end=campaign.end,
            day=day,
        )

    def _draft(self, approval: Approval) -> Draft:
        """The draft of an approval, once it is seen to be what was approved."""
        draft = self.drafts.of_approval(approval)
        if draft is None:
            raise WrongUsage(
                message(
                    "“{path}” was changed after approval {id}, so that approval is void. "
                    "Read the draft again and approve it as it is now.",
                    path=approval.draft_path,
                    id=str(approval.id),
                )
            )
        return draft

    def _next_free(
        self, approval: Approval, strategy: Strategy, campaign: str | None, now: datetime
    ) -> datetime:
        """The next free slot; of a campaign's draft the first in the campaign, if there is one."""
        plan = plan_of(strategy, approval.snapshot)
        free = next(self._free(plan, strategy, now), None) if plan is not None else None
        runs = strategy.campaigns.get(campaign or "")
        if free is not None and plan is not None and runs is not None:
            inside = self._first_from(runs.start, plan, strategy, now)
            if inside is not None and inside.astimezone(zone_of(strategy)).date() <= runs.end:
                return inside
        if free is None:
            raise WrongUsage(
                message(
                    "Your strategy has no slots for {network}, so there is no next free one. "
                    "Give a time, or write slots under its “cadence”.",
                    network=plan.key if plan is not None else approval.snapshot.network,
                )
            )
        return free

    def _first_from(
        self, day: date, plan: NetworkPlan, strategy: Strategy, now: datetime
    ) -> datetime | None:
        """The first free slot of a day or later; None where the calendar ends before."""
        try:
            begin = instant(datetime.combine(day, time()), zone_of(strategy)) - _THIS_MINUTE
            return next(self._free(plan, strategy, max(now, begin)), None)
        except OverflowError:
            return None

    def _free(self, plan: NetworkPlan, strategy: Strategy, now: datetime) -> Iterator[datetime]:
        """The slots of a network in which nothing else goes out, without end."""
        if plan.rests:
            return
        with self.db.read() as tx:
            taken = queue.live_times(tx, plan.network, plan.account)
        apart = spacing(plan.cadence.slots)
        for at in slot_times(plan.cadence.slots, zone_of(strategy), now):
            if all(abs(at - other) >= apart for other in taken):
                yield at


def zone_of(strategy: Strategy) -> ZoneInfo:
    """The zone in which a strategy's slots and times are meant.

    Raises:
        UnusableFile: this machine does not know it.
    """
    try:
        return ZoneInfo(strategy.time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnusableFile(
            message(
                "This machine does not know the time zone “{zone}” of your strategy. "
                "Write an IANA name such as “Europe/Paris”, or install the package “tzdata”.",
                zone=strategy.time_zone,
            )
        ) from error


def plan_of(strategy: Strategy, snapshot: Snapshot) -> NetworkPlan | None:
    """The part of the strategy that an approved post belongs to."""
    for plan in strategy.networks.values():
        if plan.network == snapshot.network and same_account(plan.account, snapshot.account):
            return plan
    return None


def _plan_named(strategy: Strategy, network: str) -> NetworkPlan:
    """A plan by its key, or the only one on that network."""
    if network in strategy.networks:
        return strategy.networks[network]
    found = [each for each in strategy.networks.values() if each.network == network]
    if len(found) == 1:
        return found[0]
    raise WrongUsage(
        message(
            "Your strategy has no network “{network}”. It has {networks}.",
            network=network,
            networks=tuple(strategy.networks),
        )
    )


def _moment(when: str | datetime, strategy: Strategy, now: datetime) -> datetime:
    """A time that is still to come; as text it is of the strategy's zone, or names an offset."""
    zone = zone_of(strategy)
    try:
        at = when if isinstance(when, datetime) else moment(when)
        at = instant(at, zone) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise WrongUsage(no_moment(str(when))) from error
    if at <= now - _THIS_MINUTE:
        raise WrongUsage(
            message("{when} is over. Give a time that is still to come.", when=at.astimezone(zone))
        )
    return at


def _existing(tx: sqlite3.Connection, item_id: int) -> QueueItem:
    item = queue.get(tx, item_id)
    if item is None:
        raise WrongUsage(
            message(
                "There is no item {item} in the queue. “strategy-tui schedule list” shows them.",
                item=str(item_id),
            )
        )
    return item


def _already(item: QueueItem) -> Message:
    """Why an approval is not queued a second time."""
    if item.state is QueueState.SENT:
        return message(
            "Approval {id} was sent already. What is public once is not sent again.",
            id=str(item.approval_id),
        )
    return message(
        "Approval {id} stands in the queue already, as item {item}. Move that one instead.",
        id=str(item.approval_id),
        item=str(item.id),
    )


def _not_waiting(item: QueueItem) -> Message:
    """Why an item can be neither moved nor cancelled."""
    number = str(item.id)
    match item.state:
        case QueueState.SENDING:
            return message("Item {item} is being sent right now.", item=number)
        case QueueState.UNCONFIRMED:
            return message(
                "Nobody knows yet whether item {item} is public. The next “strategy-tui publish” "
                "looks; if you looked yourself, say so with "
                "“strategy-tui publish --answer {item}”.",
                item=number,
            )
        case QueueState.SENT:
            return message("Item {item} is public already.", item=number)
        case _:
            return message(
                "Item {item} does not wait any more. "
                "“strategy-tui schedule requeue {item}” queues it again.",
                item=number,
            )


def _not_again(item: QueueItem) -> Message:
    """Why an item is not queued again."""
    if item.state is QueueState.UNCONFIRMED:
        return _not_waiting(item)
    return message(
        "Item {item} did not fail and was not cancelled, or was queued again since.",
        item=str(item.id),
    )
