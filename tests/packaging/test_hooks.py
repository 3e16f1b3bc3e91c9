"""`.pre-commit-hooks.yaml`: hooks as pre-commit reads them, whose commands run on a draft.

Source: pre-commit.com, “Creating new hooks”, and its `pre_commit/clientlib.py` (4.7.0, 2026-10).
"""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.conftest import Cli, cli

__all__ = ["cli"]

ROOT = Path(__file__).parents[2]
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
TEXTS = {"id", "name", "description", "entry", "language", "files", "minimum_pre_commit_version"}
FLAGS = {"pass_filenames", "require_serial"}
LISTS = {"types"}
BY_ID = {each["id"]: each for each in HOOKS}


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_has_the_keys_that_pre_commit_reads(hook: dict[str, Any]) -> None:
    assert {"id", "name", "entry", "language"} <= set(hook) <= TEXTS | FLAGS | LISTS
    assert all(isinstance(hook[key], str) for key in TEXTS & set(hook))
    assert all(isinstance(hook[key], bool) for key in FLAGS & set(hook))
    assert hook["language"] == "python"
    assert re.compile(hook["files"])


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_calls_the_script_that_an_installation_makes(hook: dict[str, Any]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))

    assert shlex.split(hook["entry"])[0] in project["project"]["scripts"]


@pytest.mark.parametrize(
    ("hook", "path", "expected"),
    [
        ("lint-drafts", "drafts/2026-11-24-tools.mastodon.md", True),
        ("lint-drafts", "me/drafts/a.md", True),
        ("lint-drafts", "README.md", False),
        ("lint-drafts", "drafts/old/a.md", False),
        ("check-strategy", "strategy.yaml", True),
        ("check-strategy", "history/0001-strategy.yaml", False),
    ],
)
def test_a_hook_looks_at_its_files_only(hook: str, path: str, expected: bool) -> None:
    assert bool(re.search(BY_ID[hook]["files"], path)) is expected


def test_the_commands_of_the_hooks_run_on_a_draft(cli: Cli) -> None:
    assert cli("init", ".", "--sample", "personal.en").code == 0
    draft = Path("drafts/a.bluesky.md")
    draft.write_text("word " * 70)
    _, *lint = shlex.split(BY_ID["lint-drafts"]["entry"])
    _, *check = shlex.split(BY_ID["check-strategy"]["entry"])

    linted = cli(*lint, draft)

    assert (linted.code, "(length.over)" in linted.out) == (1, True)
    assert cli(*check).code == 0
