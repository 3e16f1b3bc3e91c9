"""What the items of a review are computed from, gathered once."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from strategy_tui.domain.account import Owner
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.diagnostic import Diagnostic
from strategy_tui.domain.draft import Draft
from strategy_tui.domain.message import Message
from strategy_tui.domain.review import Answer, Figure, Topic
from strategy_tui.domain.strategy import NetworkPlan, Strategy, StrategyVersion
from strategy_tui.services.audit import Audit
from strategy_tui.services.usage import ClauseUse
from strategy_tui.store.periods import SentPost, WholeList

NOTED = (Answer.DONE, Answer.CHANGE)
"""The answers to what only wants to be seen, unless the strategy has to change over it."""


QUOTED = 200
"""Characters of the person's own words that a sentence repeats."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of the posts to one network since the review before."""

    plan: NetworkPlan
    archives: tuple[WholeList, ...]
    """The newest import of each own account with all of its posts; none where one lacks it."""
    until: datetime | None
    """All posts are known up to here; None where no import covers any of the time."""
    covered: int
    """Posts up to there."""
    after: int
    """Posts that went out from here after that, or at all; there may be others."""
    last: datetime | None
    """The newest post that is known of, from before the review too."""


@dataclass(frozen=True, slots=True)
class Look:
    """The strategy in force and what happened since `begin`."""

    tx: sqlite3.Connection
    strategy: Strategy
    begin: datetime
    """When the review before was closed; else the day of the first version."""
    now: datetime
    mine: Sequence[Owner]
    figures: Mapping[str, tuple[Figure, ...]]
    sent: Sequence[SentPost]
    """What went out from here since `begin`."""
    audit: Audit | None
    """None for a light review, which does not look at clauses."""
    drafts: Sequence[Draft]
    findings: Sequence[Diagnostic]
    """Of the check of the strategy itself."""
    unreasoned: Sequence[StrategyVersion]
    usage: Sequence[ClauseUse]
    """Of the clauses of the follow policy, since `begin`."""
    known: dict[str, Known] = field(default_factory=dict)
    """Network → its posts, once they were looked up."""

    @property
    def zone(self) -> ZoneInfo:
        """The strategy's."""
        return ZoneInfo(self.strategy.time_zone)

    @property
    def today(self) -> date:
        """In the strategy's time zone."""
        return self.day(self.now)

    @property
    def weeks(self) -> float:
        """How long it is since `begin`."""
        return (self.now - self.begin).total_seconds() / (7 * 86400)

    def day(self, at: datetime) -> date:
        """The day of a moment in the strategy's time zone."""
        return at.astimezone(self.zone).date()


@dataclass(frozen=True, slots=True)
class Point:
    """An item before it has its number."""

    topic: Topic
    sentence: Message
    subject: str = ""
    evidence: tuple[Message, ...] = ()
    clause: str | None = None
    choices: tuple[Answer, ...] = (Answer.KEEP, Answer.CHANGE)


def quoted(text: str) -> str:
    """Words of a file of the person's, on one line, without anything that acts, and not endless."""
    from strategy_tui.clean_text import clean_text

    return clean_text(text, limit=QUOTED)
