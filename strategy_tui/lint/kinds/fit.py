"""`kind: fit` -- whether a draft belongs where it is going, by the strategy's own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import lru_cache

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message, Param, message
from strategy_tui.domain.text import Span
from strategy_tui.lint.patterns import Compile
from strategy_tui.lint.rule import Check, Match, Subject

_WORD = re.compile(r"[^\W_]+")
_PLAIN = str.maketrans("àâäéèêëîïôöùûüç", "aaaeeeeiioouuuc")
_HERE = Span(0, 0)
_FEATURES: tuple[Message, ...] = (
    message("threads"),
    message("content warnings"),
    message("quotes"),
    message("reshares"),
)


class Find(StrEnum):
    """What the rule looks for."""

    NEVER = "never"
    """A subject that the strategy keeps off this network."""
    NETWORK = "network"
    """A network that the strategy does not name."""
    DORMANT = "dormant"
    AUDIENCE = "audience"
    """An audience that the network cannot address."""
    GOAL = "goal"
    """A goal that the network does not serve, or that nobody has."""
    FEATURE = "feature"
    """A thread, quote, reshare or content warning where there is none."""


@dataclass(frozen=True, slots=True)
class Options:
    """The keys that this kind takes in a rule pack."""

    find: Find


_DETAILS: Mapping[str, frozenset[str]] = {
    Find.NEVER: frozenset({"match", "never", "network"}),
    Find.NETWORK: frozenset({"network"}),
    Find.DORMANT: frozenset({"network"}),
    Find.AUDIENCE: frozenset({"network", "audience", "known"}),
    Find.GOAL: frozenset({"network", "goal"}),
    Find.FEATURE: frozenset({"network", "feature"}),
}


def details(options: Options) -> frozenset[str]:
    """What a message of this kind may name."""
    return _DETAILS[options.find]


def build(options: Options, compile: Compile) -> Check:
    """A check against the plan for the network."""
    del compile
    return _CHECKS[options.find]


def _never(subject: Subject) -> Iterator[Match]:
    plan = subject.plan
    if plan is None or not plan.never:
        return
    plain = subject.lowered.translate(_PLAIN)
    for never in plan.never:
        wanted = _stems(never)
        if not wanted or wanted[0][: max(3, len(wanted[0]) - 2)] not in plain:
            continue  # `famil` is in every number and case of the word
        for span in _places(subject.text, wanted):
            found: dict[str, Param] = {
                "match": subject.text[span.start : span.end],
                "never": never,
                "network": subject.spec.title,
            }
            yield Match(span, found, f"networks.{plan.key}.never")


def _places(text: str, wanted: list[str]) -> Iterator[Span]:
    """Where these stems stand in a row."""
    words = [(_stem(each[0]), each.span()) for each in _WORD.finditer(text)]
    stems = [stem for stem, _ in words]
    for at, stem in enumerate(stems):
        if stem == wanted[0] and stems[at : at + len(wanted)] == wanted:
            yield Span(words[at][1][0], words[at + len(wanted) - 1][1][1])


@lru_cache(maxsize=1024)
def _stems(phrase: str) -> list[str]:
    return [_stem(word) for word in _WORD.findall(phrase)]


def _stem(word: str) -> str:
    """A word without accents and the marks of number, so that `familles` is `famille`."""
    plain = word.lower().translate(_PLAIN)
    if len(plain) > 4 and plain.endswith("ies"):
        return plain[:-3] + "y"
    if len(plain) > 4 and plain.endswith("aux"):
        return plain[:-3] + "al"
    return plain[:-1] if len(plain) > 3 and plain[-1] in "sx" else plain


def _network(subject: Subject) -> Iterator[Match]:
    if subject.draft is not None and subject.strategy is not None and subject.plan is None:
        yield Match(_HERE, {"network": subject.spec.title}, "networks")


def _dormant(subject: Subject) -> Iterator[Match]:
    plan = subject.plan
    if plan is not None and plan.rests:
        yield Match(_HERE, {"network": subject.spec.title}, f"networks.{plan.key}.status")


def _audience(subject: Subject) -> Iterator[Match]:
    known = subject.spec.capabilities.audiences
    if subject.draft is not None and subject.draft.audience not in known:
        found: dict[str, Param] = {
            "network": subject.spec.title,
            "audience": subject.draft.audience,
            "known": known,
        }
        yield Match(_HERE, found)


def _goal(subject: Subject) -> Iterator[Match]:
    draft, plan, strategy = subject.draft, subject.plan, subject.strategy
    if draft is None or plan is None or strategy is None or not draft.goal:
        return
    if draft.goal not in strategy.goals or (plan.goals and draft.goal not in plan.goals):
        clause = f"networks.{plan.key}.goals" if draft.goal in strategy.goals else "goals"
        yield Match(_HERE, {"network": subject.spec.title, "goal": draft.goal}, clause)


def _feature(subject: Subject) -> Iterator[Match]:
    draft, can = subject.draft, subject.spec.capabilities
    if draft is None:
        return
    lacking = (
        len(subject.parts) > 1 and not can.threads,
        bool(draft.spoiler) and not can.spoiler,
        bool(draft.quotes) and not can.quotes,
        bool(draft.reshares) and not can.reshares,
    )
    if True in lacking:
        feature = _FEATURES[lacking.index(True)]
        yield Match(_HERE, {"network": subject.spec.title, "feature": feature})


_CHECKS: Mapping[str, Callable[[Subject], Iterator[Match]]] = {
    Find.NEVER: _never,
    Find.NETWORK: _network,
    Find.DORMANT: _dormant,
    Find.AUDIENCE: _audience,
    Find.GOAL: _goal,
    Find.FEATURE: _feature,
}
