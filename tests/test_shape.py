"""The size of things: short files, short functions, a sentence for whatever is public."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "strategy_tui"
FILES = sorted(PACKAGE.rglob("*.py"))
LONGEST_FILE = 400
LONGEST_BODY = 40


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(tree) if isinstance(node, kinds)]


def lines_of_body(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Without the docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    if not body:
        return 0
    return (body[-1].end_lineno or 0) - body[0].lineno + 1


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_file_and_its_functions_stay_short(path: Path) -> None:
    too_long = [each.name for each in functions(path) if lines_of_body(each) > LONGEST_BODY]

    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE
    assert too_long == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_says_in_a_sentence_what_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert not text or ast.get_docstring(ast.parse(text))
