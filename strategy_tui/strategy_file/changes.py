"""What changed between two strategies, in a person's words."""

from __future__ import annotations

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message
from strategy_tui.domain.strategy import Strategy


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs, in a sentence."""

    path: str
    """Into the newer strategy, or the older where it is gone: `networks.linkedin.cadence`."""
    message: Message
    before: str | None = None
    """As the file says it; None where there was nothing."""
    after: str | None = None


def changes(before: Strategy, after: Strategy) -> tuple[Change, ...]:  # noqa: ARG001
    """Everything that differs in what the strategies say, in the order of the file."""
    return ()
