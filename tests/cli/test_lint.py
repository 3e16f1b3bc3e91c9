"""`strategy-tui lint`: files, folders and pipes in; findings, fixes and differences out."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.sarif_schema import assert_is_sarif

DRAFT = "---\nnetwork: mastodon\n---\nOpen on Saturday. #salondulivre\n"
MENDED = DRAFT.replace("#salondulivre", "#SalonDuLivre")
LINE = (
    "a.md:4:19: hint: A screen reader cannot find the words in “#salondulivre”. "
    "“#SalonDuLivre” reads well aloud. (hashtags.case)\n"
)
OVER = "---\nnetwork: bluesky\n---\n" + "word " * 70 + "\n"


def written(name: str, text: str | bytes = DRAFT) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


@pytest.fixture
def workspace(cli: Cli) -> Path:
    assert cli("init", ".", "--sample", "personal.en").code == 0
    return Path.cwd()


def test_a_finding_is_a_line_that_editors_understand(cli: Cli) -> None:
    assert cli("lint", written("a.md")).out == LINE


def test_a_clean_draft_is_silence(cli: Cli) -> None:
    ran = cli("lint", written("a.md", MENDED))

    assert (ran.code, ran.out, ran.err) == (0, "", "")


@pytest.mark.parametrize(
    ("fail_on", "code"), [("error", 0), ("warning", 0), ("hint", 1), ("never", 0)]
)
def test_the_threshold_decides_the_exit_code(cli: Cli, fail_on: str, code: int) -> None:
    assert cli("lint", written("a.md"), "--fail-on", fail_on).code == code


def test_an_error_is_exit_code_one(cli: Cli) -> None:
    assert cli("lint", written("a.md", OVER)).code == 1


def test_one_json_document_holds_every_file(cli: Cli) -> None:
    ran = cli("lint", written("a.md"), written("b.md", MENDED), "gone.md", "--format", "json")

    assert ran.code == 2
    assert ran.err == ""
    assert json.loads(ran.out) == {
        "files": [
            {
                "file": "a.md",
                "network": "mastodon",
                "parts": [{"count": 31, "limit": 500, "unit": "graphemes", "valid": True}],
                "findings": [
                    {
                        "line": 4,
                        "column": 19,
                        "end_line": 4,
                        "end_column": 32,
                        "rule": "hashtags.case",
                        "severity": "hint",
                        "start": 44,
                        "end": 57,
                        "message": "A screen reader cannot find the words in “#salondulivre”. "
                        "“#SalonDuLivre” reads well aloud.",
                        "fix": {"start": 44, "end": 57, "text": "#SalonDuLivre"},
                    }
                ],
            },
            {
                "file": "b.md",
                "network": "mastodon",
                "parts": [{"count": 31, "limit": 500, "unit": "graphemes", "valid": True}],
                "findings": [],
            },
            {
                "file": "gone.md",
                "error": "gone.md could not be read: it is not there.",
                "findings": [],
            },
        ],
        "count": {"error": 0, "warning": 0, "hint": 1},
    }


def test_json_lines_are_one_finding_each(cli: Cli) -> None:
    ran = cli("lint", written("a.md"), "gone.md", "--format", "jsonl")

    finding, gone = ran.objects
    assert (finding["file"], finding["line"], finding["rule"]) == ("a.md", 4, "hashtags.case")
    assert gone == {"file": "gone.md", "error": "gone.md could not be read: it is not there."}


def test_sarif_is_valid_against_its_schema(cli: Cli) -> None:
    ran = cli("lint", written("a.md"), "gone.md", "--format", "sarif")

    log = json.loads(ran.out)
    assert_is_sarif(log)
    assert [each["ruleId"] for each in log["runs"][0]["results"]] == ["hashtags.case"]


def test_github_annotations_name_the_file(cli: Cli) -> None:
    ran = cli("lint", written("a.md"), "--format", "github")

    assert ran.out.startswith(
        "::notice file=a.md,line=4,col=19,endColumn=32,title=hashtags.case::A screen reader"
    )


def test_a_file_that_cannot_be_used_does_not_keep_the_others_back(cli: Cli) -> None:
    ran = cli("lint", "gone.md", written("a.md"))

    assert (ran.code, ran.out) == (2, LINE)
    assert ran.err == "gone.md could not be read: it is not there.\n"


def test_a_folder_stands_for_its_drafts(cli: Cli) -> None:
    written("posts/b.md", MENDED)
    written("posts/a.md")
    written("posts/notes.txt", b"\xff")

    assert cli("lint", "posts").out == f"posts/{LINE}"


def test_a_file_is_checked_once(cli: Cli) -> None:
    assert cli("lint", written("a.md"), "a.md").out == LINE


def test_without_files_all_drafts_of_the_workspace_are_checked(cli: Cli, workspace: Path) -> None:
    written("drafts/a.md")
    written("drafts/b.md", OVER)
    os.chdir(workspace / "drafts")

    said = cli("lint").out

    assert LINE in said
    assert "(length.over)" in said
    assert {line.partition(":")[0] for line in said.splitlines()} == {"a.md", "b.md"}


def test_without_files_and_workspace_there_is_nothing_to_check(cli: Cli) -> None:
    ran = cli("lint")

    assert ran.code == 64
    assert "no workspace" in ran.err


def test_a_pipe_may_bring_its_front_matter_or_be_told_the_network(cli: Cli) -> None:
    with_it = cli("lint", "-", stdin=DRAFT.encode())
    without = cli("lint", "-", "--network", "mastodon", stdin=b"A #salondulivre\n")

    assert with_it.out == LINE.replace("a.md", "<stdin>")
    assert without.out.startswith("<stdin>:1:3: hint: ")


def test_a_buffer_is_checked_as_the_file_it_belongs_to(cli: Cli) -> None:
    ran = cli("lint", "--stdin-filename", "drafts/a.mastodon.md", stdin=b"A #salondulivre\n")

    assert ran.out.startswith("drafts/a.mastodon.md:1:3: hint: ")


@pytest.mark.parametrize(
    "words",
    [
        ["--stdin-filename", "b.md", "a.md"],
        ["--diff", "--format", "sarif", "a.md"],
        ["--fix", "--format", "json", "-"],
        ["--fix", "-", "a.md"],
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(cli: Cli, words: list[str]) -> None:
    path = written("a.md")

    ran = cli("lint", *words)

    assert (ran.code, ran.out) == (64, "")
    assert path.read_text() == DRAFT


def test_a_fix_is_made_in_the_file(cli: Cli) -> None:
    path = written("a.md")

    ran = cli("lint", "--fix", path)

    assert (ran.code, ran.out, ran.err) == (0, "", "a.md: 1 fix made.\n")
    assert path.read_text() == MENDED


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (DRAFT.replace("\n", "\r\n"), MENDED.replace("\n", "\r\n")),
        ("\ufeff" + DRAFT, "\ufeff" + MENDED),
        (DRAFT + "one\r\ntwo\nthree", MENDED + "one\r\ntwo\nthree"),
        (DRAFT + "old\rmac", MENDED + "old\rmac"),
    ],
    ids=["CRLF", "byte order mark", "mixed", "CR"],
)
def test_a_fix_changes_nothing_else(cli: Cli, was: str, now: str) -> None:
    path = written("a.md", was)
    path.chmod(0o640)

    cli("lint", "--fix", path)

    assert path.read_bytes() == now.encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_fix_goes_where_a_link_leads(cli: Cli) -> None:
    target = written("real/a.md")
    Path("a.md").symlink_to(target)

    cli("lint", "--fix", "a.md")

    assert Path("a.md").is_symlink()
    assert target.read_text() == MENDED


def test_where_nothing_is_certain_the_file_is_not_touched(cli: Cli) -> None:
    path = written("a.md", OVER)
    before = path.stat()

    ran = cli("lint", "--fix", path)

    assert ran.code == 1
    after = path.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_diff_shows_what_a_fix_would_do_and_writes_nothing(cli: Cli) -> None:
    path = written("a.md", DRAFT.removesuffix("\n"))

    ran = cli("lint", "--diff", path)

    assert (ran.code, ran.err) == (0, "a.md: “--fix” would make 1 fix.\n")
    assert ran.out == (
        "--- a.md\n"
        "+++ a.md\n"
        "@@ -1,4 +1,4 @@\n"
        " ---\n"
        " network: mastodon\n"
        " ---\n"
        "-Open on Saturday. #salondulivre\n"
        "\\ No newline at end of file\n"
        "+Open on Saturday. #SalonDuLivre\n"
        "\\ No newline at end of file\n"
    )
    assert path.read_text() == DRAFT.removesuffix("\n")


def test_a_diff_has_the_exit_code_of_the_check(cli: Cli) -> None:
    assert cli("lint", "--diff", written("a.md"), "--fail-on", "hint").code == 1
    assert cli("lint", "--diff", written("a.md", OVER)).code == 1
    assert cli("lint", "--diff", "gone.md").code == 2


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_pipe_comes_out_mended(cli: Cli, end: str) -> None:
    ran = cli("lint", "--fix", "-", stdin=DRAFT.replace("\n", end).encode())

    assert (ran.code, ran.out, ran.err) == (0, MENDED.replace("\n", end), "")


def test_an_unknown_network_is_a_finding_at_its_place(cli: Cli) -> None:
    ran = cli("lint", written("a.md", DRAFT.replace("mastodon", "mastodn")))

    assert ran.code == 1
    assert ran.out == (
        "a.md:2:10: error: There is no network “mastodn”. Did you mean “mastodon”? "
        "(draft.network)\n"
    )


def test_an_unknown_network_of_the_command_line_is_one_too(cli: Cli) -> None:
    ran = cli("lint", "-", "--network", "geocities", stdin=b"Hello")

    assert ran.code == 1
    assert ran.out.startswith("<stdin>:1:1: error: There is no network “geocities”")


def test_a_draft_cannot_steer_the_terminal(cli: Cli) -> None:
    evil = 'network: "\x1b]52;c;aGk=\x07"'
    cli_text = cli("lint", written("a\x1b[2J.md", f"---\n{evil}\n---\n#caf\x9b31m\n")).out

    assert cli_text
    assert not [each for each in cli_text if ord(each) < 32 and each != "\n"]
    assert not set(cli_text) & set("\x7f\x9b")


def test_own_rules_with_errors_stop_the_check(cli: Cli, workspace: Path) -> None:
    written("rules/mine.yaml", "- {id: mine.a, kind: existance, severity: hint, message: m}\n")

    ran = cli("lint", written("drafts/a.md"))

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[1] == (
        f"{workspace}/rules/mine.yaml:1:22: error: “existance” is not known here. "
        "Did you mean “existence”? (pack.value)"
    )
