"""`kind: call_to_action` -- what a post asks of its reader, against what the strategy wants."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import StrEnum

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.strategy import CallToAction, Hardness
from strategy_tui.domain.text import Span
from strategy_tui.lint.aims import Aim, goal_of
from strategy_tui.lint.asking import STRONG, Ask
from strategy_tui.lint.rule import Check, Match, Subject

NEEDS_ONLY_TEXT = False
READS_WHOLE = False


class Find(StrEnum):
    """What the rule looks for."""

    MISSING = "missing"
    """Nothing asked where the strategy requires it."""
    UNWANTED = "unwanted"
    """Something asked where the strategy wants nothing asked."""
    SEVERAL = "several"
    """More than one thing asked."""
    TOO_HARD = "too_hard"
    """A commitment asked for a goal that lives on relations."""
    TOO_SOFT = "too_soft"
    """Only a word or a look asked for a goal that lives on sales."""


_WANTED: Mapping[Find, Hardness] = {Find.TOO_HARD: Hardness.SOFT, Find.TOO_SOFT: Hardness.HARD}
_SELLING = frozenset({"price", "order", "discount"})
"""Signs of a sale, as `selling` names them."""
_FITTING: Mapping[Aim, Hardness] = {Aim.RELATIONS: Hardness.SOFT, Aim.SALES: Hardness.HARD}


@dataclass(frozen=True, slots=True)
class Options:
    """The keys that this kind takes in a rule pack."""

    find: Find


def details(options: Options) -> frozenset[str]:
    """What a message of this kind may name."""
    if options.find == Find.SEVERAL:
        return frozenset({"network", "count"})
    if options.find in _WANTED:
        return frozenset({"network", "goal"})
    return frozenset({"network"})


def build(options: Options) -> Check:
    """A check of the whole draft, threads as one."""
    find = options.find

    def check(subject: Subject) -> Iterator[Match]:
        plan = subject.plan
        if find == Find.SEVERAL:
            yield from _several(subject)
        elif find in _WANTED:
            yield from _otherwise(subject, _WANTED[find])
        elif plan is not None:
            wanted = CallToAction.REQUIRED if find == Find.MISSING else CallToAction.NONE
            if plan.call_to_action is not wanted or not subject.text.strip():
                return
            signals = subject.signals
            if find == Find.UNWANTED and _shares_questions(subject):
                signals = replace(signals, asks=_but_questions(signals.asks))
            asked = signals.asks_something
            if asked is not (find == Find.UNWANTED):
                return
            place = signals.strongest.span if asked else _last_line(subject.text)
            clause = f"networks.{plan.key}.call_to_action"
            yield Match(place, {"network": subject.spec.title}, clause)

    return check


def _shares_questions(subject: Subject) -> bool:
    """Whether the strategy wants questions there, so that asking one is no call to action."""
    from strategy_tui.topics import Form, reading

    shared = subject.plan.share if subject.plan is not None else ()
    return any(reading(each).form is Form.QUESTION for each in shared)


def _but_questions(asks: tuple[Ask, ...]) -> tuple[Ask, ...]:
    """What is asked besides an answer: `Tell me` is a question too."""
    return tuple(each for each in asks if each.family not in {"question", "reply"})


def _several(subject: Subject) -> Iterator[Match]:
    purposes = [
        (purpose, ask)
        for purpose, ask in subject.signals.purposes
        if ask.weight >= STRONG and purpose != "contact"  # an address is the way to do the other
    ]
    if len(purposes) > 1:
        network = subject.spec.title
        yield Match(purposes[1][1].span, {"network": network, "count": len(purposes)})


def _otherwise(subject: Subject, wanted: Hardness) -> Iterator[Match]:
    """What is asked, where the goal wants it asked with another hardness.

    Where the goal does not say so itself, its words tell, and only a post that sells is told of:
    an invitation to a concert is at its place among friends.
    """
    served = goal_of(subject)
    if served is None:
        return
    said = served.goal.call_to_action
    fitting = said or (_FITTING[served.aim] if served.aim is not None else None)
    asked = subject.signals.hardness if fitting is wanted else None
    if asked is None or asked is wanted:
        return
    if said is None and subject.signals.worth.sale.signs.isdisjoint(_SELLING):
        return
    place = max(
        (each for each in subject.signals.asks if each.hardness is asked),
        key=lambda each: each.weight,
    )
    if asked is Hardness.HARD and place.weight < STRONG:
        return
    clause = f"goals.{served.name}" + (".call_to_action" if said is not None else "")
    shown = {"network": subject.spec.title, "goal": served.goal.want or served.name}
    yield Match(place.span, shown, clause)


def _last_line(text: str) -> Span:
    """Where something could be asked: the last line with words on it."""
    end = len(text.rstrip())
    return Span(text.rfind("\n", 0, end) + 1, end)
