"""The app in a real terminal: triage, undo, fix a draft, approve, queue, quit."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.terminal.tmux import Terminal, clean_environment, program, terminal

UNSAVED = ".md ●"


@dataclass(frozen=True)
class Words:
    """What the screens say in one language."""

    to_decide: str
    draft: str
    error: str
    question: str
    asks: str
    queued: str
    when: str
    queue_tab: str
    bye: str


WORDS = {
    "en": Words(
        to_decide="To decide",
        draft="A register of 1874",
        error="your strategy wants every post to ask",
        question="Tell me which register you would open first. ",
        asks="Approved. When should it go out?",
        queued="Queued",
        when="tomorrow 09:00",
        queue_tab="Queue",
        bye="That was the demo; its folder is gone and nothing was published.",
    ),
    "fr": Words(
        to_decide="À décider",
        draft="Un registre de 1874",
        error="votre stratégie veut que chaque message",
        question="Dites-moi quel registre ouvrir en premier. ",
        asks="Approuvé. Quand doit-il partir",
        queued="En file",
        when="demain 09:00",
        queue_tab="File",
        bye="C’était la démonstration ; son dossier est effacé et rien n’a été publié.",
    ),
}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_first_session(tmp_path: Path, language: str) -> None:
    words = WORDS[language]
    command = program("--ui-language", language, "demo")
    with terminal(command, (120, 36), clean_environment(tmp_path)) as pane:
        pane.wait("1 ", "2 Audit", words.draft)
        _triage(pane, words)
        _mend_and_queue(pane, words)
        pane.press("C-q")
        screen = pane.wait("EXIT=0")

    assert words.bye in " ".join(screen.split()).replace("\u202f", " ")


def _triage(pane: Terminal, words: Words) -> None:
    """Three decisions, the last one taken back: two of eleven stand."""
    pane.press("2")
    pane.wait(words.to_decide, "0 ", "11")
    for key, standing in (("u", "1"), ("u", "2"), ("k", "3"), ("z", "2")):
        pane.press(key)
        pane.wait(f"{standing} of 11" if words is WORDS["en"] else f"{standing} sur 11")


def _mend_and_queue(pane: Terminal, words: Words) -> None:
    """The draft that asks for nothing gets a question, is approved and gets a time."""
    pane.press("3")
    pane.wait(words.draft)
    pane.press("Down")
    pane.wait(words.error)
    pane.press("Enter")
    pane.press_until(".", UNSAVED)
    pane.type(words.question)
    pane.wait(words.question.strip(), without=words.error)
    pane.press("F9")
    pane.wait(words.asks, words.when)
    pane.press("Enter")
    pane.wait(words.queued)
    pane.press("Escape")
    pane.press("4")
    pane.wait(words.question.strip(), words.when, words.queue_tab)


def test_a_mistake_of_ours_ends_the_app_with_a_sentence_and_70(tmp_path: Path) -> None:
    """The key for help is made to raise."""
    breaking = (
        "import sys; from strategy_tui.tui.app import StrategyApp\n"
        "def stumble(self): raise RuntimeError('stumbled')\n"
        "StrategyApp.action_help = stumble\n"
        "from strategy_tui.cli import run; sys.exit(run(['-L', 'en', 'demo']))"
    )
    command = [program()[0], "-c", breaking]
    with terminal(command, (100, 30), clean_environment(tmp_path)) as pane:
        pane.wait("2 Audit", "Today")
        pane.press("F1")
        screen = pane.wait("EXIT=70")

    assert "This is a bug of ours, not a mistake of yours." in screen
    assert "Traceback" not in screen
    report = (tmp_path / "data" / "crash.txt").read_text(encoding="utf-8")
    assert "RuntimeError: stumbled" in report
