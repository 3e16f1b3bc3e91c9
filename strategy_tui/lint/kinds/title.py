"""`kind: title` -- the title of a draft, where posts on the network have one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Param
from strategy_tui.domain.network import Sourced
from strategy_tui.domain.text import Span
from strategy_tui.lint.rule import Check, Match, Subject, weight

NEEDS_ONLY_TEXT = False
READS_WHOLE = False


class Find(StrEnum):
    """What the rule looks for."""

    OVER = "over"
    """A title that the network refuses or cuts."""
    LONG = "long"
    """A title that is not shown whole."""
    MISSING = "missing"
    UNUSED = "unused"
    """A title where posts have none."""


@dataclass(frozen=True, slots=True)
class Options:
    """The keys that this kind takes in a rule pack."""

    find: Find


def details(options: Options) -> frozenset[str]:
    """What a message of this kind may name."""
    if options.find in (Find.OVER, Find.LONG):
        return frozenset({"network", "count", "limit", "over"})
    return frozenset({"network"})


def build(options: Options) -> Check:
    """A check of a draft's title; a bare text has none."""
    looks: dict[Find, Callable[[Subject, str], Iterator[Match]]] = {
        Find.OVER: _over,
        Find.LONG: _long,
        Find.MISSING: _missing,
        Find.UNUSED: _unused,
    }
    look = looks[options.find]

    def check(subject: Subject) -> Iterator[Match]:
        if subject.draft is not None and not subject.draft.reply_to:
            yield from look(subject, subject.draft.title)

    return check


def _over(subject: Subject, title: str) -> Iterator[Match]:
    yield from _beyond(subject, title, subject.spec.limits.title)


def _long(subject: Subject, title: str) -> Iterator[Match]:
    limits = subject.spec.limits
    if limits.title is None or len(title) <= limits.title.value:
        yield from _beyond(subject, title, limits.title_advised)


def _beyond(subject: Subject, title: str, limit: Sourced[int] | None) -> Iterator[Match]:
    if limit is not None and len(title) > limit.value:
        count = len(title)
        numbers = {"count": count, "limit": limit.value, "over": count - limit.value}
        yield _match(subject, numbers, limit)


def _missing(subject: Subject, title: str) -> Iterator[Match]:
    needed = subject.spec.capabilities.needs_title
    if needed is not None and needed.value and not title.strip():
        yield _match(subject, {}, needed)


def _unused(subject: Subject, title: str) -> Iterator[Match]:
    limits, can = subject.spec.limits, subject.spec.capabilities
    known = (limits.title, limits.title_advised, can.needs_title)
    if title.strip() and not any(each is not None for each in known):
        yield _match(subject, {}, None)


def _match(
    subject: Subject, numbers: dict[str, int], fact: Sourced[int] | Sourced[bool] | None
) -> Match:
    """A finding where the title is written, or at the start of the text."""
    place = subject.draft.title_span if subject.draft is not None else None
    named: dict[str, Param] = {"network": subject.spec.title, **numbers}
    most = weight(fact) if fact is not None else None
    return Match(place or Span(0, 0), named, in_file=place is not None, at_most=most)
