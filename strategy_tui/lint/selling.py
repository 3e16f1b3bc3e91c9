"""Bare promotion: how a text sells, weighed against what it gives to somebody who will not buy."""

from __future__ import annotations

from functools import cached_property

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.lint.cues import cues
from strategy_tui.lint.passage import URL, Passage, vocabulary

ENOUGH = 2
"""So many signs more than gifts make a bare promotion; a choice."""
READ = 1_000
"""Characters of a text that are searched."""
LONG = (45, 90, 150)
"""From each of these numbers of words on, a text is taken to give something more."""


@dataclass(frozen=True)  # no slots: the cached view below needs a __dict__
class Sale:
    """What speaks for a promotion, and what speaks against it."""

    passage: Passage

    @cached_property
    def signs(self) -> frozenset[str]:
        """Kinds of signs: `price`, `order`, `own`, `praise`, `scarcity`, `launch`, …"""
        found = _found("sign ", self.passage)
        return found | {"shop"} if "discount" in found and URL in self.passage.linked else found

    @cached_property
    def gives(self) -> frozenset[str]:
        """`reason`, `fact`, `story`, `question`."""
        return _found("gives ", self.passage)

    def is_bare(self, words: int) -> bool:
        """Whether nothing but a promotion is in a text of so many words."""
        signs = len(self.signs) - sum(words >= bound for bound in LONG)
        if signs < ENOUGH:
            return False
        gives = self.gives - {"question"} if "hook" in self.signs else self.gives
        return signs - len(gives) >= ENOUGH


def _found(kind: str, passage: Passage) -> frozenset[str]:
    text = passage.linked[:READ]
    words = passage.words if len(passage.text) <= READ else vocabulary(text)
    found: set[str] = set()
    for cue in cues("promotion").candidates(words):
        name = cue.group.removeprefix(kind)
        if name is cue.group or name in found:
            continue
        if not cue.pattern or cue.compiled.search(text):
            found.add(name)
    return frozenset(found)
