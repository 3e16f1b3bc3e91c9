"""What a text gives its reader, seen by what it does not: bait, clickbait, promotion, bare links.

The definitions and thresholds are choices of this project; for clickbait even trained models
reach an F1 of 0.6 on real posts, so all of it is asked as a question and never blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.lint.cues import Cue, cues
from strategy_tui.lint.lures import ENOUGH, lures
from strategy_tui.lint.passage import HASH, MENTION, QUOTE, URL, Passage
from strategy_tui.lint.reactions import READ, baits

SELLS = 2
"""Different signs of selling that make a promotion."""
CONTENT_WORDS = 6
LETTERS = 30
"""Fewer of either beside a link, and the link is bare."""
_SELLING = frozenset({"promotion price", "promotion order", "promotion superlative"})
_ONLY_IF_SELLING = frozenset({"promotion own", "promotion reasoned"})
_HIDDEN = re.compile(rf"{HASH}\w+|[{URL}{MENTION}{QUOTE}{HASH}]+")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Worth:
    """What was seen of one text."""

    bait: tuple[str, ...]
    """The kinds of mechanical reaction asked for without a reason.

    `react`, `vote`, `share`, `tag`, `comment`; a call for help is none of them.
    """
    clickbait: bool
    """Whether enough different cues hold back what the text should say."""
    promotional: bool
    """Whether it sells and gives nothing else: no fact, reason, question or story."""
    bare_link: bool
    """Whether there is a link and hardly a word beside it."""
    own_words: int
    """Words beside links, tags and names; those after `READ` do not matter."""


def worth(passage: Passage, network: str) -> Worth:
    """What a text gives its reader on a network."""
    candidates = cues("worth").candidates(passage.words)
    groups = _groups(passage, [each for each in candidates if each.group not in _ONLY_IF_SELLING])
    words = _beside(passage)
    return Worth(
        bait=baits(passage, network),
        clickbait=lures(passage) >= ENOUGH,
        promotional=_promotional(passage, groups, candidates),
        bare_link=_bare_link(passage, words),
        own_words=len(words),
    )


def reasoned(passage: Passage) -> bool:
    """Whether there is a fact, a reason, a question or something that happened."""
    candidates = cues("worth").candidates(passage.words)
    return any(_stands(each, passage) for each in candidates if each.group == "promotion reasoned")


def _groups(passage: Passage, candidates: Iterable[Cue]) -> set[str]:
    """The sections of which a cue stands in the text."""
    found: set[str] = set()
    for cue in candidates:
        if cue.group not in found and _stands(cue, passage):
            found.add(cue.group)
    return found


def _stands(cue: Cue, passage: Passage) -> bool:
    if not cue.pattern:
        return True
    return cue.compiled.search(passage.linked, 0, READ) is not None


def _promotional(passage: Passage, groups: set[str], candidates: Iterable[Cue]) -> bool:
    selling = sum(each in _SELLING for each in groups)
    if not selling:
        return False
    more = _groups(passage, [each for each in candidates if each.group in _ONLY_IF_SELLING])
    link = URL in passage.linked or "promotion own" in more
    return selling + link >= SELLS and "promotion reasoned" not in more


def _bare_link(passage: Passage, words: list[str]) -> bool:
    if URL not in passage.linked:
        return False
    if sum(map(len, words)) < LETTERS:
        return True
    small = cues("worth").sets["small"]
    return sum(word not in small for word in words) < CONTENT_WORDS


def _beside(passage: Passage) -> list[str]:
    return _WORD.findall(_HIDDEN.sub(" ", passage.linked[:READ]))
