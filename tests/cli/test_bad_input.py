"""Bad input gets one clear sentence with place and remedy, the right exit code, nothing lost."""

from __future__ import annotations

import os
import sqlite3
import zipfile
from pathlib import Path

import pytest

from strategy_tui.settings import read_settings
from tests.archive_samples import mastodon_csv, reply, x_archive
from tests.cli.conftest import Cli, Ran

STRATEGY = """\
name: Me
language: en
time_zone: Europe/London
goals:
  work: {want: Be known for my work}
networks:
  x: {purpose: Share, goals: [work], audience: peers}
"""


@pytest.fixture
def workspace(cli: Cli) -> Path:
    assert cli("init", ".", "--sample", "personal.en").code == 0
    return Path.cwd()


def one_sentence(ran: Ran, code: int) -> str:
    """The sentence of a run that ended as it should, without a traceback."""
    assert ran.code == code, ran.err
    assert "Traceback" not in ran.err + ran.out
    lines = [line for line in ran.err.splitlines() if line]
    assert len(lines) == 1, ran.err
    return lines[0]


BROKEN_STRATEGIES = {
    "tabs": (STRATEGY + "time:\n\tper_week: 60 min\n", 9),
    "a duplicate key": (STRATEGY + "name: Again\n", 8),
    "an alias bomb": ("a: &a [x, x]\nb: &b [*a, *a]\n" + "c: [" + "*b, " * 2000 + "*b]\n", 3),
    "open brackets": ("goals: " + "[" * 50_000, 1),
    "a wrong type": (STRATEGY.replace("{want: Be known for my work}", "[]"), 5),
    "an unknown key": (STRATEGY.replace("goals: [work]", "gaols: [work]"), 7),
    "a wrong zone": (STRATEGY.replace("Europe/London", "Europe/Lodnon"), 3),
    "a list": ("- one\n- two\n", 1),
    "nothing": ("", 1),
    "an object of Python's": (STRATEGY + "time: !!python/object/apply:os.system [true]\n", 8),
}


@pytest.mark.parametrize("which", BROKEN_STRATEGIES)
def test_a_broken_strategy_is_named_at_its_line(cli: Cli, workspace: Path, which: str) -> None:
    text, line = BROKEN_STRATEGIES[which]
    path = workspace / "strategy.yaml"
    path.write_text(text, encoding="utf-8")

    ran = cli("strategy", "check")

    assert ran.code == 2
    assert "Traceback" not in ran.out + ran.err
    errors = [each for each in ran.out.splitlines() if ": error: " in each]
    assert errors[0].startswith(f"{path}:{line}:")
    assert path.read_text(encoding="utf-8") == text


def test_an_unknown_key_comes_with_what_was_meant(cli: Cli, workspace: Path) -> None:
    text, _ = BROKEN_STRATEGIES["an unknown key"]
    (workspace / "strategy.yaml").write_text(text, encoding="utf-8")

    assert "“goals”" in cli("strategy", "check").out


def test_a_byte_order_mark_does_no_harm(cli: Cli, workspace: Path) -> None:
    path = workspace / "strategy.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())

    assert cli("strategy", "check").code == 0


def test_a_strategy_that_is_not_utf8_says_so(cli: Cli, workspace: Path) -> None:
    (workspace / "strategy.yaml").write_bytes("name: Été".encode("latin-1"))

    ran = cli("strategy", "check")

    assert ran.code == 2
    assert "UTF-8" in ran.out + ran.err


def escaping_zip(folder: Path) -> Path:
    path = folder / "escape.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../outside.js", "window.YTD.following.part0 = []")
    return path


def bomb(folder: Path) -> Path:
    path = folder / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("data/account.js", "window.YTD.account.part0 = [" + " " * 400_000_000)
    return path


def truncated(folder: Path) -> Path:
    path = folder / "cut.zip"
    path.write_bytes(x_archive(folder).read_bytes()[:500])
    return path


def somebody_elses(folder: Path) -> Path:
    path = folder / "instagram.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("connections/followers_and_following/following.json", "{}")
    return path


def without_the_wanted(folder: Path) -> Path:
    path = folder / "photos.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("photos/one.txt", "no archive of a network")
    return path


def empty(folder: Path) -> Path:
    path = folder / "empty.zip"
    path.touch()
    return path


def missing(folder: Path) -> Path:
    return folder / "not-there.zip"


