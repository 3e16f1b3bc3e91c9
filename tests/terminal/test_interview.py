"""The interview in a real terminal, in both languages: interrupted, resumed, doubted, written."""

from __future__ import annotations

import subprocess
import threading
from dataclasses import dataclass
from pathlib import Path

import pytest

from strategy_tui.i18n import render
from strategy_tui.interview import Interview, begin
from tests.interview.samples import POTTER, known
from tests.terminal.tmux import PATIENCE, Terminal, clean_environment, program, terminal

MAKER = {
    **POTTER,
    "language": "Français",
    "name": "Vivre de mon atelier",
    "goals.1.want": "Rencontrer d’autres artisans",
    "goals.1.tone": "attentif",
    "goals.2.want": "Vendre : « la première édition » du livre",
    "goals.2.by": "dans 6 mois",
    "networks.mastodon.goals": "artisans",
    "networks.linkedin.goals": "edition",
    "networks.mastodon.audience": "artisans, apprentis",
    "campaigns.1.name": "Salon du livre",
    "campaigns.1.hashtag": "#SalonDuLivre",
}
"""The potter's answers, from somebody who speaks French."""


@dataclass(frozen=True)
class Recorded:
    """A person, and what they are told in their language."""

    answers: dict[str, str]
    kept: str
    resumed: str
    doubt: str
    mend: str
    again: str
    last: str
    done: str
    file: tuple[str, ...]


RECORDED = {
    "en": Recorded(
        answers=dict(POTTER),
        kept="Everything up to here is kept.",
        resumed="Welcome back. You were here:",
        doubt="linkedin 1 × 90 = 90",
        mend="Give more time a week",
        again="How much time a week do you want to give",
        last="That was the last question. Thank you!",
        done="It reads well: nothing to mend.",
        file=("# ── What I want", "name: The workshop", "name: real-life"),
    ),
    "fr": Recorded(
        answers=MAKER,
        kept="Tout est gardé jusqu’ici.",
        resumed="Vous revoilà. Vous en étiez ici",
        doubt="linkedin 1 × 90 = 90",
        mend="Donner plus de temps par semaine",
        again="Combien de temps par semaine voulez-vous donner",
        last="C’était la dernière question. Merci !",
        done="Elle se lit bien : rien à reprendre.",
        file=("# ── Ce que je veux", "name: Vivre de mon atelier", "name: vraie-vie"),
    ),
}

INTERRUPTED_AT = "networks.mastodon.purpose"
DOUBTED = "networks.linkedin.minutes"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_recorded_interview_ends_in_a_strategy_without_findings(
    tmp_path: Path, language: str
) -> None:
    told = RECORDED[language]
    answers = {**told.answers, DOUBTED: "90"}
    folder = tmp_path / "mine"
    command = program("strategy", "new", str(folder))
    environment = {**clean_environment(tmp_path), "TZ": "Europe/Paris"}

    with terminal(command, (100, 40), environment) as pane:
        _type(pane, answers, language, until=INTERRUPTED_AT)
        pane.press("C-c")
        _wait(pane, told.kept, "EXIT=130")
    assert not folder.exists()

    with terminal(command, (100, 40), environment) as pane:
        _wait(pane, told.resumed)
        pane.press("Enter")
        _type(pane, answers, language, since=INTERRUPTED_AT)
        _wait(pane, told.last)
        pane.press("Enter")
        _wait(pane, told.done, "EXIT=0")

    text = (folder / "strategy.yaml").read_text(encoding="utf-8")
    assert [each for each in told.file if each not in text] == []
    assert "per_week: 120 min" in text
    checked = subprocess.run(
        program("-C", str(folder), "strategy", "check", "--fail-on", "hint"),
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (checked.returncode, checked.stdout) == (0, "")


def _type(
    pane: Terminal,
    answers: dict[str, str],
    language: str,
    *,
    since: str | None = None,
    until: str | None = None,
) -> None:
    """Answer each question once its number is on the screen, as a person does.

    An interview in this process, answered alike, says which question comes.
    """
    interview = begin("en", known()).answered(language) if since else begin("en", known())
    typing = since is None
    while (question := interview.question) is not None and question.id != until:
        typing = typing or question.id == since
        answer = answers.get(question.id, "")
        if typing:
            _wait(pane, _place(interview))
            pane.type(answer)
            pane.press("Enter")
        interview = interview.answered(answer)
        if interview.challenge is not None:
            if typing:
                _give_more_time(pane, RECORDED[language])
            interview = interview.reopened("time.per_week").answered("2h")


def _place(interview: Interview) -> str:
    """Where the question stands, as far as it is said before the minutes."""
    said = render(interview.progress, interview.language).rpartition(" · ")[0]
    return " ".join(said.split())


def _give_more_time(pane: Terminal, told: Recorded) -> None:
    """The sum does not fit; the person gives two hours a week instead of one."""
    _wait(pane, told.doubt, f"3 {told.mend}")
    pane.type("3")
    pane.press("Enter")
    _wait(pane, told.again)
    pane.type("2h")
    pane.press("Enter")


def _wait(pane: Terminal, *texts: str) -> None:
    """Until the screen says all of it, wherever its lines break."""
    pause = threading.Event()
    for _ in range(int(PATIENCE / 0.05)):
        said = " ".join(pane.screen().split())
        if all(text in said for text in texts):
            return
        pause.wait(0.05)
    raise AssertionError(f"{texts} never came:\n{pane.screen()}")
