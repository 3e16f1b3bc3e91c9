"""What has a day, as an iCalendar file (RFC 5545) for the person's own calendar.

The UIDs stay the same from one export to the next, so that a calendar changes its entries instead
of adding to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from strategy_tui.clean_text import clean_text
from strategy_tui.domain.approval import Approval
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message, message, plural
from strategy_tui.domain.queue import LIVE, QueueItem, QueueState
from strategy_tui.domain.strategy import Campaign, Strategy
from strategy_tui.i18n import render
from strategy_tui.networks import names, spec
from strategy_tui.services.due_reviews import DueReview
from strategy_tui.services.guide import titles
from strategy_tui.services.own_files import write_export
from strategy_tui.services.review import ReviewService
from strategy_tui.services.strategy import StrategyService
from strategy_tui.store import approvals, decisions, queue
from strategy_tui.store.database import Database

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//strategy-tui//strategy-tui//EN"
_MARK = f"PRODID:{PRODUCT}"
_MOST = 16 * 1024 * 1024
"""Bytes; larger than the calendar of any queue that a person fills."""
_BEGINNING = 80
"""Characters of a post that stand in a calendar, which is often in a cloud."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the calendar, before it is written."""

    uid: str
    """Unique in the workspace."""
    start: date
    """A datetime in UTC, or the first of whole days."""
    summary: Message
    description: Message | None = None
    last: date | None = None
    """The last of whole days, where there are several."""


@dataclass(frozen=True, slots=True)
class CalendarService:
    """Collects posts, reviews, ends of experiments, days to ask again, campaigns."""

    db: Database
    strategy: StrategyService
    review: ReviewService

    def ics(self, now: datetime, language: str | None = None) -> str:
        """The calendar, in the language of the strategy unless another is asked for.

        Raises:
            InvalidFile: the strategy has errors.
            UnusableFile: it cannot be read.
        """
        strategy, _ = self.strategy.valid()
        return _written(
            sorted(self._entries(strategy, now), key=lambda each: (str(each.start), each.uid)),
            strategy,
            self.strategy.workspace.id,
            now,
            language or strategy.language,
        )

    def write(self, path: Path, text: str) -> None:
        """Keep the calendar in a file, in the place of an earlier one but of no other file.

        Raises:
            UnusableFile: another file is there, or it cannot be written.
        """
        write_export(path, text, (_MARK,), _MOST)

    def _entries(self, strategy: Strategy, now: datetime) -> Iterator[Entry]:
        with self.db.read() as tx:
            items = queue.in_state(tx, *(LIVE - {QueueState.SENT}))
            known = {each.id: each for each in approvals.every(tx)}
            again = decisions.ask_again_days(tx)
        yield from _posts(items, known)
        shown = titles(strategy)
        for due in self.review.due(now):
            yield _review(due, strategy, shown)
        yield from (_again(day, count) for day, count in again.items())
        yield from (_campaign(each, strategy) for each in strategy.campaigns.values())


def _posts(items: Iterable[QueueItem], known: Mapping[int, Approval]) -> Iterator[Entry]:
    """One entry for each approval: the first of its parts that is still to go out."""
    first: dict[int, QueueItem] = {}
    for item in sorted(items, key=lambda each: each.part):
        first.setdefault(item.approval_id, item)
    for item in first.values():
        snapshot = known[item.approval_id].snapshot
        title = spec(item.network).title if item.network in names() else item.network
        lines = (snapshot.spoiler or snapshot.parts[item.part]).strip().splitlines() or [""]
        begins = clean_text(lines[0], limit=_BEGINNING)
        yield Entry(
            f"post-{item.approval_id}",
            item.due_at,
            message("{network}: {begins}", network=title, begins=begins)
            if begins
            else message("Post on {network}", network=title),
            message("An approved post that strategy-tui sends at this time."),
        )


def _review(due: DueReview, strategy: Strategy, shown: Mapping[str, str]) -> Entry:
    if due.kind == "full":
        return Entry(
            "review-full",
            due.due_on,
            message("Review of my strategy"),
            message("“strategy-tui review open” begins it."),
        )
    if due.kind == "light":
        return Entry(
            "review-light",
            due.due_on,
            message("Light review of my strategy"),
            message("“strategy-tui review open --light” begins it."),
        )
    plan = strategy.networks[due.subject]
    title = shown.get(due.subject, due.subject)
    success = message("It was to be a success if: {success}", success=plan.success)
    return Entry(
        f"experiment-{due.subject}",
        due.due_on,
        message("My trial of {network} ends: adopt, extend or drop it?", network=title),
        success if plan.success else None,
    )


def _again(day: date, count: int) -> Entry:
    return Entry(
        f"again-{day.isoformat()}",
        day,
        plural(
            "{count} person I follow: still true?", "{count} people I follow: still true?", count
        ),
        message("“strategy-tui audit list” shows who asks for a new decision."),
    )


def _campaign(campaign: Campaign, strategy: Strategy) -> Entry:
    goal = strategy.goals.get(campaign.goal or "")
    words = (campaign.want, campaign.hashtag or "", goal.want if goal is not None else "")
    about = tuple(each for each in words if each)
    return Entry(
        f"campaign-{campaign.name}",
        campaign.start,
        message("Campaign “{name}”", name=campaign.name),
        message("{about}", about=about) if about else None,
        last=max(campaign.start, campaign.end),
    )


def _written(
    entries: Iterable[Entry], strategy: Strategy, workspace: str, now: datetime, language: str
) -> str:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    name = clean_text(strategy.name, limit=_BEGINNING)
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    for entry in entries:
        calendar.add_component(_event(entry, workspace, now, language))
    written: bytes = calendar.to_ical()
    return written.decode("utf-8")


def _event(entry: Entry, workspace: str, now: datetime, language: str) -> Event:
    from hashlib import sha256

    from icalendar import Event

    # A name of the person's may hold anything; hashed, it keeps to what a UID may hold.
    key = sha256(f"{workspace} {entry.uid}".encode()).hexdigest()[:32]
    event = Event()
    event.add("uid", f"{key}@strategy-tui")
    event.add("dtstamp", now.astimezone(UTC))
    if isinstance(entry.start, datetime):
        event.add("dtstart", entry.start.astimezone(UTC))
    else:
        event.add("dtstart", entry.start)
        last = min(entry.last or entry.start, date.max - timedelta(days=1))
        event.add("dtend", last + timedelta(days=1))
    event.add("summary", _line(entry.summary, language))
    if entry.description is not None:
        event.add("description", _line(entry.description, language))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event


def _line(sentence: Message, language: str) -> str:
    return clean_text(render(sentence, language), limit=1000)
