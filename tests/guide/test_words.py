"""Conditions in words, first person, exact: what the clause says and nothing else."""

from __future__ import annotations

import pytest

from strategy_tui.domain.facts import CHOICES, FACTS, FactKind
from strategy_tui.domain.message import Message
from strategy_tui.domain.strategy import (
    AllOf,
    AnyOf,
    Condition,
    Duration,
    Not,
    Operator,
)
from strategy_tui.domain.strategy import Test as FactTest
from strategy_tui.domain.time_words import span
from strategy_tui.guide import words
from strategy_tui.i18n import render

MONTHS = Duration(6, "month")


def fact(name: str, *values: str) -> FactTest:
    return FactTest(name, Operator.IS, values)


def said(when: Condition, language: str = "en") -> str:
    return render(words.condition(when, language), language)


@pytest.mark.parametrize(
    ("when", "sentence"),
    [
        (
            AllOf((fact("relationship", "yes"), fact("toxic", "no"))),
            "we have a real-life relationship and they are not toxic for me",
        ),
        (fact("known", "no", "unsure"), "I do not know who they are or I am not sure who they are"),
        (Not(fact("known", "no")), "I know who they are or I am not sure who they are"),
        (Not(fact("follows_me", "yes")), "they do not follow me"),
        (FactTest("last_post", Operator.OLDER_THAN, MONTHS), "they have not posted for 6 months"),
        (
            Not(FactTest("last_post", Operator.OLDER_THAN, MONTHS)),
            "they posted less than 6 months ago",
        ),
        (FactTest("met", Operator.WITHIN, Duration(1, "year")), "we met less than 1 year ago"),
        (Not(FactTest("met", Operator.NEVER)), "we have met"),
        (
            Not(FactTest("interactions", Operator.MORE_THAN, 3.0)),
            "we were in touch 3 times at most",
        ),
        (
            FactTest("posts_per_day", Operator.LESS_THAN, 0.5),
            "they post fewer than 0.5 times a day",
        ),
        (
            AnyOf(
                (
                    FactTest("interactions", Operator.MORE_THAN, 5.0),
                    AllOf((fact("follows_me", "yes"), fact("inspires", "yes"))),
                )
            ),
            "we were in touch more than 5 times or (they follow me and they inspire me)",
        ),
        (
            AllOf((fact("supplies", "yes"), fact("state", "gone", "suspended"))),
            "they regularly supply me with goods or services and "
            "(their account is gone or their account is suspended)",
        ),
        (
            Not(AnyOf((fact("follows_me", "yes"), Not(fact("follows_me", "yes"))))),
            "they do not follow me and they follow me",
        ),
        (AllOf(()), "whoever it is"),
        (AnyOf(()), "nobody at all"),
    ],
)
def test_a_condition_is_said_in_words(when: Condition, sentence: str) -> None:
    assert said(when) == sentence


def every_test() -> list[FactTest]:
    tests: list[FactTest] = []
    for name, spec in FACTS.items():
        match spec.kind:
            case FactKind.DATE:
                tests += [
                    FactTest(name, op, MONTHS) for op in (Operator.OLDER_THAN, Operator.WITHIN)
                ]
                tests.append(FactTest(name, Operator.NEVER))
            case FactKind.NUMBER:
                tests += [
                    FactTest(name, op, 2.0) for op in (Operator.MORE_THAN, Operator.LESS_THAN)
                ]
            case kind:
                tests += [fact(name, value) for value in CHOICES[kind]]
    return tests


@pytest.mark.parametrize("test", every_test(), ids=lambda test: f"{test.fact} {test.operator}")
def test_every_fact_has_words_for_all_its_tests_and_for_their_contraries(test: FactTest) -> None:
    assert said(test) != said(Not(test))


@pytest.mark.parametrize("unit", ["minute", "hour", "day", "week", "month", "year"])
def test_a_span_and_its_rhythm_have_words(unit: str) -> None:
    spans: list[Message] = [span(Duration(2, unit)), words.every(Duration(1, unit))]

    assert [render(each, "en") for each in spans] == [f"2 {unit}s", f"every {unit}"]