@pytest.mark.parametrize(
    "make", [escaping_zip, bomb, truncated, somebody_elses, without_the_wanted, empty, missing]
)
@pytest.mark.parametrize("dry_run", [True, False])
def test_an_archive_that_cannot_be_read_changes_nothing(
    cli: Cli, workspace: Path, tmp_path: Path, make: object, dry_run: bool
) -> None:
    assert callable(make)
    path: Path = make(tmp_path)

    ran = cli("import", path, *(["--dry-run"] if dry_run else []))

    assert path.name in one_sentence(ran, 2)
    assert cli("people", "list", "--json").out == ""
    assert not (workspace.parent / "outside.js").exists()
    assert not (tmp_path / "outside.js").exists()


@pytest.mark.parametrize(
    "text",
    [
        "Account address;Show boosts\nlea@example.social;true\n",
        "lea@example.social,true\n",
        "\ufeffAccount address,Show boosts\r\n\r\n@lea@example.social, true\r\n",
    ],
)
def test_a_list_with_semicolons_or_without_a_header_is_read(
    cli: Cli, workspace: Path, text: str
) -> None:
    path = workspace / "following_accounts.csv"
    path.write_text(text, encoding="utf-8", newline="")

    ran = cli("import", path, "--owner", "me@example.social")

    assert ran.code == 0, ran.err
    [account] = cli("people", "list", "--json").objects
    assert account["handle"] == "lea@example.social"


@pytest.mark.usefixtures("workspace")
def test_a_name_can_neither_steer_the_terminal_nor_hide(cli: Cli, tmp_path: Path) -> None:
    evil = "\x1b]52;c;aGk=\x07[@click=app.quit]\u202eevil\u202c\x9b31m\x00"
    who = {"screen_name": "evil", "name": evil, "id_str": "66"}
    path = x_archive(tmp_path, tweets=[reply(1, "@evil no", to=who)], following=["66"])

    assert cli("import", path).code == 0
    out = cli("people", "list").out + cli("audit", "list").out

    assert "[@click=app.quit]evil" in out
    assert not [char for char in out if ord(char) < 32 and char != "\n"]
    assert not set(out) & set("\x7f\x9b\u202e\u202c")


@pytest.mark.parametrize(
    "words",
    [
        ["draft", "list"],
        ["draft", "approve", "drafts/{file}"],
        ["lint", "drafts/{file}"],
        ["lint", "no-{file}"],
        ["twins", "drafts/{file}"],
        ["twins", "no-{file}"],
        ["today"],
        ["schedule", "list"],
    ],
    ids=" ".join,
)
def test_the_name_of_a_draft_cannot_steer_the_terminal(
    cli: Cli, workspace: Path, words: list[str]
) -> None:
    name = "11-\x1b[31m\x9b2J\r\nred\u202e.mastodon.md"
    text = "I bind a missal of 1780 with three threads of hemp. Which glue do you use?\n"
    for file in (name, "12-b.mastodon.md"):
        (workspace / "drafts" / file).write_text(text, encoding="utf-8")

    ran = cli(*(word.format(file=name) for word in words))

    shown = ran.out + ran.err
    assert ran.code in {0, 1, 2}
    assert "Traceback" not in shown
    assert not [char for char in shown if ord(char) < 32 and char != "\n"]
    assert not set(shown) & set("\x7f\x9b\u202e")


def test_a_draft_that_is_not_utf8_says_where(cli: Cli, workspace: Path) -> None:
    path = workspace / "drafts" / "old.mastodon.md"
    path.write_bytes("---\nnetwork: mastodon\n---\nUn été\n".encode("latin-1"))

    ran = cli("lint", path)

    assert ran.code == 2
    assert "UTF-8" in ran.out + ran.err
    assert "Traceback" not in ran.err


def test_one_bad_draft_does_not_hide_the_others(cli: Cli, workspace: Path) -> None:
    (workspace / "drafts" / "a.mastodon.md").write_bytes(b"\xff\xfe")
    (workspace / "drafts" / "b.mastodon.md").write_text(
        "---\nnetwork: mastodon\n---\nWhich glue do you use?\n", encoding="utf-8"
    )

    listed = {Path(str(each["path"])).name for each in cli("draft", "list", "--json").objects}

    assert listed == {"a.mastodon.md", "b.mastodon.md"}


def database(workspace: Path) -> Path:
    identity = (workspace / ".strategy" / "id").read_text(encoding="utf-8").split()[0]
    return read_settings(os.environ).data_dir / identity / "state.db"


def test_a_database_of_a_newer_version_is_left_alone(
    cli: Cli, workspace: Path, tmp_path: Path
) -> None:
    assert cli("import", x_archive(tmp_path)).code == 0
    path = database(workspace)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 9999")
    connection.close()
    before = path.read_bytes()

    said = one_sentence(cli("audit", "run"), 2)

    assert "newer" in said
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_left_alone(cli: Cli, workspace: Path) -> None:
    path = database(workspace)
    path.parent.mkdir(parents=True)
    path.write_bytes(b"this is not a database, but it may be precious" * 50)

    one_sentence(cli("audit", "run"), 2)

    assert path.read_bytes() == b"this is not a database, but it may be precious" * 50


