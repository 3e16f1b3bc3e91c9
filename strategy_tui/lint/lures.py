"""Clickbait: how strongly a text holds back what it is about.

Each cue is a way of speaking (a reference forward, a subject withheld, a list that is promised, an
effect on the reader, a quiz) with a weight; the weights and the bound are choices. Even trained
models reach an F1 of 0.6 on real posts (Webis Clickbait Challenge 2017), so it is only a hint.
"""

from __future__ import annotations

from strategy_tui.lint.cues import cues
from strategy_tui.lint.passage import URL, Passage, vocabulary

ENOUGH = 2
"""From this weight on, a text counts as clickbait."""
LONGEST = 420
"""Characters from which a text is taken to give what its hook promises."""


def lures(passage: Passage) -> int:
    """The weight of the cues in a short text, or in the first line of a longer one."""
    text = passage.linked.strip()
    if len(text.replace(URL, "")) > LONGEST:
        return 0
    known = cues("clickbait")
    found: dict[str, int] = {}
    for cue in known.candidates(vocabulary(text)):
        name, _, weight = cue.group.rpartition(" ")
        if name not in found and (not cue.pattern or cue.compiled.search(text)):
            found[name] = int(weight)
    return sum(found.values())
