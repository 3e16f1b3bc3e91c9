"""`kind: sentence` -- sentences that are long to hold in mind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import message
from strategy_tui.domain.text import Span
from strategy_tui.lint.rule import Check, Match, Subject, Unusable

NEEDS_ONLY_TEXT = True
READS_WHOLE = False
SHORTEST_WORDS = 3
"""Characters that a word and its space have at least, on average; it saves the counting."""
READ = 4_000
"""Characters of one sentence whose words are counted."""
_PAUSE = r"[:;]\s|\s[–-]\s|[—→•]"


@dataclass(frozen=True, slots=True)
class Options:
    """The keys that this kind takes in a rule pack."""

    max: int
    """Words of a sentence, or of what stands between its colons, semicolons and dashes."""


DETAILS = frozenset({"count", "max"})
"""What a message of this kind may name."""


def build(options: Options) -> Check:
    """A check for each sentence beyond the number of words."""
    if options.max < 1:
        raise Unusable(message("“max” is a number of words, 1 or more."))
    most = options.max

    def check(subject: Subject) -> Iterator[Match]:
        if len(subject.text) <= most * SHORTEST_WORDS:
            return
        for each in subject.signals.passage.sentences:
            if each.end - each.start > most * SHORTEST_WORDS:
                count = max(len(piece.split()) for piece in re.split(_PAUSE, each.text[:READ]))
                if count > most:
                    end = each.start + len(each.text.rstrip())
                    yield Match(Span(each.start, end), {"count": count, "max": most})

    return check
