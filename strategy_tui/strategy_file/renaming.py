"""Names that became others from one strategy to the next, and a strategy with another name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, replace
from enum import StrEnum
from typing import Any

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.strategy import Campaign, Clause, Goal, NetworkPlan, Strategy

CLOSE = 0.6
"""From this share of what two things say in common on, one may be the other under a new name."""


class RenameKind(StrEnum):
    """What may be called otherwise from one day to the next."""

    GOAL = "goal"
    NETWORK = "network"
    CAMPAIGN = "campaign"
    CLAUSE = "clause"


@dataclass(frozen=True, slots=True)
class Likely:
    """A name that is gone, and the new one that seems to stand for the same thing."""

    kind: RenameKind
    old: str
    new: str


def likely_renames(before: Strategy, after: Strategy) -> tuple[Likely, ...]:
    """Names gone with one new each that says the same, or nearly; each stands in one pair only."""
    found: list[Likely] = []
    for kind in RenameKind:
        old, new = named(before, kind), named(after, kind)
        gone = {name: each for name, each in old.items() if name not in new}
        come = {name: each for name, each in new.items() if name not in old}
        pairs = sorted(
            (
                (likeness(kind, one, other), name, other_name)
                for name, one in gone.items()
                for other_name, other in come.items()
            ),
            key=lambda each: -each[0],
        )
        taken: set[str] = set()
        for share, name, other_name in pairs:
            if share >= CLOSE and not {name, f"→{other_name}"} & taken:
                taken |= {name, f"→{other_name}"}
                found.append(Likely(kind, name, other_name))
    return tuple(found)


def named(strategy: Strategy, kind: RenameKind) -> Mapping[str, object]:
    """Everything of a kind, by name."""
    match kind:
        case RenameKind.GOAL:
            return strategy.goals
        case RenameKind.NETWORK:
            return strategy.networks
        case RenameKind.CAMPAIGN:
            return strategy.campaigns
        case RenameKind.CLAUSE:
            follow = strategy.follow
            sides = (("keep", follow.keep), ("let_go", follow.let_go))
            return {each.name: (side, each) for side, clauses in sides for each in clauses}


def likeness(kind: RenameKind, one: object, other: object) -> float:
    """The share of what two things say that they both say, from 0 to 1."""
    match one, other:
        case Goal(), Goal():
            return max(_shared(one, other), _alike(one.want, other.want))
        case NetworkPlan(), NetworkPlan():
            if one.network != other.network or (one.account or "") != (other.account or ""):
                return 0
            return _shared(one, other, "key", "network")
        case Campaign(), Campaign():
            if one.hashtag and one.hashtag == other.hashtag:
                return 1
            return _shared(one, other, "name")
        case (side, Clause() as one), (other_side, Clause() as other):
            if side != other_side:
                return 0
            if one.when == other.when:
                return 1
            return _alike(one.because, other.because) if one.because and other.because else 0
        case _:
            raise TypeError(kind)


def _shared(one: Any, other: Any, *apart: str) -> float:
    """Of the fields in which either says something, the share in which both say the same."""
    said = same = 0
    for each in fields(one):
        if each.name not in apart:
            values = getattr(one, each.name), getattr(other, each.name)
            nothing = each.default if each.default_factory is MISSING else each.default_factory()
            if values != (nothing, nothing):
                said += 1
                same += values[0] == values[1]
    return same / said if said else 0


def _alike(one: str, other: str) -> float:
    """How much two sentences say the same words; 0 below what can be chance."""
    if not one or not other:
        return 0
    from rapidfuzz import fuzz

    ratio = fuzz.token_set_ratio(one.casefold(), other.casefold()) / 100
    return ratio if ratio >= 0.8 else 0


def renamed(strategy: Strategy, change: Likely) -> Strategy:
    """The strategy with one name replaced wherever it says it."""
    old, new = change.old, change.new
    match change.kind:
        case RenameKind.GOAL:
            return _renamed_goal(strategy, old, new)
        case RenameKind.NETWORK:
            return _renamed_network(strategy, old, new)
        case RenameKind.CAMPAIGN:
            campaigns = _rekeyed(strategy.campaigns, old, new)
            named_so = {name: replace(each, name=name) for name, each in campaigns.items()}
            return replace(strategy, campaigns=named_so)
        case RenameKind.CLAUSE:
            keep = _renamed_clauses(strategy.follow.keep, old, new)
            let_go = _renamed_clauses(strategy.follow.let_go, old, new)
            return replace(strategy, follow=replace(strategy.follow, keep=keep, let_go=let_go))


def _renamed_goal(strategy: Strategy, old: str, new: str) -> Strategy:
    return replace(
        strategy,
        goals=_rekeyed(strategy.goals, old, new),
        networks={
            key: replace(each, goals=_swapped(each.goals, old, new))
            for key, each in strategy.networks.items()
        },
        campaigns={
            name: replace(each, goal=new if each.goal == old else each.goal)
            for name, each in strategy.campaigns.items()
        },
    )


def _renamed_network(strategy: Strategy, old: str, new: str) -> Strategy:
    networks = _rekeyed(strategy.networks, old, new)
    return replace(
        strategy,
        networks={key: replace(each, key=key) for key, each in networks.items()},
        campaigns={
            name: replace(each, networks=_swapped(each.networks, old, new))
            for name, each in strategy.campaigns.items()
        },
    )


def _renamed_clauses(clauses: tuple[Clause, ...], old: str, new: str) -> tuple[Clause, ...]:
    return tuple(replace(each, name=new if each.name == old else each.name) for each in clauses)


def _rekeyed(mapping: Mapping[str, Any], old: str, new: str) -> dict[str, Any]:
    return {new if name == old else name: each for name, each in mapping.items()}


def _swapped(names: tuple[str, ...], old: str, new: str) -> tuple[str, ...]:
    return tuple(new if each == old else each for each in names)
