"""`kind: occurrence` -- a pattern may stand at most `max` times in one post."""

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

    max: int
    pattern: str = ""
    words: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    """Lower-case letters of which every match holds one; the pattern is not tried without."""
    ignore_case: bool = True


def details(options: Options) -> frozenset[str]:
    """What a message of this kind may name."""
    del options
    return frozenset({"count", "max"})


def build(options: Options, compile: Compile) -> Check:
    """A check for what stands in a post beyond the number allowed."""
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
        for part in subject.parts:
            places = list(finder(part.text))
            if surplus := places[options.max :]:
                span = Span(part.start + surplus[0][0], part.start + surplus[-1][1])
                yield Match(span, {"count": len(places), "max": options.max})

    return check
