"""A small workspace with a strategy, for the tests of drafts, schedule and today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from strategy_tui.domain.account import Sender
from strategy_tui.domain.archive import (
    AccountRef,
    ArchiveHeader,
    ArchiveProblem,
    Coverage,
    Record,
)
from strategy_tui.services.drafts import DraftsService
from strategy_tui.services.people import PeopleService
from strategy_tui.services.schedule import ScheduleService
from strategy_tui.services.strategy import StrategyService
from strategy_tui.services.workspace import Workspace, create
from strategy_tui.store.database import Database

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
"""Ten in the morning in Paris."""

STRATEGY = """\
version: 1
name: A bookbinder's
language: en
time_zone: Europe/Paris
goals:
  relations: {want: Stay close, measure: replies_per_week, from: 2, target: 5}
networks:
  mastodon:
    purpose: Talk with other binders
    goals: [relations]
    audience: binders
    cadence: {posts_per_week: 2, minutes_per_post: 10, slots: ["tue 08:30", "thu 12:15"]}
  bluesky:
    purpose: Be found by readers
    goals: [relations]
    audience: readers
    cadence: {posts_per_week: 1, minutes_per_post: 5}
follow:
  keep:
    - {name: inspires, because: It lifts me, when: {inspires: yes}}
  grace: 30 days
time: {per_week: 60 min, daily_watch: 5 min}
review: {every: 6 months, light: 1 month}
"""

GOOD = "My paste went off in two days. I tried cloves: one day more. How do you keep yours?"


@dataclass(frozen=True, slots=True)
class Desk:
    """The services over one workspace."""

    workspace: Workspace
    db: Database
    connected: tuple[Sender, ...] = (Sender("mastodon", "me@example.social"),)

    @property
    def strategy(self) -> StrategyService:
        return StrategyService(self.workspace, lambda: self.db)

    @property
    def drafts(self) -> DraftsService:
        return DraftsService(self.workspace, self.db, self.strategy)

    @property
    def schedule(self) -> ScheduleService:
        return ScheduleService(self.db, self.strategy, self.drafts, lambda: self.connected)

    def write(self, name: str, body: str = GOOD, network: str = "mastodon", more: str = "") -> Path:
        """A draft file with an id of its own."""
        path = self.workspace.drafts_dir / name
        path.write_text(f"---\nid: {name}\nnetwork: {network}\n{more}---\n{body}\n")
        return path

    def approve(self, name: str = "a.md", body: str = GOOD, more: str = "") -> int:
        """The number of the approval of a draft, written for the purpose."""
        return self.drafts.approve(self.write(name, body, more=more), MONDAY).id


@dataclass(frozen=True, slots=True)
class Kept:
    """An export in memory: what an archive on disk would have said."""

    network: str
    kept: tuple[Record, ...]
    problems: tuple[ArchiveProblem, ...] = ()
    coverage: Coverage = Coverage(follows=True)  # noqa: RUF009 (frozen)

    @property
    def header(self) -> ArchiveHeader:
        return ArchiveHeader(self.network, "kept", AccountRef(handle="me"), None)

    def records(self) -> Iterator[Record]:
        yield from self.kept


def keep(mine: Desk, network: str, *records: Record) -> None:
    """Import records; the same ones twice are the same import."""
    people = PeopleService(mine.db)
    people.import_archive(Kept(network, records), str(hash(records)), "kept", MONDAY)


def desk(folder: Path, strategy: str = STRATEGY) -> Desk:
    """A workspace with a strategy and nothing else."""
    workspace = create(folder / "mine", strategy, MONDAY)
    return Desk(workspace, Database(folder / "data" / "state.db"))
