"""People behind accounts, and what the person using the program says of them."""

from __future__ import annotations

from datetime import datetime

from strategy_tui.domain.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """One answer of the person's about somebody; `value` is of the fact's kind."""

    fact: str
    value: str
    source: str
    labelled_at: datetime


@dataclass(frozen=True, slots=True)
class Person:
    """A human, with the accounts that the person confirmed to be theirs."""

    id: int
    accounts: tuple[int, ...]
    labels: tuple[Label, ...] = ()
    note: str = ""
