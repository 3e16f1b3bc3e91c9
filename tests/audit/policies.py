"""Words in which the tests write policies and accounts down."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from strategy_tui.audit.clause import Value
from strategy_tui.audit.engine import compile_policy
from strategy_tui.audit.explain import Explanation
from strategy_tui.domain import strategy
from strategy_tui.domain.strategy import Clause, Condition, Duration, FollowPolicy, Operator

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def says(fact: str, *values: str) -> Condition:
    return strategy.Test(fact, Operator.IS, values)


def older(fact: str, amount: int, unit: str) -> Condition:
    return strategy.Test(fact, Operator.OLDER_THAN, Duration(amount, unit))


def within(fact: str, amount: int, unit: str) -> Condition:
    return strategy.Test(fact, Operator.WITHIN, Duration(amount, unit))


def never(fact: str) -> Condition:
    return strategy.Test(fact, Operator.NEVER)


def more(fact: str, bound: float) -> Condition:
    return strategy.Test(fact, Operator.MORE_THAN, bound)


def less(fact: str, bound: float) -> Condition:
    return strategy.Test(fact, Operator.LESS_THAN, bound)


def clause(
    name: str,
    when: Condition,
    because: str = "",
    prefer: Condition | None = None,
    *,
    always: bool = False,
    soft: bool = False,
) -> Clause:
    return Clause(name, because, when, prefer, always, soft)


def judged(
    policy: FollowPolicy, known: Mapping[str, Value], *, soft_rests: bool = False
) -> Explanation:
    """The verdict on an account of which only these facts are known."""
    compiled = compile_policy(policy, NOW)
    code = compiled.code([known.get(fact) for fact in compiled.columns], soft_rests)
    return compiled.explain(code)


def explained(policy: FollowPolicy, **known: Value) -> Explanation:
    """The verdict before the target is met, on an account of which only these facts are known."""
    return judged(policy, known)
