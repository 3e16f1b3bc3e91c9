"""What a text gives its reader, seen by what it does not: bait, clickbait, promotion, bare links.

The definitions and thresholds are choices of this project; for clickbait even trained models
reach an F1 of 0.6 on real posts, so all of it is asked as a question and never blocks.
"""

from __future__ import annotations

import re
from functools import cached_property

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.lint import lures
from strategy_tui.lint.cues import cues
from strategy_tui.lint.passage import HASH, MENTION, QUOTE, URL, Passage
from strategy_tui.lint.reactions import READ, baits
from strategy_tui.lint.selling import Sale

CONTENT_WORDS = 6
LETTERS = 30
"""Fewer of either beside a link, and the link is bare."""
TITLE = 25
"""Words up to which a text may be the title of what it links."""
REPEATED = 0.6
"""The share of them that stands in the address, from which it is."""

_HIDDEN = re.compile(rf"{HASH}\w+|[{URL}{MENTION}{QUOTE}{HASH}]+")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)  # no slots: the cached views below need a __dict__
class Worth:
    """What was seen of one text."""

    passage: Passage
    network: str
    is_judged: bool = True
    """False for a text in a language whose cues are not known: it is none of these."""

    @cached_property
    def bait(self) -> tuple[str, ...]:
        """The kinds of mechanical reaction asked for without a reason.

        `react`, `vote`, `share`, `tag`, `comment`; a call for help is none of them.
        """
        return baits(self.passage, self.network) if self.is_judged else ()

    @cached_property
    def sale(self) -> Sale:
        """What sells, and what gives."""
        return Sale(self.passage)

    @cached_property
    def lures(self) -> int:
        """The weight of what holds back the text's subject."""
        return lures.lures(self.passage, self.sale) if self.is_judged else 0

    @cached_property
    def own_words(self) -> int:
        """Words beside links, tags and names; those after `READ` do not matter."""
        return len(_beside(self.passage))

    @property
    def clickbait(self) -> bool:
        """Whether enough different cues hold back what the text should say."""
        return self.lures >= (lures.SURE if self.bait or self.promotional else lures.ENOUGH)

    @cached_property
    def lone_link(self) -> bool:
        """Whether there is a link and hardly a word beside it."""
        return URL in self.passage.linked and _is_bare(_beside(self.passage))

    @property
    def bare_link(self) -> bool:
        """Whether a link stands alone, or beside a title that its address says too."""
        if URL not in self.passage.linked:
            return False
        return self.lone_link or _repeats_address(_beside(self.passage), self.passage)

    @property
    def hides(self) -> bool:
        """Whether it is so plainly clickbait that a finding may say so."""
        return self.lures >= lures.SURE

    @cached_property
    def promotional(self) -> bool:
        """Whether it sells and gives nothing else: no fact, reason, question or story."""
        return self.is_judged and self.sale.is_bare(self.own_words)


def _is_bare(words: list[str]) -> bool:
    if sum(map(len, words)) < LETTERS:
        return True
    small = cues("worth").sets["small"]
    return sum(word not in small for word in words) < CONTENT_WORDS


def _repeats_address(words: list[str], passage: Passage) -> bool:
    """`Pool to reopen | The Courier`, where the address says the same: a title and no more."""
    if len(words) > TITLE:
        return False
    address = "".join(
        low if hidden == URL else " "
        for hidden, low in zip(passage.linked, passage.plain, strict=True)
    )
    said = frozenset(_WORD.findall(address))
    telling = frozenset(words) - cues("worth").sets["small"]
    return len(telling & said) >= max(CONTENT_WORDS // 2, REPEATED * len(telling))


def _beside(passage: Passage) -> list[str]:
    return _WORD.findall(_HIDDEN.sub(" ", passage.linked[:READ]))
