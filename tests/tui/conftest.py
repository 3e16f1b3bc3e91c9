"""A real workspace with real services: a few people to decide about, a few drafts."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from strategy_tui.domain.archive import (
    AccountRef,
    ArchiveHeader,
    ArchiveProblem,
    Coverage,
    Direction,
    Follow,
    Record,
)
from strategy_tui.services import workspace
from strategy_tui.settings import Settings
from strategy_tui.tui.app import StrategyApp
from strategy_tui.wiring import Services

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
"""A Tuesday, nine o'clock in Paris."""

STRATEGY = """\
version: 1
name: The workshop
language: en
time_zone: Europe/Paris
goals:
  relations: {want: Stay close to people, measure: replies_per_week, from: 2, target: 5}
networks:
  mastodon:
    account: zoe@example.social
    purpose: Talk shop with other makers
    goals: [relations]
    audience: makers
    cadence: {posts_per_week: 2, minutes_per_post: 10, slots: ["tue 18:30", "thu 12:15"]}
follow:
  assume: {toxic: no}
  keep:
    - {name: real-life, because: A real relation, when: {relationship: yes, toxic: no}}
  let_go:
    - {name: stranger, because: I no longer know who this is, when: {known: no}}
  otherwise: ask
time: {per_week: 60 min, daily_watch: 5 min}
review: {every: 6 months, light: 1 month}
"""

FINE = """\
---
id: fine
network: mastodon
idea: Three tools
goal: relations
---
Three tools are enough to begin: a bone folder, a ruler, a needle. Which was your first?
"""

TOO_LONG = f"""\
---
id: long
network: mastodon
idea: Too long [/ by far
goal: relations
---
Which paste do you use? {"paste " * 100}
"""

PEOPLE = (
    ("rosa@garden.example", "Rosa [@click=app.quit]"),
    ("leo@art.example", "Léo [/ \x1b]0;pwned\x07"),
    ("ines@books.example", "Inès \u202egnp"),
    ("paul@paper.example", None),
    ("jo@leather.example", "[/red]"),
)
"""Handles and display names; some names are hostile."""


@dataclass
class Following:
    """An export of a list of follows."""

    people: Sequence[tuple[str, str | None]]
    problems: Sequence[ArchiveProblem] = ()
    coverage: Coverage = field(default_factory=lambda: Coverage(follows=True))
    header: ArchiveHeader = field(
        default_factory=lambda: ArchiveHeader(
            "mastodon",
            "mastodon following_accounts.csv",
            AccountRef(handle="zoe@example.social"),
            NOW - timedelta(days=1),
        )
    )

    def records(self) -> Iterator[Record]:
        since = NOW - timedelta(days=400)
        for handle, name in self.people:
            yield Follow(Direction.FOLLOWING, AccountRef(handle=handle, name=name), since)


@pytest.fixture
def services(tmp_path: Path) -> Services:
    """A workspace with five people and two drafts, connected to a file instead of a network."""
    made = workspace.create(tmp_path / "workshop", STRATEGY, NOW)
    made.drafts_dir.mkdir(exist_ok=True)
    (made.drafts_dir / "a-long.mastodon.md").write_text(TOO_LONG, encoding="utf-8")
    (made.drafts_dir / "b-fine.mastodon.md").write_text(FINE, encoding="utf-8")
    opened = Services(Settings(tmp_path / "data", "en", "en"), made)
    opened.people.import_archive(Following(PEOPLE), "1", "following_accounts.csv", NOW)
    for owner in opened.people.owners():
        opened.people.connect(owner.network, owner.handle, "dry-run", NOW)
    rosa = opened.people.resolve("rosa@garden.example")
    opened.people.label(rosa.id, "known", "no", NOW)
    opened.people.label(rosa.id, "relationship", "no", NOW)
    return opened


Opened = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def opened(services: Services) -> Opened:
    """Open the app on the workspace, at a size and in a language."""

    @asynccontextmanager
    async def open_app(
        size: tuple[int, int] = (110, 32), language: str = "en", mode: str = "today"
    ) -> AsyncIterator[Pilot[None]]:
        app = StrategyApp(services, language, lambda: NOW)
        async with app.run_test(size=size, notifications=True) as pilot:
            await settle(pilot)
            if mode != "today":
                app.action_mode(mode)
                await settle(pilot)
            yield pilot

    return open_app


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until every worker has answered and the answers are drawn."""
    await pilot.pause()
    await _answered(pilot)
    await pilot.pause()
    await _answered(pilot)
    await pilot.pause()


async def _answered(pilot: Pilot[Any]) -> None:
    while True:
        try:
            return await pilot.app.workers.wait_for_complete()
        except WorkerCancelled:
            continue  # a newer question took its place


def seen(pilot: Pilot[Any]) -> str:
    """The screen as text, line by line; its no-break spaces are spaces."""
    strips = pilot.app.screen._compositor.render_strips()
    text = "\n".join("".join(segment.text for segment in strip) for strip in strips)
    return text.replace("\u00a0", " ").replace("\u202f", " ")
