"""The pictures of the documents, taken from the demo; `python -m tests.pictures` renews them."""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from pathlib import Path

from strategy_tui.services.demo import PLAYS_AT, prepare
from strategy_tui.settings import Settings
from strategy_tui.tui.app import StrategyApp
from strategy_tui.wiring import Services

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
SIZE = (110, 30)


async def take(language: str, name: str, *keys: str) -> None:
    """One screen of the demo, after some keys, as an SVG that asks no other site for anything."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(Path(folder) / "data", language, language)
        made = prepare(language, Path(folder) / "workspace", lambda it: Services(settings, it))
        app = StrategyApp(Services(settings, made.workspace), language, lambda: PLAYS_AT)
        async with app.run_test(size=SIZE, notifications=True) as pilot:
            await app.workers.wait_for_complete()
            for key in keys:
                await pilot.press(key)
                await pilot.pause()
                await app.workers.wait_for_complete()
                await pilot.pause()
            picture = app.export_screenshot(title="strategy-tui")
    without_fonts = re.sub(r"@font-face\s*\{[^}]*\}\s*", "", picture)
    (FOLDER / name).write_text(without_fonts, encoding="utf-8")


async def main() -> None:
    """Take every picture."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    await take("en", "today.svg")
    await take("en", "audit.svg", "2", "down")
    await take("fr", "drafts.fr.svg", "3", "down")
    await take("en", "strategy.svg", "2", "5", *["down"] * 25, "end", "enter", "s")


if __name__ == "__main__":
    asyncio.run(main())
    sys.stdout.write("pictures renewed\n")
