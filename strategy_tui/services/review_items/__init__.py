"""The items of a review, computed from the database and the files when it is opened."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.draft import Draft
from strategy_tui.domain.review import ReviewItem, ReviewKind
from strategy_tui.errors import UnusableFile
from strategy_tui.services.audit import AuditService
from strategy_tui.services.figures import FiguresService
from strategy_tui.services.journal import Journal
from strategy_tui.services.linting import Linting
from strategy_tui.services.review_items import clauses, file, follows, goals, networks, planning
from strategy_tui.services.review_items.look import Look, Point
from strategy_tui.services.strategy import Current, StrategyService
from strategy_tui.services.usage import ClauseUse, UsageService
from strategy_tui.store import owners, periods
from strategy_tui.store.database import Database

__all__ = ["ReviewItems"]

ASKED: tuple[tuple[Callable[[Look], Iterator[Point]], bool], ...] = (
    (planning.experiments, True),
    (goals.points, True),
    (networks.points, True),
    (networks.resting, False),
    (networks.audiences, False),
    (follows.following, False),
    (follows.followers, False),
    (follows.again, True),
    (follows.renew, False),
    (clauses.unused, False),
    (clauses.suppressed, False),
    (planning.campaigns, True),
    (planning.time, True),
    (file.reasons, False),
    (file.findings, False),
)
"""What computes the items, in their order, and whether a light review asks for them."""


@dataclass(frozen=True, slots=True)
class ReviewItems:
    """Computes what a review asks; changes nothing."""

    db: Database
    strategy: StrategyService
    journal: Journal

    def items(
        self, kind: ReviewKind, current: Current, begin: datetime, now: datetime
    ) -> tuple[ReviewItem, ...]:
        """The items of a review that looks at what happened since `begin`, in their order."""
        full = kind is ReviewKind.FULL
        drafts = tuple(self._drafts())
        audit = AuditService(self.db, self.strategy, self.journal).run(now) if full else None
        figures = FiguresService(self.db, self.strategy).every(current.strategy)
        unreasoned = self.strategy.unreasoned() if full else ()
        usage = self._usage(begin, now) if full else ()
        with self.db.read() as tx:
            look = Look(
                tx=tx,
                strategy=current.strategy,
                begin=begin,
                now=now,
                mine=owners.all_owners(tx),
                figures=figures,
                sent=periods.sent(tx, begin, now),
                audit=audit,
                drafts=drafts,
                findings=self.strategy.check().diagnostics,
                unreasoned=unreasoned,
                usage=usage,
            )
            found = [point for points, light in ASKED if full or light for point in points(look)]
        return tuple(_item(number, each) for number, each in enumerate(found, start=1))

    def _usage(self, begin: datetime, now: datetime) -> tuple[ClauseUse, ...]:
        return UsageService(self.strategy, lambda: self.db).usage(begin, now, now)

    def _drafts(self) -> Iterator[Draft]:
        """Every draft that can be read."""
        linting = Linting(self.strategy.workspace, self.db, self.strategy)
        for path in sorted(self.strategy.workspace.drafts_dir.glob("*.md")):
            try:
                draft = linting.parsed(path)
            except UnusableFile:
                continue
            if draft is not None:
                yield draft


def _item(number: int, point: Point) -> ReviewItem:
    return ReviewItem(
        number=number,
        topic=point.topic,
        subject=point.subject,
        sentence=point.sentence,
        evidence=point.evidence,
        clause=point.clause,
        choices=point.choices,
    )
