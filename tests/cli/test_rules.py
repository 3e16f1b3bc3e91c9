"""`strategy-tui rules`: listed, explained in both languages, and own packs checked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from strategy_tui.lint.built_in import ids
from strategy_tui.lint.pack import bundled
from tests.cli.conftest import Cli
from tests.sarif_schema import assert_is_sarif

PACK = """\
- id: mine.jargon
  kind: existence
  severity: hint
  message: {en: "“{match}”?", fr: "« {match} » ?"}
  why: {en: Nobody says so., fr: Personne ne dit cela.}
  networks: [linkedin]
  words: [synergy]
  examples: {bad: [What a synergy.], good: [We work well together.]}
- {id: style.emoji, severity: off, because: I like them}
"""


@pytest.fixture
def rules_dir(cli: Cli) -> Path:
    assert cli("init", ".", "--sample", "personal.en").code == 0
    folder = Path.cwd() / "rules"
    folder.mkdir()
    return folder


def test_own_rules_are_listed_with_the_others(cli: Cli, rules_dir: Path) -> None:
    (rules_dir / "mine.yaml").write_text(PACK)

    listed = {each["rule"]: each["severity"] for each in cli("rules", "list", "--json").objects}

    assert listed["mine.jargon"] == "hint"
    assert listed["style.emoji"] == "off"
    assert listed["style.pile"] == "hint"


def test_a_rule_of_ones_own_is_explained_in_both_languages(cli: Cli, rules_dir: Path) -> None:
    (rules_dir / "mine.yaml").write_text(PACK)

    english = cli("rules", "explain", "mine.jargon").out.splitlines()
    french = cli("-L", "fr", "rules", "explain", "mine.jargon").out.splitlines()

    assert english == [
        "mine.jargon (hint)",
        "It says: “…”?",
        "Why: Nobody says so.",
        "Only for: linkedin.",
        f"Pack: {rules_dir}/mine.yaml",
        "bad: What a synergy.",
        "good: We work well together.",
    ]
    assert "Personne ne dit cela." in french[2]


def test_what_the_strategy_says_of_a_rule_is_told(cli: Cli, rules_dir: Path) -> None:
    strategy = rules_dir.parent / "strategy.yaml"
    text = strategy.read_text()
    if "\nlint:" not in text:
        strategy.write_text(text + "\nlint:\n  style.pile: {severity: off, because: I pile}\n")

    assert "Your strategy switches it off: I pile" in cli("rules", "explain", "style.pile").out


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_id_of_a_finding_is_explained(cli: Cli, language: str) -> None:
    for rule_id in (*(each.id for each in bundled()), *ids()):
        ran = cli("-L", language, "rules", "explain", rule_id)
        assert ran.code == 0, rule_id
        assert len(ran.out.splitlines()) >= 2, rule_id


def test_a_rule_that_there_is_not_comes_with_what_was_meant(cli: Cli) -> None:
    ran = cli("rules", "explain", "style.piel")

    assert ran.code == 64
    assert ran.err == "There is no rule “style.piel”. Did you mean “style.pile”?\n"


def test_a_sound_pack_reads_well(cli: Cli, rules_dir: Path) -> None:
    (rules_dir / "mine.yaml").write_text(PACK)

    ran = cli("rules", "check")

    assert (ran.code, ran.out, ran.err) == (0, "", "rules/mine.yaml reads well.\n")


def test_a_bad_pack_is_told_at_line_and_column(cli: Cli, rules_dir: Path) -> None:
    (rules_dir / "mine.yaml").write_text(PACK.replace("  words:", "  wrods:"))

    ran = cli("rules", "check")

    assert ran.code == 2
    assert ran.out.startswith(
        "rules/mine.yaml:7:3: error: Unknown key “wrods”. Did you mean “words”? (pack.unknown-key)"
    )


def test_an_example_that_a_rule_does_not_live_up_to_is_told(cli: Cli, rules_dir: Path) -> None:
    (rules_dir / "mine.yaml").write_text(PACK.replace("What a synergy", "What a pity"))

    ran = cli("rules", "check", "--fail-on", "warning")

    assert ran.code == 1
    assert ran.out == (
        "rules/mine.yaml:8:20: warning: The rule “mine.jargon” finds nothing in its bad example "
        "“What a pity.”. (pack.example)\n"
    )


def test_the_examples_of_sound_rules_are_tried_beside_broken_ones(
    cli: Cli, rules_dir: Path
) -> None:
    pack = PACK.replace("What a synergy", "What a pity")
    (rules_dir / "mine.yaml").write_text(pack + "- {id: mine.b, kind: nothing}\n")

    ran = cli("rules", "check")

    assert ran.code == 2
    assert "finds nothing in its bad example “What a pity.”" in ran.out
    assert "“nothing”" in ran.out


def test_packs_are_checked_in_every_format(cli: Cli, rules_dir: Path) -> None:
    (rules_dir / "mine.yaml").write_text(PACK.replace("existence", "existance"))

    assert_is_sarif(json.loads(cli("rules", "check", "--format", "sarif").out))
    assert cli("rules", "check", "--format", "github").out.startswith(
        "::error file=rules/mine.yaml,line=2,col=9,endColumn=18,title=pack.value::"
    )
    assert cli("rules", "check", "--format", "jsonl").objects[0]["rule"] == "pack.value"
    assert json.loads(cli("rules", "check", "--format", "json").out)["count"]["error"] == 1


def test_a_pack_that_is_not_there_does_not_keep_the_others_back(cli: Cli, rules_dir: Path) -> None:
    (rules_dir / "mine.yaml").write_text(PACK)

    ran = cli("rules", "check", "gone.yaml", "rules/mine.yaml")

    assert ran.code == 2
    assert ran.err == (
        "gone.yaml could not be read: it is not there.\nrules/mine.yaml reads well.\n"
    )


def test_without_packs_there_is_nothing_to_check(cli: Cli, rules_dir: Path) -> None:
    assert cli("rules", "check").err == f"There are no packs (*.yaml) in {rules_dir.name}.\n"
