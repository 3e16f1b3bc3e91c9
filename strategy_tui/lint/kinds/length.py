"""`kind: length` -- each post of a draft against the network's limit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.network import Length, NetworkSpec
from strategy_tui.domain.text import Span
from strategy_tui.lint.patterns import Compile
from strategy_tui.lint.rule import Check, Match, Part, Subject

NEAR = 0.95
"""Share of the limit from which a post is nearly full."""


class Find(StrEnum):
    """What the rule looks for."""

    OVER = "over"
    NEAR = "near"
    EMPTY = "empty"


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
    if options.find == Find.EMPTY:
        return frozenset({"network"})
    return frozenset({"network", "count", "limit", "over", "left", "unit"})


def build(options: Options, compile: Compile) -> Check:
    """A check of each part's length."""
    del compile
    checks: dict[str, Callable[[Subject, Part], Iterator[Match]]] = {
        Find.OVER: _over,
        Find.NEAR: _near,
        Find.EMPTY: _empty,
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
        start = part.start + _fits(subject, part.text)
        yield Match(
            Span(start, part.span.end),
            {**_numbers(count, limit, unit), "network": subject.spec.title},
        )


def _near(subject: Subject, part: Part) -> Iterator[Match]:
    length = subject.measured(part)
    if length.valid and NEAR * length.limit < length.count:
        numbers = _numbers(length.count, length.limit, length.unit)
        yield Match(part.span, {**numbers, "network": subject.spec.title})


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


def _exceeded(length: Length, spec: NetworkSpec, text: str) -> tuple[int, int, str]:
    """The measure that is exceeded: the network's own, or its limit in bytes."""
    in_bytes = spec.limits.text_bytes
    if length.count <= length.limit and in_bytes is not None:
        return len(text.encode("utf-8", "surrogatepass")), in_bytes.value, "bytes"
    return length.count, length.limit, length.unit


def _fits(subject: Subject, text: str) -> int:
    """How many characters of the text fit; a longer head is only tried where one may."""
    spec = subject.spec
    spoiler = subject.draft.spoiler if subject.draft is not None else subject.spoiler
    low, high = 0, min(len(text), 8 * spec.limits.text.value + 4096)
    while low < high:
        middle = (low + high + 1) // 2
        if spec.measure(text[:middle], spoiler).valid:
            low = middle
        else:
            high = middle - 1
    return low
