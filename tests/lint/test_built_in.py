"""Whatever finding is told, `rules explain` knows why there is one."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from strategy_tui.i18n import render
from strategy_tui.lint import built_in
from strategy_tui.lint.pack import bundled

PACKAGE = Path(__file__).parents[2] / "strategy_tui"
TELLERS = {"Diagnostic", "_error", "_tell", "add", "not_among", "problem", "say", "tell"}
"""Functions that are given the id of a finding, or the part of it after the dot."""
PREFIXES = {"draft_file.py": "draft", "strategy_file": "strategy", "yamldoc": "draft"}


def ids_in(path: Path) -> Iterator[str]:
    """The ids that a file's calls name as literals."""
    prefix = next((it for part, it in PREFIXES.items() if part in path.parts), "")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        called = getattr(node.func, "attr", None) or getattr(node.func, "id", None)
        if called not in TELLERS:
            continue
        for each in (*node.args, *(keyword.value for keyword in node.keywords)):
            whole = ast.unparse(each) if isinstance(each, ast.JoinedStr) else ""
            if found := re.fullmatch(r"f'\{PREFIX\}\.([a-z_-]+)'", whole):
                yield f"{prefix}.{found[1]}"
            elif isinstance(each, ast.Constant) and isinstance(each.value, str):
                if re.fullmatch(r"[a-z]+\.[a-z_-]+", each.value):
                    yield each.value
                elif prefix and re.fullmatch(r"[a-z]+([_-][a-z]+)*", each.value):
                    yield f"{prefix}.{each.value}"


def all_ids() -> set[str]:
    folders = ("yamldoc", "strategy_file", "lint", "services", "lsp")
    files = [path for folder in folders for path in (PACKAGE / folder).rglob("*.py")]
    told = {id for path in (*files, PACKAGE / "draft_file.py") for id in ids_in(path)}
    return told - {"draft.pack", "draft.strategy", "strategy.strategy"}


def test_the_search_finds_ids_of_every_sort() -> None:
    assert {
        "draft.network",
        "draft.unknown-key",
        "file.unchecked",
        "file.unusable",
        "pack.too_slow",
        "strategy.clause",
        "strategy.over-budget",
        "suppression.unused",
    } <= all_ids()


@pytest.mark.parametrize("rule_id", sorted(all_ids()))
def test_every_finding_has_its_why(rule_id: str) -> None:
    assert built_in.why(rule_id) is not None or rule_id in {each.id for each in bundled()}


@pytest.mark.parametrize("rule_id", built_in.ids())
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_why_is_a_sentence(rule_id: str, language: str) -> None:
    why = built_in.why(rule_id)

    assert why is not None
    assert render(why, language).rstrip()[-1] in ".?"


def test_nobody_knows_the_why_of_what_there_is_not() -> None:
    assert built_in.why("style.nonsense") is None
    assert built_in.why("strategy.nonsense") is None
