"""The first workspace: where it may lie, and what a sample says of itself."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from strategy_tui.errors import WrongUsage
from strategy_tui.i18n import render
from strategy_tui.services.first_workspace import from_sample, introduction, proposed, refusal
from strategy_tui.services.strategy import StrategyService
from strategy_tui.services.workspace import find, sample_names

NOW = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


def said(root: Path) -> str:
    found = refusal(root)
    return render(found, "en") if found is not None else ""


def test_an_empty_folder_is_proposed_itself(tmp_path: Path) -> None:
    assert proposed(tmp_path, tmp_path / "default") == tmp_path


def test_a_folder_with_something_in_it_is_not_proposed(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").touch()

    assert proposed(tmp_path, tmp_path / "default") == tmp_path / "default"
    assert proposed(tmp_path / "missing", tmp_path) == tmp_path


def test_a_folder_that_can_hold_a_strategy_is_not_refused(tmp_path: Path) -> None:
    assert said(tmp_path) == ""
    assert said(tmp_path / "new" / "deep") == ""


def test_a_folder_with_a_strategy_is_refused(tmp_path: Path) -> None:
    (tmp_path / "strategy.yaml").touch()

    assert said(tmp_path).startswith("A strategy lies in")


def test_a_workspace_without_its_strategy_is_refused_too(tmp_path: Path) -> None:
    (tmp_path / ".strategy").mkdir()

    assert said(tmp_path).startswith("A strategy lies in")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").touch()

    assert "is a file" in said(tmp_path / "letters.txt")
    assert "Nothing can be written" in said(tmp_path / "letters.txt" / "below")


def test_a_sample_becomes_a_workspace_with_its_first_version(tmp_path: Path) -> None:
    made = from_sample(tmp_path / "mine", "personal.en", NOW)

    assert find(tmp_path / "mine") == made
    (first,) = StrategyService(made).versions()
    assert first.reason == "Started from the sample “personal.en”."


def test_no_sample_of_that_name_makes_nothing(tmp_path: Path) -> None:
    with pytest.raises(WrongUsage):
        from_sample(tmp_path / "mine", "nobodys", NOW)

    assert not (tmp_path / "mine").exists()


@pytest.mark.parametrize("name", sample_names())
def test_a_sample_introduces_itself(name: str) -> None:
    title, words = introduction(name)

    assert title
    assert words.endswith(".")
    assert "#" not in title + words
    assert "$schema" not in title + words
