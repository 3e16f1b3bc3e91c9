"""Keys as they are shown: at the bottom, in the frames, in the help and in the palette."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from strategy_tui.domain.verdict import Choice
from strategy_tui.wiring import Services
from tests.tui.conftest import NOW, Opened, seen, settle

SMALL = [(80, 24), (60, 20)]


def words(text: str) -> str:
    return " ".join(text.split())


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


@pytest.mark.parametrize("size", SMALL)
@pytest.mark.parametrize(
    ("language", "approve", "save", "help_"),
    [("en", "F9 Approve", "^s Save", "F1 Help"), ("fr", "F9 Approuver", "^s ", "F1 Aide")],
)
@pytest.mark.parametrize("where", ["#drafts", "#editor", "#problems"])
async def test_the_keys_that_matter_stay_in_the_bottom_line(
    opened: Opened,
    size: tuple[int, int],
    language: str,
    approve: str,
    save: str,
    help_: str,
    where: str,
) -> None:
    async with opened(size=size, language=language, mode="drafts") as pilot:
        pilot.app.screen.query_one(where).focus()
        await settle(pilot)

        assert approve in footer(pilot)
        assert save in footer(pilot)
        assert footer(pilot).rstrip().endswith(help_)


PALETTE = {
    ("audit", "en"): {
        "Keep": "k",
        "Let go": "u",
        "Undo": "z",
        "Decide later": "s",
        "Skip": "space",
    },
    ("audit", "fr"): {"Garder": "k", "Annuler": "z", "Passer": "Espace"},
    ("drafts", "en"): {"Save": "^s", "Approve": "F9", "New draft": "^n", "Fix": "F4"},
    ("drafts", "fr"): {"Enregistrer": "^s", "Approuver": "F9"},
    ("queue", "en"): {"Publish now": "p", "Move": "m", "Cancel": "x"},
    ("queue", "fr"): {"Publier": "p", "Déplacer": "m"},
    ("strategy", "en"): {"Save": "^s", "Guide": "F3", "History": "F6", "Complete": "^Space"},
    ("strategy", "fr"): {"Enregistrer": "^s", "Corriger": "F4"},
}


@pytest.mark.parametrize(("mode", "language"), PALETTE)
async def test_the_palette_holds_what_can_be_done_here_with_its_key(
    opened: Opened, services: Services, mode: str, language: str
) -> None:
    path = services.workspace.drafts_dir / "b-fine.mastodon.md"
    services.schedule.add(services.drafts.approve(path, NOW).id, None, NOW)

    async with opened(size=(80, 60), language=language, mode=mode) as pilot:
        await pilot.press("ctrl+p")
        await settle(pilot)
        shown = words(seen(pilot))

        for name, key in PALETTE[mode, language].items():
            assert f"{name} {key} " in shown


@pytest.mark.parametrize("size", SMALL)
async def test_the_palette_does_what_the_key_does(
    opened: Opened, services: Services, size: tuple[int, int]
) -> None:
    async with opened(size=size, mode="audit") as pilot:
        await pilot.press("ctrl+p", *"let go")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)

        audit = services.audit.run(NOW)
        decided = [each.decision for each in services.audit.verdicts(audit) if each.decision]
        assert [each.choice for each in decided] == [Choice.LET_GO]


async def test_the_palette_leaves_out_what_cannot_be_done(opened: Opened) -> None:
    async with opened(size=(80, 60), mode="queue") as pilot:
        await pilot.press("ctrl+p")
        await settle(pilot)

        assert "Publish now" not in seen(pilot)
