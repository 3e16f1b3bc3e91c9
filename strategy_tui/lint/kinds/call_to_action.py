"""`kind: call_to_action` -- what a post asks of its reader, against what the strategy wants."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.strategy import CallToAction
from strategy_tui.domain.text import Span
from strategy_tui.lint.patterns import Compile
from strategy_tui.lint.rule import Check, Match, Subject


class Find(StrEnum):
    """What the rule looks for."""

    MISSING = "missing"
    """Nothing asked where the strategy requires it."""
    UNWANTED = "unwanted"
    """Something asked where the strategy wants nothing asked."""
    SEVERAL = "several"
    """More than one thing asked."""


@dataclass(frozen=True, slots=True)
class Options:
    """The keys that this kind takes in a rule pack."""

    find: Find


def details(options: Options) -> frozenset[str]:
    """What a message of this kind may name."""
    if options.find == Find.SEVERAL:
        return frozenset({"network", "count"})
    return frozenset({"network"})


def build(options: Options, compile: Compile) -> Check:
    """A check of the whole draft, threads as one."""
    del compile
    find = options.find

    def check(subject: Subject) -> Iterator[Match]:
        plan = subject.plan
        if find == Find.SEVERAL:
            yield from _several(subject)
        elif plan is not None:
            wanted = CallToAction.REQUIRED if find == Find.MISSING else CallToAction.NONE
            if plan.call_to_action is not wanted:
                return
            asked = subject.signals.asks_something
            if asked is not (find == Find.UNWANTED):
                return
            place = subject.signals.strongest.span if asked else _last_line(subject.text)
            clause = f"networks.{plan.key}.call_to_action"
            yield Match(place, {"network": subject.spec.title}, clause)

    return check


def _several(subject: Subject) -> Iterator[Match]:
    purposes = subject.signals.purposes
    if len(purposes) > 1:
        network = subject.spec.title
        yield Match(purposes[1][1].span, {"network": network, "count": len(purposes)})


def _last_line(text: str) -> Span:
    """Where something could be asked: the last line with words on it."""
    end = len(text.rstrip())
    return Span(text.rfind("\n", 0, end) + 1, end)
