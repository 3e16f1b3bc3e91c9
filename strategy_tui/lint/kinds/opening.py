"""`kind: opening` -- how a post begins, and what stands before the fold that hides the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.text import Span
from strategy_tui.lint.cues import cues
from strategy_tui.lint.rule import Check, Match, Subject

NEEDS_ONLY_TEXT = False
READS_WHOLE = False
_PAUSE = r"[.!?…,;:)»”—\n]|\s[–-]\s"
_WORD = r"[^\W\d_]+(?:['’][^\W\d_]+)?"


class Find(StrEnum):
    """What the rule looks for."""

    LONG = "long"
    """A first sentence without a pause before the fold."""
    LINK = "link"
    """A link before any word."""
    NAMES = "names"
    """Names before any word, in a post that answers nobody."""
    GREETING = "greeting"
    """A first line that only says hello."""


@dataclass(frozen=True, slots=True)
class Options:
    """The keys that this kind takes in a rule pack."""

    find: Find
    least: int = 1
    """Names in a row that are told of."""


def details(options: Options) -> frozenset[str]:
    """What a message of this kind may name."""
    if options.find is Find.NAMES:
        return frozenset({"network", "match"})
    return frozenset({"network", "fold"})


def build(options: Options) -> Check:
    """A check of the start of a draft; but for names, of one that is longer than the fold."""
    look = {Find.LONG: _long, Find.LINK: _link, Find.GREETING: _greeting}.get(options.find)

    def check(subject: Subject) -> Iterator[Match]:
        start = len(subject.text) - len(subject.text.lstrip())
        if look is None:
            yield from _names(subject, start, options.least)
            return
        fold = subject.spec.limits.fold
        if fold is not None and len(subject.text) - start > fold.value:
            place = look(subject, start, start + fold.value)
            if place is not None:
                yield Match(place, {"network": subject.spec.title, "fold": fold.value})

    return check


def _long(subject: Subject, start: int, fold: int) -> Span | None:
    if re.compile(_PAUSE).search(subject.text, start, fold):
        return None
    return Span(start, fold)


def _link(subject: Subject, start: int, fold: int) -> Span | None:
    del fold
    first = next(iter(subject.entities.urls), None)
    return Span(start, first.end) if first is not None and first.start == start else None


def _greeting(subject: Subject, start: int, fold: int) -> Span | None:
    end = subject.text.find("\n", start, fold)
    if end < 0:
        return None
    words = [word.lower() for word in re.compile(_WORD).findall(subject.text, start, end)]
    known = cues("opening").sets
    is_one = bool(words) and words[0] in known["hello"] and known["to_all"].issuperset(words[1:])
    return Span(start, end) if is_one else None


def _names(subject: Subject, start: int, least: int) -> Iterator[Match]:
    answers = subject.draft is not None and subject.draft.reply_to
    if answers or not subject.text.startswith(("@", "＠"), start):
        return
    end, found = start, 0
    for each in subject.entities.mentions:
        if subject.text[end : each.start].strip(" ,\n\u00a0"):
            break
        end, found = each.end, found + 1
    if found >= least:
        shown = {"network": subject.spec.title, "match": subject.text[start:end][:60]}
        yield Match(Span(start, end), shown)
