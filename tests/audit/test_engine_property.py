"""The engine against brute force: whatever the policy, every completion is heard."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strategy_tui.audit.engine import CompiledPolicy, compile_policy
from strategy_tui.audit.explain import Explanation
from strategy_tui.audit.ruling import outcome_of
from strategy_tui.domain import strategy as s
from strategy_tui.domain.facts import CHOICES, FACTS, FactKind
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
)
from strategy_tui.domain.verdict import Outcome
from tests.audit import brute_force

DAYS = (30, 365)
TOGETHER = (
    ("relationship", "toxic", "met"),
    ("relationship", "met", "last_post"),
    ("toxic", "follows_me", "interactions"),
    ("relationship",),
)
GUESSED = st.fixed_dictionaries(
    {}, optional={fact: st.sampled_from(("yes", "no")) for fact in ("relationship", "toxic")}
)


def asked(facts: tuple[str, ...]) -> st.SearchStrategy[Condition]:
    return st.sampled_from(facts).flatmap(_test)


def _test(fact: str) -> st.SearchStrategy[Condition]:
    kind = FACTS[fact].kind
    if kind in CHOICES:
        values = st.sets(st.sampled_from(CHOICES[kind]), min_size=1).map(sorted).map(tuple)
        return values.map(lambda wanted: s.Test(fact, Operator.IS, wanted))
    if kind is FactKind.DATE:
        spans = st.sampled_from([Duration(days, "day") for days in DAYS])
        timed = st.sampled_from([Operator.OLDER_THAN, Operator.WITHIN])
        return st.builds(lambda how, span: s.Test(fact, how, span), timed, spans) | st.just(
            s.Test(fact, Operator.NEVER)
        )
    compared = st.sampled_from([Operator.MORE_THAN, Operator.LESS_THAN])
    return st.builds(
        lambda how, bound: s.Test(fact, how, bound), compared, st.sampled_from([0.0, 3.0, 4.0])
    )


@cache
def conditions(facts: tuple[str, ...]) -> st.SearchStrategy[Condition]:
    def nested(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
        parts = st.lists(inner, max_size=3).map(tuple)
        return parts.map(AllOf) | parts.map(AnyOf) | inner.map(Not)

    return st.recursive(asked(facts), nested, max_leaves=4)


@cache
def clauses(facts: tuple[str, ...], side: str) -> st.SearchStrategy[tuple[Clause, ...]]:
    when = conditions(facts)
    one = st.builds(
        Clause, st.just(""), st.just(""), when, st.none() | when, st.booleans(), st.booleans()
    )
    return st.lists(one, max_size=3).map(
        lambda found: tuple(
            Clause(f"{side}-{place}", "", c.when, c.prefer, c.always, c.soft)
            for place, c in enumerate(found)
        )
    )


@st.composite
def cases(draw: st.DrawFn) -> tuple[FollowPolicy, dict[str, str | float | None]]:
    """A policy over a few facts, and an account of which some are unknown."""
    facts = draw(st.sampled_from(TOGETHER))
    policy = FollowPolicy(
        keep=draw(clauses(facts, "keep")),
        let_go=draw(clauses(facts, "let_go")),
        assume=draw(GUESSED),
        otherwise=draw(st.sampled_from(Otherwise)),
        grace=draw(st.none() | st.just(Duration(30, "day"))),
    )
    compiled = compile_policy(policy, brute_force.NOW)
    values = {
        fact: draw(st.none() | st.sampled_from(brute_force.answers(fact, policy)))
        for fact in compiled.columns
    }
    if "followed_since" in values:
        values["followed_since"] = draw(st.sampled_from([None, "2026-11-01", "2020-01-01"]))
    return policy, values


def explained(
    compiled: CompiledPolicy, values: Mapping[str, str | float | None], soft_rests: bool
) -> Explanation:
    code = compiled.code([values[fact] for fact in compiled.columns], soft_rests)
    explanation = compiled.explain(code)
    assert outcome_of(code) is explanation.outcome
    return explanation


THOROUGH = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@THOROUGH
@given(cases(), st.booleans())
def test_the_outcome_and_its_clause_are_those_of_every_completion(
    case: tuple[FollowPolicy, dict[str, str | float | None]], soft_rests: bool
) -> None:
    policy, values = case

    found = explained(compile_policy(policy, brute_force.NOW), values, soft_rests)

    expected = brute_force.judge(policy, values, soft_rests)
    assert (found.outcome.value, found.clause) == (expected.outcome, expected.clause)
    assert found.renew is expected.renew


@THOROUGH
@given(cases(), st.booleans())
def test_the_questions_are_those_whose_answer_can_change_the_verdict(
    case: tuple[FollowPolicy, dict[str, str | float | None]], soft_rests: bool
) -> None:
    policy, values = case

    found = explained(compile_policy(policy, brute_force.NOW), values, soft_rests)

    expected = brute_force.judge(policy, values, soft_rests)
    assert {q.fact: (q.decides, q.answers) for q in found.questions} == expected.questions
    assert set(found.still_unknown) == expected.still_unknown
    shares = [question.decides / question.answers for question in found.questions]
    assert shares == sorted(shares, reverse=True)


@THOROUGH
@given(cases(), st.booleans())
def test_what_is_listed_as_assumed_suffices_and_none_of_it_can_be_spared(
    case: tuple[FollowPolicy, dict[str, str | float | None]], soft_rests: bool
) -> None:
    policy, values = case

    found = explained(compile_policy(policy, brute_force.NOW), values, soft_rests)

    def outcome_assuming(facts: tuple[str, ...]) -> Outcome:
        fewer = brute_force.assuming_only(policy, facts)
        return Outcome(brute_force.judge(fewer, values, soft_rests).outcome)

    assert outcome_assuming(found.assumed) is found.outcome
    for fewer in combinations(found.assumed, max(len(found.assumed) - 1, 0)):
        assert not found.assumed or outcome_assuming(fewer) is not found.outcome


@THOROUGH
@given(cases())
def test_many_rows_at_once_get_the_codes_they_get_alone(
    case: tuple[FollowPolicy, dict[str, str | float | None]],
) -> None:
    policy, values = case
    compiled = compile_policy(policy, brute_force.NOW)
    row = [values[fact] for fact in compiled.columns]
    blank = [None for _ in compiled.columns]

    codes = compiled.codes([row, blank, row], soft_rests=False)

    assert codes == [compiled.code(each, soft_rests=False) for each in (row, blank, row)]
