"""Which language a draft is in: what it says, what the strategy says, else its small words."""

from __future__ import annotations

import re

from strategy_tui.domain.draft import Draft
from strategy_tui.domain.strategy import NetworkPlan, Strategy

READ = 2_000
"""Characters that are enough to tell."""
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    "the and of to is was are were be been it that this these those for with you your my we they he"
    " she not have has had do does did what which who how when from by at as an or but if will would"
    " can could there their our me him her his its just about into out up so than then them been all"
    " some any more very here where why let's don't i'm it's read new".split()
)
_FRENCH = frozenset(
    "le la les un une des du de et est sont était dans pour avec sur pas ne que qui ce cette ces vous"
    " nous je tu il elle ils elles on mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs"
    " plus très mais ou où donc car si comme par sans chez aux au en y à été être avoir ai avez ont"
    " c est j d l qu n s quand tout tous toute toutes bien aussi ici merci quoi quel quelle".split()
)
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
    french = sum(word in _FRENCH for word in words)
    english = sum(word in _ENGLISH for word in words)
    french += min(3, len(_ACCENTS.findall(text[:READ].lower())))
    if french == english:
        return None
    return "fr" if french > english else "en"
