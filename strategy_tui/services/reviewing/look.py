"""What the items of a review are computed from, gathered once."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from strategy_tui.domain.account import Owner
from strategy_tui.domain.diagnostic import Diagnostic
from strategy_tui.domain.draft import Draft
from strategy_tui.domain.message import Message
from strategy_tui.domain.review import Answer, Figure, Topic
from strategy_tui.domain.strategy import Strategy, StrategyVersion
from strategy_tui.services.audit import Audit
from strategy_tui.services.usage import ClauseUse
from strategy_tui.store.periods import SentPost

NOTED = (Answer.DONE, Answer.CHANGE)
"""The answers to what only wants to be seen, unless the strategy has to change over it."""


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
