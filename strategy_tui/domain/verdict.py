"""What the audit says of an account, and what a person decides about it."""

from __future__ import annotations

from datetime import date, datetime
from enum import IntEnum, StrEnum

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.facts import Fact


class Truth(IntEnum):
    """Kleene's three values, ordered so that `and` is min and `or` is max."""

    FALSE = 0
    UNKNOWN = 1
    TRUE = 2


class Outcome(StrEnum):
    """Where the strategy's clauses lead for one account."""

    KEEP = "keep"
    LET_GO = "let_go"
    ASK = "ask"
    GRACE = "grace"
    """Followed too recently to be judged."""


@dataclass(frozen=True, slots=True)
class Question:
    """A fact whose answer can still change the outcome of an account."""

    account: int
    fact: str
    decides: int
    """How many of its possible answers settle the outcome at once."""
    answers: int
    """How many answers are possible."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome for one account under one version of the strategy, with its evidence."""

    account: int
    outcome: Outcome
    clause: str | None
    """Path into the strategy, such as `follow.keep.vraie-vie`; None when several may decide."""
    because: str
    """The clause's own words, or empty."""
    evidence: tuple[Fact, ...]
    assumed: tuple[str, ...]
    """Facts that the strategy assumed and that decided."""
    questions: tuple[Question, ...]
    """For ASK: what is still unknown and matters, the most telling first."""
    strategy_version: int


class Choice(StrEnum):
    """What a person may decide about an account."""

    KEEP = "keep"
    LET_GO = "let_go"
    MUTE = "mute"
    LIST = "list"
    SNOOZE = "snooze"
    CONTACT = "contact"
    """In conflict: call them instead."""
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's decision; only a person makes one."""

    id: int
    account: int
    choice: Choice
    note: str
    decided_at: datetime
    outcome: Outcome
    """What the audit had suggested."""
    clause: str | None
    strategy_version: int
    ask_again_on: date | None = None
