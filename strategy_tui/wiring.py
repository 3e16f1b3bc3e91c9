"""From settings to services: the one file that knows every concrete class.

Each service is imported and built when it is first asked for, so that a command pays only
for what it uses.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from strategy_tui import clock
from strategy_tui.services.workspace import Workspace
from strategy_tui.settings import Settings

if TYPE_CHECKING:
    from strategy_tui.domain.account import Sender
    from strategy_tui.networks.base import Network
    from strategy_tui.services.audit import AuditService
    from strategy_tui.services.calendar import CalendarService
    from strategy_tui.services.drafts import DraftsService
    from strategy_tui.services.editing import EditingService
    from strategy_tui.services.experiments import ExperimentsService
    from strategy_tui.services.figures import FiguresService
    from strategy_tui.services.guide import GuideService
    from strategy_tui.services.journal import Journal
    from strategy_tui.services.linting import Linting
    from strategy_tui.services.past_twins import PastTwinsService
    from strategy_tui.services.people import PeopleService
    from strategy_tui.services.publish import PublishService
    from strategy_tui.services.renames import RenamesService
    from strategy_tui.services.review import ReviewService
    from strategy_tui.services.schedule import ScheduleService
    from strategy_tui.services.specs import ServersService
    from strategy_tui.services.strategy import StrategyService
    from strategy_tui.services.today import TodayService
    from strategy_tui.services.usage import UsageService
    from strategy_tui.store.database import Database


class Services:
    """The verbs of the product, for one workspace."""

    def __init__(
        self,
        settings: Settings,
        workspace: Workspace,
        now: Callable[[], datetime] = clock.now,
    ) -> None:
        self.settings = settings
        self.workspace = workspace
        self._now = now

    @property
    def state_dir(self) -> Path:
        """The folder of this workspace's database, outside every folder that people sync."""
        return self.settings.data_dir / self.workspace.id

    @cached_property
    def database(self) -> Database:
        """The record of what was seen, decided and made public; made when first written."""
        from strategy_tui.store.database import Database

        return Database(self.state_dir / "state.db")

    @cached_property
    def strategy(self) -> StrategyService:
        """The contract and its versions."""
        from strategy_tui.services.strategy import StrategyService

        return StrategyService(self.workspace, lambda: self.database)

    @cached_property
    def editing(self) -> EditingService:
        """The strategy's text while it is edited."""
        from strategy_tui.services.editing import EditingService

        return EditingService(self.workspace, lambda: self.database)

    @cached_property
    def renames(self) -> RenamesService:
        """Names of the strategy that became others."""
        from strategy_tui.services.renames import RenamesService

        return RenamesService(self.strategy, lambda: self.database)

    @cached_property
    def usage(self) -> UsageService:
        """Which clause decided what."""
        from strategy_tui.services.usage import UsageService

        return UsageService(self.strategy, lambda: self.database)

    @cached_property
    def review(self) -> ReviewService:
        """The review of the strategy, and when it is due."""
        from strategy_tui.services.review import ReviewService

        return ReviewService(self.database, self.strategy, self.journal)

    @cached_property
    def figures(self) -> FiguresService:
        """How far each goal is."""
        from strategy_tui.services.figures import FiguresService

        return FiguresService(self.database, self.strategy)

    @cached_property
    def experiments(self) -> ExperimentsService:
        """Experiments with a network: adopted, extended or dropped."""
        from strategy_tui.services.experiments import ExperimentsService

        return ExperimentsService(self.strategy, self.journal)

    @cached_property
    def calendar(self) -> CalendarService:
        """What has a day, for the person's own calendar."""
        from strategy_tui.services.calendar import CalendarService

        return CalendarService(self.database, self.strategy, self.review)

    @cached_property
    def guide(self) -> GuideService:
        """The strategy on one page."""
        from strategy_tui.services.guide import GuideService

        return GuideService(self.strategy, self.review)

    @cached_property
    def journal(self) -> Journal:
        """Decisions in plain text, beside the strategy."""
        from strategy_tui.services.journal import Journal

        return Journal(self.workspace.journal_path)

    @cached_property
    def people(self) -> PeopleService:
        """Accounts, labels, imports."""
        from strategy_tui.services.people import PeopleService

        return PeopleService(self.database)

    @cached_property
    def past_twins(self) -> PastTwinsService:
        """What was posted on several networks."""
        from strategy_tui.services.past_twins import PastTwinsService

        return PastTwinsService(self.database)

    @cached_property
    def servers(self) -> ServersService:
        """The limits that servers of own accounts set."""
        from strategy_tui.services.specs import ServersService

        return ServersService(self.database)

    @cached_property
    def audit(self) -> AuditService:
        """Verdicts, questions, decisions."""
        from strategy_tui.services.audit import AuditService

        return AuditService(self.database, self.strategy, self.journal)

    @cached_property
    def linting(self) -> Linting:
        """The check of drafts alone, for commands that do nothing else with them."""
        from strategy_tui.services.linting import Linting

        return Linting(self.workspace, self.database, self.strategy)

    @cached_property
    def drafts(self) -> DraftsService:
        """Draft files, their findings, approvals."""
        from strategy_tui.services.drafts import DraftsService

        return DraftsService(self.workspace, self.database, self.strategy)

    @cached_property
    def schedule(self) -> ScheduleService:
        """Slots and the queue."""
        from strategy_tui.services.schedule import ScheduleService

        return ScheduleService(self.database, self.strategy, self.drafts, self._senders)

    @cached_property
    def publish(self) -> PublishService:
        """From the queue to the networks, once."""
        from strategy_tui.networks import names
        from strategy_tui.services.publish import PublishService

        return PublishService(
            self.database, self.state_dir / "publish.lock", self._clients, names()
        )

    @cached_property
    def today(self) -> TodayService:
        """What is due, what waits, how much time is left."""
        from strategy_tui.services.today import TodayService

        return TodayService(self.database, self.strategy, self.drafts, self.review, self._senders)

    def _senders(self) -> tuple[Sender, ...]:
        """The own accounts that posts can go out from."""
        from strategy_tui.store.senders import connected

        with self.database.read() as tx:
            return connected(tx, "dry-run")

    def _clients(self) -> list[Network]:
        """One client for each account that posts can go out from."""
        from strategy_tui.networks.dryrun import DryRun

        kept = self.state_dir / "dry-run.jsonl"
        return [DryRun(each.network, each.handle, kept, self._now) for each in self._senders()]
