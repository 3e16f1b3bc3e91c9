"""`strategy check` and `strategy schema`, as a person and an editor use them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Cli

BROKEN = """\
# Mine, and nobody else's.
nom: Mine
time_zone: Paris
goals:
  work: {want: be asked, mesure: calls, from: 1, target: 4}   # by telephone
networks:
  x: {purpose: to talk, audience: peers, goals: work, status: actif,
      cadence: {posts_per_week: 1, minutes_per_post: 10m}}
time: {per_week: 60 min}
follow: {keep: [{name: friends, when: {relationship: yes}}]}
review: {every: 6 months}
"""
MENDED = """\
# Mine, and nobody else's.
name: Mine
time_zone: Europe/Paris
goals:
  work: {want: be asked, measure: calls, from: 1, target: 4}  # by telephone
networks:
  x: {purpose: to talk, audience: peers, goals: [work], status: active,
      cadence: {posts_per_week: 1, minutes_per_post: 10 min}}
time: {per_week: 60 min}
follow: {keep: [{name: friends, when: {relationship: yes}}]}
review: {every: 6 months}
"""


@pytest.fixture
def strategy(cli: Cli) -> Path:
    """The strategy of a workspace, with six mistakes that can each mean one thing only."""
    assert cli("-L", "en", "init", ".", "--sample", "personal.en").code == 0
    path = Path.cwd() / "strategy.yaml"
    path.write_text(BROKEN, encoding="utf-8")
    return path


def test_every_certain_fix_is_made_and_comments_stay(cli: Cli, strategy: Path) -> None:
    ran = cli("strategy", "check", "--fix")

    assert strategy.read_text(encoding="utf-8") == MENDED
    assert f"{strategy}: 6 fixes made." in ran.err
    assert ran.code == 0
    assert ran.out == ""


def test_what_cannot_be_mended_is_told_after_the_rest_was(cli: Cli, strategy: Path) -> None:
    strategy.write_text(BROKEN.replace("6 months", "sometimes"), encoding="utf-8")

    ran = cli("strategy", "check", "--fix")

    assert ran.code == 2
    assert ran.out.startswith(f"{strategy}:11:17: error: “every” takes a duration")
    assert ran.out.count("\n") == 1


def test_without_fix_the_difference_is_only_shown(cli: Cli, strategy: Path) -> None:
    ran = cli("strategy", "check", "--diff")

    assert strategy.read_text(encoding="utf-8") == BROKEN
    assert "-nom: Mine\n-time_zone: Paris\n+name: Mine\n+time_zone: Europe/Paris\n" in ran.out
    assert "“--fix” would make 6 fixes." in ran.err
    assert ran.code == 2


def test_both_show_what_was_made(cli: Cli, strategy: Path) -> None:
    ran = cli("strategy", "check", "--fix", "--diff")

    assert strategy.read_text(encoding="utf-8") == MENDED
    assert "+name: Mine\n" in ran.out
    assert ran.code == 0


@pytest.mark.usefixtures("strategy")
def test_data_stays_data(cli: Cli) -> None:
    before = cli("strategy", "check", "--json", "--diff").objects
    after = cli("strategy", "check", "--json", "--fix").objects

    assert [each["line"] for each in before] == [2, 3, 5, 7, 7, 8]
    assert after == []


def test_line_ends_and_the_mark_of_the_file_stay(cli: Cli, strategy: Path) -> None:
    mark = b"\xef\xbb\xbf"
    strategy.write_bytes(mark + BROKEN.replace("\n", "\r\n").encode())

    assert cli("strategy", "check", "--fix").code == 0

    assert strategy.read_bytes() == mark + MENDED.replace("\n", "\r\n").encode()


def test_nothing_to_mend_leaves_the_file_untouched(cli: Cli, strategy: Path) -> None:
    strategy.write_text(MENDED, encoding="utf-8")
    os.utime(strategy, (1, 1))

    ran = cli("strategy", "check", "--fix")

    assert "there is no fix that is certain" in ran.err
    assert strategy.stat().st_mtime == 1


@pytest.mark.parametrize(
    "data",
    [MENDED.encode("utf-16"), b"nom: caf\xe9\n", b"nom: " + b"x" * 1_000_001],
    ids=["UTF-16", "Latin-1", "a megabyte"],
)
def test_a_file_that_cannot_be_read_is_never_written(cli: Cli, strategy: Path, data: bytes) -> None:
    strategy.write_bytes(data)

    ran = cli("strategy", "check", "--fix")

    assert strategy.read_bytes() == data
    assert ran.code == 2
    assert ran.out.count("\n") == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_that_may_not_be_written_is_told_and_stays(cli: Cli, strategy: Path) -> None:
    strategy.parent.chmod(0o500)
    try:
        ran = cli("strategy", "check", "--fix")
    finally:
        strategy.parent.chmod(0o700)

    assert ran.code == 2
    assert "could not be written" in ran.err
    assert strategy.read_text(encoding="utf-8") == BROKEN


def test_the_difference_of_a_hostile_file_steers_no_terminal(cli: Cli, strategy: Path) -> None:
    strategy.write_text("nom: \x1b]0;owned\x07 \u202ename\n", encoding="utf-8")

    ran = cli("strategy", "check", "--diff")

    assert "\x1b" not in ran.out + ran.err
    assert "\x07" not in ran.out + ran.err
    assert "\u202e" not in ran.out + ran.err


def test_a_broken_strategy_is_told_of_in_its_own_language(cli: Cli, strategy: Path) -> None:
    strategy.write_text("name: Moi\nlanguage: fr\nnope: 1\n", encoding="utf-8")

    assert "erreur: Clé inconnue" in cli("strategy", "check").out


def test_the_schema_speaks_the_language_that_is_asked_for(cli: Cli) -> None:
    english = json.loads(cli("strategy", "schema").out)
    french = json.loads(cli("-L", "fr", "strategy", "schema").out)

    assert english["properties"]["name"]["description"] == "What you call your strategy."
    assert french["properties"]["name"]["description"] == (
        "Le nom que vous donnez à votre stratégie."
    )
    assert french["properties"]["name"]["examples"] == ["Ma stratégie"]
    assert english["properties"]["language"]["enum"] == ["en", "fr"]
    assert english["properties"]["language"]["default"] == "en"
    assert "mastodon" in english["properties"]["networks"]["properties"]
