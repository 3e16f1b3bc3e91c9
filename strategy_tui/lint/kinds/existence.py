"""`kind: existence` -- a pattern or one of some words should not be there."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import message
from strategy_tui.domain.text import Span
from strategy_tui.lint.patterns import Compile, of_words, trusted
from strategy_tui.lint.rule import Check, Match, Subject, Unusable


@dataclass(frozen=True, slots=True)
class Options:
    """The keys that this kind takes in a rule pack."""

    pattern: str = ""
    words: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    """Lower-case letters of which every match holds one; the pattern is not tried without."""
    ignore_case: bool = True


def details(options: Options) -> frozenset[str]:
    """What a message of this kind may name."""
    del options
    return frozenset({"match"})


def build(options: Options, compile: Compile) -> Check:
    """A check for each place where the pattern or a word stands."""
    if bool(options.pattern) == bool(options.words):
        raise Unusable(message("A rule has either “pattern” or “words”."))
    words = options.words
    finder = (
        trusted(of_words(words), True) if words else compile(options.pattern, options.ignore_case)
    )
    needs = options.needs or tuple(word.lower().split("'")[0].split(" ")[0] for word in words)

    def check(subject: Subject) -> Iterator[Match]:
        if needs and not any(need in subject.lowered for need in needs):
            return
        for start, end in finder(subject.text):
            yield Match(Span(start, end), {"match": subject.text[start:end][:60]})

    return check
