"""Packs of somebody's own: what is wrong is told at its place, and nothing they hold can hurt."""

from __future__ import annotations

import time

import pytest

from strategy_tui.domain.diagnostic import Severity
from strategy_tui.domain.strategy import Override
from strategy_tui.lint.engine import lint
from strategy_tui.lint.pack import MOST_RULES, MOST_WORDS, bundled, merged, parse_pack
from strategy_tui.lint.patterns import BUDGET, TIMEOUT
from tests.lint.subjects import a_strategy, a_subject, by_pack, said

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
            "“(” is no pattern: a “)” is missing, near character 1.",
        ),
        (
            rule(pattern="'(?:a{100}){100}'"),
            "'(?:a{100}",
            "A pattern repeats something 1,000 times at most.",
        ),
        (
            rule(words="[" + ", ".join(f"w{number}" for number in range(MOST_WORDS + 1)) + "]"),
            "[w0",
            "A rule looks for 300 words at most.",
        ),
        (
            "- {id: style.piel, severity: hint}",
            "style.piel",
            "“style.piel” is not known here. Did you mean “style.pile”?",
        ),
        (
            "- {id: style.pile, severity: dire}",
            "dire",
            "“dire” is none of: hint, warning, error, off.",
        ),
        (
            "- {id: style.pile, message: 'So {many}!'}",
            "'So {many}!'",
            "The message names “many”; a rule of this kind has match.",
        ),
        (
            "- {id: style.pile, pattern: x}",
            "pattern",
            "Unknown key “pattern”.",
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


def test_everything_that_is_wrong_with_a_rule_is_told_at_once() -> None:
    pack = rule(
        id="Mine",
        kind="existance",
        severity="conseil",
        message="'{foo}'",
        pattern="'a('",
        exemples="{bad: [x]}",
    )

    rules, problems = parse_pack(pack, "mine.yaml")

    assert not rules
    assert said(problems) == [
        "A rule is named in small letters, such as “mine.no_jargon”; “Mine” is not.",
        "“existance” is not known here. Did you mean “existence”?",
        "“conseil” is written “hint” here.",
        "The message names “foo”; a rule of this kind has match.",
        "“a(” is no pattern: a “)” is missing, near character 2.",
        "Unknown key “exemples”. Did you mean “examples”?",
    ]


def test_what_the_severity_of_a_bundled_rule_is_called_is_told_too() -> None:
    _, problems = parse_pack("- {id: style.pile, severity: avertissement}", "mine.yaml")

    assert said(problems) == ["“avertissement” is written “warning” here."]


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        (")", "“)” is no pattern: a “)” has no “(” before it, near character 1."),
        ("[z-a]", "“[z-a]” is no pattern: a range between brackets runs backwards, near char"),
        ("(" * 900, f"“{'(' * 60}” is too intricate for a pattern."),
        ("(*FOO)", "“(*FOO)” is no pattern: something is wrong near its character 3."),
    ],
)
def test_why_a_pattern_is_none_is_told_in_our_words(pattern: str, sentence: str) -> None:
    _, problems = parse_pack(rule(pattern=f"'{pattern}'"), "mine.yaml")

    assert said(problems)[0].startswith(sentence)


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


def test_all_patterns_of_a_pack_together_have_a_bound() -> None:
    words = ", ".join(f"w{number}x" for number in range(MOST_WORDS))
    pack = "\n".join(rule(id=f"mine.r{number}", words=f"[{words}]") for number in range(40))
    rules, _ = parse_pack(pack, "mine.yaml")
    slow = a_subject("wa w1 " * 20_000)

    started = time.process_time()
    found = lint(slow, rules)
    took = time.process_time() - started

    assert [each.rule_id for each in found] == ["pack.too_slow"]
    assert took < 4 * BUDGET
    assert [each.rule_id for each in lint(a_subject("a w1x"), rules[:1])] == ["mine.r0"]


SLOW = {
    "(a|aa)+$": "a" * 100_000 + "!",
    "(?:a+)+(?:a+)+(?:a+)+b": "a" * 100_000 + "!",
    "(?:(?:a{1,1000}){1,1000}){1,1000}b": "a" * 100_000,
    "(?b)(?:abcdefgh){e}": "x" * 100_000,
    r"(\w+\s?)+$": "word " * 20_000 + "!",
    "(x+x+)+y": "x" * 10_000_000,
    r"(?P<n>a)(?P=n)+(?P=n)+b": "a" * 100_000,
    "(a(?R)?b)": "a" * 100_000,
    "(?R)?a+b": "a" * 100_000,
}


@pytest.mark.parametrize("pattern", SLOW)
def test_no_pattern_of_somebody_s_own_keeps_anybody_waiting(pattern: str) -> None:
    rules, problems = parse_pack(rule(pattern=f"'{pattern}'"), "mine.yaml")
    assert not problems
    subject = a_subject(SLOW[pattern], "linkedin")

    started = time.process_time()
    found = lint(subject, rules)

    assert time.process_time() - started < 6 * TIMEOUT
    assert [each.rule_id for each in found] == ["pack.too_slow"]


def test_a_pack_changes_a_rule_that_ships_with_the_program() -> None:
    pack = "- {id: style.pile, severity: warning, message: 'Twice {match}?', because: I pile}"
    rules, problems = parse_pack(pack, "mine.yaml")
    all_rules = merged((*bundled(), *rules))

    (pile,) = lint(a_subject("Open now!!"), all_rules)

    assert not problems
    assert len(all_rules) == len(bundled())
    assert (pile.rule_id, pile.severity.label) == ("style.pile", "warning")
    assert said([pile]) == ["Twice !!?"]


def test_a_pack_switches_a_rule_off_and_the_strategy_on_again() -> None:
    rules, _ = parse_pack("- {id: style.pile, severity: off}", "mine.yaml")
    all_rules = merged((*bundled(), *rules))
    asked = a_strategy(lint={"style.pile": Override(Severity.HINT, "I want to know")})

    assert not lint(a_subject("Open now!!"), all_rules)
    assert lint(a_subject("Open now!!", strategy=asked), all_rules)


def test_a_rule_of_ones_own_takes_the_place_of_one_with_its_name() -> None:
    rules, _ = parse_pack(rule(id="style.pile", message="Mine.", words="[plum]"), "mine.yaml")

    found = lint(a_subject("A plum!!"), merged((*bundled(), *rules)))

    assert said(found) == ["Mine."]


def test_a_rule_of_ones_own_may_rest() -> None:
    rules, problems = parse_pack(rule(severity="off", words="[plum]"), "mine.yaml")

    assert not problems
    assert not lint(a_subject("A plum."), rules)
