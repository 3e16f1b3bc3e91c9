"""`kind: length` -- each post of a draft against the network's limit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.diagnostic import Fix, Severity
from strategy_tui.domain.draft import Part
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.network import Certainty, Length, NetworkSpec, Sourced
from strategy_tui.domain.text import Span
from strategy_tui.lint.rule import Check, Match, Subject, weight
from strategy_tui.lint.threading import MOST_PARTS, fitting, joined, parts_that_fit

NEEDS_ONLY_TEXT = False
READS_WHOLE = True
NEAR = 0.95
"""Share of the limit from which a post is nearly full."""


class Find(StrEnum):
    """What the rule looks for."""

    OVER = "over"
    NEAR = "near"
    EMPTY = "empty"
    ADVISED = "advised"
    """More than some places take, and less than the limit."""
    SPLIT = "split"
    """A text that is too long for a post, and how it would be a thread."""


@dataclass(frozen=True, slots=True)
class Options:
    """The keys that this kind takes in a rule pack."""

    find: Find


UNITS: dict[str, Message] = {
    "weighted": message("characters as X counts them"),
    "graphemes": message("characters"),
    "characters": message("characters"),
    "utf-16": message("characters"),
    "bytes": message("bytes"),
}


def details(options: Options) -> frozenset[str]:
    """What a message of this kind may name."""
    if options.find is Find.EMPTY:
        return frozenset({"network"})
    if options.find is Find.SPLIT:
        return frozenset({"network", "parts"})
    return frozenset({"network", "count", "limit", "over", "left", "unit"})


def build(options: Options) -> Check:
    """A check of each part's length."""
    checks: dict[Find, Callable[[Subject, Part], Iterator[Match]]] = {
        Find.OVER: _over,
        Find.NEAR: _near,
        Find.EMPTY: _empty,
        Find.ADVISED: _advised,
        Find.SPLIT: _split,
    }
    look = checks[options.find]

    def check(subject: Subject) -> Iterator[Match]:
        for part in subject.parts:
            yield from look(subject, part)

    return check


def _over(subject: Subject, part: Part) -> Iterator[Match]:
    length = subject.measured(part)
    if not length.valid:
        count, limit, unit = _exceeded(length, subject.spec, part.text)
        yield Match(
            _beyond(subject, part),
            {**_numbers(count, limit.value, unit), "network": subject.spec.label},
            at_most=_most(count, limit),
        )


def _most(count: int, limit: Sourced[int]) -> Severity | None:
    """How much it may matter: where the number is uncertain, twice as much is surely too long."""
    if limit.certainty is Certainty.SECONDARY and count > 2 * limit.value:
        return Severity.WARNING
    return weight(limit)


def _split(subject: Subject, part: Part) -> Iterator[Match]:
    spec, length = subject.spec, subject.measured(part)
    if subject.draft is None or not spec.capabilities.threads or length.valid:
        return
    if length.count > MOST_PARTS * length.limit:
        return
    parts = parts_that_fit(part.text, spec, subject.warning)
    if parts is not None:
        yield Match(
            _beyond(subject, part),
            {"network": spec.title, "parts": len(parts)},
            fix=Fix(part.span, joined(parts), is_certain=False),
        )


def _advised(subject: Subject, part: Part) -> Iterator[Match]:
    length, advised = subject.measured(part), subject.spec.limits.text_advised
    if advised is not None and length.valid and length.count > advised.value:
        numbers = _numbers(length.count, advised.value, length.unit)
        named = {**numbers, "network": subject.spec.title}
        yield Match(part.span, named, at_most=weight(advised))


def _near(subject: Subject, part: Part) -> Iterator[Match]:
    length = subject.measured(part)
    if length.valid and NEAR * length.limit < length.count:
        numbers = _numbers(length.count, length.limit, length.unit)
        yield Match(part.span, {**numbers, "network": subject.spec.label})


def _empty(subject: Subject, part: Part) -> Iterator[Match]:
    reshared = subject.draft is not None and subject.draft.reshares
    if not part.text.strip() and not subject.media and not reshared:
        yield Match(part.span, {"network": subject.spec.title})


def _numbers(count: int, limit: int, unit: str) -> dict[str, int | Message]:
    name = UNITS.get(unit, UNITS["characters"])
    return {
        "count": count,
        "limit": limit,
        "over": count - limit,
        "left": limit - count,
        "unit": name,
    }


def _exceeded(length: Length, spec: NetworkSpec, text: str) -> tuple[int, Sourced[int], str]:
    """The measure that is exceeded: the network's own, or its limit in bytes."""
    in_bytes = spec.limits.text_bytes
    if length.count <= length.limit and in_bytes is not None:
        return len(text.encode("utf-8", "surrogatepass")), in_bytes, "bytes"
    return length.count, spec.limits.text, length.unit


def _beyond(subject: Subject, part: Part) -> Span:
    """What is too much: from the first character that does not fit."""
    fits = fitting(part.text, subject.spec, subject.warning)
    return Span(part.start + fits, part.span.end)
