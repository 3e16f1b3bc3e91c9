"""`kind: substitution` -- a word or phrase for which there is a better one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.diagnostic import Fix
from strategy_tui.domain.message import message
from strategy_tui.domain.text import Span
from strategy_tui.lint.patterns import Compile, of_words, trusted
from strategy_tui.lint.rule import Check, Match, Subject, Unusable


@dataclass(frozen=True, slots=True)
class Options:
    """The keys that this kind takes in a rule pack."""

    swap: Mapping[str, str]
    """Word or phrase → what to write instead; an empty text takes it out."""


def details(options: Options) -> frozenset[str]:
    """What a message of this kind may name."""
    del options
    return frozenset({"match", "instead"})


def build(options: Options, compile: Compile) -> Check:
    """A check for each word that has a better one, with the fix."""
    del compile
    if not options.swap:
        raise Unusable(message("“swap” names no words."))
    instead = {word.lower().replace("’", "'"): better for word, better in options.swap.items()}
    finder = trusted(of_words(tuple(options.swap)), True)
    needs = tuple(word.split("'")[0].split(" ")[0] for word in instead)

    def check(subject: Subject) -> Iterator[Match]:
        if not any(need in subject.lowered for need in needs):
            return
        for start, end in finder(subject.text):
            found = subject.text[start:end]
            key = " ".join(found.lower().replace("’", "'").split())
            better = instead.get(key)
            if better is not None:
                if found[:1].isupper():
                    better = better[:1].upper() + better[1:]
                span = Span(start, end)
                yield Match(span, {"match": found, "instead": better}, fix=Fix(span, better))

    return check
