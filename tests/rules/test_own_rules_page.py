"""Every example of `docs/own-rules.md` is read without a problem and does what it says."""

from __future__ import annotations

import re
from typing import Any

import pytest

from strategy_tui.lint.engine import lint
from strategy_tui.lint.entry import OFF
from strategy_tui.lint.kinds import KINDS, kind
from strategy_tui.lint.pack import bundled, merged, parse_pack
from strategy_tui.networks import names
from strategy_tui.services.own_rules import broken_examples
from strategy_tui.strategy_file import parse
from tests.lint.subjects import a_subject, said
from tests.own_rules_reference import EXAMPLES, PAGE, page

FENCES = re.findall(r"^```yaml\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
PACKS = [each for each in FENCES if each.startswith("- ")]
WITH_EXAMPLES = [each for each in PACKS if "examples:" in each]


def test_the_page_is_fresh() -> None:
    """`python -m tests.own_rules_reference` makes it so."""
    assert PAGE.read_text("utf-8") == page()


def test_every_kind_has_one_chapter_and_one_example() -> None:
    chapters = PAGE.read_text("utf-8").partition("## The kinds\n")[2].split("\n### ")[1:]

    assert [each.partition("\n")[0] for each in chapters] == sorted(KINDS)
    assert all(each.count("```yaml") == 1 for each in chapters)


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.split("\n")[0])
def test_an_example_is_read_without_a_problem(pack: str) -> None:
    rules, problems = parse_pack(pack, "mine.yaml")

    assert rules
    assert said(problems) == []


@pytest.mark.parametrize("pack", WITH_EXAMPLES, ids=lambda pack: pack.split("\n")[0])
def test_an_example_reports_its_bad_texts_and_passes_its_good_ones(pack: str) -> None:
    (rule,), _ = parse_pack(pack, "mine.yaml")
    network = min(rule.networks, default="mastodon")

    assert rule.bad_examples
    for text in rule.bad_examples:
        assert [each.rule_id for each in lint(a_subject(text, network), [rule])] == [rule.id]
    for text in rule.good_examples:
        assert not lint(a_subject(text, network), [rule])
    assert broken_examples(pack, [rule]) == ()


def test_every_kind_that_needs_a_text_only_is_tried() -> None:
    assert all(kind(each).NEEDS_ONLY_TEXT for each in EXAMPLES)
    assert len(WITH_EXAMPLES) == len(EXAMPLES) + 1


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_says_what_its_rules_look_at(name: str) -> None:
    assert isinstance(kind(name).NEEDS_ONLY_TEXT, bool)
    assert isinstance(kind(name).READS_WHOLE, bool)


@pytest.mark.parametrize("keys", ["kind: sentence, max: 9", "kind: letters, find: styled"])
def test_an_example_that_does_not_do_what_it_says_is_told(keys: str) -> None:
    pack = f"- {{id: mine.a, {keys}, severity: hint, message: x, examples: {{bad: [So short.]}}}}"
    rules, _ = parse_pack(pack, "mine.yaml")

    assert said(broken_examples(pack, rules)) == [
        "The rule “mine.a” finds nothing in its bad example “So short.”."
    ]


def test_the_changes_of_the_page_change_what_is_found() -> None:
    (changes,) = [each for each in PACKS if f"severity: {OFF}" in each]
    rules, _ = parse_pack(changes, "mine.yaml")
    everything: Any = merged((*bundled(), *rules))

    found = lint(a_subject("Ready 🎉🎉🎉 Really?!"), everything)

    assert [each.rule_id for each in found] == ["style.pile"]
    assert said(found) == ["“?!”: once is enough."]


def test_the_strategy_of_the_page_reads_well() -> None:
    (override,) = [each for each in FENCES if "call_to_action.missing" in each]
    strategy = "name: Me\nlanguage: en\ntime_zone: Europe/London\n"

    _, problems = parse(strategy + override, names())

    assert not [each for each in problems if each.span.start >= len(strategy)]
