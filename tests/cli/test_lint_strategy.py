"""`strategy-tui lint`: which strategy drafts are held against, and what if it cannot be used."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.sarif_schema import assert_is_sarif

STRATEGY = """\
name: Books
goals:
  meet: {want: Meet people who bind books}
networks:
  club: {network: mastodon, purpose: Talk with binders, goals: [meet], share: [culture]}
"""
DRAFT = "---\nnetwork: club\n---\nOpen on Saturday. #salondulivre\n"
OTHER = "---\nnetwork: bluesky\n---\nGlue dries overnight. #salondulivre\n"
UNREAD = (
    "Nobody can say what “club” is while your strategy cannot be used, so this draft was not "
    "checked. “strategy-tui strategy check” shows why."
)
TOLD = (
    "Your strategy strategy.yaml has 1 error, so no draft was held against it. "
    "“strategy-tui strategy check” shows it."
)


@pytest.fixture
def workspace(cli: Cli) -> Path:
    """A workspace with a network of its own name, and two drafts."""
    assert cli("init", "notes", "--sample", "personal.en").code == 0
    root = Path("notes").absolute()
    (root / "strategy.yaml").write_text(STRATEGY)
    (root / "drafts/a.md").write_text(DRAFT)
    (root / "drafts/b.md").write_text(OTHER)
    return root


@pytest.fixture
def broken(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same with a typo in the strategy; the person stands in it."""
    (workspace / "strategy.yaml").write_text(STRATEGY.replace("goals: [meet]", "goal: [meet]"))
    monkeypatch.chdir(workspace)
    return workspace


def test_a_strategy_with_errors_is_told_and_the_rest_is_checked(cli: Cli, broken: Path) -> None:
    ran = cli("lint")

    assert ran.code == 2
    assert ran.err == f"{TOLD}\n"
    lines = ran.out.splitlines()
    assert lines[0] == f"drafts/a.md:2:10: warning: {UNREAD} (draft.network)"
    assert "drafts/b.md:4:23: hint: A screen reader" in lines[1]
    assert (broken / "strategy.yaml").exists()


@pytest.mark.usefixtures("broken")
def test_every_format_tells_that_the_strategy_was_not_applied(cli: Cli) -> None:
    told = {"file": "strategy.yaml", "error": TOLD}

    document = json.loads(cli("lint", "drafts/b.md", "--format", "json").out)
    assert {key: document["files"][-1][key] for key in told} == told
    assert cli("lint", "drafts/b.md", "--format", "jsonl").objects[-1] == told
    log = json.loads(cli("lint", "drafts/b.md", "--format", "sarif").out)
    assert_is_sarif(log)
    note = log["runs"][0]["invocations"][0]["toolExecutionNotifications"][0]
    assert note["message"]["text"] == TOLD
    annotations = cli("lint", "drafts/b.md", "--format", "github").out.splitlines()
    assert annotations[-1] == f"::error file=strategy.yaml::{TOLD}"


def test_a_strategy_that_is_gone_is_told_once(cli: Cli, broken: Path) -> None:
    (broken / "strategy.yaml").unlink()

    ran = cli("lint")

    assert ran.code == 2
    assert ran.err.count("strategy.yaml could not be read: it is not there.\n") == 1
    assert len(ran.out.splitlines()) == 2


@pytest.mark.usefixtures("broken")
def test_a_strategy_or_a_pack_is_not_checked_as_a_draft(cli: Cli) -> None:
    Path("rules").mkdir()
    Path("rules/mine.yaml").write_text("[]\n")

    ran = cli("lint", "strategy.yaml", "rules/mine.yaml", "--network", "mastodon")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[:2] == [
        "strategy.yaml is a strategy, not a draft. “strategy-tui strategy check” checks it.",
        "rules/mine.yaml is a pack of rules, not a draft. “strategy-tui rules check” checks it.",
    ]


def test_a_draft_is_held_against_the_strategy_around_it(cli: Cli, workspace: Path) -> None:
    assert cli("init", "other", "--sample", "personnel.fr").code == 0
    other = Path("other/drafts/c.md")
    other.write_text(DRAFT)

    ran = cli("lint", workspace / "drafts/a.md", other)

    first, *rest = ran.out.splitlines()
    assert first.startswith("notes/drafts/a.md:4:19: hint: A screen reader")
    assert "There is no network “club”" in rest[0]
    assert ran.code == 1


def test_a_draft_outside_of_every_workspace_is_checked_bare(cli: Cli) -> None:
    Path("a.md").write_text(DRAFT.replace("club", "mastodon"))

    ran = cli("lint", "a.md")

    assert (ran.code, len(ran.out.splitlines()), ran.err) == (0, 1, "")


def test_the_workspace_around_the_person_comes_before_that_of_the_draft(
    cli: Cli, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cli("init", "other", "--sample", "personal.en").code == 0
    monkeypatch.chdir("other")

    assert "no network “club”" in cli("lint", workspace / "drafts/a.md").out
    assert "no network “club”" not in cli("-C", "../notes", "lint", "../notes/drafts/a.md").out


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give a file away")
def test_a_workspace_of_somebody_else_stays_closed(cli: Cli, workspace: Path) -> None:
    os.chown(workspace, 12345, -1)

    ran = cli("lint", "notes/drafts/a.md", "--format", "sarif")

    assert ran.code == 2
    assert "belongs to another user" in ran.out


@pytest.mark.parametrize("command", ["lint", "strategy check", "rules check"])
def test_programs_read_english_and_people_the_language_of_the_strategy(
    cli: Cli, broken: Path, command: str
) -> None:
    strategy = broken / "strategy.yaml"
    strategy.write_text("language: fr\n" + strategy.read_text() + "colour: red\n")
    (broken / "rules").mkdir()
    (broken / "rules/mine.yaml").write_text("- {id: mine.a}\n")
    if command == "lint":
        (broken / "rules/mine.yaml").unlink()

    def said(*words: str) -> str:
        return cli(*command.split(), *words).out

    said_in_french = cli("-L", "fr", *command.split(), "--format", "json").out
    said_in_english = cli("-L", "en", *command.split(), "--format", "json").out
    assert said("--format", "json") == said_in_english != said_in_french
    for style in ("jsonl", "sarif"):
        in_english = cli("-L", "en", *command.split(), "--format", style).out
        assert said("--format", style) == in_english
    for style in ("text", "github"):
        in_french = cli("-L", "fr", *command.split(), "--format", style).out
        assert said("--format", style) == in_french
