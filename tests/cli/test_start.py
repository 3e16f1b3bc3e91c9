"""What a command loads: only what it uses, because everything else is waited for at each start."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from strategy_tui.services.demo import PLAYS_AT, prepare
from strategy_tui.settings import Settings
from strategy_tui.wiring import Services

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "strategies" / "personal.en.yaml"
DRAFT = "drafts/2026-11-24-tools.mastodon.md"
RUN = """
import sys
from strategy_tui.__main__ import main
main()
sys.stdout.write("\\n" + " ".join(sys.modules))
"""
NEVER = {"asyncio", "difflib", "email", "logging", "msgspec", "regex", "rich", "textual", "tomllib"}
"""What no command of the everyday round needs."""
APART = {
    "strategy check": {
        "hashlib", "json", "platformdirs", "rapidfuzz", "sqlite3", "strategy_tui.clean_text",
        "strategy_tui.cli.app", "strategy_tui.draft_file", "strategy_tui.lint", "strategy_tui.store"
    },
    f"lint {DRAFT}": {
        "hashlib", "rapidfuzz", "strategy_tui.audit", "strategy_tui.clean_text",
        "strategy_tui.domain.archive", "strategy_tui.lint.french", "strategy_tui.services.drafts"
    },
    "audit list": {
        "hashlib", "json", "rapidfuzz", "strategy_tui.clean_text", "strategy_tui.domain.archive",
        "strategy_tui.draft_file", "strategy_tui.lint", "strategy_tui.services.people",
        "strategy_tui.services.review"
    },
    "today": {
        "hashlib", "strategy_tui.audit", "strategy_tui.domain.archive",
        "strategy_tui.lint.kinds.campaign", "strategy_tui.lint.kinds.hashtag",
        "strategy_tui.services.importing", "strategy_tui.services.people",
        "strategy_tui.services.publish"
    },
    "review due": {
        "hashlib", "rapidfuzz", "strategy_tui.audit", "strategy_tui.domain.archive",
        "strategy_tui.draft_file", "strategy_tui.lint", "strategy_tui.services.figures"
    },
}  # fmt: skip
"""Command → what it does not use."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demo's imports and drafts under a sample strategy, and its data."""
    folder = tmp_path_factory.mktemp("home")
    settings = Settings(folder / "data", "en", "en")
    made = prepare("en", folder / "workspace", lambda it: Services(settings, it))
    shutil.copy(SAMPLE, made.workspace.strategy_path)
    Services(settings, made.workspace).audit.run(PLAYS_AT)  # keeps the version, as the first does
    return folder


@pytest.mark.parametrize("command", APART)
def test_a_command_loads_only_what_it_uses(home: Path, command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", RUN, *command.split()],
        cwd=home / "workspace",
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "STRATEGY_TUI_DATA": str(home / "data"),
            "STRATEGY_TUI_NOW": PLAYS_AT.isoformat(),
        },
        capture_output=True,
        text=True,
        check=True,
    )

    loaded = set(done.stdout.splitlines()[-1].split())
    assert "strategy_tui.strategy_file" in loaded
    assert loaded & (NEVER | APART[command]) == set()
