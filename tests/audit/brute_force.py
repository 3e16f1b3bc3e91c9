"""The verdict rules once more, as naively as can be: every completion is tried, one by one.

It shares nothing with the engine but the nouns. Spans are days, so that a cut is a subtraction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import product

from strategy_tui.domain.facts import CHOICES, FACTS, NEVER, FactKind
from strategy_tui.domain.strategy import (
    AllOf,
    AnyOf,
    Clause,
    Condition,
    Duration,
    FollowPolicy,
    Not,
    Operator,
    Otherwise,
    Test,
    tests_of,
)

NOW = datetime(2026, 11, 24, tzinfo=UTC)
Known = Mapping[str, str | float]
Partly = Mapping[str, str | float | None]


def answers(fact: str, policy: FollowPolicy) -> Sequence[str | float]:
    """One value for each stretch of values that the policy's tests of the fact tell apart."""
    kind = FACTS[fact].kind
    if kind in CHOICES:
        return CHOICES[kind]
    bounds = {test.value for test in _tests(policy) if test.fact == fact}
    if kind is FactKind.DATE:
        cuts = sorted(NOW - timedelta(b.amount) for b in bounds if isinstance(b, Duration))
        eldest = min([NOW, *cuts]) - timedelta(days=1)
        return [day.date().isoformat() for day in (eldest, *cuts)] + [NEVER]
    numbers = [bound for bound in bounds if isinstance(bound, float)]
    near = {0.0, *(number + step for number in numbers for step in (-0.5, 0.0, 0.5))}
    return [number for number in sorted(near) if number >= 0]


def _tests(policy: FollowPolicy) -> Iterator[Test]:
    for clause in (*policy.keep, *policy.let_go):
        for condition in (clause.when, clause.prefer):
            yield from tests_of(condition) if condition else ()


def holds(condition: Condition, known: Known) -> bool:
    match condition:
        case AllOf(parts):
            return all(holds(part, known) for part in parts)
        case AnyOf(parts):
            return any(holds(part, known) for part in parts)
        case Not(part):
            return not holds(part, known)
        case Test(fact, operator, bound):
            return _passes(known[fact], operator, bound)


def _passes(value: str | float, operator: Operator, bound: object) -> bool:
    match operator, bound, value:
        case Operator.IS, tuple(), _:
            return value in bound
        case Operator.NEVER, _, _:
            return value == NEVER
        case Operator.MORE_THAN, float(), float():
            return value > bound
        case Operator.LESS_THAN, float(), float():
            return value < bound
        case _, Duration(), str():
            old = value == NEVER or _day(value) < NOW - timedelta(days=bound.amount)
            return old is (operator is Operator.OLDER_THAN)
        case _:
            raise AssertionError((operator, bound, value))


def _day(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def order(policy: FollowPolicy, soft_rests: bool) -> list[tuple[str, Clause]]:
    """The clauses as they decide, each with where it leads."""
    keep = [("keep", clause) for clause in policy.keep]
    let_go = [("let_go", clause) for clause in policy.let_go if not (clause.soft and soft_rests)]
    both = keep + let_go
    return [e for e in both if e[1].always] + [e for e in both if not e[1].always]


def completions(values: Partly, policy: FollowPolicy) -> list[dict[str, str | float]]:
    choices = [
        [value] if value is not None else answers(fact, policy) for fact, value in values.items()
    ]
    return [dict(zip(values, chosen, strict=True)) for chosen in product(*choices)]


def first(clauses: Iterable[tuple[str, Clause]], known: Known, otherwise: str) -> str:
    return next((side for side, clause in clauses if holds(clause.when, known)), otherwise)


@dataclass(frozen=True)
class Expected:
    outcome: str
    clause: str | None
    renew: bool
    questions: dict[str, tuple[int, int]]
    still_unknown: set[str]


def judge(policy: FollowPolicy, values: Partly, soft_rests: bool) -> Expected:
    fresh = _fresh(policy, values.get("followed_since"))
    assumed = {
        fact: policy.assume.get(fact) if value is None else value for fact, value in values.items()
    }
    every = completions(assumed, policy)
    clauses = order(policy, soft_rests)
    otherwise = "ask" if policy.otherwise is Otherwise.ASK else "let_go"
    ends = [first(clauses, known, otherwise) for known in every]
    outcome = ends[0] if len(set(ends)) == 1 else "ask"
    if fresh and outcome != "keep":
        sure = [each for each in clauses if each[1].always]
        surely = {first(sure, known, "grace") for known in every}
        outcome = surely.pop() if len(surely) == 1 else "grace"
        clauses = sure
    if outcome == "grace":
        return Expected("grace", "follow.grace", False, {}, set())
    if len(set(ends)) > 1 and outcome == "ask":
        return Expected("ask", None, False, *_open(assumed, every, ends))
    named = _named(clauses, outcome, every)
    if named is None:
        nobody = not any(holds(clause.when, known) for _, clause in clauses for known in every)
        return Expected(outcome, "follow.otherwise" if nobody else None, False, {}, set())
    prefer = named.prefer if outcome == "keep" else None
    renew = prefer is not None and not any(holds(prefer, known) for known in every)
    return Expected(outcome, f"follow.{outcome}.{named.name}", renew, {}, set())


def _fresh(policy: FollowPolicy, since: str | float | None) -> bool:
    if policy.grace is None or not isinstance(since, str) or since == NEVER:
        return False
    return _day(since) >= NOW - timedelta(days=policy.grace.amount)


def _named(
    clauses: list[tuple[str, Clause]], outcome: str, every: list[dict[str, str | float]]
) -> Clause | None:
    """The first clause that holds whatever is unknown, and that no earlier one may overrule."""
    for place, (side, clause) in enumerate(clauses):
        rivals = [each for other, each in clauses[:place] if other != outcome]
        if (
            side == outcome
            and all(holds(clause.when, known) for known in every)
            and not any(holds(each.when, known) for each in rivals for known in every)
        ):
            return clause
    return None


def _open(
    values: Partly, every: list[dict[str, str | float]], ends: list[str]
) -> tuple[dict[str, tuple[int, int]], set[str]]:
    questions, still_unknown = {}, set()
    for fact in [fact for fact, value in values.items() if value is None]:
        alike: dict[tuple[object, ...], set[str]] = {}
        given: dict[str | float, set[str]] = {}
        for known, end in zip(every, ends, strict=True):
            rest = tuple(value for name, value in known.items() if name != fact)
            alike.setdefault(rest, set()).add(end)
            given.setdefault(known[fact], set()).add(end)
        if all(len(reached) == 1 for reached in alike.values()):
            continue
        if FACTS[fact].question is None:
            still_unknown.add(fact)
        else:
            settling = sum(len(reached) == 1 for reached in given.values())
            questions[fact] = (settling, len(given))
    return questions, still_unknown


def assuming_only(policy: FollowPolicy, facts: Iterable[str]) -> FollowPolicy:
    return replace(policy, assume={fact: policy.assume[fact] for fact in facts})
