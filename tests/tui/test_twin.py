"""What a draft resembles, beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from strategy_tui.tui.screens.drafts import DraftsScreen
from strategy_tui.tui.screens.twin import TwinView
from strategy_tui.wiring import Services
from tests.archive_samples import tweet, x_archive
from tests.tui.conftest import NOW, Opened, seen, settle

SAME = "Three tools are enough to begin: a bone folder, a ruler, a needle."


async def ask(pilot: Pilot[None]) -> None:
    """Write in the draft of the three tools, and ask what it resembles."""
    await pilot.press("down", "enter")
    await settle(pilot)
    await pilot.press("f6")
    await settle(pilot)


@pytest.mark.parametrize("size", [(120, 32), (80, 24)])
async def test_f6_shows_both_texts_with_what_is_the_same(
    opened: Opened, services: Services, tmp_path: Path, size: tuple[int, int]
) -> None:
    published = tweet(1, f"{SAME} Good evening from [/red]Lyon.")
    services.people.import_path(x_archive(tmp_path, tweets=[published]), NOW)
    async with opened(mode="drafts", size=size) as pilot:
        await ask(pilot)

        view = pilot.app.screen
        assert isinstance(view, TwinView)
        shown = seen(pilot)
        assert "the same text" in shown
        assert "This draft" in shown
        assert "[/red]Lyon." in shown
        assert "X up to 12 March 2025" in shown
        marked = view.query_one("#there-text").visual  # type: ignore[attr-defined]
        assert [
            str(marked)[each.start : each.end] for each in marked.spans if "on" in each.style
        ] == [SAME.rstrip(".")]

        await pilot.press("escape")
        assert isinstance(pilot.app.screen, DraftsScreen)


async def test_a_text_that_resembles_nothing_says_so(opened: Opened) -> None:
    async with opened(mode="drafts") as pilot:
        await ask(pilot)

        assert isinstance(pilot.app.screen, DraftsScreen)
        assert "It resembles no other text of yours" in seen(pilot)


async def test_the_counter_counts_each_post_of_a_thread(opened: Opened, services: Services) -> None:
    path = services.workspace.drafts_dir / "c-thread.x.md"
    parts = "One: https://example.org/a\n---8<---\nTwo.\n---8<---\n" + "long " * 60
    path.write_text(f"---\nnetwork: x\n---\n{parts}\n", encoding="utf-8")
    async with opened(mode="drafts", size=(130, 32)) as pilot:
        await pilot.press("end")
        await settle(pilot)

        assert "28 + 4 + 300/280" in seen(pilot)
        assert "1 link · $0.23" in seen(pilot)
