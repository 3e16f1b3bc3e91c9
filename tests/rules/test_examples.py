"""Every bundled rule does on its own examples what it says, and says it in both languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from strategy_tui.domain.diagnostic import Severity
from strategy_tui.domain.network import Certainty
from strategy_tui.i18n import LANGUAGES, render
from strategy_tui.lint.bundle import BUNDLED, RULES, bundle
from strategy_tui.lint.entry import entry_of
from strategy_tui.lint.kinds import options_of
from strategy_tui.lint.pack import bundled, parse_pack
from strategy_tui.lint.rule import Rule
from strategy_tui.yamldoc import compose, elements
from tests.lint.subjects import a_subject

NEEDS_MORE_THAN_A_TEXT = {
    "call_to_action",
    "campaign",
    "fit",
    "hashtag",
    "length",
    "media",
    "only_me",
    "opening",
    "title",
    "tone",
    "twin",
    "value",
}
"""Kinds of which some rules look at the strategy, the history or the files; tested by hand."""


def examples(verdict: str) -> Iterator[Any]:
    for rule in bundled():
        for text in getattr(rule, f"{verdict}_examples"):
            network = min(rule.networks, default="mastodon")
            yield pytest.param(rule, network, text, id=f"{rule.id}: {text[:50]}")


@pytest.mark.parametrize(("rule", "network", "text"), examples("bad"))
def test_a_bad_example_is_reported(rule: Rule, network: str, text: str) -> None:
    assert list(rule.check(a_subject(text, network)))


@pytest.mark.parametrize(("rule", "network", "text"), examples("good"))
def test_a_good_example_passes(rule: Rule, network: str, text: str) -> None:
    assert not list(rule.check(a_subject(text, network)))


@pytest.mark.parametrize("rule", bundled(), ids=lambda rule: rule.id)
def test_a_rule_has_examples_of_both_sorts_unless_it_needs_more_than_a_text(rule: Rule) -> None:
    has_both = bool(rule.good_examples) and bool(rule.bad_examples)

    assert has_both or rule.kind in NEEDS_MORE_THAN_A_TEXT


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", bundled(), ids=lambda rule: rule.id)
def test_a_rule_speaks_the_language(rule: Rule, language: str) -> None:
    assert rule.message[language]
    assert render(rule.why, language).endswith(".")


def test_no_two_rules_share_a_name() -> None:
    names = [rule.id for rule in bundled()]

    assert len(names) == len(set(names))


def test_what_is_not_known_for_sure_is_no_error() -> None:
    unsure = [rule for rule in bundled() if rule.certainty not in (None, Certainty.PRIMARY)]

    assert len(unsure) > 5
    assert all(rule.severity < Severity.ERROR for rule in unsure)


def test_a_fact_about_the_world_has_its_source_and_its_date() -> None:
    assert all(bool(rule.source) == bool(rule.date) for rule in bundled())


@pytest.mark.parametrize("path", sorted(RULES.glob("*.yaml")), ids=lambda path: path.name)
def test_a_pack_reads_without_a_diagnostic(path: Path) -> None:
    rules, problems = parse_pack(path.read_text("utf-8"), path.name)

    assert rules
    assert not problems


@pytest.mark.parametrize("rule", bundled(), ids=lambda rule: rule.id)
def test_french_is_set_as_the_french_set_it(rule: Rule) -> None:
    for text in (rule.message["fr"], render(rule.why, "fr")):
        assert not set("'\"") & set(text)
        assert " ?" not in text
        assert " !" not in text
        assert " :" not in text
        assert " ;" not in text
        assert "« " not in text


@pytest.mark.parametrize("pack", sorted(RULES.glob("*.yaml")), ids=lambda pack: pack.stem)
def test_the_options_of_the_bundle_are_those_of_the_packs(pack: Path) -> None:
    shipped = {each["id"]: each for each in json.loads(BUNDLED.read_text("utf-8"))}

    for entry in map(entry_of, elements(compose(pack.read_text("utf-8")))):
        options = options_of(entry.header.kind, shipped[entry.header.id]["options"])

        assert repr(options) == repr(entry.options)  # where a choice is not a text


def test_the_bundle_is_fresh() -> None:
    """`python -m strategy_tui.lint.bundle` makes it so."""
    assert BUNDLED.read_text("utf-8") == bundle(RULES.glob("*.yaml"))
