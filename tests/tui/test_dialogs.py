"""The dialogs: what is typed is never lost, and never something else than what is taken."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from strategy_tui.domain.message import message
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.screens.dialogs import AskLine
from strategy_tui.wiring import Services
from tests.tui.conftest import NOW, Opened, seen, settle

PARIS = ZoneInfo("Europe/Paris")
TOMORROW = datetime(2026, 11, 25, 9, 30, tzinfo=PARIS)
FIRST_SLOT = datetime(2026, 11, 24, 18, 30, tzinfo=PARIS)
TYPED = ("t", "o", "m", "o", "r", "r", "o", "w", "space", "9", ":", "3", "0")


async def ask_when(pilot: Pilot[None]) -> None:
    """Approve the draft without findings; the dialog asks for a time, its list has the focus."""
    await pilot.press("down", "f9")
    await settle(pilot)
    assert pilot.app.screen.query_one(OptionList).has_focus


def times(services: Services) -> list[datetime]:
    return [each.due_at for each in services.schedule.items(NOW)]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_what_is_typed_over_the_list_is_the_time_that_is_taken(
    opened: Opened, services: Services, size: tuple[int, int], language: str
) -> None:
    async with opened(size=size, language=language, mode="drafts") as pilot:
        await ask_when(pilot)
        await pilot.press(*"demain", "space", *"9h30")
        assert pilot.app.screen.query_one(Input).value == "demain 9h30"
        assert pilot.app.screen.query_one(Input).has_focus
        await pilot.press("enter")
        await settle(pilot)

        assert times(services) == [TOMORROW]


async def test_what_is_pasted_over_the_list_goes_into_the_field(
    opened: Opened, services: Services
) -> None:
    async with opened(mode="drafts") as pilot:
        await ask_when(pilot)
        pilot.app.screen.query_one(OptionList).post_message(events.Paste("tomorrow 9:30"))
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)

        assert times(services) == [TOMORROW]


async def test_the_arrows_go_from_the_field_to_the_list(opened: Opened, services: Services) -> None:
    async with opened(mode="drafts") as pilot:
        await ask_when(pilot)
        listed = pilot.app.screen.query_one(OptionList)
        await pilot.press("x")
        assert listed.highlighted is None
        await pilot.press("up")
        assert listed.has_focus
        assert listed.highlighted == listed.option_count - 1
        await pilot.press("x", "down")
        assert listed.highlighted == 0
        await pilot.press("enter")
        await settle(pilot)

        assert times(services) == [FIRST_SLOT]


async def test_enter_in_the_list_takes_the_text_while_no_line_is_chosen(
    opened: Opened, services: Services
) -> None:
    async with opened(mode="drafts") as pilot:
        await ask_when(pilot)
        await pilot.press(*TYPED, "shift+tab")
        assert pilot.app.screen.query_one(OptionList).has_focus
        await pilot.press("enter")
        await settle(pilot)

        assert times(services) == [TOMORROW]


async def test_going_back_to_the_field_adds_to_its_text(opened: Opened) -> None:
    async with opened(mode="drafts") as pilot:
        await ask_when(pilot)
        await pilot.press("1", "8", "up", "h")

        assert pilot.app.screen.query_one(Input).value == "18h"


async def test_a_line_that_is_longer_than_its_field_is_seen_where_one_writes(
    opened: Opened,
) -> None:
    async with opened(size=(80, 24)) as pilot:
        hint = message("Where?")
        pilot.app.push_screen(AskLine(Reader("en", lambda: NOW), hint, hint, value="long " * 30))
        await settle(pilot)

        assert "long long long" in seen(pilot)
