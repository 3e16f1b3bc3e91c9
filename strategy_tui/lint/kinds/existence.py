"""`kind: existence` -- a pattern or one of some words should not be there."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.diagnostic import Fix
from strategy_tui.domain.text import Span
from strategy_tui.lint.patterns import Compile, search_of
from strategy_tui.lint.rule import Check, Match, Subject

NEEDS_ONLY_TEXT = True
READS_WHOLE = False


@dataclass(frozen=True, slots=True)
class Options:
    """The keys that this kind takes in a rule pack."""

    pattern: str = ""
    words: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    """Lower-case letters of which every match holds one; the pattern is not tried without."""
    ignore_case: bool = True
    instead: str = ""
    """What may be written there, offered as a fix that the person looks at first."""


DETAILS = frozenset({"match"})
"""What a message of this kind may name."""


def build(options: Options, compile: Compile) -> Check:
    """A check for each place where the pattern or a word stands."""
    search = search_of(options, compile)

    def check(subject: Subject) -> Iterator[Match]:
        if not search.may_find(subject):
            return
        for start, end in search.find(subject.text):
            span = Span(start, end)
            fix = Fix(span, options.instead, is_certain=False) if options.instead else None
            yield Match(span, {"match": subject.text[start:end][:60]}, fix=fix)

    return check
