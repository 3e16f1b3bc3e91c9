"""The strategy in a real terminal: a key completed, saved, its reason said, another writer met."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.terminal.tmux import clean_environment, program, terminal


@dataclass(frozen=True)
class Words:
    """What the screen says in one language."""

    sample: str
    usable: str
    why: str
    kept: str
    versions: str
    both: str
    theirs: str


WORDS = {
    "en": Words(
        sample="personal.en",
        usable="can be used",
        why="why did you change it?",
        kept="with its reason",
        versions="Versions",
        both="Written here",
        theirs="Take the file",
    ),
    "fr": Words(
        sample="personnel.fr",
        usable="utilisable",
        why="pourquoi ce changement",
        kept="avec sa raison",
        versions="Versions",
        both="Écrit ici",
        theirs="Prendre le fichier",
    ),
}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_strategy_is_written_and_no_edit_is_lost(tmp_path: Path, language: str) -> None:
    words = WORDS[language]
    folder = tmp_path / "mine"
    environment = clean_environment(tmp_path)
    command = program("--ui-language", language, "-C", str(folder))
    _begin(folder, words.sample, environment)
    file = folder / "strategy.yaml"

    with terminal(command, (110, 34), environment) as pane:
        pane.wait("5 S")
        pane.press("5")
        pane.wait(words.usable)
        pane.press("C-End")
        pane.wait("light: 1 mo")
        pane.type("# calmer")
        pane.press("Enter")
        pane.wait("strategy.yaml ●", words.usable)
        pane.press("C-s")
        pane.wait(words.why)
        pane.type("A calmer year")
        pane.press("Enter")
        pane.wait(words.kept)
        pane.press("F6")
        pane.wait(words.versions, "A calmer year", "+# calmer")
        pane.press("F2")
        pane.type("# mine")
        pane.wait("# mine")
        file.write_text(file.read_text(encoding="utf-8") + "# theirs\n", encoding="utf-8")
        pane.press("C-s")
        pane.wait(words.both, "▌ # mine", "▌ # theirs")
        pane.press("Up", "Enter")
        pane.wait("strategy.yaml.kept-1", without=words.both)
        pane.press("C-q")
        pane.wait("EXIT=0")

    assert file.read_text(encoding="utf-8").endswith("# calmer\n# theirs\n")
    kept = (folder / "strategy.yaml.kept-1").read_text(encoding="utf-8")
    assert kept.endswith("# calmer\n# mine")


def _begin(folder: Path, sample: str, environment: dict[str, str]) -> None:
    subprocess.run(
        program("init", str(folder), "--sample", sample),
        env={**os.environ, **environment},
        check=True,
        capture_output=True,
    )