@pytest.mark.usefixtures("workspace")
def test_a_data_folder_that_cannot_be_written_says_so(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a-file").touch()
    monkeypatch.setenv("STRATEGY_TUI_DATA", str(tmp_path / "a-file" / "data"))

    said = one_sentence(cli("import", mastodon_csv(tmp_path), "--owner", "me@example.social"), 2)

    assert "a-file" in said


def test_a_second_publisher_waits_its_turn(cli: Cli, workspace: Path) -> None:
    from strategy_tui.store.lock import publisher_lock

    path = database(workspace).parent
    path.mkdir(parents=True)
    with publisher_lock(path / "publish.lock"):
        ran = cli("publish")

    assert one_sentence(ran, 4)
    assert ran.out == ""


@pytest.mark.parametrize(
    "line",
    [
        "not json",
        "[]",
        '{"id": 7}',
        '{"id": 7, "network": "myspace", "text": "hi"}',
        '{"id": 7, "network": "x", "text": 3}',
        '{"id": 7, "network": "x"',
    ],
)
def test_a_bad_line_is_answered_and_does_not_end_the_run(cli: Cli, line: str) -> None:
    good = '{"id": 8, "network": "x", "text": "hello \\ud800"}'

    ran = cli("lint", "--jsonl", "-", stdin=f"{line}\n{good}\n".encode())

    bad_answer, good_answer = ran.objects
    assert ran.code == 0
    assert set(bad_answer) <= {"id", "error"}
    assert bad_answer["error"]
    assert good_answer["id"] == 8
    assert good_answer["network"] == "x"


def test_a_folder_stands_for_the_drafts_in_it(cli: Cli, workspace: Path) -> None:
    for name in ("b", "a"):
        (workspace / "drafts" / f"{name}.mastodon.md").write_text("!!!!\n", encoding="utf-8")
    (workspace / "empty").mkdir()

    ran = cli("lint", "drafts")

    named = [Path(line.split(":")[0]).name for line in ran.out.splitlines()]
    assert list(dict.fromkeys(named)) == ["a.mastodon.md", "b.mastodon.md"]
    assert cli("lint", "empty").err == "There are no drafts (*.md) in empty.\n"


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    "words",
    [
        ["review", "show", "9" * 23],
        ["schedule", "add", "9" * 23],
        ["schedule", "cancel", "9" * 23],
        ["strategy", "show", "9" * 23],
        ["strategy", "guide", "9" * 23],
    ],
)
def test_a_number_with_too_many_digits_is_no_bug_of_ours(cli: Cli, words: list[str]) -> None:
    sentence = one_sentence(cli(*words), 64)

    assert "takes a whole number" in sentence


@pytest.mark.usefixtures("workspace")
def test_a_day_that_is_none_is_said_in_our_own_words(cli: Cli) -> None:
    ran = cli("results", "note", "work", "5", "--on", "2026-02-30")

    assert one_sentence(ran, 64) == (
        "“strategy-tui results note” takes a day such as 2027-06-30 for --on."
    )


@pytest.mark.usefixtures("workspace")
def test_a_figure_that_nobody_counts_is_not_kept(cli: Cli) -> None:
    for value in ("1_000", "1e308", "9" * 30):
        assert one_sentence(cli("results", "note", "work", value), 64) == (
            "A figure is a number such as 12 or 3.5, without a sign between the thousands."
        )


def test_a_damaged_database_does_not_hide_how_the_strategy_reads(cli: Cli, workspace: Path) -> None:
    strategy = workspace / "strategy.yaml"
    strategy.write_text(strategy.read_text() + "# Another line.\n")
    assert cli("strategy", "keep", "--because", "A second version").code == 0
    (path,) = read_settings(os.environ).data_dir.rglob("state.db")
    for each in path.parent.glob("state.db*"):
        each.unlink()
    path.write_bytes(b"no database at all" * 100)

    ran = cli("strategy", "check")

    assert ran.code == 0
    assert "reads well: nothing to mend." in ran.err
    assert "is damaged or is not a database. It was left as it is." in ran.err


def test_an_open_review_is_shown_without_the_strategy(cli: Cli, workspace: Path) -> None:
    assert cli("review", "open").code == 0
    (workspace / "strategy.yaml").unlink()

    ran = cli("review", "show")

    assert ran.code == 0
    assert ran.out.startswith("1. Review of the whole strategy")
    assert "strategy.yaml could not be read: it is not there." in ran.err
