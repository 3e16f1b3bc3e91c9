"""The documents say what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from strategy_tui.cli.root import COMMANDS, ROOT
from tests.rules_reference import PAGE, page

DOCS = Path(__file__).parents[1]
PAGES = [DOCS / "README.md", DOCS / "CONTRIBUTING.md", *sorted((DOCS / "docs").glob("*.md"))]


def test_the_page_of_the_rules_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_command_is_documented() -> None:
    text = (DOCS / "docs" / "command-line.md").read_text(encoding="utf-8")

    assert [name for name in COMMANDS if not re.search(rf"`{name}\b", text)] == []
    for name in COMMANDS:
        command = ROOT.get_command(None, name)  # type: ignore[arg-type]
        for sub in getattr(command, "lazy", {}):
            assert f"`{sub}`" in text or f"`{name} {sub}`" in text, (name, sub)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_links_between_pages_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    local = [target for target in targets if "://" not in target]

    assert [target for target in local if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_command_that_a_page_shows_exists(path: Path) -> None:
    shown = re.findall(r"strategy-tui ([a-z]+)", path.read_text(encoding="utf-8"))

    assert [name for name in shown if name not in COMMANDS] == []
