"""`kind: substitution` -- a word or phrase for which there is a better one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.diagnostic import Fix
from strategy_tui.domain.message import message
from strategy_tui.domain.text import Span
from strategy_tui.lint.patterns import plain_words, search_of_words
from strategy_tui.lint.rule import Check, Match, Subject, Unusable

NEEDS_ONLY_TEXT = True
READS_WHOLE = False


@dataclass(frozen=True, slots=True)
class Options:
    """The keys that this kind takes in a rule pack."""

    swap: Mapping[str, str]
    """Word or phrase → what to write instead; an empty text takes it out."""


DETAILS = frozenset({"match", "instead"})
"""What a message of this kind may name."""


def build(options: Options) -> Check:
    """A check for each word that has a better one, with the fix."""
    if not options.swap:
        raise Unusable(message("“swap” names no words."))
    instead = {plain_words(word).lower(): better for word, better in options.swap.items()}
    search = search_of_words(options.swap)

    def check(subject: Subject) -> Iterator[Match]:
        if not search.may_find(subject):
            return
        for start, end in search.find(subject.text):
            found = subject.text[start:end]
            better = instead.get(plain_words(found).lower())
            if better is not None:
                if found[:1].isupper():
                    better = better[:1].upper() + better[1:]
                span = Span(start, end)
                yield Match(span, {"match": found, "instead": better}, fix=Fix(span, better))

    return check
