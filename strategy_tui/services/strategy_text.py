"""A text read as a strategy, on the networks that the program knows."""

from __future__ import annotations

from functools import lru_cache

from strategy_tui.domain.diagnostic import Diagnostic
from strategy_tui.domain.strategy import Strategy
from strategy_tui.networks import names
from strategy_tui.strategy_file import parse


@lru_cache(maxsize=4)
def checked(text: str) -> tuple[Strategy | None, tuple[Diagnostic, ...]]:
    """What the text says, and all that is wrong with it; asked several times, it is read once."""
    return parse(text, names())


def strategy_in(text: str) -> Strategy | None:
    """The strategy that the text is; None where it has errors."""
    return checked(text)[0]
