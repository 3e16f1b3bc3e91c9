"""Saving the strategy: its version and reason, renames, and edits from elsewhere."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from strategy_tui.tui.app import StrategyApp
from strategy_tui.tui.screens.side_by_side import SideBySide
from strategy_tui.wiring import Services
from tests.tui.conftest import NOW, STRATEGY, Opened, seen, settle
from tests.tui.test_strategy_screen import (
    file_text,
    notice,
    pause_of_a_typist,
    screen,
    toasts,
    write,
)

KEPT = "strategy.yaml.kept-1"
RENAMED = STRATEGY.replace("  relations:", "  friends:").replace("[relations]", "[friends]")
THEIRS = STRATEGY.replace("Talk shop with other makers", "Theirs")


def kept_text(services: Services) -> str:
    return (services.workspace.root / KEPT).read_text(encoding="utf-8")


def write_outside(services: Services, text: str = THEIRS) -> None:
    services.workspace.strategy_path.write_text(text, encoding="utf-8")


def said_on_leaving(pilot: Pilot[None]) -> list[str]:
    assert isinstance(pilot.app, StrategyApp)
    return [pilot.app.reader.say(each) for each in pilot.app.parting]


async def save(pilot: Pilot[None]) -> None:
    await pilot.press("ctrl+s")
    await settle(pilot)


async def test_saving_keeps_a_version_and_asks_why(opened: Opened, services: Services) -> None:
    services.strategy.current(NOW)

    async with opened(mode="strategy") as pilot:
        await write(pilot, "# calmer\n")
        await save(pilot)
        assert file_text(services) == "# calmer\n" + STRATEGY
        assert "Version 2: why did you change it?" in seen(pilot)
        await write(pilot, "A calmer year")
        await pilot.press("enter")
        await settle(pilot)

        assert [each.reason for each in services.strategy.versions()][1:] == ["A calmer year"]
        assert services.strategy.unreasoned() == ()


async def test_the_reason_may_come_later(opened: Opened, services: Services) -> None:
    services.strategy.current(NOW)

    async with opened(mode="strategy") as pilot:
        await write(pilot, "# calmer\n")
        await save(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert "Its reason can be given later." in toasts(pilot)
        (waiting,) = services.strategy.unreasoned()
        assert waiting.number == 2

        await pilot.press("f6")
        await settle(pilot)
        assert "no reason said yet" in seen(pilot)
        await pilot.press("w")
        await settle(pilot)
        await write(pilot, "Rest")
        await pilot.press("enter")
        await settle(pilot)

        assert services.strategy.unreasoned() == ()
        assert "Rest" in seen(pilot)


async def test_a_broken_text_is_saved_but_is_no_version(opened: Opened, services: Services) -> None:
    services.strategy.current(NOW)

    async with opened(mode="strategy") as pilot:
        await write(pilot, "nme: x\n")
        await save(pilot)

        assert file_text(services).startswith("nme: x\n")
        assert "Saved with errors" in toasts(pilot)
        assert len(services.strategy.versions()) == 1


async def test_a_goal_under_another_name_is_offered_as_a_rename(
    opened: Opened, services: Services
) -> None:
    services.strategy.current(NOW)

    async with opened(mode="strategy", size=(120, 40)) as pilot:
        edit = screen(pilot).edit
        edit.replace_text(RENAMED)
        await pause_of_a_typist(pilot)
        await save(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert "“relations” is gone, “friends” is new: the same goal?" in seen(pilot)
        await pilot.press("enter")
        await settle(pilot)

    drafts = services.workspace.drafts_dir
    assert "goal: friends" in (drafts / "b-fine.mastodon.md").read_text(encoding="utf-8")
    assert services.renames.offered() == ()


async def test_two_things_are_not_offered_again(opened: Opened, services: Services) -> None:
    services.strategy.current(NOW)

    async with opened(mode="strategy", size=(120, 40)) as pilot:
        screen(pilot).edit.replace_text(RENAMED)
        await pause_of_a_typist(pilot)
        await save(pilot)
        await pilot.press("escape")
        await settle(pilot)
        await pilot.press("down", "enter")
        await settle(pilot)

    assert services.renames.offered() == ()
    drafts = services.workspace.drafts_dir
    assert "goal: relations" in (drafts / "b-fine.mastodon.md").read_text(encoding="utf-8")


async def test_an_outside_edit_is_shown_when_nothing_was_typed(
    opened: Opened, services: Services
) -> None:
    async with opened(mode="strategy") as pilot:
        write_outside(services)
        screen(pilot).look_outside()
        await settle(pilot)

        assert screen(pilot).edit.editor.text == THEIRS
        assert "The file was changed outside; this is how it is now." in toasts(pilot)


async def test_coming_back_to_the_text_looks_at_the_file(
    opened: Opened, services: Services
) -> None:
    async with opened(mode="strategy") as pilot:
        await pilot.press("escape")
        write_outside(services)
        await pilot.press("tab", "tab", "tab")
        await settle(pilot)

        assert screen(pilot).edit.editor.text == THEIRS


async def test_an_outside_edit_is_told_and_shown_side_by_side(
    opened: Opened, services: Services
) -> None:
    async with opened(mode="strategy", size=(120, 40)) as pilot:
        await write(pilot, "# mine\n")
        write_outside(services)
        screen(pilot).look_outside()
        await settle(pilot)
        assert "Ctrl+S shows both, side by side." in notice(pilot)
        await save(pilot)

        assert isinstance(pilot.app.screen, SideBySide)
        (line,) = [each for each in seen(pilot).splitlines() if "Theirs" in each]
        assert "Talk shop with other makers" in line
        assert line.count("▌") == 2
        await pilot.press("escape")
        await settle(pilot)

        assert screen(pilot).edit.editor.text == "# mine\n" + STRATEGY
        assert file_text(services) == THEIRS


async def test_mine_is_saved_and_theirs_is_kept_beside(opened: Opened, services: Services) -> None:
    async with opened(mode="strategy") as pilot:
        await write(pilot, "# mine\n")
        write_outside(services)
        await save(pilot)
        await pilot.press("home", "enter")
        await settle(pilot)

        assert KEPT in toasts(pilot)
    assert file_text(services) == "# mine\n" + STRATEGY
    assert kept_text(services) == THEIRS


async def test_theirs_is_shown_and_mine_is_kept_beside(opened: Opened, services: Services) -> None:
    async with opened(mode="strategy") as pilot:
        await write(pilot, "# mine\n")
        write_outside(services)
        await save(pilot)
        await pilot.press("up", "enter")
        await settle(pilot)

        assert screen(pilot).edit.editor.text == THEIRS
        assert KEPT in toasts(pilot)
    assert file_text(services) == THEIRS
    assert kept_text(services) == "# mine\n" + STRATEGY


async def test_a_file_that_was_removed_meanwhile_is_written_again(
    opened: Opened, services: Services
) -> None:
    async with opened(mode="strategy") as pilot:
        await write(pilot, "# mine\n")
        services.workspace.strategy_path.unlink()
        await save(pilot)
        await pilot.press("home", "enter")
        await settle(pilot)

    assert file_text(services) == "# mine\n" + STRATEGY


async def test_a_file_that_became_no_text_is_kept_whole(opened: Opened, services: Services) -> None:
    async with opened(mode="strategy") as pilot:
        await write(pilot, "# mine\n")
        services.workspace.strategy_path.write_bytes(b"caf\xe9")
        await save(pilot)
        await pilot.press("home", "enter")
        await settle(pilot)

    assert file_text(services) == "# mine\n" + STRATEGY
    assert (services.workspace.root / KEPT).read_bytes() == b"caf\xe9"


async def test_going_to_another_screen_keeps_what_was_typed(
    opened: Opened, services: Services
) -> None:
    async with opened(mode="strategy") as pilot:
        await write(pilot, "# mine\n")
        pilot.app.action_mode("today")  # type: ignore[attr-defined]
        await settle(pilot)
        pilot.app.action_mode("strategy")  # type: ignore[attr-defined]
        await settle(pilot)

        assert screen(pilot).edit.editor.text == "# mine\n" + STRATEGY
        assert file_text(services) == STRATEGY


async def test_quitting_saves_what_can_be_used(opened: Opened, services: Services) -> None:
    async with opened(mode="strategy") as pilot:
        await write(pilot, "# mine\n")
        await pilot.press("ctrl+q")

    assert file_text(services) == "# mine\n" + STRATEGY
    assert said_on_leaving(pilot) == ["Saved: strategy.yaml."]


@pytest.mark.parametrize("typed", ["nme: x\n", "# mine\n"])
async def test_quitting_keeps_beside_what_cannot_be_saved(
    opened: Opened, services: Services, typed: str
) -> None:
    async with opened(mode="strategy") as pilot:
        await write(pilot, typed)
        if typed.startswith("#"):
            write_outside(services)
        await pilot.press("ctrl+q")

    assert kept_text(services) == typed + STRATEGY
    assert said_on_leaving(pilot)[-1] == f"Your text is kept as “{KEPT}”."
    assert typed not in file_text(services)


async def test_a_mistake_of_ours_does_not_lose_the_text(opened: Opened, services: Services) -> None:
    class Mistake(Exception):
        pass

    def fail() -> None:
        raise Mistake

    try:
        async with opened(mode="strategy") as pilot:
            await write(pilot, "nme: x\n")
            pilot.app.call_later(fail)
            await pilot.pause()
    except Mistake:
        pass

    assert kept_text(services) == "nme: x\n" + STRATEGY


async def test_an_untouched_strategy_is_left_alone(opened: Opened, services: Services) -> None:
    async with opened(mode="strategy") as pilot:
        await save(pilot)
        assert "why did you change it" not in seen(pilot)
        await pilot.press("ctrl+q")

    assert file_text(services) == STRATEGY
    assert not (services.workspace.root / KEPT).exists()
    assert said_on_leaving(pilot) == []


async def test_a_broken_file_that_nobody_touched_is_not_kept_beside(
    opened: Opened, services: Services
) -> None:
    write_outside(services, "nme: x\n")
    async with opened(mode="strategy") as pilot:
        await pilot.press("ctrl+q")

    assert not (services.workspace.root / KEPT).exists()
