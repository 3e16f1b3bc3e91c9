"""Drafts in the app: checked as one types, fixed, approved, queued, and never lost."""

from __future__ import annotations

import re
import shutil
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from strategy_tui.domain.diagnostic import Severity
from strategy_tui.tui.app import StrategyApp
from strategy_tui.tui.screens.drafts import DraftsScreen
from strategy_tui.tui.widgets.draft_list import DraftList
from strategy_tui.wiring import Services
from tests.tui.conftest import FINE, NOW, TOO_LONG, Opened, seen, settle

LONG_FILE = "a-long.mastodon.md"
FINE_FILE = "b-fine.mastodon.md"


def screen(pilot: Pilot[None]) -> DraftsScreen:
    found = pilot.app.screen
    assert isinstance(found, DraftsScreen)
    return found


def said_on_leaving(pilot: Pilot[None]) -> list[str]:
    assert isinstance(pilot.app, StrategyApp)
    return [pilot.app.reader.say(each) for each in pilot.app.parting]


async def pause_of_a_typist(pilot: Pilot[None]) -> None:
    await pilot.pause(0.25)
    await settle(pilot)


def text_in(services: Services, name: str) -> str:
    return (services.workspace.drafts_dir / name).read_text(encoding="utf-8")


async def test_a_draft_that_is_too_long_says_so_at_its_place(opened: Opened) -> None:
    async with opened(mode="drafts") as pilot:
        editor = screen(pilot).editor

        assert editor.text == TOO_LONG
        assert Severity.ERROR in {each.severity for each in editor.diagnostics}
        assert "/500 characters" in seen(pilot)
        assert "✖ error" in seen(pilot)


async def test_what_is_typed_is_checked_after_a_pause(opened: Opened) -> None:
    async with opened(mode="drafts") as pilot:
        editor = screen(pilot).editor
        await pilot.press("enter")
        editor.delete((6, 0), (7, 0))
        await pilot.press(*"Hello?")
        await pause_of_a_typist(pilot)

        assert "6/500 characters" in seen(pilot)
        assert all(each.severity is not Severity.ERROR for each in editor.diagnostics)


async def test_f8_goes_from_finding_to_finding_and_round(opened: Opened) -> None:
    async with opened(mode="drafts") as pilot:
        editor = screen(pilot).editor
        await pilot.press("enter")
        editor.move_cursor((0, 0))
        places = []
        for _ in range(len(editor.diagnostics) + 1):
            await pilot.press("f8")
            places.append(editor.cursor_location)

        starts = [editor.place(each.span.start) for each in editor.diagnostics]
        assert places == [*starts, starts[0]]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_f8_marks_the_current_finding_and_brings_it_into_sight(
    opened: Opened, services: Services, size: tuple[int, int], language: str
) -> None:
    many = FINE + "".join(f"\nLine {number}  has two spaces.\n" for number in range(8))
    (services.workspace.drafts_dir / LONG_FILE).write_text(many, encoding="utf-8")

    async with opened(mode="drafts", size=size, language=language) as pilot:
        editor = screen(pilot).editor
        assert len(editor.diagnostics) > 6
        editor.move_cursor((0, 0))
        marked = []
        for _ in editor.diagnostics:
            await pilot.press("f8")
            await settle(pilot)
            (line,) = re.findall(r"▸ [✖▲●] \S+ (\d+):(\d+) ", seen(pilot))
            marked.append((int(line[0]) - 1, int(line[1]) - 1))

        assert marked == [editor.place(each.span.start) for each in editor.diagnostics]


async def test_f8_in_the_findings_walks_them_and_enter_goes_there(opened: Opened) -> None:
    async with opened(mode="drafts") as pilot:
        problems = screen(pilot).problems
        problems.focus()
        await pilot.press("f8")
        assert problems.has_focus
        await pilot.press("enter")

        editor = screen(pilot).editor
        index = problems.highlighted
        assert index is not None
        assert editor.cursor_location == editor.place(editor.diagnostics[index].span.start)


