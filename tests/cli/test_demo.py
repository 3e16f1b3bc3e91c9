"""The demo tells what the services say, not what somebody wrote down once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from strategy_tui.cli.output import Output
from strategy_tui.cli.story import tell
from strategy_tui.services.demo import PLAYS_AT, prepare
from strategy_tui.settings import Settings
from strategy_tui.wiring import Services
from tests.cli.conftest import Cli

Story = Callable[[str, Callable[[Path], None]], str]


@pytest.fixture
def story(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Story:
    """The demo's text in a language, after a change to its workspace."""

    def told(language: str, change: Callable[[Path], None]) -> str:
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        settings = Settings(folder / "data", language, language)
        made = prepare(language, folder / "workspace", lambda it: Services(settings, it))
        change(made.workspace.root)
        capfd.readouterr()
        tell(Services(settings, made.workspace), made, Output(language), PLAYS_AT)
        return capfd.readouterr().out

    return told


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def nothing(root: Path) -> None:
    assert root.is_dir()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            [
                "“Keep the workshop alive”, version 1",
                "12 accounts you follow",
                "x @outrage_daily (Outrage Daily): let go",
                "follow.let_go.toxic: “Does me harm”",
                "It asks: Do you have a real-life relationship with @marbler?",
                "And take the last one back:",
                "(twins.elsewhere)",
                "(call_to_action.missing) [networks.linkedin.call_to_action]",
                "Queued for 26\u00a0November 2026 12:15.",
                "Receipt: dryrun:mastodon-",
                "A second run sends 0 posts more",
                "Light review: 24\u00a0December 2026.",
            ],
        ),
        (
            "fr",
            [
                "«\u00a0Faire vivre l’atelier\u00a0», version 1",
                "12 comptes suivis",
                "x @polemix (Polémix)\u00a0: laisser partir",
                "follow.let_go.toxique\u00a0: «\u00a0Me fait du mal\u00a0»",
                "avec @marbreur\u202f?",
                "Et vous reprenez la dernière décision",
                "(twins.elsewhere)",
                "(call_to_action.missing) [networks.linkedin.call_to_action]",
                "En file pour le 26\u00a0novembre 2026 12:15.",
                "Reçu\u00a0: dryrun:mastodon-",
                "Un second passage envoie 0 publication de plus",
                "Petit bilan\u00a0: 24\u00a0décembre 2026.",
            ],
        ),
    ],
)
def test_the_plain_demo_tells_the_whole_story(cli: Cli, language: str, said: list[str]) -> None:
    ran = cli("--ui-language", language, "demo", "--plain")

    assert (ran.code, ran.err) == (0, "")
    assert [each for each in said if each not in ran.out] == []


def test_the_demo_leaves_nothing_behind(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    temporary = Path.cwd() / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr("tempfile.tempdir", None)

    assert cli("demo", "--plain").code == 0
    assert list(temporary.iterdir()) == []


def test_another_clause_gives_other_verdicts(story: Story) -> None:
    def spare(root: Path) -> None:
        replace(root / "strategy.yaml", "when: {toxic: yes}", "when: {state: suspended}")

    before, after = story("en", nothing), story("en", spare)

    assert "x @outrage_daily (Outrage Daily): let go" in before
    assert "x @outrage_daily (Outrage Daily): let go" not in after


def test_another_draft_gives_other_findings_and_another_place_in_the_queue(story: Story) -> None:
    def ask(root: Path) -> None:
        path = root / "drafts" / "2026-11-25-register.linkedin.md"
        replace(path, "of the sections.", "of the sections. Which register would you open first?")

    before, after = story("en", nothing), story("en", ask)

    assert "(call_to_action.missing)" in before
    assert "(call_to_action.missing)" not in after
    assert "2026-11-25-register.linkedin.md is approved" in after
    assert "No account of yours on linkedin is connected." in after
