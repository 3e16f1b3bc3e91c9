"""The history and the guide of the strategy, in the app."""

from __future__ import annotations

from datetime import timedelta

from strategy_tui.wiring import Services
from tests.tui.conftest import NOW, STRATEGY, Opened, seen, settle
from tests.tui.test_strategy_screen import screen, toasts

MORE = STRATEGY.replace("posts_per_week: 2", "posts_per_week: 1")


def keep(services: Services, text: str, reason: str, days: int) -> None:
    services.workspace.strategy_path.write_text(text, encoding="utf-8")
    services.strategy.keep(NOW + timedelta(days=days), reason)


async def test_versions_are_listed_with_their_reasons_and_changes(
    opened: Opened, services: Services
) -> None:
    services.strategy.current(NOW - timedelta(days=9))
    keep(services, MORE, "Too much", -2)

    async with opened(mode="strategy", size=(120, 40)) as pilot:
        await pilot.press("f6")
        await settle(pilot)
        shown = seen(pilot)

        assert shown.index("Too much") < shown.index("first version")
        assert "Sun 22 November 2026" in shown
        assert "What version 2 changed" in shown
        assert "from 2 to 1 post a week" in shown
        assert "+    cadence: {posts_per_week: 1" in shown

        await pilot.press("down")
        await settle(pilot)
        assert "The first version:" in seen(pilot)


async def test_the_file_as_it_is_stands_above_its_versions(
    opened: Opened, services: Services
) -> None:
    async with opened(mode="strategy", size=(120, 40)) as pilot:
        services.workspace.strategy_path.write_text(MORE, encoding="utf-8")
        await pilot.press("f6")
        await settle(pilot)

        assert "The file as it is" in seen(pilot)
        assert "What changed since" in seen(pilot)
        assert "from 2 to 1 post a week" in seen(pilot)


async def test_a_version_is_brought_back_into_the_editor_unsaved(
    opened: Opened, services: Services
) -> None:
    services.strategy.current(NOW)
    keep(services, MORE, "Too much", 1)

    async with opened(mode="strategy") as pilot:
        await pilot.press("f6")
        await settle(pilot)
        await pilot.press("down", "b")
        await settle(pilot)

        editor = screen(pilot).edit.editor
        assert editor.has_focus
        assert editor.text == STRATEGY
        assert services.workspace.strategy_path.read_text(encoding="utf-8") == MORE
        editor.undo()
        assert editor.text == MORE


async def test_a_lost_file_of_the_history_is_written_again(
    opened: Opened, services: Services
) -> None:
    async with opened(mode="strategy", size=(120, 40)) as pilot:
        (path,) = services.workspace.history_dir.glob("*.yaml")
        path.unlink()
        await pilot.press("f6")
        await settle(pilot)
        assert "its file is gone" in seen(pilot)
        await pilot.press("l")
        await settle(pilot)

        assert path.exists()
        assert "its file is gone" not in seen(pilot)


async def test_only_a_lost_file_offers_to_be_written_again(
    opened: Opened, services: Services
) -> None:
    services.strategy.current(NOW)

    async with opened(mode="strategy") as pilot:
        await pilot.press("f6")
        await settle(pilot)

        assert "restore" not in seen(pilot).lower()


async def test_no_history_is_not_an_empty_box(opened: Opened, services: Services) -> None:
    services.workspace.strategy_path.write_text("nme: x\n", encoding="utf-8")
    assert services.strategy.versions() == ()

    async with opened(mode="strategy", size=(120, 40)) as pilot:
        await pilot.press("f6")
        await settle(pilot)

        assert "No version was kept yet." in seen(pilot)


async def test_hostile_files_of_the_history_stay_text(opened: Opened, services: Services) -> None:
    services.strategy.current(NOW)
    folder = services.workspace.history_dir
    hostile = "# version 7 · 2026-11-25T08:00:00+00:00 · [@click=app.quit]x[/] \x1b]0;pwned\x07\n"
    (folder / "0007-2026-11-25.yaml").write_text(f"{hostile}name: [/red] \u202e\n" * 3)
    (folder / "0008-2026-11-25.yaml").write_bytes(b"\xff\xfe")

    async with opened(mode="strategy", size=(120, 40)) as pilot:
        await pilot.press("f6")
        await settle(pilot)
        for _ in range(3):
            await pilot.press("down")
            await settle(pilot)
            assert not set(seen(pilot)) & set("\x1b\x07\u202e")
        assert "[@click=app.quit]x[/]" in seen(pilot)
        assert "its file cannot be read" in seen(pilot)


async def test_the_guide_is_of_what_is_in_the_editor(opened: Opened) -> None:
    async with opened(mode="strategy", size=(120, 40)) as pilot:
        screen(pilot).edit.replace_text(STRATEGY.replace("The workshop", "'[@click=app.quit]Mine'"))
        await pilot.press("f3")
        await settle(pilot)

        assert "[@click=app.quit]Mine" in seen(pilot)
        assert "Talk shop with other makers" in seen(pilot)
        assert "As it stands on" in seen(pilot)


async def test_a_broken_strategy_has_no_guide_and_says_so(opened: Opened) -> None:
    async with opened(mode="strategy") as pilot:
        screen(pilot).edit.replace_text("nme: x\n")
        await pilot.press("f3")
        await settle(pilot)

        assert "The guide comes back once the strategy has no errors" in seen(pilot)


async def test_the_guide_is_written_into_a_file_but_over_no_other(
    opened: Opened, services: Services
) -> None:
    (services.workspace.root / "guide.md").write_text("mine\n")

    async with opened(mode="strategy", size=(120, 40)) as pilot:
        await pilot.press("f3")
        await settle(pilot)
        await pilot.press("e")
        await settle(pilot)
        page = (services.workspace.root / "guide.html").read_text(encoding="utf-8")
        assert "Talk shop with other makers" in page
        assert "guide.html" in toasts(pilot)
        await pilot.press("m")
        await settle(pilot)

        assert (services.workspace.root / "guide.md").read_text() == "mine\n"
        assert "stays as it is" in toasts(pilot)
