"""Whole sessions: an editor, a draft, the strategy, over standard input and output."""

from __future__ import annotations

from pathlib import Path

import pytest

from strategy_tui.i18n import LANGUAGES, render
from strategy_tui.lint.pack import bundled
from strategy_tui.lsp.hovering import escaped
from tests.lsp.conftest import Edit
from tests.lsp.editor import ASKING, EDITOR, Editor, codes, marked

WHY = {
    language: escaped(render(rule.why, language))
    for rule in bundled()
    if rule.id == "call_to_action.missing"
    for language in LANGUAGES
}
CLAUSE = {
    "en": "Your strategy says so, under networks.mastodon.call\\_to\\_action:",
    "fr": "Votre stratégie le dit, sous networks.mastodon.call\\_to\\_action :",
}
COUNT = {"en": "60 / 500 · 1 link", "fr": "60 / 500 · 1 lien"}
TEXT = "A walk along the river 🛶 with https://example.org/river today.\n"


@pytest.mark.parametrize("strategy_language", ["en", "fr"])
def test_a_whole_session(edit: Edit, workspace: Path, strategy_language: str) -> None:
    editor = edit()
    draft, strategy = workspace / "drafts" / "river.mastodon.md", workspace / "strategy.yaml"

    found = editor.open(draft, TEXT)
    asks_nothing = found[codes(found).index("call_to_action.missing")]
    assert asks_nothing["severity"] == 1
    assert asks_nothing["source"] == "strategy-tui"
    where = asks_nothing["relatedInformation"][0]
    assert where["message"] == "networks.mastodon.call_to_action: required"
    assert where["location"]["uri"] == strategy.as_uri()
    assert where["location"]["range"]["start"] == {"line": 11, "character": 4}

    shown = editor.at("hover", draft, (0, 3))["contents"]["value"]
    assert WHY[strategy_language] in shown
    assert CLAUSE[strategy_language] in shown.replace("\u00a0", " ")
    assert "```yaml\ncall_to_action: required\n```" in shown

    (lens,) = editor.about("codeLens", draft)
    assert lens["command"]["title"] == COUNT[strategy_language]

    editor.type(draft, (0, 0), (0, 0), "Come with me! ")
    assert "call_to_action.missing" not in codes(editor.found(draft))
    editor.type(draft, (0, 0), (0, 14), "")
    assert "call_to_action.missing" in codes(editor.found(draft))

    editor.show(strategy)
    editor.type(strategy, (11, 20), (11, 28), "welcome")
    assert editor.found(strategy) == []
    while "call_to_action.missing" in codes(found := editor.found(draft)):
        editor.hear()
    assert [each["severity"] for each in found if each["code"].startswith("call_to")] in ([], [4])

    assert editor.leave() == 0
    assert editor.logged == []


def test_a_fix_is_made_by_the_edit_that_the_server_sent(editor: Editor, workspace: Path) -> None:
    strategy = workspace / "strategy.yaml"
    editor.open(strategy)
    editor.type(strategy, (11, 20), (11, 28), "welcom")
    (finding,) = editor.found(strategy)

    fix, every = editor.actions(strategy, finding)
    editor.accept(fix)

    assert marked(editor.texts[strategy], finding).startswith("welcom")
    assert fix["title"] == "Write “welcome” instead of “welcom”"
    assert fix["isPreferred"]
    assert every["kind"] == "source.fixAll.strategy-tui"
    assert "    call_to_action: welcome\n" in editor.texts[strategy]
    assert editor.found(strategy) == []


def test_every_fix_is_made_at_once(editor: Editor, workspace: Path) -> None:
    strategy = workspace / "strategy.yaml"
    assert editor.open(strategy) == []
    text = editor.texts[strategy]
    editor.type(strategy, (11, 20), (11, 28), "welcom")
    editor.type(strategy, (8, 4), (8, 11), "purpos")
    findings = editor.found(strategy)

    (every,) = editor.actions(strategy, findings[0], "source.fixAll")
    editor.accept(every)

    assert len(findings) == 2
    assert editor.texts[strategy] == text.replace("required", "welcome")


@pytest.mark.parametrize(
    ("strategy_language", "title", "reason"),
    [
        ("en", "Switch “call_to_action.missing” off in this draft, because …", "say why here"),
        (
            "fr",
            "Faire taire « call_to_action.missing » dans ce brouillon, parce que…",
            "dites pourquoi ici",
        ),
    ],
)
def test_a_rule_can_rest_in_one_draft_for_a_reason(
    editor: Editor, workspace: Path, title: str, reason: str
) -> None:
    draft = workspace / "drafts" / "river.mastodon.md"
    found = editor.open(draft, f"---\nidea: river\n---\n{TEXT}")
    finding = found[codes(found).index("call_to_action.missing")]

    offered = {
        each["title"].replace("\u00a0", " "): each for each in editor.actions(draft, finding)
    }
    editor.accept(offered[title])

    rest = f"{{rule: call_to_action.missing, because: {reason}}}"
    assert editor.texts[draft] == f"---\nidea: river\nlint:\n  off: [{rest}]\n---\n{TEXT}"
    assert "call_to_action.missing" not in codes(editor.found(draft))


def test_parts_of_a_thread_are_counted_one_by_one(editor: Editor, tmp_path: Path) -> None:
    draft = tmp_path / "bare" / "two.x.md"
    editor.open(draft, "---\nnetwork: x\n---\nOne https://example.org\n---8<---\nTwo #tag\n")

    lenses = editor.about("codeLens", draft)

    assert [(each["range"]["start"]["line"], each["command"]["title"]) for each in lenses] == [
        (3, "1 of 2 · 27 / 280 · 1 link · $0.20"),
        (5, "2 of 2 · 8 / 280 · 1 hashtag · $0.015"),
    ]


