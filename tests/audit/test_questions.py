"""Questions: only those whose answer can change the verdict, the most telling first."""

from __future__ import annotations

from strategy_tui.audit.engine import compile_policy
from strategy_tui.audit.questions import OpenQuestion, most_telling
from strategy_tui.domain.strategy import AllOf, FollowPolicy
from strategy_tui.domain.verdict import Outcome, Question
from tests.audit.policies import NOW, clause, explained, never, older, says, within

MIXED = FollowPolicy(
    keep=(
        clause("real", AllOf((says("relationship", "yes"), says("toxic", "no")))),
        clause("inspiring", says("inspires", "yes")),
    ),
    let_go=(clause("quiet", older("last_post", 1, "year")),),
)


def test_a_question_says_how_many_of_its_answers_settle_the_matter() -> None:
    found = explained(MIXED, relationship="yes", last_post="2026-11-01")

    assert found.questions == (
        OpenQuestion("toxic", decides=1, answers=3),
        OpenQuestion("inspires", decides=1, answers=3),
    )


def test_the_most_telling_question_comes_first() -> None:
    found = explained(MIXED, relationship="yes", inspires="no")

    assert [(each.fact, each.decides) for each in found.questions] == [("toxic", 1)]
    assert found.still_unknown == ("last_post",)

    found = explained(MIXED, toxic="no", last_post="2020-01-01")

    assert [each.fact for each in found.questions] == ["relationship", "inspires"]

    found = explained(MIXED, last_post="2020-01-01")

    assert [(each.fact, each.decides) for each in found.questions] == [
        ("inspires", 1),
        ("relationship", 0),
        ("toxic", 0),
    ]


def test_a_fact_whose_answer_changes_nothing_is_not_asked() -> None:
    found = explained(MIXED, toxic="yes", inspires="no", last_post="2026-11-01")

    assert (found.outcome, found.clause) == (Outcome.ASK, "follow.otherwise")
    assert (found.questions, found.still_unknown) == ((), ())


def test_what_only_an_import_can_tell_is_no_question() -> None:
    found = explained(MIXED, relationship="no", inspires="no")

    assert found.outcome is Outcome.ASK
    assert found.questions == ()
    assert found.still_unknown == ("last_post",)


def test_a_date_has_as_many_answers_as_the_policy_tells_apart() -> None:
    policy = FollowPolicy(
        keep=(clause("near", within("met", 6, "month")),),
        let_go=(clause("far", older("met", 2, "year")), clause("never", never("met"))),
    )

    found = explained(policy)

    # In the last six months, in the two years before, earlier, never.
    assert found.questions == (OpenQuestion("met", decides=4, answers=4),)


def test_over_many_accounts_the_most_telling_question_comes_first_one_for_each() -> None:
    compiled = compile_policy(MIXED, NOW)

    def code(**known: str) -> int:
        return compiled.code([known.get(fact) for fact in compiled.columns], soft_rests=False)

    accounts = [
        (1, code(last_post="2020-01-01")),
        (2, code(inspires="yes")),
        (3, code(relationship="yes", inspires="no", last_post="2026-01-01")),
        (4, code(relationship="no", inspires="no")),
        (5, code(relationship="no", last_post="2026-01-01")),
        (6, code(relationship="no", last_post="2026-02-02")),
        (7, code(relationship="yes", last_post="2020-01-01")),
    ]

    def questions(each: int) -> tuple[OpenQuestion, ...]:
        return compiled.explain(each).questions

    assert most_telling(accounts, questions) == [
        Question(3, "toxic", 3, 3),
        Question(5, "inspires", 3, 3),
        Question(6, "inspires", 3, 3),
        Question(7, "toxic", 1, 3),
        Question(1, "inspires", 1, 3),
    ]
    assert most_telling(accounts, questions, limit=2) == [
        Question(3, "toxic", 3, 3),
        Question(5, "inspires", 3, 3),
    ]
