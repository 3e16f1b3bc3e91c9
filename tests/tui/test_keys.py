"""Keys as they are shown: at the bottom, in the frames, in the help and in the palette."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from tests.tui.conftest import Opened, seen, settle

SMALL = [(80, 24), (60, 20)]


def footer(pilot: Pilot[None]) -> str:
    return seen(pilot).splitlines()[-1]


async def test_keys_have_the_names_that_the_readers_keyboard_gives_them(opened: Opened) -> None:
    async with opened(language="fr", mode="audit") as pilot:
        assert "Espace Passer" in footer(pilot)
        await pilot.press("e")
        await settle(pilot)
        assert "Échap annuler" in seen(pilot)
        await pilot.press("escape", "1")
        await settle(pilot)
        assert "Entrée" in seen(pilot)
        await pilot.press("2", "ctrl+l")
        await settle(pilot)
        assert "space Skip" in footer(pilot)
