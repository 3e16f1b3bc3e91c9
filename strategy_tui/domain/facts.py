"""The documented facts about an account that a strategy's clauses may test.

Each fact has a value, a source and a date; None is UNKNOWN, which is never no.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message, message


class FactKind(StrEnum):
    """How a fact's value is written and which tests it takes."""

    ANSWER = "answer"
    """`yes`, `no` or `unsure`; unsure is an answer, not a gap."""
    FLAG = "flag"
    """`yes` or `no`."""
    DATE = "date"
    """ISO date or time in UTC as text, or NEVER; tests: `older_than`, `within`, `never`."""
    NUMBER = "number"
    """A number ≥ 0; tests: `more_than`, `less_than`."""
    STATE = "state"
    """`active`, `gone`, `moved` or `suspended`."""


NEVER = "never"
"""The value of a date fact that is known not to have happened (not the same as unknown)."""

CHOICES: dict[FactKind, tuple[str, ...]] = {
    FactKind.ANSWER: ("yes", "no", "unsure"),
    FactKind.FLAG: ("yes", "no"),
    FactKind.STATE: ("active", "gone", "moved", "suspended"),
}


@dataclass(frozen=True, slots=True)
class FactSpec:
    """One fact: what it means, whether the person can answer it, and how it is asked."""

    name: str
    kind: FactKind
    meaning: Message
    question: Message | None = None
    """Asked of the person; None for facts that only archives and networks know."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A known value with where it comes from."""

    name: str
    value: str | float
    source: str
    """`you`, or the import or network that said it, such as `x archive 2026-11-01`."""
    observed_at: datetime


FACTS: dict[str, FactSpec] = {
    spec.name: spec
    for spec in (
        FactSpec(
            "relationship",
            FactKind.ANSWER,
            message("there is a real-life relationship"),
            message("Do you have a real-life relationship with {who}?"),
        ),
        FactSpec(
            "known",
            FactKind.ANSWER,
            message("you know who this is"),
            message("Do you know who {who} is?"),
        ),
        FactSpec(
            "toxic",
            FactKind.ANSWER,
            message("they are toxic for you"),
            message("Is {who} toxic for you?"),
        ),
        FactSpec(
            "inspires",
            FactKind.ANSWER,
            message("they inspire you"),
            message("Does {who} inspire you?"),
        ),
        FactSpec(
            "supplies",
            FactKind.ANSWER,
            message("they regularly supply you with goods or services"),
            message("Does {who} regularly supply you with goods or services?"),
        ),
        FactSpec(
            "met",
            FactKind.DATE,
            message("when you last met"),
            message("When did you last meet {who}?"),
        ),
        FactSpec("follows_me", FactKind.FLAG, message("they follow you")),
        FactSpec("followed_since", FactKind.DATE, message("since when you follow them")),
        FactSpec("last_post", FactKind.DATE, message("their last post")),
        FactSpec(
            "last_interaction",
            FactKind.DATE,
            message("your last exchange with them, as far as your data shows"),
        ),
        FactSpec(
            "interactions",
            FactKind.NUMBER,
            message("how many exchanges with them your data shows"),
        ),
        FactSpec("posts_per_day", FactKind.NUMBER, message("how many posts they write a day")),
        FactSpec("state", FactKind.STATE, message("whether the account still exists")),
    )
}
"""Every fact, in the order of the wide table's columns."""
