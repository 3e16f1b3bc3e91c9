"""An own text or picture that stands somewhere already."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.draft import OwnPost
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.text import Span


class TwinVerdict(StrEnum):
    """What somebody who follows both places sees."""

    COPY = "copy"
    CLOSE = "close"
    ADAPTED = "adapted"
    UNRELATED = "unrelated"

    @property
    def words(self) -> Message:
        """The verdict as a person reads it."""
        return _WORDS[self]


_WORDS = {
    TwinVerdict.COPY: message("the same text"),
    TwinVerdict.CLOSE: message("mostly the same sentences"),
    TwinVerdict.ADAPTED: message("the same idea, told anew"),
    TwinVerdict.UNRELATED: message("another idea"),
}


@dataclass(frozen=True, slots=True)
class Twin:
    """An own text that a draft resembles, and what is identical."""

    post: OwnPost
    verdict: TwinVerdict
    similarity: float
    """Between 0 and 1, for order and display; the verdict decides."""
    here: tuple[Span, ...] = ()
    """Passages of the draft's part that stand in the other text too, in order."""
    there: tuple[Span, ...] = ()
    """The same passages in the other text."""


@dataclass(frozen=True, slots=True)
class PictureTwin:
    """An own picture that went out already, or waits in another draft."""

    post: OwnPost
    """The post or draft that has it."""
    file: str
    """Its name there."""
    is_same_file: bool
    """Byte for byte; else it only looks the same."""


@dataclass(frozen=True, slots=True)
class Resemblance:
    """One post of a draft beside what it resembles."""

    text: str
    twins: tuple[Twin, ...]
    """The nearest first."""
    known_until: Mapping[str, datetime]
    """Network → up to when its posts are known; empty if nothing was imported."""
