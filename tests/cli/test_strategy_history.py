"""`strategy` history, diff, keep, reason, show, rename, usage: as a person uses them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli


@pytest.fixture
def folder(cli: Cli) -> Path:
    assert cli("-L", "en", "init", ".", "--sample", "personal.en").code == 0
    return Path.cwd()


def edit(folder: Path, old: str, new: str) -> None:
    """Change a passage of the strategy, as an editor would do it."""
    path = folder / "strategy.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_command_that_keeps_a_version_says_so_once(cli: Cli, folder: Path) -> None:
    edit(folder, "posts_per_week: 2", "posts_per_week: 1")

    said = cli("audit", "run").err

    assert said.count("it was kept as version 2") == 1
    assert "strategy keep --because" in said
    assert cli("audit", "run").err == ""


def test_a_reason_is_given_to_the_version_that_was_kept_by_itself(cli: Cli, folder: Path) -> None:
    edit(folder, "posts_per_week: 2", "posts_per_week: 1")
    cli("audit", "run")

    assert "now it says why" in cli("strategy", "keep", "--because", "Less is more").out

    history = cli("strategy", "history", "--json").objects
    assert [each["reason"] for each in history] == [
        "Started from the sample “personal.en”.",
        "Less is more",
    ]
    assert "· Less is more\n" in (folder / "history" / "0002-2026-11-24.yaml").read_text()


def test_keeping_what_was_kept_says_that_there_is_nothing_to_do(cli: Cli, folder: Path) -> None:
    ran = cli("strategy", "keep", "--because", "Again")

    assert ran.code == 0
    assert "Nothing changed since version 1" in ran.out
    assert [each.name for each in (folder / "history").iterdir()] == ["0001-2026-11-24.yaml"]


def test_keeping_without_a_reason_and_a_terminal_says_how(cli: Cli, folder: Path) -> None:
    edit(folder, "posts_per_week: 2", "posts_per_week: 1")
    ran = cli("strategy", "keep")

    assert ran.code == 64
    assert "--because" in ran.err


@pytest.mark.parametrize("reason", ["", " \t ", "\u202e\x1b[31m"])
def test_an_empty_reason_is_none(cli: Cli, folder: Path, reason: str) -> None:
    edit(folder, "posts_per_week: 2", "posts_per_week: 1")

    for words in (("keep", "--because", reason), ("reason", "1", reason)):
        ran = cli("strategy", *words)
        assert ran.code == 64
        assert "needs a few words" in ran.err


def test_times_are_those_of_the_strategys_zone(
    cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STRATEGY_TUI_NOW", "2026-11-25T23:30:00+00:00")
    edit(folder, "time_zone: Europe/London", "time_zone: Europe/Paris")
    cli("strategy", "keep", "--because", "Less is more")

    said = cli("-L", "en", "strategy", "history").out.replace("\u00a0", " ")

    assert "Version 2, 26 November 2026 00:30: Less is more\n" in said
    assert cli("strategy", "history", "--json").objects[1]["recorded_at"] == (
        "2026-11-25T23:30:00+00:00"
    )


def test_what_the_last_version_changed_is_not_told_as_new(cli: Cli, folder: Path) -> None:
    assert cli("-L", "en", "strategy", "diff").err == "Nothing changed since version 1.\n"
    edit(folder, "every: 6 months", "every: 4 months")
    assert cli("-L", "en", "strategy", "diff").err == "From version 1 to the file as it is:\n"
    cli("strategy", "keep", "--because", "More often")

    ran = cli("-L", "en", "strategy", "diff")

    assert ran.err == "Nothing changed since version 2.\nWhat version 2 changed:\n"
    assert "4 months" in ran.out
    assert cli("-L", "en", "strategy", "diff", "1", "2").err == "From version 1 to version 2:\n"
    assert cli("-L", "en", "strategy", "diff", "2").err == (
        "From version 2 to the file as it is:\nNothing changed.\n"
    )


def test_a_reason_can_be_said_later(cli: Cli, folder: Path) -> None:
    for before, after in (("6 months", "4 months"), ("4 months", "3 months")):
        edit(folder, f"every: {before}", f"every: {after}")
        cli("audit", "run")

    assert cli("strategy", "reason", "2", "In a hurry").code == 0

    versions = {each["version"]: each for each in cli("strategy", "history", "--json").objects}
    assert (versions[2]["reason"], versions[2]["wants_reason"]) == ("In a hurry", False)
    assert versions[3]["wants_reason"] is True
    assert cli("strategy", "reason", "9", "Why").code == 64


def test_the_difference_is_told_in_words(cli: Cli, folder: Path) -> None:
    edit(folder, "posts_per_week: 2", "posts_per_week: 1")

    ran = cli("strategy", "diff")

    assert ran.out == "x: from 2 to 1 post a week\n"
    assert ran.err == "From version 1 to the file as it is:\n"
    assert (
        "-      posts_per_week: 2\n+      posts_per_week: 1"
        in cli("strategy", "diff", "--lines").out
    )
    (found,) = cli("strategy", "diff", "--json").objects
    assert found["changes"] == [
        {
            "path": "networks.x.cadence.posts_per_week",
            "message": "x: from 2 to 1 post a week",
            "before": "2",
            "after": "1",
        }
    ]


def test_without_a_change_the_last_two_versions_are_compared(cli: Cli, folder: Path) -> None:
    assert "Nothing changed since version 1." in cli("-L", "en", "strategy", "diff").err
    edit(folder, "posts_per_week: 2", "posts_per_week: 1")
    cli("strategy", "keep", "--because", "Less")

    ran = cli("strategy", "diff")

    assert ran.out == "x: from 2 to 1 post a week\n"
    assert "What version 2 changed:" in ran.err


def test_comments_alone_are_named_as_such(cli: Cli, folder: Path) -> None:
    edit(folder, "# My personal strategy", "# Mine")

    assert cli("strategy", "diff").out == "Only comments or layout changed.\n"


def test_a_version_that_cannot_be_read_any_more_is_compared_by_lines(
    cli: Cli, folder: Path
) -> None:
    edit(folder, "posts_per_week: 2", "posts_per_weak: 1")

    ran = cli("strategy", "diff")

    assert ran.code == 0
    assert "cannot be read as a strategy any more" in ran.err
    assert "+      posts_per_weak: 1" in ran.out


def test_a_lost_history_file_is_noticed_and_written_again(cli: Cli, folder: Path) -> None:
    edit(folder, "posts_per_week: 2", "posts_per_week: 1")
    cli("strategy", "keep", "--because", "Less")
    edit(folder, "posts_per_week: 1", "posts_per_week: 3")
    cli("strategy", "keep", "--because", "More")
    lost = folder / "history" / "0002-2026-11-24.yaml"
    was = lost.read_bytes()
    lost.unlink()

    assert "Its file is gone" in cli("strategy", "history").out
    assert "posts_per_week: 1" in cli("strategy", "show", "2").out
    assert cli("strategy", "diff", "1", "2").out == "x: from 2 to 1 post a week\n"
    assert "lies in" in cli("strategy", "history", "--restore").err

    assert lost.read_bytes() == was
    assert "No history file is missing" in cli("strategy", "history", "--restore").err


def test_a_history_file_edited_by_hand_is_noticed_and_both_texts_stay(
    cli: Cli, folder: Path
) -> None:
    edit(folder, "posts_per_week: 2", "posts_per_week: 1")
    cli("strategy", "keep", "--because", "Less")
    edit(folder, "posts_per_week: 1", "posts_per_week: 3")
    cli("strategy", "keep", "--because", "More")
    path = folder / "history" / "0002-2026-11-24.yaml"
    path.write_text(path.read_text().replace("posts_per_week: 1", "posts_per_week: 9"))

    ran = cli("strategy", "show", "2")

    assert "posts_per_week: 1" in ran.out
    assert f"{path} was edited since it was kept" in ran.err
    assert "posts_per_week: 9" in path.read_text()
    assert cli("strategy", "diff", "1", "2").out == "x: from 2 to 1 post a week\n"


def test_the_file_is_checked_with_a_word_on_what_is_not_kept_yet(cli: Cli, folder: Path) -> None:
    assert "differs" not in cli("strategy", "check").err
    edit(folder, "posts_per_week: 2", "posts_per_week: 1")

    assert "The file differs from version 1" in cli("strategy", "check").err

    cli("audit", "run")
    assert "Version 2 does not say yet why" in cli("strategy", "check").err


def rename_goal(folder: Path) -> Path:
    """A goal under a new name, and a draft with the old one."""
    draft = folder / "drafts" / "a.x.md"
    draft.write_text("---\ngoal: useful\n---\nSomething of use.\n")
    edit(folder, "  useful:", "  helpful:")
    edit(folder, "goals: [useful", "goals: [helpful")
    return draft


def test_a_rename_is_offered_with_the_command_that_makes_it(cli: Cli, folder: Path) -> None:
    draft = rename_goal(folder)

    assert "Is “useful” called “helpful” now? 1 place still says" in cli("strategy", "check").err
    assert "strategy-tui strategy rename goal useful helpful\n" in cli("strategy", "rename").out
    ran = cli("strategy", "rename", "goal", "useful", "helpful")

    assert ran.out == "“useful” is called “helpful” now.\n  drafts/a.x.md says so.\n"
    assert "goal: helpful\n" in draft.read_text()
    assert cli("strategy", "rename", "--json").objects == []


def test_a_rename_that_is_none_is_refused_once(cli: Cli, folder: Path) -> None:
    draft = rename_goal(folder)
    assert cli("strategy", "rename", "goal", "useful", "helpful", "--no").code == 0

    assert cli("strategy", "rename", "--json").objects == []
    assert "goal: useful\n" in draft.read_text()


def test_a_rename_with_half_of_its_names_is_told(cli: Cli, folder: Path) -> None:
    del folder
    assert cli("strategy", "rename", "goal", "useful").code == 64


def test_the_use_of_clauses_is_listed(cli: Cli, folder: Path) -> None:
    del folder
    ran = cli("strategy", "usage", "--since", "2026-01-01", "--until", "2026-12-31")

    assert ran.out.splitlines()[0] == "follow.keep.real-life: not used"
    assert "No audit and no decision" in ran.err
    first, *_ = cli("strategy", "usage", "--json").objects
    assert first["clause"] == "follow.keep.real-life"


def test_hostile_history_files_are_each_told_or_left_alone(cli: Cli, folder: Path) -> None:
    history = folder / "history"
    (history / "0002-2026-99-99.yaml").write_text("# version 2 · nonsense · \x1b[31mred\nname: x\n")
    (history / "0003-2026-11-24.yaml").write_bytes(b"\xff\xfe\x00")
    (history / "0004-2026-11-24.yaml").mkdir()
    (history / "0005-2026-11-24.yaml").symlink_to("/etc/passwd")
    (history / "0006-2026-11-24.yaml").write_text("a" * 3_000_000)
    (history / "0007-2026-11-24.yaml").write_text(
        "# version 7 · 9999-12-31T23:59:59-23:59 · \u202e\x1b]0;title\x07"
        + "x" * 10_000
        + "\nname: y\n"
    )
    (history / "99999999999-2026-11-24.yaml").write_text("not ours")

    ran = cli("strategy", "history")

    assert ran.code == 0, ran.err
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out
    for word in ("UTF-8", "folder", "link", "over 1 MB"):
        assert word in ran.out
    assert "root:" not in ran.out
    assert cli("strategy", "show", "5").code == 2
    assert cli("strategy", "show", "4").code == 2
    edit(folder, "posts_per_week: 2", "posts_per_week: 1")
    assert "version 8" in cli("strategy", "keep", "--because", "Go on").out


def test_a_history_without_a_number_left_is_told(cli: Cli, folder: Path) -> None:
    (folder / "history" / "999999-2026-11-24.yaml").write_text("name: the last\n")
    edit(folder, "posts_per_week: 2", "posts_per_week: 1")

    ran = cli("strategy", "keep", "--because", "One more")

    assert ran.code == 2
    assert "no number left" in ran.err


def test_a_strangers_version_cannot_steer_the_terminal(cli: Cli, folder: Path) -> None:
    path = folder / "history" / "0002-2026-11-24.yaml"
    path.write_text("# version 2 · 2026-11-24T07:00:00+00:00 · theirs\nname: \x1b[2J\u202ered\n")

    shown = cli("strategy", "show", "2").out + cli("strategy", "diff", "1", "2").out

    assert "name: \ufffd[2J\ufffdred" in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_renames_of_a_broken_file_are_not_denied(cli: Cli, folder: Path) -> None:
    edit(folder, "posts_per_week: 2", "posts_per_week: two")

    ran = cli("-L", "en", "strategy", "rename")

    assert ran.code == 2
    assert "has 1 error" in ran.err
    assert "No name" not in ran.err


def test_a_rename_that_nothing_refers_to_is_named(cli: Cli, folder: Path) -> None:
    edit(folder, "  useful:", "  helpful:")
    edit(folder, "goals: [useful", "goals: [helpful")

    assert cli("-L", "en", "strategy", "rename").err == (
        "goal: “useful” is called “helpful” now, and nothing says “useful” any more: no draft, "
        "no decision, no open review. There is nothing to do.\n"
    )
    cli("strategy", "rename", "goal", "useful", "helpful", "--no")
    assert cli("-L", "en", "strategy", "rename").err == "No name seems to have changed.\n"


@pytest.mark.usefixtures("folder")
def test_a_period_that_ends_before_it_begins_is_refused(cli: Cli) -> None:
    ran = cli("-L", "en", "strategy", "usage", "--since", "2026-01-02", "--until", "2026-01-01")

    assert ran.code == 64
    assert ran.err.replace("\u00a0", " ") == (
        "1 January 2026 is before 2 January 2026, so there is nothing between them. Name the "
        "earlier day with --since, the later one with --until.\n"
    )
    assert cli("strategy", "usage", "--since", "0001-01-01", "--until", "9999-12-31").code == 0


@pytest.mark.usefixtures("folder")
def test_a_day_that_is_none_is_told_in_our_words(cli: Cli) -> None:
    ran = cli("-L", "en", "strategy", "usage", "--since", "yesterday")

    assert ran.code == 64
    assert ran.err == (
        "“strategy-tui strategy usage” takes a day such as 2027-06-30 for --since.\n"
    )
