"""The app where there is no strategy yet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from strategy_tui.services.strategy import StrategyService
from strategy_tui.services.workspace import Workspace, find
from strategy_tui.tui.screens.interview import InterviewScreen
from strategy_tui.tui.screens.welcome import WelcomeScreen
from strategy_tui.tui.theme import THEMES
from strategy_tui.tui.welcome import Way, WelcomeApp
from tests.tui.conftest import NOW, STRATEGY, seen, settle


def app(here: Path, language: str = "en") -> WelcomeApp:
    return WelcomeApp(language, lambda: NOW, here, here / "mine")


async def choose(pilot: Pilot[Any], way: str) -> None:
    ways = pilot.app.screen.query_one("#ways", OptionList)
    ways.highlighted = ways.get_option_index(way)
    await pilot.press("enter")
    await settle(pilot)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)])
async def test_it_says_what_this_is_and_asks_how_to_begin(
    tmp_path: Path, size: tuple[int, int], language: str
) -> None:
    opened = app(tmp_path, language)
    async with opened.run_test(size=size) as pilot:
        await settle(pilot)
        assert "◆ strategy" in seen(pilot)
        for name in ("#what", "#begin"):
            assert opened.screen.region.contains_region(opened.screen.query_one(name).region)
        assert opened.screen.query_one("#ways", OptionList).option_count == 4
        for theme in THEMES:
            opened.theme = theme.name
            await settle(pilot)
        assert opened.is_running


async def test_the_language_switches_live(tmp_path: Path) -> None:
    opened = app(tmp_path)
    async with opened.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        english = seen(pilot)
        await pilot.press("ctrl+l")
        await settle(pilot)
        assert opened.reader.language == "fr"
        assert "Aide" in seen(pilot)
        assert seen(pilot) != english


async def test_a_sample_is_chosen_and_a_folder_typed(tmp_path: Path) -> None:
    opened = app(tmp_path)
    async with opened.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await choose(pilot, "sample")
        assert "My personal strategy" in seen(pilot)
        await pilot.press("down", "enter")
        await settle(pilot)
        opened.screen.query_one(Input).value = str(tmp_path / "typed")
        await pilot.press("enter")
        await settle(pilot)

    made = opened.return_value
    assert isinstance(made, Workspace)
    assert made.root == tmp_path / "typed"
    assert len(StrategyService(made).versions()) == 1


async def test_a_folder_that_has_a_strategy_is_refused_where_it_is_typed(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "strategy.yaml").write_text("theirs", encoding="utf-8")
    opened = app(tmp_path)
    async with opened.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await choose(pilot, "sample")
        await pilot.press("enter")
        await settle(pilot)
        opened.screen.query_one(Input).value = str(tmp_path / "taken")
        await pilot.press("enter")
        await settle(pilot)
        assert "Choose another folder." in " ".join(seen(pilot).split())
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(opened.screen, WelcomeScreen)

    assert (tmp_path / "taken" / "strategy.yaml").read_text("utf-8") == "theirs"


async def test_a_strategy_that_lies_here_is_offered_and_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "strategy.yaml").write_text(STRATEGY, encoding="utf-8")
    opened = app(tmp_path)
    async with opened.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await choose(pilot, "adopt")

    assert opened.return_value == find(tmp_path)
    assert (tmp_path / "strategy.yaml").read_text("utf-8") == STRATEGY


async def test_the_demo_is_one_of_the_ways(tmp_path: Path) -> None:
    opened = app(tmp_path)
    async with opened.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("end", "enter")
        await settle(pilot)

    assert opened.return_value is Way.DEMO
    assert not (tmp_path / "mine").exists()


async def test_the_interview_begins_in_the_folder_that_was_typed(tmp_path: Path) -> None:
    opened = app(tmp_path)
    async with opened.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await choose(pilot, "interview")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(opened.screen, InterviewScreen)
        assert "1 of " in seen(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(opened.screen, WelcomeScreen)

    assert not (tmp_path / "mine").exists()


async def test_an_archive_that_is_not_there_is_refused(tmp_path: Path) -> None:
    opened = app(tmp_path)
    async with opened.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await choose(pilot, "archive")
        await pilot.press(*"nowhere", "enter")
        await settle(pilot)
        assert "Nothing lies at nowhere." in seen(pilot)


async def test_ctrl_q_leaves_and_begins_nothing(tmp_path: Path) -> None:
    opened = app(tmp_path)
    async with opened.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+q")

    assert opened.return_value is None
    assert list(tmp_path.iterdir()) == []
