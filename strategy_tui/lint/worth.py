"""What a text gives its reader, seen by what it does not: bait, clickbait, promotion, bare links.

The definitions and thresholds are choices of this project; for clickbait even trained models
reach an F1 of 0.6 on real posts, so all of it is asked as a question and never blocks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.text import Span
from strategy_tui.lint import lures
from strategy_tui.lint.cues import cues
from strategy_tui.lint.lexicon import PLAIN
from strategy_tui.lint.passage import HASH, MENTION, QUOTE, URL, Passage
from strategy_tui.lint.reactions import READ, baits
from strategy_tui.lint.selling import Sale

CONTENT_WORDS = 4
LETTERS = 30
"""Fewer of either beside a link, and the link is bare; a title counts as one by its address."""
TITLE_WORDS = 3
"""The fewest of a title that its address repeats."""
SAYS_MORE = 40
"""Words from which a text is taken to say more than the choice that it offers.

The longest bait of both halves `dev` of `tests/quality` has 38.
"""
TITLE = 25
"""Words up to which a text may be the title of what it links."""
REPEATED = 0.6
"""The share of them, figures and the name of a site left aside, that stands in the address, from
which it is."""

_HIDDEN = re.compile(rf"{HASH}\w+|[{URL}{MENTION}{QUOTE}{HASH}]+")
_WORD = re.compile(r"[^\W_]+")
_HOST = re.compile(r"(?<!\S)(?:https?://)?[^\s/]+")
_SITE = re.compile(r" [|·–—-] [^|·–—\n-]{2,40}(?=\n|$|\ue000)")
"""The name of a site at the end of a title."""


@dataclass(frozen=True)  # no slots: the cached views below need a __dict__
class Worth:
    """What was seen of one text."""

    passage: Passage
    network: str
    is_judged: bool = True
    """False for a text in a language whose cues are not known: it is none of these."""

    @property
    def bait(self) -> tuple[str, ...]:
        """The kinds of mechanical reaction asked for without a reason.

        `react`, `vote`, `share`, `tag`, `comment`; a call for help is none of them.
        """
        return tuple(self.baits)

    @cached_property
    def baits(self) -> Mapping[str, Span]:
        """The same kinds, each with the words that ask."""
        return baits(self.passage, self.network) if self.is_judged else {}

    @property
    def begs(self) -> bool:
        """Whether it is so plainly bait that a finding may say so.

        In a longer text that has something to say, a choice by emoji may well be a question.
        """
        return bool(self.bait) and not (self.bait == ("vote",) and self.own_words >= SAYS_MORE)

    @property
    def begging(self) -> Span:
        """The first words that ask for a reaction; ValueError when none do."""
        return min(self.baits.values())

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
    said = frozenset(_WORD.findall(_HOST.sub(" ", address).translate(PLAIN)))
    small = cues("worth").sets["small"]
    title = _words(_SITE.sub(" ", passage.linked[:READ]))
    telling = {each.translate(PLAIN) for each in title if each not in small and each.isalpha()}
    return len(telling & said) >= max(TITLE_WORDS, REPEATED * len(telling))


def _beside(passage: Passage) -> list[str]:
    return _words(passage.linked[:READ])


def _words(text: str) -> list[str]:
    return _WORD.findall(_HIDDEN.sub(" ", text))