@pytest.mark.parametrize("where", ["#drafts", "#editor", "#problems"])
async def test_f4_says_when_there_is_no_certain_fix(opened: Opened, where: str) -> None:
    async with opened(mode="drafts") as pilot:
        screen(pilot).query_one(where).focus()
        await pilot.press("f4")
        await settle(pilot)

        assert "No certain fix here." in seen(pilot)


async def test_leaving_the_screen_saves(opened: Opened, services: Services) -> None:
    async with opened(mode="drafts") as pilot:
        await pilot.press("enter", "H", "i", "escape", "1")
        await settle(pilot)

        assert "Hi" in text_in(services, LONG_FILE)


async def test_choosing_another_draft_saves(opened: Opened, services: Services) -> None:
    async with opened(mode="drafts") as pilot:
        await pilot.press("enter", "H", "i", "escape", "down")
        await settle(pilot)

        assert "Hi" in text_in(services, LONG_FILE)
        assert screen(pilot).editor.text == FINE


async def test_quitting_saves_and_has_it_said(opened: Opened, services: Services) -> None:
    async with opened(mode="drafts") as pilot:
        await pilot.press("enter", "H", "i", "ctrl+q")

    assert "Hi" in text_in(services, LONG_FILE)
    assert said_on_leaving(pilot) == [f"Saved: {LONG_FILE}."]


async def test_quitting_with_nothing_unsaved_says_nothing(opened: Opened) -> None:
    async with opened(mode="drafts") as pilot:
        await pilot.press("enter", "H", "i", "ctrl+s", "ctrl+q")

    assert said_on_leaving(pilot) == []


async def test_quitting_says_where_a_text_is_kept_that_its_file_could_not_take(
    opened: Opened, services: Services
) -> None:
    async with opened(mode="drafts") as pilot:
        await pilot.press("enter", "H", "i")
        (services.workspace.drafts_dir / LONG_FILE).write_text("theirs\n", encoding="utf-8")
        await pilot.press("ctrl+q")

    assert "Hi" in text_in(services, f"{LONG_FILE}.kept-1")
    assert said_on_leaving(pilot)[-1] == f"Your text is kept as “{LONG_FILE}.kept-1”."


async def test_a_text_that_can_be_kept_nowhere_is_not_lost_by_one_key(
    opened: Opened, services: Services
) -> None:
    async with opened(mode="drafts") as pilot:
        await pilot.press("enter", "H", "i")
        shutil.rmtree(services.workspace.drafts_dir)
        services.workspace.drafts_dir.write_text("a file, where no draft can be")
        await pilot.press("ctrl+q")
        await settle(pilot)
        assert pilot.app.is_running
        assert "It is not saved." in seen(pilot)
        await pilot.press("ctrl+q")

    assert not pilot.app.is_running


async def test_a_mistake_of_ours_does_not_lose_the_text(opened: Opened, services: Services) -> None:
    class Mistake(Exception):
        pass

    def fail() -> None:
        raise Mistake

    try:
        async with opened(mode="drafts") as pilot:
            await pilot.press("enter", "H", "i")
            pilot.app.call_later(fail)
            await pilot.pause()
    except Mistake:
        pass

    assert "Hi" in text_in(services, LONG_FILE)


async def test_both_versions_are_kept_when_another_program_wrote_meanwhile(
    opened: Opened, services: Services
) -> None:
    async with opened(mode="drafts") as pilot:
        await pilot.press("enter", "H", "i")
        (services.workspace.drafts_dir / LONG_FILE).write_text("theirs\n", encoding="utf-8")
        await pilot.press("ctrl+s")
        await settle(pilot)

        assert text_in(services, LONG_FILE) == "theirs\n"
        assert "Hi" in text_in(services, f"{LONG_FILE}.kept-1")
        assert f"{LONG_FILE}.kept-1" in seen(pilot)
        assert screen(pilot).editor.text == "theirs\n"


