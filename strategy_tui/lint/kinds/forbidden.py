"""`kind: forbidden` -- characters that the network refuses in a text or a title."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.text import Span
from strategy_tui.lint.rule import Check, Match, Subject, weight

NEEDS_ONLY_TEXT = False
READS_WHOLE = False


@dataclass(frozen=True, slots=True)
class Options:
    """This kind takes no keys; the characters are in the network's spec."""


DETAILS = frozenset({"network", "match"})
"""What a message of this kind may name."""


def build(options: Options) -> Check:
    """A check of the title and the text: one finding for each character, where it first stands."""
    del options  # there are none

    def check(subject: Subject) -> Iterator[Match]:
        fact = subject.spec.capabilities.forbidden
        if fact is None:
            return
        title = subject.draft.title if subject.draft is not None else ""
        place = subject.draft.title_span if subject.draft is not None else None
        for char in fact.value:
            named = {"network": subject.spec.title, "match": char}
            at = subject.text.find(char)
            if at >= 0:
                yield Match(Span(at, at + 1), named, at_most=weight(fact))
            if char in title and place is not None:
                yield Match(place, named, in_file=True, at_most=weight(fact))

    return check
