"""`kind: entity` -- links, mentions, hashtags or cashtags, as many as one post may have."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.text import Span
from strategy_tui.lint.rule import Check, Match, Subject

NEEDS_ONLY_TEXT = True
READS_WHOLE = False


class Of(StrEnum):
    """What is counted."""

    URLS = "urls"
    MENTIONS = "mentions"
    HASHTAGS = "hashtags"
    CASHTAGS = "cashtags"


@dataclass(frozen=True, slots=True)
class Options:
    """The keys that this kind takes in a rule pack."""

    of: Of
    max: int = 0
    distinct: bool = False
    """Whether the same one counts once."""


DETAILS = frozenset({"count", "max", "first"})
"""What a message of this kind may name."""


def build(options: Options) -> Check:
    """A check for what a post has of them beyond the number allowed."""

    def check(subject: Subject) -> Iterator[Match]:
        for part in subject.parts:
            entities = (
                subject.entities if part.text is subject.text else subject.spec.entities(part.text)
            )
            found = list(getattr(entities, options.of))
            if options.distinct:
                found = list({each.text: each for each in reversed(found)}.values())[::-1]
            if surplus := found[options.max :]:
                span = Span(part.start + surplus[0].start, part.start + surplus[0].end)
                yield Match(
                    span,
                    {"count": len(found), "max": options.max, "first": surplus[0].text[:60]},
                )

    return check
