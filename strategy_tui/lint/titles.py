"""Whether a text beside a link says more than the link's own address or the title of the post."""

from __future__ import annotations

import re
from functools import lru_cache

from strategy_tui.lint.cues import cues
from strategy_tui.lint.passage import HASH, MENTION, URL
from strategy_tui.lint.rule import Subject

CONTAINED = 0.9
"""The share of a text's words that a title may hold before the text is the title; a choice."""
FEWEST = 3
"""Words that make a title."""
READ = 2_000
"""Characters of a text or of an address that are looked at."""
_HIDDEN = rf"{HASH}\w+|[{URL}{MENTION}{HASH}]+"
_WORD = r"[^\W_]+"
_SLUG = r"[^/]*[^\W\d_][^/]*"
_ENDING = r"\.(?:html?|php|md|aspx?)\Z"


def repeats_title(subject: Subject) -> bool:
    """Whether the words beside the links are nearly all in one of their addresses or the title."""
    urls = [each.text for each in subject.entities.urls]
    if not urls:
        return False
    text = re.sub(_HIDDEN, " ", subject.signals.passage.linked[:READ])
    announcing = cues("worth").sets["small"]
    said = [word for word in words_of(text) if word not in announcing]
    if len(said) < FEWEST:
        return False
    titles = [slug_words(url[:READ]) for url in urls[:5]]
    if subject.draft is not None:
        titles.append(frozenset(words_of(subject.draft.title[:READ])))
    return any(
        len(title) >= FEWEST and sum(word in title for word in said) >= CONTAINED * len(said)
        for title in titles
    )


def words_of(text: str) -> list[str]:
    """The words of a text in small letters without accents, as addresses have them."""
    if not text.isascii():
        from unicodedata import combining, normalize

        text = "".join(char for char in normalize("NFKD", text) if not combining(char))
        text = text.replace("œ", "oe").replace("Œ", "oe").replace("æ", "ae")
    return re.findall(_WORD, text.lower())


@lru_cache(maxsize=64)
def slug_words(url: str) -> frozenset[str]:
    """The words of the last part of an address that has letters: `/2026/how-to-dry-a-book`."""
    from urllib.parse import unquote, urlsplit

    try:
        path = unquote(urlsplit(url if "://" in url else f"//{url}").path)
    except ValueError:
        return frozenset()
    parts = re.findall(_SLUG, re.sub(_ENDING, "", path.rstrip("/")))
    return frozenset(words_of(parts[-1])) if parts else frozenset()
