"""The workspace of the simulated half-year, its clock, and the services that live in it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.services import workspace
from strategy_tui.services.audit import AuditService
from strategy_tui.services.demo import BUNDLE
from strategy_tui.services.draft_files import write
from strategy_tui.services.drafts import DraftsService
from strategy_tui.services.figures import FiguresService
from strategy_tui.services.people import PeopleService
from strategy_tui.services.publish import PublishService
from strategy_tui.services.renames import RenamesService
from strategy_tui.services.review import ReviewService
from strategy_tui.services.schedule import ScheduleService
from strategy_tui.services.strategy import StrategyService
from strategy_tui.services.today import TodayService
from strategy_tui.services.workspace import Workspace


class Clock:
    """The time of the simulation, which only moves when it is told to."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        """The moment that is played."""
        return self.at


class Verbs(Protocol):
    """The services that the half-year calls; all of them are the real ones."""

    @property
    def workspace(self) -> Workspace: ...

    @property
    def strategy(self) -> StrategyService: ...

    @property
    def people(self) -> PeopleService: ...

    @property
    def audit(self) -> AuditService: ...

    @property
    def figures(self) -> FiguresService: ...

    @property
    def drafts(self) -> DraftsService: ...

    @property
    def schedule(self) -> ScheduleService: ...

    @property
    def publish(self) -> PublishService: ...

    @property
    def renames(self) -> RenamesService: ...

    @property
    def review(self) -> ReviewService: ...

    @property
    def today(self) -> TodayService: ...


@dataclass(frozen=True, slots=True)
class Life:
    """A workspace that is lived in: its services, its clock, the words of its person."""

    verbs: Verbs
    clock: Clock
    words: dict[str, Any]
    """What the invented person says, from the bundle."""
    bundle: Path

    @property
    def now(self) -> datetime:
        """The moment that is played."""
        return self.clock.at

    def write_draft(self) -> Path:
        """Put the draft of this day from the bundle into the workspace."""
        (written,) = (self.bundle / "drafts").glob(f"{self.now:%Y-%m-%d}-*.md")
        draft = self.verbs.workspace.drafts_dir / written.name
        shutil.copyfile(written, draft)
        return draft

    def edit(self, change: dict[str, str]) -> None:
        """Change the strategy in its file, as its person would in an editor."""
        path = self.verbs.workspace.strategy_path
        text = path.read_text(encoding="utf-8")
        assert text.count(change["from"]) == 1, "the bundle is tested"
        write(path, text.replace(change["from"], change["to"]), text)


def begin(
    language: str, root: Path, clock: Clock, open_services: Callable[[Workspace], Verbs]
) -> Life:
    """Copy the bundle of a language to `root` and open it at the clock's moment.

    Raises:
        UnusableFile: `root` cannot be written.
    """
    bundle = BUNDLE / language / "half-year"
    text = (bundle / "strategy.yaml").read_text(encoding="utf-8")
    made = workspace.create(root, text, clock.at)
    words = json.loads((bundle / "words.json").read_text(encoding="utf-8"))
    return Life(open_services(made), clock, words, bundle)
