"""A workspace begins with a sample, or with a strategy that is there already."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Cli


def test_a_sample_becomes_the_first_version(cli: Cli) -> None:
    assert cli("init", "mine", "--sample", "maker.en").code == 0

    [version] = cli("-C", "mine", "strategy", "history", "--json").objects
    assert version["reason"] == "Started from the sample “maker.en”."
    assert cli("-C", "mine", "strategy", "check").code == 0


def test_the_language_chooses_the_sample(cli: Cli) -> None:
    assert cli("-L", "fr", "init", "mine").code == 0

    text = (Path("mine") / "strategy.yaml").read_text(encoding="utf-8")
    assert "language: fr" in text


def test_a_strategy_without_an_id_as_in_a_clone_is_adopted_as_it_is(cli: Cli) -> None:
    assert cli("init", "mine").code == 0
    clone = Path("clone")
    clone.mkdir()
    text = (Path("mine") / "strategy.yaml").read_bytes()
    (clone / "strategy.yaml").write_bytes(text)

    ran = cli("init", "clone")

    assert ran.code == 0, ran.err
    assert (clone / "strategy.yaml").read_bytes() == text
    ids = {(Path(each) / ".strategy" / "id").read_text().split()[0] for each in ("mine", "clone")}
    assert len(ids) == 2


def test_a_workspace_is_never_made_twice(cli: Cli) -> None:
    assert cli("init", "mine").code == 0

    for words in (["init", "mine"], ["init", "mine", "--sample", "maker.en"]):
        ran = cli(*words)
        assert ran.code == 2
        assert "stays as it is" in ran.err


def test_an_unknown_sample_is_wrong_usage(cli: Cli) -> None:
    ran = cli("init", "mine", "--sample", "nope")

    assert ran.code == 64
    assert "personal.en" in ran.err
    assert not Path("mine").exists()
