"""The first page: what is due, what waits, what the drafts and the strategy ask for today."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from strategy_tui.domain.account import Sender
from strategy_tui.domain.approval import Approval
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.diagnostic import Diagnostic, Severity
from strategy_tui.domain.message import Message, message, plural
from strategy_tui.domain.queue import LIVE, QueueItem, QueueState
from strategy_tui.domain.schedule import instant
from strategy_tui.domain.strategy import Strategy
from strategy_tui.i18n import render
from strategy_tui.services import senders, waiting
from strategy_tui.services.appointments import Appointments, appointments
from strategy_tui.services.drafts import ApprovalState, DraftsService, DraftState
from strategy_tui.services.due_reviews import DueReview
from strategy_tui.services.review import ReviewService
from strategy_tui.services.schedule import plan_of, zone_of
from strategy_tui.services.strategy import StrategyService
from strategy_tui.services.waiting import Waiting
from strategy_tui.store import approvals, queue, tally
from strategy_tui.store.database import Database

BEGINNING = 60
"""Characters of a post that are enough to know it again."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A post that has its time, and how it begins."""

    item: QueueItem
    local: datetime
    """In the zone in which the time was chosen."""
    begins: str
    """Its first line."""


@dataclass(frozen=True, slots=True)
class Time:
    """Minutes of the week, from Monday to Sunday; None where the strategy does not say."""

    planned: float | None
    """What this week's posts cost, by the strategy's minutes for each."""
    budget: float | None
    daily_watch: float | None


@dataclass(frozen=True, slots=True)
class Today:
    """A day's page, as it stands at one moment."""

    at: datetime
    strategy_errors: int
    """Where there are any, the page says what can be said without a strategy."""
    due: tuple[Planned, ...]
    """What goes out until the local day ends."""
    next: Planned | None
    """The first post after that."""
    waiting: tuple[Waiting, ...]
    """What should have gone out and did not, or may have."""
    failed: tuple[QueueItem, ...]
    """What will not go out unless it is queued again."""
    drafts: tuple[DraftState, ...]
    """Only looked at for errors, which are what stands in the way."""
    unscheduled: int
    """Approved drafts that have no time yet."""
    asks: Appointments
    """What the strategy itself asks for."""
    followed: int
    decided: int
    time: Time

    @property
    def reviews(self) -> tuple[DueReview, ...]:
        """Overdue, or due within the week."""
        return self.asks.reviews

    @property
    def is_quiet(self) -> bool:
        """Whether nothing asks for the person."""
        return not (
            self.strategy_errors
            or self.due
            or self.waiting
            or self.failed
            or self.asks.reviews
            or self.asks.open_review
            or self.unscheduled
            or self.drafts_with_errors
            or self.stale
        )

    @property
    def drafts_with_errors(self) -> int:
        """Drafts that cannot be approved as they are."""
        return sum(each.count(Severity.ERROR) > 0 for each in self.drafts)

    @property
    def stale(self) -> int:
        """Drafts that were changed after they were approved."""
        return sum(each.approval is ApprovalState.STALE for each in self.drafts)

    def sentences(self) -> Iterator[Message]:
        """The page in words, the most pressing first; nothing that is in order is named."""
        if self.strategy_errors:
            yield plural(
                "Your strategy has {count} error. “strategy-tui strategy check” shows it.",
                "Your strategy has {count} errors. “strategy-tui strategy check” shows them.",
                count=self.strategy_errors,
            )
        yield from self._of_the_queue()
        yield from self._of_the_drafts()
        yield from self.asks.sentences()
        if self.decided < self.followed:
            yield message(
                "You have decided about {decided} of the {followed} accounts you follow.",
                decided=self.decided,
                followed=self.followed,
            )
        if self.time.planned and self.time.budget:
            yield message(
                "This week’s posts take {planned} of your {budget} minutes.",
                planned=self.time.planned,
                budget=self.time.budget,
            )

    def _of_the_queue(self) -> Iterator[Message]:
        for each in self.waiting:
            yield message(
                "Item {item} for {network} waits: {reason}",
                item=str(each.item.id),
                network=each.item.network,
                reason=each.reason,
            )
        if self.failed:
            yield plural(
                "{count} post failed. “strategy-tui schedule list” says why.",
                "{count} posts failed. “strategy-tui schedule list” says why.",
                count=len(self.failed),
            )
        for post in self.due:
            yield message(
                "Today at {time}, for {network}: “{begins}”",
                time=f"{post.local:%H:%M}",
                network=post.item.network,
                begins=post.begins,
            )
        if self.next is not None:
            yield message(
                "The next post goes out on {when}, for {network}: “{begins}”",
                when=self.next.local,
                network=self.next.item.network,
                begins=self.next.begins,
            )

    def _of_the_drafts(self) -> Iterator[Message]:
        if self.drafts_with_errors:
            yield plural(
                "{count} draft has errors.",
                "{count} drafts have errors.",
                count=self.drafts_with_errors,
            )
        if self.stale:
            yield plural(
                "{count} draft was changed after you approved it.",
                "{count} drafts were changed after you approved them.",
                count=self.stale,
            )
        if self.unscheduled:
            yield plural(
                "{count} approved draft has no time yet.",
                "{count} approved drafts have no time yet.",
                count=self.unscheduled,
            )

    def as_json(self, language: str) -> dict[str, object]:
        """The page as data; times are UTC, sentences in the reader's language."""
        return {
            "at": self.at.isoformat(),
            "strategy_errors": self.strategy_errors,
            "due": [_planned_json(each) for each in self.due],
            "next": _planned_json(self.next) if self.next is not None else None,
            "waiting": [
                {
                    "item": each.item.id,
                    "network": each.item.network,
                    "state": each.item.state.value,
                    "reason": render(each.reason, language),
                }
                for each in self.waiting
            ],
            "failed": [each.id for each in self.failed],
            "drafts": {
                "total": len(self.drafts),
                "with_errors": self.drafts_with_errors,
                "stale": self.stale,
                "unscheduled": self.unscheduled,
            },
            **self.asks.as_json(),
            "accounts": {"followed": self.followed, "decided": self.decided},
            "minutes": {
                "planned_this_week": self.time.planned,
                "per_week": self.time.budget,
                "daily_watch": self.time.daily_watch,
            },
        }


