"""Clickbait: how strongly a text holds back what it is about.

Each cue is a way of speaking (a reference forward, a subject withheld, a list that is promised, an
effect on the reader, a quiz) with a weight; the weights and the bound are choices. Even trained
models reach an F1 of 0.6 on real posts (Webis Clickbait Challenge 2017), so it is only a hint.
"""

from __future__ import annotations

import re
from functools import cache

from strategy_tui.lint.cues import Cue, cues
from strategy_tui.lint.passage import URL, Passage
from strategy_tui.lint.selling import Sale

ENOUGH = 2
"""From this weight on, a text counts as clickbait."""
SURE = 3
"""From this weight on, a finding tells of it."""
SHORT = 220
"""Characters from which a text needs one more, and what it gives weighs against it."""
ACRONYM = 3
"""Capitals up to which a word may be an acronym."""
STRESSED = 4
"""Words in capitals up to which they stress, and do not shout."""
LONGEST = 420
"""Characters from which a text is taken to give what its hook promises."""

_CAPITALS = r"\b[A-ZÀ-ÖØ-Þ]{3,}\b"


def lures(passage: Passage, sale: Sale) -> int:
    """The weight of the cues in a text, less what it gives; 0 where too few can stand there."""
    text = passage.linked.strip()
    length = len(text.replace(URL, ""))
    if length > LONGEST:
        return 0
    missing = ENOUGH + (length > SHORT)
    total = _total(passage, text, missing)
    if total < missing:
        return 0
    if length > SHORT:
        total -= 1 + len(sale.gives - {"question"})
    return max(0, total)


def _total(passage: Passage, text: str, least: int) -> int:
    """The weight of all sections that have a cue in a text; 0 as soon as it must be too small."""
    sections: dict[str, list[Cue]] = {}
    for cue in cues("clickbait").candidates(passage.words):
        sections.setdefault(cue.group, []).append(cue)
    weights = {section: _weight(section) for section in sections}
    possible = 1 + sum(weight for weight in weights.values() if weight > 0)
    total = 0
    for section, weight in weights.items():
        if possible < least:
            return 0
        if any(not cue.pattern or cue.compiled.search(text) for cue in sections[section]):
            total += weight
        elif weight > 0:
            possible -= weight
    return total + _stresses(passage.text)


@cache
def _weight(section: str) -> int:
    return int(section.rpartition(" ")[2])


def _stresses(text: str) -> bool:
    """Whether single words stand in capitals: `the PLAIN truth`."""
    if text.isupper():
        return False
    stressed = [each for each in re.findall(_CAPITALS, text) if len(each) > ACRONYM]
    return 0 < len(stressed) <= STRESSED
