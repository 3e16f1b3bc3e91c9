"""The interview as a screen in a real terminal, in French: welcomed, left, taken up, written."""

from __future__ import annotations

import subprocess
from pathlib import Path

from strategy_tui.domain.interview import AskKind, Question
from strategy_tui.i18n import render
from strategy_tui.interview import Interview, begin
from tests.interview.samples import known
from tests.terminal.test_interview import MAKER
from tests.terminal.tmux import Terminal, clean_environment, program, terminal

SIZE = (120, 40)
LEFT_AT = "networks.mastodon.purpose"
LISTED = (AskKind.CHOICE, AskKind.CHOICES)


def test_somebody_without_a_strategy_is_interviewed_into_the_app(tmp_path: Path) -> None:
    folder = tmp_path / "mienne"
    command = program("--ui-language", "fr", "--workspace", str(folder))
    environment = {**clean_environment(tmp_path), "TZ": "Europe/Paris"}

    with terminal(command, SIZE, environment) as pane:
        _enter(pane, "Votre stratégie, question par question")
        interview = _answer(pane, begin("fr", known()), until=LEFT_AT)
        pane.press("Escape")
        pane.wait("Partir d’un modèle")
        pane.press("C-q")
        pane.wait("EXIT=0")
    assert not folder.exists()

    with terminal(command, SIZE, environment) as pane:
        _enter(pane, "Vous reprenez là où vous en étiez.")
        _answer(pane, interview)
        pane.wait("Votre stratégie est complète", "L’écrire, et commencer")
        pane.press("1")
        pane.wait("1 Aujourd’hui", "mienne")
        pane.press("C-q")
        pane.wait("EXIT=0")

    text = (folder / "strategy.yaml").read_text(encoding="utf-8")
    assert "name: Vivre de mon atelier" in text
    assert "« la première édition » du livre" in text
    checked = subprocess.run(
        program("-C", str(folder), "strategy", "check", "--fail-on", "hint"),
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (checked.returncode, checked.stdout) == (0, "")


def _enter(pane: Terminal, greeting: str) -> None:
    """Through the welcome, to the first question that is open."""
    pane.wait("Comment voulez-vous commencer", "Écrire ma stratégie")
    pane.press("Enter")
    pane.wait("Le dossier qui contiendra votre stratégie", "mienne")
    pane.press("Enter")
    pane.wait(greeting, "strategy.yaml", " · ")


def _answer(pane: Terminal, interview: Interview, *, until: str | None = None) -> Interview:
    """Answer each question once it is on the screen; the same interview is held in this process."""
    while (question := interview.question) is not None and question.id != until:
        pane.wait(render(interview.progress, "fr").rpartition(" · ")[0])
        interview = _give(pane, interview, question, MAKER.get(question.id, ""))
        while interview.challenge is not None:
            pane.wait("Une chose, avant de continuer")
            pane.press(str(len(interview.challenge.remedies)))
            interview = interview.kept()
    return interview


def _give(pane: Terminal, interview: Interview, question: Question, text: str) -> Interview:
    if not text and not question.suggestion:
        pane.press("F3")
        return interview.skipped()
    if text and question.kind in LISTED:
        wanted = [each.strip() for each in text.split(",")]
        for number, option in enumerate(question.options, 1):
            if str(option.value) in wanted or option.label in wanted:
                pane.type(str(number))
        if question.kind is AskKind.CHOICE:
            return interview.answered(text)
    elif text:
        pane.type(text)
    pane.press("Enter")
    return interview.answered(text)
