"""strategy.yaml in an editor: findings, meanings, what may be written, the outline."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.lsp.conftest import Edit
from tests.lsp.editor import EDITOR, Editor, codes, edited, marked


def items(editor: Editor, path: Path, place: tuple[int, int]) -> dict[str, dict[str, Any]]:
    """What is offered at a place, by its label."""
    return {each["label"]: each for each in editor.at("completion", path, place)["items"]}


def test_problems_are_marked_and_those_that_are_certain_have_a_fix(
    editor: Editor, workspace: Path
) -> None:
    strategy = workspace / "strategy.yaml"
    assert editor.open(strategy) == []

    editor.type(strategy, (8, 4), (8, 11), "purpos")
    found = editor.found(strategy)

    assert codes(found) == ["strategy.unknown-key"]
    assert marked(editor.texts[strategy], found[0]) == "purpos"
    assert found[0]["data"]["fix"]["newText"] == "purpose"


def test_a_network_tells_what_it_takes(editor: Editor, workspace: Path) -> None:
    strategy = workspace / "strategy.yaml"
    editor.open(strategy)

    shown = editor.at("hover", strategy, (7, 5))

    assert shown["contents"]["kind"] == "markdown"
    assert shown["contents"]["value"].startswith("**Mastodon**\n\n- Longest text: **500** (")
    assert shown["range"] == {
        "start": {"line": 7, "character": 2},
        "end": {"line": 7, "character": 10},
    }


@pytest.mark.parametrize(
    ("strategy_language", "meaning"),
    [
        ("en", "What the network is for, in one sentence."),
        ("fr", "À quoi sert le réseau, en une phrase."),
    ],
)
def test_a_key_tells_what_it_means(editor: Editor, workspace: Path, meaning: str) -> None:
    strategy = workspace / "strategy.yaml"
    editor.open(strategy)

    shown = editor.at("hover", strategy, (8, 6))["contents"]["value"]

    assert shown.startswith(f"`purpose`\n\n{meaning}")


def test_keys_and_names_of_ones_own_are_offered(editor: Editor, workspace: Path) -> None:
    strategy = workspace / "strategy.yaml"
    editor.open(strategy)
    editor.type(strategy, (9, 0), (9, 17), "    ")
    keys = items(editor, strategy, (9, 4))
    assert "goals" in keys
    assert "purpose" not in keys

    editor.type(strategy, (9, 4), (9, 4), "goals: []")
    goals = items(editor, strategy, (9, 12))

    assert list(goals) == ["work"]
    assert goals["work"]["documentation"] == "Be found"
    assert "goals: [work]" in edited(editor.texts[strategy], [goals["work"]["textEdit"]])


def test_the_cursor_goes_where_one_writes_on_if_the_editor_can(edit: Edit, workspace: Path) -> None:
    editor, plain = edit(), edit(capabilities={**EDITOR, "textDocument": {}})
    strategy = workspace / "strategy.yaml"
    for each in (editor, plain):
        each.show(strategy)
        each.type(strategy, (9, 0), (9, 17), "    ")

    snippet, text = (items(each, strategy, (9, 4))["goals"] for each in (editor, plain))

    assert (snippet["textEdit"]["newText"], snippet["insertTextFormat"]) == ("goals: [$0]", 2)
    assert (text["textEdit"]["newText"], text["insertTextFormat"]) == ("goals: []", 1)


def test_time_zones_are_found_by_typing(editor: Editor, workspace: Path) -> None:
    strategy = workspace / "strategy.yaml"
    editor.open(strategy)
    editor.type(strategy, (3, 11), (3, 24), "")

    every = editor.at("completion", strategy, (3, 11))
    editor.type(strategy, (3, 11), (3, 11), "Par")
    few = editor.at("completion", strategy, (3, 14))

    assert every["isIncomplete"]
    assert not few["isIncomplete"]
    assert few["items"][0]["label"] in ("Paris", "Europe/Paris", "America/Paramaribo")


def test_the_front_matter_of_a_draft_knows_the_strategy(editor: Editor, workspace: Path) -> None:
    draft = workspace / "drafts" / "a.md"
    editor.open(draft, "---\nnetwork: \ngoal: \n---\nWords.\n")

    networks = list(items(editor, draft, (1, 9)))
    goals = items(editor, draft, (2, 6))

    assert networks[0] == "mastodon"
    assert goals["work"]["documentation"] == "Be found"
    assert items(editor, draft, (4, 3)) == {}

    editor.type(draft, (1, 9), (1, 9), "mastodon")
    assert "**Mastodon**" in editor.at("hover", draft, (1, 12))["contents"]["value"]


def test_the_outline_is_a_tree(editor: Editor, workspace: Path) -> None:
    strategy = workspace / "strategy.yaml"
    editor.open(strategy)

    symbols = editor.about("documentSymbol", strategy)

    def names(each: dict[str, Any]) -> Any:
        below = [names(child) for child in each.get("children") or []]
        return {each["name"]: below} if below else each["name"]

    assert [names(each) for each in symbols] == [
        {"goals": ["work"]},
        {"networks": ["mastodon"]},
        {"follow": [{"keep": ["met"]}, {"let_go": ["silent"]}]},
        "time",
        "review",
    ]
    for each in symbols:
        assert each["range"]["start"] == each["selectionRange"]["start"]


def test_a_strategy_outside_any_workspace_is_checked_too(editor: Editor, tmp_path: Path) -> None:

    assert codes(editor.open(tmp_path / "strategy.yaml", "nme: Mine\n"))[0] == (
        "strategy.unknown-key"
    )
    editor.show(tmp_path / "other.yaml", "nme: Mine\n")
    assert editor.about("documentSymbol", tmp_path / "other.yaml") is None


def test_a_strategy_that_another_program_writes_counts(edit: Edit, workspace: Path) -> None:
    watching = {"didChangeWatchedFiles": {"dynamicRegistration": True}}
    editor = edit(capabilities={**EDITOR, "workspace": watching})
    draft, strategy = workspace / "drafts" / "a.mastodon.md", workspace / "strategy.yaml"
    assert "call_to_action.missing" in codes(editor.open(draft, "One walk by the river.\n"))

    text = strategy.read_text(encoding="utf-8").replace("required", "none")
    strategy.write_text(text, encoding="utf-8")
    change = {"uri": strategy.as_uri(), "type": 2}
    editor.tell("workspace/didChangeWatchedFiles", changes=[change])

    assert "call_to_action.missing" not in codes(editor.found_anew(draft))
