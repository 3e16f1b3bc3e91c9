"""Which clause decided what, and how often."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.services.strategy import StrategyService
from strategy_tui.store.database import Database


@dataclass(frozen=True, slots=True)
class ClauseUse:
    """How often one clause of the follow policy decided in a period."""

    clause: str
    """Path into the strategy as it is now, such as `follow.keep.real-life`."""
    suggested: int = 0
    """Accounts that it led to keep or let go, at the last audit of the period."""
    audits: int = 0
    """Days with an audit in which it led anybody anywhere."""
    decisions: int = 0
    """Decisions of the person on accounts that it had judged."""
    followed: int = 0
    """Those that did what it suggested."""
    against: int = 0
    """Those that did the opposite."""
    last: datetime | None = None
    """When it was last used."""
    in_force: bool = True
    """Whether the strategy still has it."""

    @property
    def is_unused(self) -> bool:
        """Whether it decided nothing at all."""
        return not (self.audits or self.decisions)


@dataclass(frozen=True, slots=True)
class UsageService:
    """Reads what audits and decisions say about clauses."""

    strategy: StrategyService
    database: Callable[[], Database]

    def usage(
        self, since: datetime | None, until: datetime | None, now: datetime
    ) -> tuple[ClauseUse, ...]:
        """Every clause in the order of the file, the unused ones too; then those that are gone.

        None: from the beginning, or up to now.
        """
        return ()
