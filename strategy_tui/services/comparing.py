"""Two states of the strategy side by side: in words, and line by line."""

from __future__ import annotations

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.strategy import StrategyVersion
from strategy_tui.services.strategy_text import strategy_in
from strategy_tui.strategy_file.changes import Change, changes


@dataclass(frozen=True, slots=True)
class State:
    """A text of the strategy: a kept version, or the file as it is."""

    text: str
    version: StrategyVersion | None = None

    @property
    def number(self) -> int | None:
        """Of the version; None for the file as it is."""
        return self.version.number if self.version else None

    @property
    def name(self) -> Message:
        """What a sentence calls it."""
        if self.version is None:
            return message("the file as it is")
        return message("version {number}", number=str(self.version.number))

    @property
    def title(self) -> str:
        """What the head of a line-by-line comparison calls it, in every language."""
        if self.version is None:
            return "strategy.yaml"
        return f"version {self.version.number} ({self.version.recorded_at:%Y-%m-%d})"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two states."""

    older: State
    newer: State
    changes: tuple[Change, ...]
    """In words; where a state cannot be read, the one that says so."""
    in_words: bool = True
    """Whether both could be read, so that the words are all there is to say."""

    @property
    def lines(self) -> str:
        """A unified diff of the texts."""
        from difflib import unified_diff

        return "\n".join(
            unified_diff(
                self.older.text.splitlines(),
                self.newer.text.splitlines(),
                self.older.title,
                self.newer.title,
                lineterm="",
            )
        )


def compare(older: State, newer: State) -> Comparison:
    """What differs, as far as both can be read as strategies."""
    if older.text == newer.text:
        return Comparison(older, newer, ())
    before, after = strategy_in(older.text), strategy_in(newer.text)
    if before is None or after is None:
        broken = older if before is None else newer
        sentence = message(
            "{which} cannot be read as a strategy any more, so only its lines can be compared.",
            which=broken.name,
        )
        return Comparison(older, newer, (Change("", sentence),), in_words=False)
    found = changes(before, after)
    if not found:
        found = (Change("", message("Only comments or layout changed.")),)
    return Comparison(older, newer, found)
