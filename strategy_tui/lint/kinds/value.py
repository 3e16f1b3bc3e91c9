"""`kind: value` -- what a post gives its reader; never a judgement, always a question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.text import Span
from strategy_tui.lint.aims import Aim, goal_of
from strategy_tui.lint.rule import Check, Match, Subject
from strategy_tui.lint.titles import repeats_title
from strategy_tui.lint.voice import of_oneself

NEEDS_ONLY_TEXT = False
READS_WHOLE = False
OWN_WORDS = 3
"""Words of one's own from which a reshare is more than a reshare; a choice, as the next ones."""
FEWEST = 3
MOST = 30
"""Words beside a link that may be no more than a title."""
LONG = 60
"""Words of one's own from which a post is long enough for its reason."""
REASONS = 2
"""Times that a text says `because`, of whatever, from which it is not asked why."""
DOINGS = 4
"""Words of the first person in it that make it a post about what one does."""
_BECAUSE = r"\bbecause\b|\bparce qu"


class Find(StrEnum):
    """What the rule looks for."""

    BARE_LINK = "bare_link"
    BARE_RESHARE = "bare_reshare"
    BAIT = "bait"
    CLICKBAIT = "clickbait"
    PROMOTIONAL = "promotional"
    TITLE = "title"
    """A link, and beside it hardly more than the words of its own address or of the title."""
    STORY = "story"
    """A long post about oneself, for a goal of relations or a name, without a reason."""


@dataclass(frozen=True, slots=True)
class Options:
    """The keys that this kind takes in a rule pack."""

    find: Find


def details(options: Options) -> frozenset[str]:
    """What a message of this kind may name."""
    return frozenset({"network", "goal"} if options.find == Find.STORY else {"network"})


def build(options: Options) -> Check:
    """A check of the whole draft."""
    find = options.find
    if find == Find.STORY:
        return _story

    def check(subject: Subject) -> Iterator[Match]:
        if _holds(subject, find):
            yield Match(_place(subject, find), {"network": subject.spec.title})

    return check


def _holds(subject: Subject, find: Find) -> bool:
    draft = subject.draft
    passes_on = draft is not None and bool(draft.reshares or draft.quotes)
    if find == Find.BARE_RESHARE:
        return passes_on and subject.signals.worth.own_words < OWN_WORDS
    worth = subject.signals.worth
    if find == Find.BARE_LINK:
        return worth.lone_link and not (subject.media or passes_on)
    if find == Find.TITLE:
        return not worth.lone_link and FEWEST <= worth.own_words <= MOST and repeats_title(subject)
    if find == Find.BAIT:
        return worth.begs
    return worth.hides if find == Find.CLICKBAIT else worth.promotional


def _place(subject: Subject, find: Find) -> Span:
    if find in {Find.BARE_LINK, Find.TITLE} and subject.entities.urls:
        first = subject.entities.urls[0]
        return Span(first.start, first.end)
    if find == Find.BAIT:
        return subject.signals.worth.begging
    end = subject.text.find("\n")
    return Span(0, len(subject.text) if end < 0 else end)


def _story(subject: Subject) -> Iterator[Match]:
    served = goal_of(subject)
    if served is None or served.aim is not Aim.RELATIONS:
        return
    signals = subject.signals
    if signals.worth.own_words < LONG or signals.worth.promotional:
        return
    if len(re.findall(_BECAUSE, subject.lowered)) >= REASONS:
        return
    if of_oneself(signals.passage, DOINGS) and not signals.tells_why:
        shown = {"network": subject.spec.title, "goal": served.goal.want or served.name}
        yield Match(_place(subject, Find.STORY), shown, f"goals.{served.name}")
