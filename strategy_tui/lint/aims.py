"""Which goal a draft is for, and whether that goal lives on relations or on sales."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.strategy import Goal
from strategy_tui.lint.cues import cues
from strategy_tui.lint.rule import Subject

_WORD = r"[^\W\d_]+"


class Aim(StrEnum):
    """What a goal lives on."""

    RELATIONS = "relations"
    """People, trust, a name."""
    SALES = "sales"
    """Orders, bookings, sign-ups."""


@dataclass(frozen=True, slots=True)
class Served:
    """The goal that a draft is for."""

    name: str
    goal: Goal
    aim: Aim | None
    """None where its words tell of neither, or of both."""


def goal_of(subject: Subject) -> Served | None:
    """The goal that the draft names, else the only one of its network."""
    if subject.strategy is None or subject.plan is None:
        return None
    named = subject.draft.goal if subject.draft is not None else None
    name = named or (subject.plan.goals[0] if len(subject.plan.goals) == 1 else None)
    goal = subject.strategy.goals.get(name) if name else None
    return Served(name, goal, aim(f"{name} {goal.want}")) if name and goal is not None else None


@lru_cache(maxsize=64)
def aim(words: str) -> Aim | None:
    """What the words of a goal tell of."""
    sets = cues("aims").sets
    found = {
        each
        for each in Aim
        for word in re.findall(_WORD, words.lower())
        if any(word.startswith(stem) for stem in sets[each])
    }
    return found.pop() if len(found) == 1 else None
