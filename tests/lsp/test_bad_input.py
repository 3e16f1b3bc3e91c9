"""Whatever comes in: a finding, a sentence or an end, never a traceback or a hang."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from strategy_tui import clock
from strategy_tui.settings import read_settings
from tests.lsp.conftest import Edit
from tests.lsp.editor import EDITOR, PATIENCE, Editor, codes, marked, started

NOTE = "---\nnetwork: x\n---\n"


def test_a_goodbye_without_a_shutdown_is_exit_code_one(edit: Edit) -> None:
    editor = edit()
    editor.tell("exit")

    assert editor.process.wait(PATIENCE) == 1


def test_an_editor_that_dies_takes_its_server_along(edit: Edit, workspace: Path) -> None:
    editor = edit()
    editor.show(workspace / "drafts" / "a.x.md", "word " * 1000)
    assert editor.process.stdin is not None
    editor.process.stdin.close()

    assert editor.process.wait(PATIENCE) == 1


NO_MESSAGES = [
    b"{",
    b"[]",
    b"7",
    b'{"jsonrpc": "1.0", "method": "x"}',
    b"\xff\xfe",
    b'{"jsonrpc": "2.0"}',
    b'{"jsonrpc": "2.0", "method": 7, "id": {}}',
    b'{"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {}}',
    b'{"jsonrpc": "2.0", "method": "textDocument/didChange", "params": [1]}',
    b'{"jsonrpc": "2.0", "method": "$/cancelRequest", "params": {"id": 99}}',
    b"[" * 20_000,
    b'{"jsonrpc": "2.0", "id": "nobody", "result": 1}',
]


def test_a_message_that_is_none_is_logged_and_the_next_is_answered(
    edit: Edit, workspace: Path
) -> None:
    editor = edit()
    draft = workspace / "drafts" / "a.x.md"
    editor.show(draft, "word " * 60)
    for body in NO_MESSAGES:
        editor.send_bytes(body)
        assert len(editor.about("codeLens", draft)) == 1

    assert editor.leave() == 0


def test_headers_that_are_none_are_passed_over(edit: Edit, workspace: Path) -> None:
    editor = edit()
    assert editor.process.stdin is not None
    editor.process.stdin.write(b"Content-Length: -5\r\nContent-Length: many\r\n" + b"x" * 5000)
    editor.process.stdin.write(b"\r\n\r\n")

    assert editor.open(workspace / "drafts" / "a.x.md", "word " * 60) != []


def test_a_message_longer_than_any_is_the_end(edit: Edit) -> None:
    editor = edit()
    assert editor.process.stdin is not None
    editor.process.stdin.write(b"Content-Length: 99999999999999999999\r\n\r\n")
    editor.process.stdin.flush()

    assert editor.process.wait(PATIENCE) == 1


def test_a_request_with_wrong_parameters_is_answered_as_wrong(editor: Editor) -> None:

    heard = editor.answered("textDocument/hover", textDocument=7)

    assert heard["error"]["code"] == -32602
    assert "traceback" not in str(heard).lower()


def test_a_request_that_nobody_knows_is_answered_so(edit: Edit) -> None:
    assert edit().answered("textDocument/unheardOf")["error"]["code"] == -32601


def test_requests_about_a_file_that_is_not_open_find_nothing(
    editor: Editor, tmp_path: Path
) -> None:
    nowhere = tmp_path / "never-opened.x.md"

    assert editor.at("hover", nowhere, (5, 5)) is None
    assert editor.at("completion", nowhere, (5, 5)) is None
    assert editor.about("codeLens", nowhere) is None
    assert editor.about("documentSymbol", nowhere) is None


ODD_TEXTS = [
    "",
    "\x00",
    "\ud83d lone \udef6",
    "\ufeff" + NOTE + "text",
    NOTE.replace("\n", "\r\n") + "one\r\ntwo\rthree\n",
    "---\n- [}\n---\ntext",
    "---\nnetwork: nowhere\n---\ntext",
    "---\nnetwork: x\nnever closed",
    "---\nlint: {off: 7}\n---\n",
    NOTE + "a\u2028b\u2029c\x85d\x0be\x0cf\x1cg",
    NOTE + "\u202e\u200b" * 100,
    NOTE + "👩‍👩‍👧‍👦" * 200,
]


def test_any_text_is_checked_and_every_question_about_it_answered(
    edit: Edit, workspace: Path
) -> None:
    editor = edit()
    for number, text in enumerate(ODD_TEXTS):
        draft = workspace / "drafts" / f"odd{number}.x.md"
        found = editor.open(draft, text)
        for place in ((0, 0), (0, 3), (1, 1), (99, 99)):
            editor.at("hover", draft, place)
            editor.at("completion", draft, place)
        editor.about("codeLens", draft)
        for finding in found[:3]:
            editor.actions(draft, finding)
        editor.type(draft, (0, 0), (0, 0), "🛶")
        editor.found(draft)

    assert editor.leave() == 0
    assert editor.logged == []


def test_marks_stand_where_they_should_behind_emoji(editor: Editor, workspace: Path) -> None:
    draft = workspace / "drafts" / "odd.x.md"
    text = NOTE + "🛶🛶 a\u2028 READ THIS NOW BEFORE IT IS TOO LATE FOR ALL OF YOU 🛶\n"

    found = editor.open(draft, text)
    shouted = next(each for each in found if "caps" in each["code"] or "shout" in each["code"])

    assert marked(text, shouted).strip("🛶a \u2028\n").startswith("READ THIS")


def test_an_editor_may_count_in_bytes(edit: Edit, workspace: Path) -> None:
    counting = {**EDITOR, "general": {"positionEncodings": ["utf-8"]}}
    editor = edit(capabilities=counting)
    strategy = workspace / "strategy.yaml"
    text = strategy.read_text(encoding="utf-8").replace("Be found", "Être là, mode: x")
    line = text[: text.index("mode")].count("\n")
    found = editor.open(strategy, text)

    unknown = next(each for each in found if each["range"]["start"]["line"] == line)

    before = text.split("\n")[line].partition("mode")[0]
    assert editor.answer["capabilities"]["positionEncoding"] == "utf-8"
    assert unknown["range"]["start"]["character"] == len(before.encode())


def test_ten_megabytes_get_a_sentence_at_once(editor: Editor, workspace: Path) -> None:
    small, large = workspace / "drafts" / "small.x.md", workspace / "drafts" / "large.x.md"
    editor.open(small, "words")
    began = perf_counter()

    (finding,) = editor.open(large, "many words\n" * 1_000_000)
    editor.type(large, (999_999, 0), (999_999, 4), "few")
    (still,) = editor.found(large)

    assert "over 1 MB" in finding["message"]
    assert still["code"] == "file.unusable"
    assert perf_counter() - began < 10


def test_a_broken_rule_pack_is_told_in_the_draft_and_at_its_place(
    editor: Editor, workspace: Path
) -> None:
    rules = workspace / "rules"
    rules.mkdir()
    pack = rules / "mine.yaml"
    pack.write_text("- {id: mine.a, kind: nothing}\n", encoding="utf-8")
    draft = workspace / "drafts" / "a.mastodon.md"

    in_draft = editor.open(draft, "Words.")
    in_pack = editor.open(pack)

    assert codes(in_draft) == ["file.unusable"]
    hover = editor.at("hover", draft, (0, 1))["contents"]["value"]
    assert "What cannot be read cannot be checked" in hover
    assert "mine.yaml" in in_draft[0]["message"]
    assert in_pack[0]["severity"] == 1
    good = (
        "- id: mine.words\n  kind: existence\n  severity: hint\n  message: Words again.\n"
        "  words: [words]\n"
    )
    pack.write_text(good, encoding="utf-8")
    editor.change(pack, [{"text": good}])
    editor.tell("textDocument/didSave", textDocument={"uri": pack.as_uri()})
    while "file.unusable" in codes(editor.found_anew(draft)):
        pass


def test_a_strategy_with_errors_is_told_on_the_first_line_of_a_draft(
    editor: Editor, workspace: Path
) -> None:
    strategy = workspace / "strategy.yaml"
    strategy.write_text(strategy.read_text().replace("goals: [work]", "goal: [work]"))

    found = editor.open(workspace / "drafts" / "a.mastodon.md", "A walk today.\nShall we?\n")

    told = found[codes(found).index("file.unchecked")]
    assert told["message"].startswith("Your strategy strategy.yaml has 1 error, so no draft was")
    assert told["severity"] == 2
    assert told["range"] == {
        "start": {"line": 0, "character": 0},
        "end": {"line": 0, "character": 13},
    }


def test_somebody_elses_workspace_is_told_once_and_its_drafts_are_checked_as_bare(
    edit: Edit, workspace: Path
) -> None:
    mark = workspace / ".strategy" / "id"
    elsewhere = workspace / "elsewhere"
    mark.rename(elsewhere)
    mark.symlink_to(elsewhere)
    editor = edit()

    found = editor.open(workspace / "drafts" / "a.mastodon.md", "Words.")
    editor.open(workspace / "drafts" / "b.mastodon.md", "Words.")

    assert "call_to_action.missing" not in codes(found)
    assert len([each for each in editor.logged if "may be somebody else’s" in each]) == 1


def test_nothing_but_the_protocol_is_on_standard_output_and_no_text_on_standard_error(
    edit: Edit, workspace: Path
) -> None:
    editor = edit()
    editor.send_bytes(b'{"jsonrpc": "2.0", "method": "x", "secret words"')
    editor.open(workspace / "drafts" / "a.x.md", "secret words " * 40)
    editor.answered("textDocument/hover", textDocument="secret words")
    assert editor.leave() == 0

    assert editor.process.stdout is not None
    assert editor.process.stderr is not None
    assert editor.process.stdout.read() == b""
    told = editor.process.stderr.read().decode()
    assert "secret" not in told
    assert "Traceback" not in told
    assert "strategy-tui lsp: message: JSONDecodeError" in told


def test_a_bug_in_one_answer_is_a_line_in_the_log(capfd: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("pygls")
    from pygls.io_ import StdoutWriter

    from strategy_tui.lsp.features import safely
    from strategy_tui.lsp.server import Server

    def broken(params: Any) -> None:
        raise KeyError(params)

    server, written = Server(read_settings(os.environ), clock.now), io.BytesIO()
    server.protocol.set_writer(StdoutWriter(written))
    safely(server, "a question", broken)("secret words")

    assert b"window/logMessage" in written.getvalue()
    assert b"a question: KeyError" in written.getvalue()
    assert b"secret" not in written.getvalue()
    assert capfd.readouterr().err.startswith("strategy-tui lsp: a question: KeyError (")


def test_without_its_package_one_sentence_says_how_to_get_it(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "class Missing:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name.split('.')[0] == 'pygls':\n"
        "            raise ModuleNotFoundError(name)\n"
        "sys.meta_path.insert(0, Missing())\n",
        encoding="utf-8",
    )
    root = Path(__file__).parents[2]
    ran = subprocess.run(
        [sys.executable, "-m", "strategy_tui", "lsp", "--stdio"],
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{root}"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )

    assert ran.returncode == 64
    assert ran.stdout == ""
    assert ran.stderr == (
        "Editors need one more package. Install it with pip install 'strategy-tui[lsp]'.\n"
    )


def test_a_port_is_not_opened(tmp_path: Path) -> None:
    process = started(tmp_path, ["lsp", "--tcp"])
    _, told = process.communicate(timeout=PATIENCE)

    assert process.returncode == 64
    assert b"--tcp" in told


def test_a_folder_that_is_no_workspace_is_told(tmp_path: Path) -> None:
    process = started(tmp_path, ["-C", str(tmp_path)])
    _, told = process.communicate(timeout=PATIENCE)

    assert process.returncode == 2
    assert b"No workspace around" in told
