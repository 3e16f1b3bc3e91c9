"""The interview on the screen: asked, doubted, left, taken up again, written down."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from strategy_tui.domain.interview import AskKind
from strategy_tui.networks import names
from strategy_tui.services.interview import begin
from strategy_tui.services.workspace import Workspace
from strategy_tui.strategy_file import parse
from strategy_tui.tui.screens.interview import InterviewScreen
from strategy_tui.tui.theme import THEMES
from strategy_tui.tui.welcome import WelcomeApp
from strategy_tui.tui.widgets.growing_file import NEW, GrowingFile
from strategy_tui.wiring import Services
from tests.tui.conftest import NOW, STRATEGY, Opened, seen, settle

WIDE = (120, 40)


@pytest.fixture(autouse=True)
def _zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Paris")


def app(folder: Path, language: str = "en") -> WelcomeApp:
    return WelcomeApp(language, lambda: NOW, folder, folder, interview=True)


def asking(pilot: Pilot[Any]) -> InterviewScreen:
    screen = pilot.app.screen
    assert isinstance(screen, InterviewScreen)
    return screen


def question(folder: Path) -> str:
    """The id of the question that a new sitting would begin with."""
    asked = begin(folder, "en", NOW).interview.question
    return asked.id if asked is not None else ""


async def answer(pilot: Pilot[Any], text: str) -> None:
    """Type an answer, or only press enter, which takes what is suggested."""
    if text:
        pilot.app.screen.query_one("#answer", Input).value = text
    await pilot.press("enter")
    await settle(pilot)


async def to_first_goal(pilot: Pilot[Any]) -> None:
    """Past language and name."""
    await settle(pilot)
    await pilot.press("1")
    await settle(pilot)
    await answer(pilot, "Close and useful")


async def test_a_question_says_why_and_gives_an_example(tmp_path: Path) -> None:
    async with app(tmp_path).run_test(size=WIDE) as pilot:
        await to_first_goal(pilot)
        text = " ".join(seen(pilot).split())
        assert "What do you want to reach" in text
        assert "Everything else follows from it" in text
        assert "For example:" in text
        assert "What I want · 1 of about 5 · about 12 minutes left" in text
        assert "minutes left" in text


async def test_the_file_grows_beside_it_with_its_new_lines_marked(tmp_path: Path) -> None:
    async with app(tmp_path).run_test(size=WIDE) as pilot:
        await to_first_goal(pilot)
        await answer(pilot, "Keep the ties alive")
        lines = seen(pilot).splitlines()
        (written,) = (each for each in lines if "want: Keep the ties alive" in each)
        assert NEW.strip() in written
        assert not any(NEW.strip() in each for each in lines if "version: 1" in each)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_where_there_is_no_room_a_key_shows_the_file(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with app(tmp_path).run_test(size=size) as pilot:
        await to_first_goal(pilot)
        await answer(pilot, "Keep the ties alive")
        assert "want: Keep" not in seen(pilot)
        await pilot.press("f6")
        await settle(pilot)
        assert "want: Keep" in seen(pilot)
        await pilot.press("f6")
        await settle(pilot)
        assert pilot.app.screen.query_one("#answer", Input).has_focus


async def test_enter_takes_the_suggestion_and_tab_lets_one_change_it(tmp_path: Path) -> None:
    async with app(tmp_path).run_test(size=WIDE) as pilot:
        await to_first_goal(pilot)
        await answer(pilot, "Keep the ties alive")
        assert "Enter takes “ties”" in seen(pilot)
        await pilot.press("tab", *"-old")
        assert pilot.app.screen.query_one("#answer", Input).value == "ties-old"
        await pilot.press("enter")
        await settle(pilot)
        assert "ties-old:" in seen(pilot)

        await pilot.press("f2")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "ties-old:" in seen(pilot)


async def test_an_answer_that_cannot_be_meant_is_refused_kindly_and_stays(tmp_path: Path) -> None:
    async with app(tmp_path).run_test(size=WIDE) as pilot:
        await to_first_goal(pilot)
        await answer(pilot, "Keep the ties alive")
        for text in ("", "replies_per_week"):
            await answer(pilot, text)
        await answer(pilot, "a few")
        assert "✖" in seen(pilot)
        assert pilot.app.screen.query_one("#answer", Input).value == "a few"
        await answer(pilot, "2")
        assert "from: 2" in seen(pilot)


async def test_a_proposal_is_written_into_the_line_by_its_number(tmp_path: Path) -> None:
    async with app(tmp_path).run_test(size=WIDE) as pilot:
        await to_first_goal(pilot)
        await answer(pilot, "Keep the ties alive")
        await answer(pilot, "")
        await pilot.press("down", "2")
        assert pilot.app.screen.query_one("#answer", Input).value == "conversations_per_month"
        await pilot.press("down", "up")
        assert pilot.app.screen.query_one("#answer", Input).has_focus


async def test_a_question_is_skipped_and_asked_again_by_going_back(tmp_path: Path) -> None:
    async with app(tmp_path).run_test(size=WIDE) as pilot:
        await to_first_goal(pilot)
        await pilot.press("f3")
        await settle(pilot)
        assert "What do you want to reach" not in seen(pilot)
        await pilot.press("f2")
        await settle(pilot)
        assert "What do you want to reach" in " ".join(seen(pilot).split())


async def test_leaving_keeps_every_answer_and_the_line_that_was_begun(tmp_path: Path) -> None:
    first = app(tmp_path)
    async with first.run_test(size=WIDE) as pilot:
        await to_first_goal(pilot)
        await pilot.press(*"Ties", "escape")
        await settle(pilot)
    assert first.return_value is None
    assert list(tmp_path.iterdir()) == []

    async with app(tmp_path).run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "You go on where you stopped." in seen(pilot)
        assert "name: Close and useful" in seen(pilot)
        assert pilot.app.screen.query_one("#answer", Input).placeholder == "Ties"


async def test_the_language_is_an_answer_and_a_key(tmp_path: Path) -> None:
    opened = app(tmp_path)
    async with opened.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("2")
        await settle(pilot)
        assert opened.reader.language == "fr"
        assert "language: fr" in seen(pilot)

        await answer(pilot, "Proche et utile")
        await pilot.press(*"Gar", "ctrl+l")
        await settle(pilot)
        assert "language: en" in seen(pilot)
        assert "What do you want to reach" in " ".join(seen(pilot).split())
        assert pilot.app.screen.query_one("#answer", Input).value == "Gar"
        assert "# This file is a contract" in seen(pilot)


async def test_two_windows_do_not_write_over_each_other(tmp_path: Path) -> None:
    opened = app(tmp_path)
    async with opened.run_test(size=WIDE, notifications=True) as pilot:
        await to_first_goal(pilot)
        other = begin(tmp_path, "en", NOW)
        other.keep(other.interview.answered("Written elsewhere"))
        await answer(pilot, "Written here")
        assert not isinstance(pilot.app.screen, InterviewScreen)

    assert "Written elsewhere" in begin(tmp_path, "en", NOW).interview.file()


async def hold(pilot: Pilot[Any]) -> int:
    """Answer everything with its suggestion or example; how many doubts there were."""
    doubts = 0
    for _ in range(150):
        screen = asking(pilot)
        interview = screen._interview
        assert interview is not None
        if interview.challenge is not None:
            doubts += 1
            await pilot.press("1")
        elif (asked := interview.question) is None:
            return doubts
        elif asked.kind is AskKind.CHOICES and not asked.suggestion:
            await pilot.press("1", "enter")
        elif asked.suggestion or asked.kind is AskKind.CHOICE:
            await pilot.press("enter")
        elif asked.id in TYPED or asked.kind in (AskKind.DAY, AskKind.MINUTES):
            example = TYPED.get(asked.id, "")
            screen.query_one("#answer", Input).value = example
            await pilot.press("enter" if example else "f3")
        else:
            await pilot.press("f3")
        await pilot.pause()
    raise AssertionError("the interview does not end")


TYPED = {
    "goals.1.want": "Keep the ties alive with the people I know",
    "goals.1.measure": "replies_per_week",
    "goals.1.from": "2",
    "goals.1.target": "5",
    "time.per_week": "60 min",
    "networks.x.purpose": "Talk shop",
    "networks.x.audience": "makers",
    "networks.x.posts": "2",
    "networks.x.minutes": "10",
    "follow.accounts": "150",
}


async def test_the_whole_interview_ends_in_a_workspace_that_checks_clean(tmp_path: Path) -> None:
    opened = app(tmp_path / "mine")
    async with opened.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await hold(pilot)
        text = " ".join(seen(pilot).split())
        assert "Your strategy is whole: the check finds nothing." in text
        assert "Then:" in text
        await pilot.press("1")
        await settle(pilot)

    made = opened.return_value
    assert isinstance(made, Workspace)
    strategy, found = parse(made.strategy_path.read_text("utf-8"), names())
    assert strategy is not None
    assert strategy.goals["ties"].target == 5
    assert found == ()
    assert not begin(tmp_path / "mine", "en", NOW).resumed


async def test_a_doubt_is_shown_with_its_remedies_before_the_next_question(tmp_path: Path) -> None:
    async with app(tmp_path).run_test(size=WIDE) as pilot:
        await to_first_goal(pilot)
        for text in ("Keep the ties alive", "", "replies_per_week"):
            await answer(pilot, text)
        while "One thing, before we go on" not in seen(pilot):
            assert asking(pilot).query_one("#answer", Input).display
            await pilot.press("f3")
            await settle(pilot)
        assert "It stays as it is" in seen(pilot)
        await pilot.press("end", "enter")
        await settle(pilot)
        assert "One thing, before we go on" not in seen(pilot)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)])
async def test_every_part_fits_every_terminal_in_every_colour(
    tmp_path: Path, size: tuple[int, int], language: str
) -> None:
    opened = app(tmp_path, language)
    async with opened.run_test(size=size) as pilot:
        await settle(pilot)
        for theme in THEMES:
            opened.theme = theme.name
            await pilot.press("enter")
            await settle(pilot)
            screen = asking(pilot)
            for name in ("#ask", "#progress", "#field"):
                region = screen.query_one(name).region
                assert region.area
                assert screen.region.contains_region(region)
            assert screen.focused is not None


async def test_hostile_words_stay_words(tmp_path: Path) -> None:
    hostile = "[@click=app.quit]Ties[/] \x1b]0;pwned\x07 [/red] \u202egnp"
    opened = app(tmp_path)
    async with opened.run_test(size=WIDE) as pilot:
        await to_first_goal(pilot)
        await answer(pilot, hostile)
        assert opened.is_running
        assert "\x1b" not in seen(pilot)
        assert "[@click=app.quit]Ties" in seen(pilot)


async def test_the_palette_asks_for_another_strategy_and_keeps_the_old_one(
    opened: Opened, services: Services
) -> None:
    async with opened(size=WIDE) as pilot:
        await pilot.press("ctrl+p", *"interview")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await hold(pilot)
        assert "kept as a version" in " ".join(seen(pilot).split())
        assert pilot.app.screen.query_one("#options", OptionList).has_focus
        await pilot.press("1")
        await settle(pilot)
        assert not isinstance(pilot.app.screen, InterviewScreen)

    assert services.strategy.versions()[0].text == STRATEGY
    assert "Keep the ties alive" in services.workspace.strategy_path.read_text("utf-8")


async def test_the_file_is_read_further_without_leaving_the_answer(tmp_path: Path) -> None:
    async with app(tmp_path).run_test(size=(120, 20)) as pilot:
        await to_first_goal(pilot)
        await answer(pilot, "Keep the ties alive")
        growing = pilot.app.screen.query_one(GrowingFile)
        before = growing.scroll_y
        await pilot.press("pageup")
        await settle(pilot)
        assert growing.scroll_y < before
        assert pilot.app.screen.query_one("#answer", Input).has_focus


async def test_digits_answer_and_do_not_go_to_another_screen(opened: Opened) -> None:
    async with opened(size=(80, 24)) as pilot:
        await pilot.app.run_action("interview")
        await settle(pilot)
        await pilot.press("2")
        await settle(pilot)
        assert asking(pilot).reader.language == "fr"
        await pilot.press("f6", "3")
        await settle(pilot)
        assert pilot.app.current_mode == "today"
        assert isinstance(pilot.app.screen, InterviewScreen)
