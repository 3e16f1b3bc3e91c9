"""Packs of somebody's own: what is wrong is told at its place, and nothing they hold can hurt."""

from __future__ import annotations

import time

import pytest

from strategy_tui.lint.engine import lint
from strategy_tui.lint.pack import MOST_RULES, parse_pack
from strategy_tui.lint.patterns import TIMEOUT
from tests.lint.subjects import a_subject, by_pack, said

RULE = "- id: mine.a\n  kind: existence\n  severity: hint\n  message: m\n"


def rule(**keys: str) -> str:
    """A rule whose keys are these, over a sound one."""
    sound = {"id": "mine.a", "kind": "existence", "severity": "hint", "message": "m"}
    return "- " + "\n  ".join(f"{key}: {value}" for key, value in {**sound, **keys}.items())


@pytest.mark.parametrize(
    ("pack", "place", "sentence"),
    [
        (
            rule(patern="x"),
            "patern",
            "Unknown key “patern”. Did you mean “pattern”?",
        ),
        (
            rule(severity="dire", pattern="x"),
            "dire",
            "“dire” is none of: hint, warning, error, off.",
        ),
        (
            rule(kind="existance", pattern="x"),
            "existance",
            "“existance” is not known here. Did you mean “existence”?",
        ),
        (
            rule(pattern="'('"),
            "'('",
            "“(” is no pattern: missing ) at position 1.",
        ),
        (
            rule(pattern="x", words="[y]"),
            "id",
            "A rule has either “pattern” or “words”.",
        ),
        (
            rule(message="'{nope}'", pattern="x"),
            "'{nope}'",
            "The message names “nope”; a rule of this kind has match.",
        ),
        (
            rule(message="'{count:>200000000}'", pattern="x"),
            "'{count:>200000000}'",
            "A message names plain fields only, such as {count}.",
        ),
        (
            rule(message="'{0.__class__}'", pattern="x"),
            "'{0.__class__}'",
            "A message names plain fields only, such as {count}.",
        ),
        (
            rule(message="'{match!r}'", pattern="x"),
            "'{match!r}'",
            "A message names plain fields only, such as {count}.",
        ),
        (
            rule(id="My Rule", pattern="x"),
            "My Rule",
            "A rule is named in small letters, such as “mine.no_jargon”; “My Rule” is not.",
        ),
        (rule(date="soon", pattern="x"), "soon", "“date” takes a date, such as 2027-03-01;"),
        ("id: a", "id", "Expected a list here."),
        ("- 3", "3", "Expected lines of the form “key: value” here."),
    ],
)
def test_a_bad_rule_is_told_at_its_place(pack: str, place: str, sentence: str) -> None:
    rules, problems = parse_pack(pack, "mine.yaml")

    assert not rules
    assert said(problems)[0].startswith(sentence)
    assert pack[problems[0].span.start :].startswith(place)


def test_the_sound_rules_of_a_bad_pack_still_work() -> None:
    rules, problems = parse_pack(
        rule(pattern="'('") + "\n" + rule(id="mine.b", pattern="x"), "mine.yaml"
    )

    assert [each.id for each in rules] == ["mine.b"]
    assert len(problems) == 1


def test_two_rules_do_not_share_a_name() -> None:
    rules, problems = parse_pack(rule(pattern="x") + "\n" + rule(pattern="y"), "mine.yaml")

    assert len(rules) == 1
    assert said(problems) == ["There are two rules “mine.a” here; rename one."]


def test_a_pack_has_an_end() -> None:
    pack = "\n".join(rule(id=f"mine.r{number}", pattern="x") for number in range(MOST_RULES + 1))

    rules, problems = parse_pack(pack, "mine.yaml")

    assert len(rules) == MOST_RULES
    assert said(problems) == ["A pack may hold 200 rules; the others are left out."]


def test_a_message_may_speak_both_languages_or_one() -> None:
    both = rule(message="{en: 'A {match}.', fr: 'Un {match}.'}", words="[plum]")
    one = rule(message="'Un {match}.'", words="[plum]")

    assert said(by_pack(both, "a plum"), "fr") == ["Un plum."]
    assert said(by_pack(one, "a plum"), "en") == ["Un plum."]


def test_what_a_text_holds_is_not_read_as_a_template() -> None:
    pack = rule(message="'Found {match}.'", pattern=r"'\{\w+\}'")

    assert said(by_pack(pack, "a {match} here")) == ["Found {match}."]


def test_a_pattern_that_never_ends_is_switched_off_with_a_finding() -> None:
    rules, problems = parse_pack(rule(pattern="'(a+)+$'"), "mine.yaml")
    hostile = a_subject("a" * 5_000 + "!")
    assert not problems

    started = time.process_time()
    first = lint(hostile, rules)
    again = lint(hostile, rules)
    took = time.process_time() - started

    assert [each.rule_id for each in (*first, *again)] == ["pack.too_slow", "pack.too_slow"]
    assert said(first) == [
        "The rule “mine.a” of mine.yaml takes too long and is switched off. Simplify its pattern."
    ]
    assert took < 10 * TIMEOUT


def test_after_three_slow_rules_the_whole_pack_rests() -> None:
    slow = [rule(id=f"mine.r{number}", pattern="'(a+)+$'") for number in range(3)]
    rules, _ = parse_pack("\n".join((*slow, rule(id="mine.quick", pattern="a"))), "mine.yaml")

    found = lint(a_subject("a" * 5_000 + "!"), rules)

    assert {each.rule_id for each in found} == {"pack.too_slow"}


@pytest.mark.parametrize(
    "pattern", ["'" + "(" * 500 + ")" * 500 + "'", "'(?:a{1000}){1000}'", "'" + "x" * 1_001 + "'"]
)
def test_a_monstrous_pattern_is_refused_or_harmless(pattern: str) -> None:
    started = time.process_time()
    rules, problems = parse_pack(rule(pattern=pattern), "mine.yaml")
    lint(a_subject("a" * 2_000), rules)

    assert rules or problems
    assert time.process_time() - started < 2


def test_an_empty_match_is_no_finding() -> None:
    assert not by_pack(rule(pattern="'x*'"), "nothing of it")