def test_a_draft_outside_any_workspace_is_checked_by_the_rules_alone(
    editor: Editor, tmp_path: Path
) -> None:
    by_name, by_key = tmp_path / "long.x.md", tmp_path / "notes.md"

    named = editor.open(by_name, "word " * 60)
    keyed = editor.open(by_key, "---\nnetwork: x\n---\n" + "word " * 60)

    assert "length.over" in codes(named)
    assert "length.over" in codes(keyed)


def test_a_file_that_is_none_of_ours_is_left_alone(editor: Editor, tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    editor.show(readme, "---\ntitle: none of yours\n---\nSHOUTING!!!\n")

    assert editor.about("codeLens", readme) == []
    assert editor.at("hover", readme, (1, 1)) is None
    editor.type(readme, (1, 0), (1, 5), "network")
    editor.type(readme, (1, 9), (1, 22), "x")
    assert "draft.network" not in codes(editor.found(readme))


def test_closing_a_file_clears_it(editor: Editor, workspace: Path) -> None:
    draft = workspace / "drafts" / "river.mastodon.md"
    assert editor.open(draft, TEXT) != []

    editor.tell("textDocument/didClose", textDocument={"uri": draft.as_uri()})

    assert editor.found_anew(draft) == []


def test_closing_the_strategy_unsaved_makes_the_file_count_again(
    editor: Editor, workspace: Path
) -> None:
    draft, strategy = workspace / "drafts" / "river.mastodon.md", workspace / "strategy.yaml"
    editor.show(strategy)
    editor.type(strategy, (11, 20), (11, 28), "none")
    assert "call_to_action.missing" not in codes(editor.open(draft, TEXT))

    editor.tell("textDocument/didClose", textDocument={"uri": strategy.as_uri()})

    while "call_to_action.missing" not in codes(editor.found_anew(draft)):
        pass


def test_a_strategy_that_is_half_typed_leaves_drafts_as_they_were(
    editor: Editor, workspace: Path
) -> None:
    draft, strategy = workspace / "drafts" / "river.mastodon.md", workspace / "strategy.yaml"
    editor.open(strategy)
    before = editor.open(draft, TEXT)
    editor.type(strategy, (8, 4), (8, 12), "")

    assert 1 in [each["severity"] for each in editor.found(strategy)]
    assert editor.found_anew(draft) == before


def test_an_editor_that_asks_gets_findings_when_it_asks(edit: Edit, workspace: Path) -> None:
    both = {key: {**EDITOR.get(key, {}), **ASKING.get(key, {})} for key in {*EDITOR, *ASKING}}
    editor = edit(capabilities=both)
    draft, strategy = workspace / "drafts" / "river.mastodon.md", workspace / "strategy.yaml"
    editor.show(draft, TEXT)

    report = editor.about("diagnostic", draft)
    editor.show(strategy)
    editor.type(strategy, (11, 20), (11, 28), "none")
    while editor.refreshes < 2:
        editor.hear()
    after = editor.about("diagnostic", draft)

    assert report["kind"] == "full"
    assert "call_to_action.missing" in codes(report["items"])
    assert "call_to_action.missing" not in codes(after["items"])
    assert editor.answer["capabilities"]["diagnosticProvider"]["interFileDependencies"]
    assert editor.leave() == 0


def test_the_language_is_the_editors_choice_first(edit: Edit, workspace: Path) -> None:
    editor = edit(initialize={"initializationOptions": {"language": "fr"}})
    draft = workspace / "drafts" / "river.mastodon.md"
    editor.open(draft, TEXT)

    assert WHY["fr"] in editor.at("hover", draft, (0, 3))["contents"]["value"]

    editor.tell("workspace/didChangeConfiguration", settings={"strategy-tui": {"language": "en"}})
    editor.found_anew(draft)
    assert WHY["en"] in editor.at("hover", draft, (0, 3))["contents"]["value"]


def test_an_editor_may_want_to_be_asked_for_its_settings(edit: Edit, workspace: Path) -> None:
    asked = {**EDITOR, "workspace": {"configuration": True}}
    editor = edit(capabilities=asked, configuration={"language": "fr"})
    draft = workspace / "drafts" / "river.mastodon.md"
    editor.open(draft, TEXT)

    editor.tell("workspace/didChangeConfiguration", settings=None)
    editor.found_anew(draft)

    assert WHY["fr"] in editor.at("hover", draft, (0, 3))["contents"]["value"]


def test_without_a_strategy_the_editors_own_language_counts(edit: Edit, tmp_path: Path) -> None:
    editor = edit(tmp_path, initialize={"locale": "fr-CA"})
    draft = tmp_path / "a.x.md"
    editor.open(draft, TEXT)

    (lens,) = editor.about("codeLens", draft)
    assert "1 lien" in lens["command"]["title"]


def test_the_command_line_may_name_language_and_workspace(
    edit: Edit, workspace: Path, tmp_path: Path
) -> None:
    editor = edit(tmp_path, "-L", "fr", "-C", str(workspace))
    untitled = {"uri": "untitled:Untitled-1", "languageId": "markdown", "version": 1}
    editor.tell(
        "textDocument/didOpen",
        textDocument={**untitled, "text": f"---\nnetwork: mastodon\n---\n{TEXT}"},
    )
    hover = editor.ask(
        "textDocument/hover",
        textDocument={"uri": "untitled:Untitled-1"},
        position={"line": 3, "character": 1},
    )

    assert WHY["fr"] in hover["contents"]["value"]
