"""Bare promotion: how a text sells, weighed against what it gives to somebody who will not buy."""

from __future__ import annotations

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.lint.cues import cues
from strategy_tui.lint.passage import URL, Passage, vocabulary

ENOUGH = 2
"""So many signs more than gifts make a bare promotion; a choice."""
READ = 1_000
"""Characters of a text that are searched."""
LONG = (45, 90, 150)
"""From each of these numbers of words on, a text is taken to give something more."""


@dataclass(frozen=True, slots=True)
class Sale:
    """What speaks for a promotion, and what speaks against it."""

    signs: frozenset[str]
    """Kinds of signs: `price`, `order`, `own`, `praise`, `scarcity`, `launch`, …"""
    gives: frozenset[str]
    """`reason`, `fact`, `story`, `question`."""

    def is_bare(self, words: int) -> bool:
        """Whether nothing but a promotion is in a text of so many words."""
        gives = self.gives - {"question"} if "hook" in self.signs else self.gives
        more = sum(words >= bound for bound in LONG)
        return len(self.signs) - len(gives) - more >= ENOUGH


def sale(passage: Passage) -> Sale:
    """The signs of selling and of giving at the beginning of a text."""
    text = passage.linked[:READ]
    found: set[str] = set()
    words = passage.words if len(passage.text) <= READ else vocabulary(text)
    for cue in cues("promotion").candidates(words):
        if cue.group not in found and (not cue.pattern or cue.compiled.search(text)):
            found.add(cue.group)
    if URL in text and "sign discount" in found:
        found.add("sign shop")
    return Sale(_named("sign", found), _named("gives", found))


def _named(kind: str, groups: set[str]) -> frozenset[str]:
    prefix = f"{kind} "
    return frozenset(each.removeprefix(prefix) for each in groups if each.startswith(prefix))
