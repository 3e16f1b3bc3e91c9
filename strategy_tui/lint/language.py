"""Which language a draft is in: what it says, what the strategy says, else its small words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from strategy_tui.domain.draft import Draft
from strategy_tui.domain.strategy import NetworkPlan, Strategy
from strategy_tui.lint.cues import cues

READ = 2_000
"""Characters that are enough to tell."""
OTHER = "und"
"""ISO 639 for a language that is not determined: here one that is neither English nor French."""
FEWEST = 6
"""Characters from which endings may tell."""
FAMILIAR = 2
"""At least one word of so many is a small one in a text in a language that we know."""
_WORD = r"[^\W\d_]+"
_ACCENTS = "[éèêëàâùûçœîïô]"
_FOREIGN = "[áíóúñ¿¡ßäöüåøãõłżśčžřőűąęć]"
_NOT_LATIN = "[\u0370-\u1dff\u2e80-\ud7ff\uf900-\ufaff]"
_FRENCH = (
    r"\b[ldjnsmtc]['’]\w|\bqu['’]|[éèêëàâçœ]"
    r"|\w(?:ez|eux|eaux?|eur|euse|ettes?|ière|oir|ais|ait|ois|ons|els?|ienne|ié|tié|ouvel\w*)\b"
    r"|\b(?:lun|mar|mercre|jeu|vendre|same)di\b"
)
_ENGLISH = (
    r"\w(?:ing|ed|ly|ght|ould|['’]s|['’]t|th|wn|ck|sh|oon|ays?|ice|ews|eet|ose|ful)\b"
    r"|[kw]|oo|ee|\bth"
)
_NO_WORDS = r"https?://\S+|[#@]\w+"


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


def in_language_first(texts: Iterable[str], language: str) -> tuple[str, ...]:
    """Examples with those in a reader's language first, then those that are in none."""
    guessed = {text: guess(text) for text in texts}
    return tuple(sorted(guessed, key=lambda text: (guessed[text] != language, bool(guessed[text]))))


def guess(text: str) -> str | None:
    """`fr`, `en`, `und` for a language that is neither, or None when nothing tells."""
    read = text[:READ].lower()
    if "#" in read or "@" in read or "://" in read:
        read = re.sub(_NO_WORDS, " ", read)
    words = re.findall(_WORD, read)
    french = sum(map(cues("fr-cues").sets["common"].__contains__, words))
    english = sum(map(cues("en-cues").sets["common"].__contains__, words))
    french += 0 if read.isascii() else min(3, len(re.findall(_ACCENTS, read)))
    most = max(french, english)
    if most * FAMILIAR < len(words) and _is_another(read, frozenset(words), most):
        return OTHER
    if french == english and len(read) >= FEWEST:
        french, english = len(re.findall(_FRENCH, read)), len(re.findall(_ENGLISH, read))
    if french == english:
        return None
    return "fr" if french > english else "en"


def _is_another(read: str, words: frozenset[str], most: int) -> bool:
    """Whether the small words or the letters of another language are more than ours."""
    if 2 * len(re.findall(_NOT_LATIN, read)) > sum(map(len, words)):
        return True
    foreign = 0 if read.isascii() else min(3, len(re.findall(_FOREIGN, read)))
    hits = max(len(words & each) for each in cues("others").sets.values()) + foreign
    return hits > max(1, most)
