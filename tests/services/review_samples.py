"""A workspace with a strategy to review, and services over it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from strategy_tui.domain.message import Message
from strategy_tui.domain.review import Answer, Review, ReviewItem, ReviewKind, Topic
from strategy_tui.i18n import render
from strategy_tui.services.experiments import ExperimentsService
from strategy_tui.services.figures import FiguresService
from strategy_tui.services.journal import Journal
from strategy_tui.services.people import PeopleService
from strategy_tui.services.review import ReviewService
from strategy_tui.services.strategy import StrategyService
from strategy_tui.services.workspace import Workspace, create
from strategy_tui.store.database import Database

JUNE = datetime(2026, 6, 1, 9, tzinfo=UTC)
"""When the strategy was first kept."""
DECEMBER = datetime(2026, 12, 2, 9, tzinfo=UTC)
"""When it is reviewed."""

STRATEGY = """\
name: A bookbinder's
language: en
time_zone: Europe/Paris
goals:
  relations: {want: Stay close, measure: replies_per_week, from: 2, target: 5}
networks:
  x:
    purpose: Be found
    goals: [relations]
    audience: readers
    cadence: {posts_per_week: 2, minutes_per_post: 15}
  # a trial
  youtube:
    status: experiment # for now
    because: Two readers asked
    since: 2026-06-01
    until: 2026-12-01
    success: ten answers
    purpose: Show how it is done
    goals: [relations]
    audience: beginners
follow:
  keep:
    - name: friends
      because: A real relation
      when: {relationship: yes}
      prefer: {met: {within: 1 year}}
    - {name: inspiring, because: It lifts me, when: {inspires: yes}}
  let_go:
    - {name: stranger, because: I do not know them, when: {known: no}}
  ask_again: 6 months
  target: {accounts: 3}
time: {per_week: 60 min}
review: {every: 6 months, light: 1 month}
"""


@dataclass(frozen=True, slots=True)
class Desk:
    """The services over one workspace."""

    workspace: Workspace
    db: Database

    @property
    def strategy(self) -> StrategyService:
        return StrategyService(self.workspace, lambda: self.db)

    @property
    def journal(self) -> Journal:
        return Journal(self.workspace.journal_path)

    @property
    def review(self) -> ReviewService:
        return ReviewService(self.db, self.strategy, self.journal)

    @property
    def experiments(self) -> ExperimentsService:
        return ExperimentsService(self.strategy, self.journal)

    @property
    def figures(self) -> FiguresService:
        return FiguresService(self.db, self.strategy)

    @property
    def people(self) -> PeopleService:
        return PeopleService(self.db)

    @property
    def text(self) -> str:
        """The strategy's file as it is."""
        return self.workspace.strategy_path.read_text(encoding="utf-8")

    def write(self, old: str, new: str) -> None:
        """Change the strategy's file, as in an editor."""
        assert old in self.text
        self.workspace.strategy_path.write_text(self.text.replace(old, new), encoding="utf-8")

    def open(self, now: datetime = DECEMBER, kind: ReviewKind = ReviewKind.FULL) -> Review:
        return self.review.open(kind, now)

    def items(self, topic: Topic, now: datetime = DECEMBER) -> list[ReviewItem]:
        """What a full review asks about a topic."""
        return [each for each in self.open(now).items if each.topic is topic]

    def answer_all(self, review: Review, now: datetime = DECEMBER, but: int = 0) -> None:
        """Leave everything as it is, but for one item."""
        for each in review.open_items:
            if each.number == but:
                continue
            if each.topic is Topic.EXPERIMENT:
                self.review.answer(each.number, Answer.DROP, "Too quiet there", now)
            elif Answer.KEEP in each.choices:
                self.review.answer(each.number, Answer.KEEP, "", now)
            else:
                self.review.answer(each.number, Answer.DONE, "", now)

    def journal_lines(self) -> list[str]:
        if not self.workspace.journal_path.exists():
            return []
        return self.workspace.journal_path.read_text(encoding="utf-8").splitlines()


def open_desk(folder: Path, text: str = STRATEGY) -> Desk:
    """The services over a new workspace whose strategy was kept in June."""
    desk = Desk(create(folder / "mine", text, JUNE), Database(folder / "data" / "state.db"))
    desk.strategy.current(JUNE)
    return desk


def said(sentence: Message, language: str = "en") -> str:
    """A sentence with plain spaces."""
    return render(sentence, language).replace("\u00a0", " ")


def evidence(item: ReviewItem) -> list[str]:
    """The figures behind an item."""
    return [said(each) for each in item.evidence]
