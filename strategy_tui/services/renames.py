"""Names of the strategy that became others: offered as renames, so that nothing is orphaned."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.services.strategy import StrategyService
from strategy_tui.store.database import Database


class RenameKind(StrEnum):
    """What may be called otherwise from one day to the next."""

    GOAL = "goal"
    NETWORK = "network"
    CAMPAIGN = "campaign"
    CLAUSE = "clause"


@dataclass(frozen=True, slots=True)
class Rename:
    """A name that is gone from the strategy, and the one that seems to stand for the same thing."""

    kind: RenameKind
    old: str
    new: str
    mentions: int
    """Drafts and decisions that still say the old name."""


@dataclass(frozen=True, slots=True)
class Renamed:
    """What a rename changed."""

    rename: Rename
    files: tuple[str, ...]
    """The strategy and the drafts that were written, from the workspace's folder."""
    decisions: int
    """Decisions that count under the new name from now on; they keep the name of their day."""


@dataclass(frozen=True, slots=True)
class RenamesService:
    """Finds, makes and remembers renames."""

    strategy: StrategyService
    database: Callable[[], Database]

    def offered(self) -> tuple[Rename, ...]:
        """Names that are gone and still mentioned, each with what it seems to be called now."""
        return ()

    def accept(self, rename: Rename, now: datetime) -> Renamed:
        """Let everything that says the old name say, or count under, the new one."""
        raise NotImplementedError

    def dismiss(self, rename: Rename, now: datetime) -> None:
        """Remember that the two are not the same thing; it is not offered again."""

    def rename(self, kind: RenameKind, old: str, new: str, now: datetime) -> Renamed:
        """Give a thing another name everywhere, in strategy.yaml too where it has the old one."""
        raise NotImplementedError
