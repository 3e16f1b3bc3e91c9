"""The bundled strategies: each is one that a person could keep."""

from __future__ import annotations

import re

import pytest
from jsonschema import Draft202012Validator

from strategy_tui.domain.strategy import (
    AllOf,
    CallToAction,
    Duration,
    NetworkStatus,
    Operator,
    Slot,
    Strategy,
)
from strategy_tui.domain.strategy import (
    Test as FactTest,
)
from strategy_tui.i18n import render
from strategy_tui.interview import campaigns, following, goals, networks, rhythm
from strategy_tui.networks import names
from strategy_tui.services.workspace import sample_names, sample_text
from strategy_tui.strategy_file import parse, schema
from strategy_tui.yamldoc import compose
from strategy_tui.yamldoc.schema import core_value

SAMPLES = ("independant.fr", "maker.en", "personal.en", "personnel.fr")


def sample(name: str) -> Strategy:
    """A sample, which loads without a diagnostic."""
    strategy, found = parse(sample_text(name), names())
    assert found == ()
    assert strategy is not None
    return strategy


def test_there_are_two_in_each_language() -> None:
    assert sample_names() == SAMPLES
    assert [sample(name).language for name in SAMPLES] == ["fr", "en", "en", "fr"]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_loads_without_a_diagnostic(name: str) -> None:
    assert sample(name).name


@pytest.mark.parametrize("name", SAMPLES)
def test_the_schema_accepts_a_sample(name: str) -> None:
    of_file = schema("en", names())
    document = core_value(compose(sample_text(name)))

    assert [error.message for error in Draft202012Validator(of_file).iter_errors(document)] == []


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_says_what_it_does_not_use(name: str) -> None:
    comments = [line for line in sample_text(name).splitlines() if line.lstrip().startswith("#")]

    assert len(comments) >= 20
    assert max(len(line) for line in sample_text(name).splitlines()) <= 100


@pytest.mark.parametrize("name", ["independant.fr", "personnel.fr"])
def test_french_comments_have_french_typography(name: str) -> None:
    for line in sample_text(name).splitlines():
        comment = line.partition("# ")[2]
        assert not re.search(r"(?<![ \u00a0\u202f])[!?;»]| [!?;:»]|« |\w'\w", comment), line


@pytest.mark.parametrize("name", ["personal.en", "personnel.fr"])
def test_the_classic_personal_strategy(name: str) -> None:
    strategy = sample(name)

    assert list(strategy.networks) == ["facebook", "linkedin", "x", "youtube"]
    assert strategy.networks["linkedin"].call_to_action is CallToAction.REQUIRED
    assert strategy.networks["linkedin"].cadence.slots == (Slot(1, 8, 30),)
    assert strategy.networks["youtube"].status is NetworkStatus.EXPERIMENT
    assert strategy.networks["youtube"].until is not None
    real, inspiring, supplier = strategy.follow.keep
    assert real.when == AllOf(
        (
            FactTest("relationship", Operator.IS, ("yes",)),
            FactTest("toxic", Operator.IS, ("no",)),
        )
    )
    assert real.prefer == FactTest("met", Operator.WITHIN, Duration(1, "year"))
    assert inspiring.when == FactTest("inspires", Operator.IS, ("yes",))
    assert supplier.when == FactTest("supplies", Operator.IS, ("yes",))
    assert strategy.follow.let_go[0].always
    assert strategy.follow.assume == {"toxic": "no"}


def test_the_personal_samples_are_twins() -> None:
    english, french = sample("personal.en"), sample("personnel.fr")

    assert [each.when for each in english.follow.let_go] == [
        each.when for each in french.follow.let_go
    ]
    assert [each.cadence for each in english.networks.values()] == [
        each.cadence for each in french.networks.values()
    ]
    assert english.review == french.review


@pytest.mark.parametrize("name", ["independant.fr", "personnel.fr"])
def test_the_french_samples_call_their_parts_as_the_interview_does(name: str) -> None:
    headings = re.findall(r"^# ── (.+?) ─+$", sample_text(name), re.MULTILINE)
    chapters = [
        render(each, "fr")
        for each in (
            goals.CHAPTER,
            networks.CHAPTER,
            campaigns.CHAPTER,
            following.CHAPTER,
            rhythm.TIME,
            rhythm.REVIEW,
        )
    ]

    assert set(headings) - set(chapters) <= {"Ce que j’assouplis", "Mes mots à moi"}
    assert "vous seul" not in sample_text(name)
