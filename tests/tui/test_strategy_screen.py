"""The strategy in the app: checked and completed as one types, and outlined."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from strategy_tui.domain.diagnostic import Severity
from strategy_tui.tui.screens.strategy import StrategyScreen
from strategy_tui.tui.widgets.outline_list import OutlineList
from strategy_tui.wiring import Services
from tests.tui.conftest import NOW, STRATEGY, Opened, seen, settle

WORDS = {" ": "space", ":": "colon", "#": "number_sign", "-": "minus", "\n": "enter"}


def screen(pilot: Pilot[None]) -> StrategyScreen:
    found = pilot.app.screen
    assert isinstance(found, StrategyScreen)
    return found


def toasts(pilot: Pilot[None]) -> str:
    """What is said for a few seconds, whatever its lines are broken into."""
    return "\n".join(each.message for each in pilot.app._notifications)


def notice(pilot: Pilot[None]) -> str:
    """The line over the editor."""
    return str(pilot.app.screen.query_one("#notice", Static).content)


async def write(pilot: Pilot[None], text: str) -> None:
    await pilot.press(*(WORDS.get(each, each) for each in text))


async def pause_of_a_typist(pilot: Pilot[None]) -> None:
    await pilot.pause(0.25)
    await settle(pilot)


def line_of(text: str, line: str) -> int:
    return text.split("\n").index(line)


def file_text(services: Services) -> str:
    return services.workspace.strategy_path.read_text(encoding="utf-8")


async def test_the_strategy_is_shown_and_can_be_used(opened: Opened) -> None:
    async with opened(mode="strategy") as pilot:
        assert screen(pilot).edit.editor.text == STRATEGY
        assert "can be used" in seen(pilot)
        assert "real-life" in seen(pilot)


async def test_what_is_typed_is_checked_after_a_pause(opened: Opened) -> None:
    async with opened(mode="strategy") as pilot:
        editor = screen(pilot).edit.editor
        editor.move_cursor((line_of(STRATEGY, "language: en"), 0))
        await write(pilot, "colour: red\n")
        await pause_of_a_typist(pilot)

        assert Severity.ERROR in {each.severity for each in editor.diagnostics}
        assert "✖ error 3:1" in seen(pilot)
        assert "strategy.yaml ●" in seen(pilot)


async def test_f8_goes_to_the_finding_and_f4_mends_it(opened: Opened, services: Services) -> None:
    broken = STRATEGY.replace("otherwise: ask", "otherwize: ask")
    services.workspace.strategy_path.write_text(broken, encoding="utf-8")

    async with opened(mode="strategy") as pilot:
        editor = screen(pilot).edit.editor
        await pilot.press("f8")
        assert editor.cursor_location == (line_of(broken, "  otherwize: ask"), 2)
        await pilot.press("f4")
        await pause_of_a_typist(pilot)

        assert editor.text == STRATEGY
        assert editor.diagnostics == ()


async def test_f4_says_when_there_is_no_certain_fix(opened: Opened) -> None:
    async with opened(mode="strategy") as pilot:
        await pilot.press("f4")
        await settle(pilot)

        assert "No certain fix here." in seen(pilot)


async def test_a_key_that_is_begun_is_completed(opened: Opened) -> None:
    async with opened(mode="strategy") as pilot:
        edit = screen(pilot).edit
        edit.editor.move_cursor((line_of(STRATEGY, "    goals: [relations]"), 22))
        await pilot.press("enter")
        await write(pilot, "vo")
        await settle(pilot)
        assert edit.popup.display
        assert "How you sound there." in seen(pilot)
        await pilot.press("tab")
        await write(pilot, "warm")
        await settle(pilot)

        assert "    goals: [relations]\n    voice: warm\n" in edit.editor.text
        assert not edit.popup.display


async def test_own_goals_are_offered_with_what_they_want(opened: Opened) -> None:
    async with opened(mode="strategy") as pilot:
        edit = screen(pilot).edit
        row = line_of(STRATEGY, "    goals: [relations]")
        edit.editor.replace("    goals: []", (row, 0), (row, 22))
        edit.editor.move_cursor((row, 12))
        await pilot.press("ctrl+at")
        await settle(pilot)
        assert "Stay close to people" in seen(pilot)
        await pilot.press("enter")
        await settle(pilot)

        assert edit.editor.text == STRATEGY


async def test_arrows_choose_and_escape_closes_without_leaving(opened: Opened) -> None:
    async with opened(mode="strategy") as pilot:
        edit = screen(pilot).edit
        edit.editor.move_cursor(edit.editor.document.end)
        await pilot.press("ctrl+at")
        await settle(pilot)
        first = edit.popup.chosen.label
        await pilot.press("down")
        assert edit.popup.chosen.label != first
        await pilot.press("up", "up", "down")
        assert edit.popup.chosen.label == first
        assert edit.editor.cursor_location == edit.editor.document.end
        await pilot.press("escape")

        assert not edit.popup.display
        assert edit.editor.has_focus


async def test_a_completion_is_clicked(opened: Opened) -> None:
    async with opened(mode="strategy", size=(120, 40)) as pilot:
        edit = screen(pilot).edit
        edit.editor.move_cursor(edit.editor.document.end)
        await write(pilot, "cam")
        await settle(pilot)
        await pilot.click("#completions")
        await settle(pilot)

        assert edit.editor.text == STRATEGY + "campaigns:\n  "
        assert edit.editor.has_focus


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)])
async def test_the_list_stays_on_the_screen_and_beside_its_line(
    opened: Opened, size: tuple[int, int]
) -> None:
    async with opened(mode="strategy", size=size) as pilot:
        edit = screen(pilot).edit
        for place in ((0, 0), edit.editor.document.end):
            edit.editor.move_cursor(place)
            await pilot.press("ctrl+at")
            await settle(pilot)
            assert edit.popup.display
            assert screen(pilot).region.contains_region(edit.popup.region)
            row = edit.editor.cursor_screen_offset.y
            assert not edit.popup.region.y <= row < edit.popup.region.bottom


async def test_a_new_line_is_as_far_in_as_what_it_belongs_to(opened: Opened) -> None:
    async with opened(mode="strategy") as pilot:
        editor = screen(pilot).edit.editor
        editor.open_text("")
        await write(pilot, "goals:\nwork:\nwant: x\n")
        await settle(pilot)

        assert editor.text == "goals:\n  work:\n    want: x\n    "


async def test_the_outline_counts_findings_and_goes_to_the_place(
    opened: Opened, services: Services
) -> None:
    broken = STRATEGY.replace("status", "x").replace("    purpose:", "    purpos:")
    services.workspace.strategy_path.write_text(broken, encoding="utf-8")

    async with opened(mode="strategy", size=(120, 40)) as pilot:
        shown = seen(pilot)
        assert "mastodon  ✖ 1" in shown
        assert "networks  ✖ 1" in shown
        outline = screen(pilot).query_one(OutlineList)
        outline.focus()
        outline.highlighted = [each.label for each in outline.entries].index("stranger")
        await pilot.press("enter")

        editor = screen(pilot).edit.editor
        assert editor.has_focus
        row, column = editor.cursor_location
        assert editor.document.get_line(row)[column:].startswith("- {name: stranger")


async def test_the_outline_tells_how_often_each_clause_decided(
    opened: Opened, services: Services
) -> None:
    services.audit.run(NOW)

    async with opened(mode="strategy", size=(120, 40)) as pilot:
        shown = seen(pilot)
        assert "stranger  ×1" in shown
        assert "real-life  ×0" in shown


@pytest.mark.parametrize(
    "data",
    [b"", b"[", b"\x00", b"a: [/red]\n", b"goals: {\n" * 200, b"\t- x: \x1b]0;pwned\x07\n",
     "name: \u202egnp [@click=app.quit]\n".encode(), b"x" * 30_000],
)  # fmt: skip
@pytest.mark.parametrize("part", ["f2", "f3", "f6", "f7"])
async def test_it_opens_with_any_text(
    opened: Opened, services: Services, data: bytes, part: str
) -> None:
    services.workspace.strategy_path.write_bytes(data)

    async with opened() as pilot:
        await pilot.press("5")
        await settle(pilot)
        await pilot.press(part)
        await settle(pilot)
        assert pilot.app.is_running
        assert not set(seen(pilot)) & set("\x1b\x07\x00\u202e")
    assert services.workspace.strategy_path.read_bytes() == data


async def test_what_is_no_text_is_shown_but_cannot_be_edited(
    opened: Opened, services: Services
) -> None:
    services.workspace.strategy_path.write_bytes(b"name: caf\xe9\n")

    async with opened(mode="strategy") as pilot:
        assert "This is not UTF-8 text." in seen(pilot)
        assert "This cannot be edited here" in notice(pilot)
        await write(pilot, "hello")
        await pilot.press("ctrl+s")
        await settle(pilot)
    assert services.workspace.strategy_path.read_bytes() == b"name: caf\xe9\n"


async def test_the_language_switches_live_in_every_part(opened: Opened) -> None:
    async with opened(mode="strategy", size=(120, 40)) as pilot:
        await write(pilot, "# hi\n")
        for part in ("f2", "f3", "f6", "f7"):
            await pilot.press(part)
            await settle(pilot)
        await pilot.press("f2", "ctrl+l")
        await settle(pilot)

        assert "Enregistrer" in seen(pilot)
        assert screen(pilot).edit.editor.text == "# hi\n" + STRATEGY


async def test_parts_are_reached_by_key_by_arrow_and_by_mouse(opened: Opened) -> None:
    async with opened(mode="strategy", size=(120, 40)) as pilot:
        await pilot.press("f6")
        await settle(pilot)
        assert "Versions" in seen(pilot)
        await pilot.press("f2", "escape", "right")
        await settle(pilot)
        assert "The workshop" in seen(pilot)
        rows = seen(pilot).splitlines()
        row = next(number for number, each in enumerate(rows) if "F7 Review" in each)
        await pilot.click(offset=(rows[row].index("Review"), row))
        await settle(pilot)
        assert "Light review" in seen(pilot)


@pytest.mark.parametrize("theme", ["strategy-light", "strategy-contrast"])
async def test_the_text_wears_the_theme(opened: Opened, theme: str) -> None:
    async with opened(mode="strategy") as pilot:
        pilot.app.theme = theme
        await settle(pilot)

        assert screen(pilot).edit.editor.theme == f"app-{theme}"
