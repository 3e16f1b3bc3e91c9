"""Every screen, at every size, in both languages: it opens, and nothing that matters is cut."""

from __future__ import annotations

import re

import pytest
from textual.app import App
from textual.pilot import Pilot

from strategy_tui.tui.screens.base import MODES, ModeScreen
from strategy_tui.tui.theme import THEMES
from strategy_tui.tui.widgets.key_bar import KeyBar
from strategy_tui.tui.widgets.panel import Panel
from strategy_tui.wiring import Services
from tests.tui.conftest import NOW, Opened, seen, settle

SIZES = [(80, 24), (60, 20), (120, 40)]
NAMES = [mode for mode, _ in MODES]
TABS = {
    "en": "1 Today 2 Audit 3 Drafts 4 Queue 5 Strategy",
    "fr": "1 Aujourd’hui 2 Audit 3 Brouillons 4 File 5 Stratégie",
}


def words(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def place(pilot: Pilot[None], text: str) -> tuple[int, int]:
    """The column and row where a text begins on the screen."""
    rows = seen(pilot).splitlines()
    row = next(number for number, each in enumerate(rows) if text in each)
    return rows[row].index(text), row


def footer(pilot: Pilot[None]) -> str:
    return seen(pilot).splitlines()[-1]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("size", SIZES, ids=lambda each: f"{each[0]}x{each[1]}")
async def test_every_screen_opens_whole(
    opened: Opened, size: tuple[int, int], language: str
) -> None:
    async with opened(size=size, language=language) as pilot:
        for number, mode in enumerate(NAMES, 1):
            await pilot.press(str(number))
            await settle(pilot)
            assert pilot.app.current_mode == mode
            check_whole(pilot, size, language)


def check_whole(pilot: Pilot[None], size: tuple[int, int], language: str) -> None:
    screen = pilot.app.screen
    assert TABS[language] in words(seen(pilot))
    bar = screen.query_one(KeyBar)
    assert bar.region.bottom == size[1]
    shown = [each for each in screen.query(Panel) if each.region.area]
    assert shown
    assert all(screen.region.contains_region(each.region) for each in shown)
    keys = bar.keys()
    assert keys[-1].name == "f1"
    assert sum(each.shown.cell_length for each in keys) <= size[0]


@pytest.mark.parametrize("mode", NAMES)
async def test_tab_goes_round_and_nowhere_is_a_trap(opened: Opened, mode: str) -> None:
    async with opened(mode=mode) as pilot:
        passed = []
        for _ in range(8):
            await pilot.press("tab")
            passed.append(pilot.app.screen.focused)

        assert passed[0] in passed[1:]
        assert None not in passed


async def test_a_tab_is_clicked(opened: Opened) -> None:
    async with opened() as pilot:
        await pilot.click(offset=place(pilot, "4 Queue"))
        await settle(pilot)
        assert pilot.app.current_mode == "queue"
        await pilot.press("1")
        await settle(pilot)
        assert pilot.app.current_mode == "today"


async def test_a_key_in_the_bottom_line_is_clicked(opened: Opened) -> None:
    async with opened() as pilot:
        await pilot.click(offset=place(pilot, "3 Drafts  4 Queue"))
        await settle(pilot)
        assert pilot.app.current_mode == "drafts"


async def test_the_language_switches_live_and_keeps_what_was_typed(opened: Opened) -> None:
    async with opened(mode="drafts") as pilot:
        await pilot.press("enter", "H", "i", "ctrl+l")
        await settle(pilot)

        assert TABS["fr"] in words(seen(pilot))
        assert "Enregistrer" in footer(pilot)
        assert "Hi" in seen(pilot)
        assert pilot.app.screen.query_one("#editor").has_focus

        await pilot.press("escape", "1")
        await settle(pilot)
        assert TABS["fr"] in words(seen(pilot))
        await pilot.press("ctrl+l")
        await settle(pilot)
        assert TABS["en"] in words(seen(pilot))


async def test_today_ranks_what_is_wrong_first_and_enter_goes_there(opened: Opened) -> None:
    async with opened() as pilot:
        text = seen(pilot)
        assert "Tue 24 November 2026" in text
        assert text.index("1 error") < text.index("not approved") < text.index("5 people wait")
        assert "0 of 60 minutes are planned" in text

        await pilot.press("enter")
        await settle(pilot)
        assert pilot.app.current_mode == "drafts"


async def test_today_without_anything_to_do_says_so(opened: Opened, services: Services) -> None:
    for path in services.workspace.drafts_dir.glob("*.md"):
        path.unlink()
    with services.database.write() as tx:
        tx.execute("DELETE FROM follow")

    async with opened() as pilot:
        assert "Nothing is due." in seen(pilot)


async def test_a_broken_strategy_is_said_and_nothing_breaks(
    opened: Opened, services: Services
) -> None:
    services.workspace.strategy_path.write_text("version: 1\nnme: x\n", encoding="utf-8")

    async with opened() as pilot:
        assert re.search(r"Your strategy has \d+ errors?", seen(pilot))
        for key in "2345":
            await pilot.press(key)
            await settle(pilot)
        assert pilot.app.is_running


async def test_the_palette_speaks_the_readers_language(opened: Opened) -> None:
    async with opened(language="fr") as pilot:
        await pilot.press("ctrl+p")
        await settle(pilot)
        text = seen(pilot)
        assert "Que voulez-vous faire" in text
        assert "Aller à" in text
        assert "Search for" not in text

        await pilot.press(*"zzzz")
        await pilot.pause(0.8)
        assert "Aucune commande" in seen(pilot)


async def test_the_palette_changes_the_colours(opened: Opened) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+p", *"light")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)

        assert pilot.app.theme == "strategy-light"


async def test_every_screen_wears_every_theme(opened: Opened) -> None:
    async with opened() as pilot:
        for number, theme in zip("2351", (*THEMES, THEMES[0]), strict=True):
            pilot.app.theme = theme.name
            await pilot.press(number)
            await settle(pilot)
            assert theme.background in {
                pilot.app.screen.styles.background.hex,
                pilot.app.theme_variables["background"],
            }


async def test_help_lists_the_keys_of_the_screen(opened: Opened) -> None:
    async with opened(mode="audit", language="fr") as pilot:
        await pilot.press("f1")
        await settle(pilot)
        text = seen(pilot)
        assert "Garder" in text
        assert "Masquer" in text
        assert "Cursor" not in text

        await pilot.press("x")
        await settle(pilot)
        assert pilot.app.screen.id != "dialog"
        assert isinstance(pilot.app.screen, ModeScreen)


async def test_ctrl_c_tells_how_to_quit_and_ctrl_q_does(opened: Opened) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+c")
        await settle(pilot)
        assert "Ctrl+Q" in seen(pilot)
        await pilot.press("ctrl+q")

    assert not pilot.app.is_running


def test_the_clock_is_handed_in() -> None:
    from strategy_tui.tui.reader import Reader

    assert Reader("fr", lambda: NOW).full_day(NOW).endswith("24\u00a0novembre 2026")


def test_the_app_needs_no_default_colours() -> None:
    assert all(each.name not in App[None]().available_themes for each in THEMES)


async def test_today_counts_the_people_whom_the_audit_leaves_to_the_person(
    opened: Opened, services: Services
) -> None:
    leo = services.people.resolve("leo@art.example")
    services.people.label(leo.id, "relationship", "yes", NOW)

    async with opened() as pilot:
        assert "4 people wait for your decision" in seen(pilot)
        assert "0 of 5 decided" in seen(pilot)
