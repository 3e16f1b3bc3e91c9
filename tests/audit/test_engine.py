"""Verdicts with their clause, reason and assumptions, one rule at a time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from strategy_tui.audit.engine import compile_policy
from strategy_tui.audit.ruling import outcome_of
from strategy_tui.domain.strategy import AllOf, AnyOf, Duration, FollowPolicy, Not, Otherwise
from strategy_tui.domain.verdict import Outcome
from strategy_tui.i18n import render
from tests.audit.policies import NOW, clause, explained, judged, more, never, older, says, within

CLASSIC = FollowPolicy(
    assume={"toxic": "no"},
    keep=(
        clause(
            "vraie-vie",
            AllOf((says("relationship", "yes"), says("toxic", "no"))),
            "Une vraie relation",
            prefer=within("met", 1, "year"),
        ),
        clause("inspirant", says("inspires", "yes")),
    ),
    let_go=(
        clause("toxique", says("toxic", "yes"), always=True),
        clause("indécis", says("relationship", "unsure")),
        clause("muet", older("last_post", 1, "year"), soft=True),
    ),
    grace=Duration(30, "day"),
)

YES = says("relationship", "yes")


def test_a_verdict_names_its_clause_and_the_persons_reason() -> None:
    found = explained(CLASSIC, relationship="yes", toxic="no", met="2026-06-01")

    assert found.outcome is Outcome.KEEP
    assert found.clause == "follow.keep.vraie-vie"
    assert found.because == "Une vraie relation"
    assert found.evidence == ("relationship", "toxic", "met")
    assert render(found.reason, "en") == "The clause “vraie-vie” holds."
    assert (found.assumed, found.questions, found.renew) == ((), (), False)


@pytest.mark.parametrize(
    ("met", "renew"), [("2026-06-01", False), ("2024-06-01", True), ("never", True), (None, False)]
)
def test_a_kept_relation_that_faded_asks_to_be_renewed_and_is_kept(
    met: str | None, renew: bool
) -> None:
    found = explained(CLASSIC, relationship="yes", toxic="no", met=met)

    assert (found.outcome, found.renew) == (Outcome.KEEP, renew)


def test_always_decides_before_keep() -> None:
    found = explained(CLASSIC, inspires="yes", toxic="yes")

    assert found.clause == "follow.let_go.toxique"


def test_keep_beats_a_plain_let_go() -> None:
    found = explained(CLASSIC, inspires="yes", relationship="unsure", toxic="no")

    assert found.clause == "follow.keep.inspirant"


def test_a_clause_that_holds_is_named_although_one_before_it_is_open() -> None:
    found = explained(CLASSIC, inspires="yes", toxic="no")

    assert (found.outcome, found.clause) == (Outcome.KEEP, "follow.keep.inspirant")


def test_an_assumption_is_listed_where_it_decides() -> None:
    assert explained(CLASSIC, relationship="yes").assumed == ("toxic",)


def test_an_assumption_is_not_listed_where_the_fact_is_known_or_changes_nothing() -> None:
    indifferent = replace(CLASSIC, let_go=CLASSIC.let_go[1:])

    assert explained(CLASSIC, relationship="yes", toxic="no").assumed == ()
    assert explained(indifferent, inspires="yes").assumed == ()
    assert explained(CLASSIC, relationship="unsure", inspires="no").assumed == ()


def test_what_is_assumed_is_not_asked() -> None:
    facts = [question.fact for question in explained(CLASSIC).questions]

    assert sorted(facts) == ["inspires", "relationship"]


def test_a_clause_that_holds_by_an_assumption_is_named_before_a_later_one() -> None:
    found = explained(CLASSIC, relationship="yes", inspires="yes", met="2020-01-01")

    assert (found.clause, found.renew) == ("follow.keep.vraie-vie", True)
    assert found.assumed == ("toxic",)


def test_a_preference_may_be_assumed_to_be_unmet() -> None:
    policy = FollowPolicy(
        keep=(clause("it", says("inspires", "yes"), prefer=says("known", "yes")),),
        assume={"known": "no"},
    )

    assert explained(policy, inspires="yes").renew
    assert not explained(policy, inspires="yes", known="yes").renew


def test_a_preference_that_nothing_can_meet_is_unmet() -> None:
    policy = FollowPolicy(
        keep=(clause("it", says("inspires", "yes"), prefer=AllOf((YES, Not(YES)))),)
    )

    assert explained(policy, inspires="yes").renew


def test_a_clause_is_not_named_where_one_before_it_might_overrule_it() -> None:
    policy = FollowPolicy(
        keep=(clause("known", says("known", "yes")),),
        let_go=(
            clause("family", says("known", "yes"), always=True),
            clause("toxic", says("toxic", "yes")),
            clause("torn", says("relationship", "unsure")),
        ),
    )

    found = explained(policy, toxic="yes")
    also = explained(policy, relationship="unsure")
    sure = explained(policy, known="no", relationship="unsure")

    assert (found.outcome, found.clause) == (Outcome.LET_GO, None)
    assert (also.outcome, also.clause) == (Outcome.LET_GO, None)
    assert (sure.outcome, sure.clause) == (Outcome.LET_GO, "follow.let_go.torn")


def test_the_rest_of_the_policy_is_not_named_where_a_clause_might_hold() -> None:
    policy = FollowPolicy(
        let_go=(clause("stranger", says("known", "no")),), otherwise=Otherwise.LET_GO
    )

    assert explained(policy).outcome is Outcome.LET_GO
    assert explained(policy).clause is None
    assert explained(policy, known="yes").clause == "follow.otherwise"


def test_of_two_assumptions_of_which_one_suffices_one_is_listed() -> None:
    either = FollowPolicy(
        keep=(clause("either", AnyOf((says("toxic", "no"), says("known", "yes")))),),
        assume={"toxic": "no", "known": "yes"},
    )

    assert explained(either).assumed == ("toxic",)


def test_an_assumption_that_no_clause_asks_for_is_nothing() -> None:
    policy = FollowPolicy(keep=(clause("it", says("known", "yes")),), assume={"toxic": "no"})

    assert explained(policy, known="yes").assumed == ()


@pytest.mark.parametrize(("rate", "clause_path"), [("40", "flood"), ("2", None)])
def test_numbers_and_dates_can_be_assumed_too(rate: str, clause_path: str | None) -> None:
    policy = FollowPolicy(
        let_go=(clause("flood", AllOf((more("posts_per_day", 20.0), never("met")))),),
        assume={"posts_per_day": rate, "met": "never"},
    )

    found = explained(policy)

    assert found.clause == (f"follow.let_go.{clause_path}" if clause_path else "follow.otherwise")


def test_every_answer_leads_to_let_go_though_no_single_clause_does() -> None:
    policy = FollowPolicy(
        let_go=(
            clause("known", says("known", "yes", "unsure")),
            clause("stranger", says("known", "no")),
        )
    )

    found = explained(policy)

    assert (found.outcome, found.clause, found.because) == (Outcome.LET_GO, None, "")
    assert render(found.reason, "en") == "Whatever is still unknown, your strategy lets go."


def test_every_answer_leads_to_keep_though_no_single_clause_does() -> None:
    policy = FollowPolicy(
        keep=(clause("in", says("known", "yes")), clause("out", Not(says("known", "yes"))))
    )

    found = explained(policy)

    assert (found.outcome, found.clause) == (Outcome.KEEP, None)
    assert render(found.reason, "en") == (
        "Whatever is still unknown, one clause or another keeps them."
    )


def test_one_unknown_that_keeps_or_lets_go_is_asked() -> None:
    policy = FollowPolicy(
        keep=(clause("real", says("relationship", "yes")),),
        let_go=(clause("torn", says("relationship", "no", "unsure")),),
    )

    found = explained(policy)

    assert (found.outcome, found.clause) == (Outcome.ASK, None)
    assert found.questions == (("relationship", 3, 3),)
    assert render(found.reason, "en") == "It depends on what is not known yet."


@pytest.mark.parametrize(
    ("otherwise", "outcome", "reason"),
    [
        (Otherwise.ASK, Outcome.ASK, "No clause decides, so your strategy asks you."),
        (Otherwise.LET_GO, Outcome.LET_GO, "No clause keeps them, so your strategy lets go."),
    ],
)
def test_where_no_clause_decides_the_rest_of_the_policy_does(
    otherwise: Otherwise, outcome: Outcome, reason: str
) -> None:
    policy = FollowPolicy(keep=(clause("it", says("known", "yes")),), otherwise=otherwise)

    found = explained(policy, known="no")

    assert (found.outcome, found.clause, found.questions) == (outcome, "follow.otherwise", ())
    assert render(found.reason, "en") == reason


def test_a_fresh_follow_is_left_alone() -> None:
    found = explained(CLASSIC, followed_since="2026-11-20", relationship="unsure", toxic="no")

    assert (found.outcome, found.clause) == (Outcome.GRACE, "follow.grace")
    assert render(found.reason, "en") == "You follow them too recently to judge."
    assert (found.questions, found.assumed) == ((), ())


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"inspires": "yes"}, "follow.keep.inspirant"),
        ({"toxic": "yes"}, "follow.let_go.toxique"),
        ({}, "follow.grace"),
    ],
)
def test_grace_yields_to_keep_and_to_always(known: dict[str, str], expected: str) -> None:
    assert judged(CLASSIC, {"followed_since": "2026-11-20", **known}).clause == expected


def test_grace_yields_to_always_clauses_that_decide_together() -> None:
    policy = replace(
        CLASSIC,
        let_go=(
            clause("in", says("known", "yes"), always=True),
            clause("out", Not(says("known", "yes")), always=True),
            clause("torn", says("relationship", "unsure")),
        ),
    )

    found = explained(policy, followed_since="2026-11-20", relationship="unsure")

    assert (found.outcome, found.clause) == (Outcome.LET_GO, None)


def test_a_fresh_follow_whose_verdict_is_open_is_left_alone() -> None:
    found = explained(replace(CLASSIC, assume={}), followed_since="2026-11-20", inspires="yes")

    assert (found.outcome, found.questions) == (Outcome.GRACE, ())


@pytest.mark.parametrize("since", [None, "2026-10-01", "never"])
def test_there_is_no_grace_for_old_follows_and_unknown_ones(since: str | None) -> None:
    found = explained(CLASSIC, followed_since=since, relationship="unsure", inspires="no")

    assert found.clause == "follow.let_go.indécis"


def test_soft_clauses_rest_once_the_target_is_met() -> None:
    known = {"relationship": "no", "inspires": "no", "last_post": "2020-01-01"}

    assert judged(CLASSIC, known).clause == "follow.let_go.muet"
    assert judged(CLASSIC, known, soft_rests=True).clause == "follow.otherwise"


def test_a_soft_keep_clause_never_rests() -> None:
    policy = FollowPolicy(keep=(clause("it", says("known", "yes"), soft=True),))

    assert judged(policy, {"known": "yes"}, soft_rests=True).outcome is Outcome.KEEP


def test_the_columns_are_what_the_policy_asks_for() -> None:
    columns = compile_policy(CLASSIC, NOW).columns

    assert columns == ("relationship", "toxic", "inspires", "met", "followed_since", "last_post")


def test_a_policy_without_clauses_leaves_everything_to_its_rest() -> None:
    compiled = compile_policy(FollowPolicy(otherwise=Otherwise.LET_GO), NOW)

    codes = compiled.codes([(), ()], soft_rests=False)

    assert compiled.columns == ()
    assert [outcome_of(code) for code in codes] == [Outcome.LET_GO, Outcome.LET_GO]


def test_a_row_of_another_length_is_an_error() -> None:
    with pytest.raises(ValueError, match="values to unpack"):
        compile_policy(CLASSIC, NOW).codes([("yes",)], soft_rests=False)


def test_words_of_a_policy_never_become_code() -> None:
    hostile = FollowPolicy(
        keep=(clause("'); raise SystemExit #", says("state", "gone'); raise SystemExit #")),)
    )

    assert explained(hostile, state="active").outcome is Outcome.ASK
