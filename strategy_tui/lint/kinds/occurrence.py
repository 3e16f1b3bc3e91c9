"""`kind: occurrence` -- a pattern may stand at most `max` times in one post."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.text import Span
from strategy_tui.lint.patterns import Compile, search_of
from strategy_tui.lint.rule import Check, Match, Subject

NEEDS_ONLY_TEXT = True
READS_WHOLE = False


@dataclass(frozen=True, slots=True)
class Options:
    """The keys that this kind takes in a rule pack."""

    max: int
    pattern: str = ""
    words: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    """Lower-case letters of which every match holds one; the pattern is not tried without."""
    ignore_case: bool = True


DETAILS = frozenset({"count", "max"})
"""What a message of this kind may name."""


def build(options: Options, compile: Compile) -> Check:
    """A check for what stands in a post beyond the number allowed."""
    search = search_of(options, compile)

    def check(subject: Subject) -> Iterator[Match]:
        if not search.may_find(subject):
            return
        for part in subject.parts:
            places = list(search.find(part.text))
            if surplus := places[options.max :]:
                span = Span(part.start + surplus[0][0], part.start + surplus[-1][1])
                yield Match(span, {"count": len(places), "max": options.max})

    return check