@dataclass(frozen=True, slots=True)
class TodayService:
    """Looks at everything that may ask for the person, and changes nothing."""

    db: Database
    strategy: StrategyService
    drafts: DraftsService
    review: ReviewService
    connected: Callable[[], Collection[Sender]]
    """The own accounts that posts can go out from, as it is asked."""

    def today(self, now: datetime) -> Today:
        """The page of this moment.

        Raises:
            UnusableFile: the strategy or the database cannot be read.
        """
        with self.db.one_view():
            return self._today(now)

    def _today(self, now: datetime) -> Today:
        checked = self.strategy.check()
        strategy = checked.strategy
        zone: tzinfo = zone_of(strategy) if strategy is not None else UTC
        drafts = self.drafts.drafts(now, Severity.ERROR)
        with self.db.read() as tx:
            items = queue.in_state(tx, *QueueState)
            known = {each.id: each for each in approvals.every(tx)}
            late = tuple(self._late(tx, items, now))
            followed, decided = tally.followed(tx), tally.decided(tx)
        queued = [each for each in items if each.state is QueueState.QUEUED]
        planned = [
            _planned(each, known[each.approval_id])
            for each in queued
            if each.part == 0 and each.id not in {other.item.id for other in late}
        ]
        tonight = _start(now.astimezone(zone).date() + timedelta(days=1), zone)
        placed = {each.approval_id for each in items if each.state is not QueueState.CANCELLED}
        return Today(
            at=now,
            strategy_errors=0 if strategy is not None else _errors(checked.diagnostics),
            due=tuple(each for each in planned if each.item.due_at < tonight),
            next=next((each for each in planned if each.item.due_at >= tonight), None),
            waiting=late,
            failed=tuple(_failed(items)),
            drafts=drafts,
            unscheduled=sum(
                each.approval_id is not None and each.approval_id not in placed for each in drafts
            ),
            asks=appointments(self.review, strategy, now.astimezone(zone).date(), now),
            followed=followed,
            decided=decided,
            time=_time(strategy, items, known, now, zone),
        )

    def _late(
        self, tx: sqlite3.Connection, items: Iterable[QueueItem], now: datetime
    ) -> Iterator[Waiting]:
        """What is unconfirmed, and what is due but cannot go out as things stand."""
        connected = self.connected()
        for each in items:
            due = each.state is QueueState.QUEUED and each.due_at <= now
            if each.state is QueueState.UNCONFIRMED or due:
                held = senders.held(each.network, each.account, connected)
                yield Waiting(each, waiting.reason(tx, each, held))


def _planned(item: QueueItem, approval: Approval) -> Planned:
    local = item.due_at.astimezone(ZoneInfo(item.zone))
    lines = approval.snapshot.parts[item.part].strip().splitlines() or [""]
    first = lines[0]
    begins = first if len(first) <= BEGINNING else first[: BEGINNING - 1].rstrip() + "…"
    return Planned(item, local, begins)


def _failed(items: Sequence[QueueItem]) -> Iterator[QueueItem]:
    """Failed items that nobody queued again or cancelled since."""
    last = {(each.approval_id, each.part): each for each in sorted(items, key=lambda it: it.id)}
    yield from (each for each in last.values() if each.state is QueueState.FAILED)


def _time(
    strategy: Strategy | None,
    items: Iterable[QueueItem],
    known: Mapping[int, Approval],
    now: datetime,
    zone: tzinfo,
) -> Time:
    if strategy is None:
        return Time(None, None, None)
    today = now.astimezone(zone).date()
    monday = today - timedelta(days=today.weekday())
    begin, end = _start(monday, zone), _start(monday + timedelta(days=7), zone)
    minutes = 0.0
    for each in items:
        live = each.state in LIVE and each.part == 0
        if live and begin <= each.due_at < end:
            plan = plan_of(strategy, known[each.approval_id].snapshot)
            minutes += (plan.cadence.minutes_per_post or 0) if plan is not None else 0
    return Time(minutes, strategy.time.per_week, strategy.time.daily_watch)


def _start(day: date, zone: tzinfo) -> datetime:
    """When a local day begins."""
    return instant(datetime.combine(day, time()), zone)


def _errors(diagnostics: Iterable[Diagnostic]) -> int:
    return sum(each.severity is Severity.ERROR for each in diagnostics)


def _planned_json(post: Planned) -> dict[str, object]:
    return {
        "item": post.item.id,
        "network": post.item.network,
        "due_at": post.item.due_at.isoformat(),
        "local": post.local.isoformat(),
        "begins": post.begins,
    }