async def test_a_blocked_approval_goes_to_what_blocks_it(
    opened: Opened, services: Services
) -> None:
    async with opened(mode="drafts") as pilot:
        await pilot.press("f9")
        await settle(pilot)

        (toast,) = pilot.app._notifications
        assert toast.message == "“a-long.mastodon.md” has 1 error, so it cannot be approved."
        assert screen(pilot).editor.has_focus
        state, *_ = services.drafts.drafts(NOW)
        assert state.approval == "none"


async def test_a_draft_is_approved_and_queued_in_the_next_free_slot(
    opened: Opened, services: Services
) -> None:
    async with opened(mode="drafts") as pilot:
        await pilot.press("down", "f9")
        await settle(pilot)
        assert "When should it go out?" in seen(pilot)
        assert "today 18:30" in seen(pilot)
        await pilot.press("enter")
        await settle(pilot)

        (item,) = services.schedule.items(NOW)
        assert item.due_at == datetime(2026, 11, 24, 18, 30, tzinfo=ZoneInfo("Europe/Paris"))
        assert "today 18:30" in seen(pilot)


async def test_a_time_can_be_typed(opened: Opened, services: Services) -> None:
    async with opened(mode="drafts") as pilot:
        await pilot.press("down", "f9")
        await settle(pilot)
        await pilot.press("tab", *"soon", "enter")
        assert "“soon” is not a time I can read." in seen(pilot)
        await pilot.press(*["backspace"] * 4, *"tomorrow", "space", *"9:30", "enter")
        await settle(pilot)

        (item,) = services.schedule.items(NOW)
        assert item.due_at == datetime(2026, 11, 25, 9, 30, tzinfo=ZoneInfo("Europe/Paris"))


async def test_a_new_draft_asks_for_its_network_and_idea_and_starts_empty(
    opened: Opened, services: Services
) -> None:
    async with opened(mode="drafts") as pilot:
        await pilot.press("n")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press(*"glue", "enter")
        await settle(pilot)

        editor = screen(pilot).editor
        assert editor.has_focus
        assert "idea: glue" in editor.text
        assert len(services.drafts.drafts(NOW)) == 3


async def test_no_drafts_is_not_an_empty_box(opened: Opened, services: Services) -> None:
    for path in services.workspace.drafts_dir.glob("*.md"):
        path.unlink()

    async with opened(mode="drafts") as pilot:
        assert "No drafts yet." in seen(pilot)
        assert not screen(pilot).query_one("#drafts", OptionList).display


async def test_while_drafts_are_read_the_list_says_so(opened: Opened) -> None:
    async with opened(mode="drafts") as pilot:
        drafts = screen(pilot)
        drafts.query_one(DraftList).tell(None, None, None, drafts.reader)
        await pilot.pause()

        assert "Reading and checking your drafts…" in seen(pilot)


async def test_a_strategy_with_errors_is_told_above_the_drafts(
    opened: Opened, services: Services
) -> None:
    strategy = services.workspace.strategy_path
    strategy.write_text(strategy.read_text().replace("goals: [", "goal: ["))

    async with opened(mode="drafts") as pilot:
        said = " ".join(line[:39].strip(" │") for line in seen(pilot).splitlines()[:12])
        assert "Your strategy strategy.yaml has 1 error, so no draft was held" in said
        screen(pilot).query_one(DraftList).tell((), None, None, screen(pilot).reader)
        await pilot.pause()
        assert "Your strategy strategy.yaml" not in seen(pilot)


async def test_a_draft_that_is_not_text_says_why(opened: Opened, services: Services) -> None:
    (services.workspace.drafts_dir / "0.md").write_bytes(b"\xff\xfe\x00")

    async with opened(mode="drafts") as pilot:
        assert "not UTF-8" in seen(pilot)
        assert screen(pilot).editor.read_only
