"""Where the words of a hashtag begin, so that a screen reader can say them."""

from __future__ import annotations

from functools import lru_cache

from strategy_tui.lint.cues import cues

SHORTEST = 8
"""Letters of a tag that may be several words."""
LONGEST = 40


@lru_cache(maxsize=4096)
def in_camel_case(tag: str, language: str) -> str | None:
    """`salondulivre` as `SalonDuLivre`; None when it is one word, or words that we do not know."""
    if not SHORTEST <= len(tag) <= LONGEST or not tag.isalpha():
        return None
    if not (tag.islower() or tag.isupper()):
        return None
    for each in (language, "en", "fr"):
        if each in {"en", "fr"} and (words := _split(tag.lower(), each)) is not None:
            return "".join(map(str.capitalize, words)) if len(words) > 1 else None
    return None


def _split(tag: str, language: str) -> list[str] | None:
    """The fewest known words that make up the tag; the last one may be in the plural."""
    known, small = _known(language), cues(f"tags-{language}").sets["small"]
    best: list[list[str] | None] = [[], *([None] * len(tag))]
    for end in range(1, len(tag) + 1):
        for start in range(max(0, end - 14), end):
            head, word = best[start], tag[start:end]
            is_known = (
                word in known or word in small or (len(word) > 3 and word.rstrip("sx") in known)
            )
            if head is not None and is_known and not (word in small and end == len(tag)):
                there = best[end]
                if there is None or len(head) + 1 < len(there):
                    best[end] = [*head, word]
    return best[len(tag)]


def _known(language: str) -> frozenset[str]:
    return cues(f"tags-{language}").sets["known"]
