"""What posts are about: topics with their names and words, in English and French.

The packs are in `rules/topics/`. A word of the strategy is read as a topic by `reading`; a text is
searched for one with `mentions`, and `told_by` says which of these words tell it.
"""

from __future__ import annotations

from strategy_tui.topics.naming import Form, Own, Reading, first_names, names, reading, titles
from strategy_tui.topics.stems import Words, words_of
from strategy_tui.topics.vocabulary import (
    LANGUAGES,
    Mention,
    Vocabulary,
    bundled,
    entry,
    likely,
    mentions,
    told_by,
    vocabulary,
)

__all__ = [
    "LANGUAGES",
    "Form",
    "Mention",
    "Own",
    "Reading",
    "Vocabulary",
    "Words",
    "bundled",
    "entry",
    "first_names",
    "likely",
    "mentions",
    "names",
    "reading",
    "titles",
    "told_by",
    "vocabulary",
    "words_of",
]
