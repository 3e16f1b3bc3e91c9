"""Nothing that strangers write acts, hides or steers the terminal once it is on the screen."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import strategy_tui.tui
from strategy_tui.tui.widgets.literal import caption, exact, literal

MODULES = sorted(Path(strategy_tui.tui.__file__).parent.rglob("*.py"))
MARKUP_READERS = {
    "Static", "Label", "Button", "Checkbox", "RadioButton", "Option", "Tab", "TabPane",
    "Collapsible", "Placeholder", "Tooltip", "ListItem", "update",
}  # fmt: skip
FRAMES = {"border_title", "border_subtitle", "tooltip", "placeholder"}


@pytest.mark.parametrize(
    "hostile",
    ["[@click=app.quit]WIN[/]", "[/", "[/red]", "[red]", "\\", "[$primary]"],
)
def test_markup_stays_text(hostile: str) -> None:
    assert literal(hostile).plain == hostile
    assert literal(hostile).spans == []


@pytest.mark.parametrize("control", ["\x1b]0;x\x07", "\x9b31m", "\u202e", "\x00", "\u2066"])
def test_no_control_character_reaches_a_widget(control: str) -> None:
    for shown in (literal(f"a{control}b"), caption(f"a{control}b"), exact(f"a{control}b")):
        assert not set(shown.plain) & set("\x1b\x07\x9b\u202e\x00\u2066")


def test_the_persons_own_lines_stay_lines() -> None:
    assert exact("one\n\n  two\tthree").plain == "one\n\n  two\tthree"


@pytest.mark.parametrize("width", range(8, 24))
def test_no_line_is_broken_at_a_no_break_space(width: int) -> None:
    lines = caption("Lisez «\u00a0Jour\u00a0» et dites oui\u202f! Puis…").wrap(width)

    shown = " ".join(each.plain for each in lines)
    assert "«\u00a0Jour\u00a0»" in shown
    assert "oui\u202f!" in shown


def traps(tree: ast.AST) -> Iterator[str]:
    """Places where a plain string that holds values would be read as markup."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            first = node.args[0] if node.args else None
            if name in MARKUP_READERS and _unsafe(first):
                yield f"{node.lineno}: {name}"
            if name == "notify" and not _has(node, "markup", False):
                yield f"{node.lineno}: notify without markup=False"
            if name == "from_markup":
                yield f"{node.lineno}: from_markup"
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for target in targets:
                named = isinstance(target, ast.Attribute) and target.attr in FRAMES
                if named and _unsafe(node.value):
                    yield f"{node.lineno}: {ast.unparse(target)}"


def _unsafe(value: ast.expr | None) -> bool:
    """A string made of values; a literal of our own without brackets is fine."""
    match value:
        case ast.Constant(value=str() as text):
            return "[" in text
        case ast.JoinedStr() | ast.BinOp():
            return True
        case ast.Call(func=ast.Attribute(attr="say" | "format" | "join")):
            return not _is_content_join(value)
        case _:
            return False


def _is_content_join(call: ast.Call) -> bool:
    return (
        isinstance(call.func, ast.Attribute)
        and call.func.attr == "join"
        and isinstance(call.func.value, ast.Call)
        and getattr(call.func.value.func, "id", "") == "Content"
    )


def _has(call: ast.Call, name: str, value: object) -> bool:
    return any(
        each.arg == name and isinstance(each.value, ast.Constant) and each.value.value is value
        for each in call.keywords
    )


@pytest.mark.parametrize("path", MODULES, ids=lambda each: each.stem)
def test_no_plain_string_with_values_is_handed_to_a_widget(path: Path) -> None:
    assert list(traps(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize(
    "trap",
    [
        "Static(f'{name}')",
        "label.update('a' + name)",
        "self.notify(name)",
        "panel.border_title = f'{name}'",
        "Option(reader.say(sentence))",
        "Content.from_markup(name)",
    ],
)
def test_the_traps_are_known(trap: str) -> None:
    assert len(list(traps(ast.parse(trap)))) == 1
