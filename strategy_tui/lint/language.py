"""Which language a draft is in: what it says, what the strategy says, else its small words."""

from __future__ import annotations

import re

from strategy_tui.domain.draft import Draft
from strategy_tui.domain.strategy import NetworkPlan, Strategy
from strategy_tui.lint.cues import cues

READ = 2_000
"""Characters that are enough to tell."""
_WORD = re.compile(r"[^\W\d_]+")
_ACCENTS = re.compile("[éèêëàâùûçœîïô]")


def language_of(
    text: str, draft: Draft | None, plan: NetworkPlan | None, strategy: Strategy | None
) -> str:
    """The draft's own word, else the network's in the strategy, else a guess.

    The guess falls back on the strategy's language, then on English.
    """
    if draft is not None and draft.language:
        return base(draft.language)
    if plan is not None and plan.language:
        return base(plan.language)
    return guess(text) or (base(strategy.language) if strategy is not None else "en")


def base(code: str) -> str:
    """`fr` of `fr-CA`."""
    return re.split("[-_]", code.strip().lower())[0]


def guess(text: str) -> str | None:
    """`fr`, `en`, or None when nothing tells."""
    words = _WORD.findall(text[:READ].lower())
    french = sum(word in cues("fr-cues").sets["common"] for word in words)
    english = sum(word in cues("en-cues").sets["common"] for word in words)
    french += min(3, len(_ACCENTS.findall(text[:READ].lower())))
    if french == english:
        return None
    return "fr" if french > english else "en"
