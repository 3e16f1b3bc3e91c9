"""Editors set up as the page in docs/ says."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.lsp.conftest import Edit

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
VSCODE = ROOT / "docs" / "editors" / "vscode"
ASK = """
vim.cmd("edit drafts/boat.x.md")
local function found() return #vim.diagnostic.get(0) > 0 end
assert(vim.wait(30000, found, 20), "nothing was found")
local said = {}
for _, each in ipairs(vim.diagnostic.get(0)) do
  said[#said + 1] = { each.code, each.lnum, each.col, each.source }
end
vim.api.nvim_win_set_cursor(0, { 4, 8 })
local where = vim.lsp.util.make_position_params(0, "utf-8")
where.textDocument = vim.lsp.util.make_text_document_params()
local answers = vim.lsp.buf_request_sync(0, "textDocument/hover", where, 30000)
local _, answer = next(answers)
vim.fn.writefile({ vim.fn.json_encode({ said, answer.result.contents.value }) }, "answer.json")
"""


def blocks(language: str) -> list[str]:
    """The examples of the page in a language."""
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def neovim() -> tuple[str, tuple[int, int]]:
    """Neovim and its version."""
    program = shutil.which("nvim")
    if program is None:
        pytest.skip("Neovim is not installed")
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=True)
    major, minor = re.findall(r"NVIM v(\d+)\.(\d+)", told.stdout)[0]
    return program, (int(major), int(minor))


def test_neovim_shows_what_is_found(workspace: Path, tmp_path: Path) -> None:
    pytest.importorskip("pygls")
    program, version = neovim()
    newest, older = blocks("lua")
    settings = tmp_path / "init.lua"
    settings.write_text((newest if version >= (0, 11) else older) + ASK, encoding="utf-8")
    command = tmp_path / "bin" / "strategy-tui"
    command.parent.mkdir()
    command.write_text(
        f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m strategy_tui "$@"\n',
        encoding="utf-8",
    )
    command.chmod(0o755)
    draft = workspace / "drafts" / "boat.x.md"
    draft.write_text(
        "---\nnetwork: x\n---\n🛶 Like if you agree! https://example.org\n", encoding="utf-8"
    )

    subprocess.run(
        [program, "--clean", "--headless", "-c", f"luafile {settings}", "-c", "qa!"],
        cwd=workspace,
        env={**os.environ, "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        timeout=90,
        check=True,
    )

    said, hover = json.loads((workspace / "answer.json").read_text(encoding="utf-8"))
    assert ["x.price", 3, len("🛶 Like if you agree! ".encode()), "strategy-tui"] in said
    assert "`value.bait" in hover


def test_the_settings_for_helix_are_toml_that_names_the_command() -> None:
    (settings,) = map(tomllib.loads, blocks("toml"))

    assert settings["language-server"]["strategy-tui"] == {
        "command": "strategy-tui",
        "args": ["lsp"],
    }
    assert all("strategy-tui" in each["language-servers"] for each in settings["language"])


def test_the_settings_for_a_generic_client_are_json() -> None:
    (settings,) = map(json.loads, blocks("json"))

    assert settings["glspc.server.commandArguments"] == ["lsp"]


def test_the_extension_for_vs_code_is_what_its_manifest_says() -> None:
    manifest = json.loads((VSCODE / "package.json").read_text(encoding="utf-8"))
    main = VSCODE / manifest["main"]
    code = main.read_text(encoding="utf-8")

    assert set(re.findall(r'require\("([^"/]+)', code)) == {
        "vscode",
        *manifest["dependencies"],
    }
    asked = set(re.findall(r'settings\.get\("(\w+)"\)', code))
    known = manifest["contributes"]["configuration"]["properties"]
    assert {f"strategy-tui.{each}" for each in asked} == set(known)


def test_the_extension_for_vs_code_is_javascript() -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node.js is not installed")
    subprocess.run([node, "--check", str(VSCODE / "extension.js")], check=True, timeout=60)


def test_an_empty_setting_asks_for_no_language(edit: Edit, workspace: Path) -> None:
    """As the extension sends it where nobody chose one."""
    editor = edit(initialize={"initializationOptions": {"language": ""}, "locale": "fr"})
    editor.open(workspace / "drafts" / "a.x.md", "One https://example.org")

    (lens,) = editor.about("codeLens", workspace / "drafts" / "a.x.md")
    assert "1 link" in lens["command"]["title"]
