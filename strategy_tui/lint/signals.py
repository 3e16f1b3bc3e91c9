"""What a text asks of its reader, and what it gives: the signals that rules and scripts use."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.network import NetworkSpec
from strategy_tui.domain.strategy import Hardness
from strategy_tui.lint import voice
from strategy_tui.lint.asking import (
    ENOUGH,
    MEDIUM,
    SEVERAL_FAMILIES,
    STRONG,
    Ask,
)
from strategy_tui.lint.language import OTHER, guess
from strategy_tui.lint.notice import notices
from strategy_tui.lint.passage import Passage
from strategy_tui.lint.worth import Worth

_SAID_OF_ANY = frozenset(
    {"imperative", "opener", "label", "invitation", "link", "deadline", "hortative"}
)

READ = 10_000
"""Characters at either end of a very long text that are judged."""
JUDGED = frozenset({"en", "fr"})
"""Languages whose cues are known."""
_BAITED = {"vote": "contribute", "comment": "reply"}


@dataclass(frozen=True)  # no slots: it remembers what it was asked
class Signals:
    """The cues of one text on one network."""

    asks: tuple[Ask, ...]
    worth: Worth
    passage: Passage

    @property
    def hardness(self) -> Hardness | None:
        """The hardest of what is asked; None when nothing is."""
        if not self.asks_something:
            return None
        hard = any(each.hardness is Hardness.HARD for each in self.asks if each.weight >= MEDIUM)
        return Hardness.HARD if hard else Hardness.SOFT

    @cached_property
    def tells_why(self) -> bool:
        """Whether the writer says, in the first person, why they do what the text is about."""
        return voice.tells_why(self.passage)

    @cached_property
    def about_self(self) -> bool:
        """Whether the text is only about its writer or their product, and nothing is for others."""
        return voice.about_self(self.passage, self.worth)

    @property
    def asks_something(self) -> bool:
        """Whether there is a call to action: one strong cue, or several that add up."""
        if not self.asks:
            return False
        bonus = SEVERAL_FAMILIES if len(self.families) > 1 else 0.0
        return max(each.weight for each in self.asks) + bonus >= ENOUGH

    @property
    def strongest(self) -> Ask:
        """The strongest cue, the first of several; ValueError when there is none."""
        return max(self.asks, key=lambda each: each.weight)

    @property
    def families(self) -> tuple[str, ...]:
        """The families of the cues, each once, in the order of the text."""
        return tuple(dict.fromkeys(each.family for each in self.asks))

    @property
    def purposes(self) -> tuple[tuple[str, Ask], ...]:
        """The different things that are asked, each with its first cue.

        A question and `tell me` are one purpose; a bare imperative or link has none of its own.
        """
        found: dict[str, Ask] = {}
        for each in self.asks:
            purpose = "reply" if each.family == "question" else each.family
            if each.weight >= MEDIUM and purpose not in _SAID_OF_ANY:
                found.setdefault(purpose, each)
        return tuple(found.items())


def signals(text: str, spec: NetworkSpec, language: str) -> Signals:
    """The signals of a text; one in neither English nor French is not judged by their words.

    A language that is not known (`und`) is guessed; where nothing tells, both are tried. Of a very
    long text the beginning is judged, and the end for what it asks.
    """
    passage = Passage(text if len(text) <= 2 * READ else text[:READ])
    if language not in JUDGED:
        guessed = guess(text)
        if guessed == OTHER or (guessed is None and language not in {"", OTHER}):
            return Signals((), Worth(passage, spec.name, is_judged=False), passage)
        language = guessed or ""
    seen = Worth(passage, spec.name)
    asks = [*_asks(passage, language), *_baits(seen), *notices(passage, seen)]
    if len(text) > 2 * READ:
        shift = len(text) - READ
        asks += [each.moved(shift) for each in _asks(Passage(text[shift:]), language)]
    return Signals(tuple(sorted(asks, key=lambda each: each.span)), seen, passage)


def _baits(seen: Worth) -> Iterable[Ask]:
    """A mechanical reaction is asked for too, whatever its form."""
    for kind, place in seen.baits.items():
        yield Ask(_BAITED.get(kind, "share"), STRONG, place)


def _asks(passage: Passage, language: str) -> Iterable[Ask]:
    if language != "fr":
        from strategy_tui.lint import english

        yield from english.asks(passage)
    if language != "en":
        from strategy_tui.lint import french

        yield from french.asks(passage)
