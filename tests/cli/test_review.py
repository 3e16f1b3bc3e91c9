"""Reviews, experiments and figures on the command line."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Cli

BEGUN = "2026-06-01T09:00:00+00:00"
NOW = "2026-12-02T09:00:00+00:00"
SMALL = (
    "name: Mine\nlanguage: en\ntime_zone: Europe/Paris\n"
    "goals:\n  work: {want: Be found, measure: visits, from: 1, target: 9}\n"
    "networks:\n  reddit: {status: experiment, until: 2026-12-01, success: ten answers,"
    " because: Two asked, purpose: Ask, goals: [work], audience: peers}\n"
    "review: {every: 6 months}\n"
)


@pytest.fixture
def here(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """A workspace whose strategy was kept in June; it is December."""
    monkeypatch.setenv("STRATEGY_TUI_NOW", BEGUN)
    assert cli("init", ".", "--sample", "personal.en").code == 0
    for old in Path("history").glob("*.yaml"):
        old.unlink()
    Path("strategy.yaml").write_text(SMALL)
    monkeypatch.setenv("STRATEGY_TUI_NOW", BEGUN)
    assert cli("strategy", "keep", "--because", "First words").code == 0
    monkeypatch.setenv("STRATEGY_TUI_NOW", NOW)
    return cli


def test_what_is_due_is_told_as_before(here: Cli) -> None:
    assert here("review", "due", "--json").objects == [
        {"kind": "experiment", "due_on": "2026-12-01", "overdue": True, "subject": "reddit"},
        {"kind": "full", "due_on": "2026-12-01", "overdue": True, "subject": ""},
    ]


def test_a_review_from_opening_to_closing(here: Cli) -> None:
    opened = here("review", "open")
    assert opened.code == 0
    assert opened.out.startswith(
        "1. Review of the whole strategy, 2\u00a0December 2026; open: 0 of "
    )
    assert "   → adopt (adopt it), extend (extend it), drop (drop it)\n" in opened.out
    assert "    strategy-tui review answer 1 adopt --note …\n" in opened.out

    (data,) = here("review", "open", "--json").objects
    items = data["items"]
    assert isinstance(items, list)
    assert (data["review"], data["kind"], data["open_items"]) == (1, "full", len(items))
    assert items[0] | {"evidence": []} == {
        "item": 1,
        "topic": "experiment",
        "subject": "reddit",
        "clause": "networks.reddit",
        "sentence": "Your experiment on reddit ended on 1\u00a0December 2026. A success would be "
        "“ten answers”. Adopt, extend or drop it?",
        "evidence": [],
        "choices": ["adopt", "extend", "drop"],
        "answer": None,
        "note": "",
        "answered_at": None,
    }

    refused = here("review", "close", "--because", "Enough")
    assert refused.code == 64
    assert "items are not answered yet: 1 (Experiment reddit), 2 (Goal work)" in refused.err

    extended = ("review", "answer", "1", "extend", "--until", "2027-03-01", "--note", "Not yet")
    assert here(*extended).code == 0
    assert "until: 2027-03-01" in Path("strategy.yaml").read_text()
    for each in items[1:]:
        assert here("review", "answer", str(each["item"]), each["choices"][0]).code == 0
    assert here("review", "close", "--because", "It begins to work").out == (
        "1. Review of the whole strategy, 2\u00a0December 2026; closed on 2\u00a0December 2026 "
        "with version 2, because: “It begins to work”\n"
    )

    shown = here("review", "show", "1").out
    assert "It looks at version 1 of your strategy: “First words”" in shown
    assert "   ✓ extend it: “Not yet”" in shown
    (listed,) = here("review", "list", "--json").objects
    assert (listed["closing_version"], listed["because"]) == (2, "It begins to work")
    assert here("review", "list").out.startswith("1. Review of the whole strategy")
    assert (
        here("review", "show").err == "No review is open. “strategy-tui review open” opens one.\n"
    )


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("review", "answer", "1", "adopt"), 64),
        (("review", "answer", "one", "adopt"), 64),
        (("review", "answer", "1", "maybe"), 64),
        (("review", "answer", "1", "extend", "--until", "soon"), 64),
        (("review", "answer", "99", "keep"), 64),
        (("review", "show", "7"), 64),
        (("review", "close"), 64),
        (("experiment", "adopt", "mastodon", "--because", "x"), 64),
        (("experiment", "extend", "reddit", "--because", "x", "--until", "2020-01-01"), 64),
        (("results", "note", "work", "many"), 64),
        (("results", "note", "wrok", "3"), 64),
        (("results", "note", "work", "3", "--on", "2027-01-01"), 64),
    ],
)
def test_what_cannot_be_done_is_one_sentence(here: Cli, words: tuple[str, ...], code: int) -> None:
    here("review", "open")
    before = Path("strategy.yaml").read_text()

    ran = here(*words)

    assert (ran.code, ran.out) == (code, "")
    assert len(ran.err.splitlines()) == 1
    assert Path("strategy.yaml").read_text() == before


def test_experiments_are_listed_and_ended(here: Cli) -> None:
    assert here("experiment", "list").out == (
        "reddit: ended on 1\u00a0December 2026. Adopt, extend or drop it. A success would be: ten "
        "answers\n"
    )
    assert here("experiment", "list", "--json").objects[0]["over"] is True

    dropped = here("experiment", "drop", "reddit", "--because", "Nobody came")

    assert dropped.out == "Written into your strategy, and kept as version 2.\n"
    assert "status: dormant" in Path("strategy.yaml").read_text()
    assert here("experiment", "list").err == "Your strategy has no experiment.\n"


def test_figures_are_noted_and_listed(here: Cli) -> None:
    assert here("results", "note", "work", "3,5", "--on", "2026-11-02").out == (
        "Noted for work: visits was 3.5 on 2\u00a0November 2026.\n"
    )
    assert here("results", "list", "--json").objects == [
        {
            "goal": "work",
            "measure": "visits",
            "from": 1.0,
            "target": 9.0,
            "by": None,
            "figures": [{"on": "2026-11-02", "value": 3.5, "source": "typed"}],
        }
    ]
    assert here("results", "list").out.splitlines()[1] == (
        "work  visits   1     9       3.5 on 2\u00a0November 2026 (noted by you)"
    )


PATIENCE = 3.0
"""Seconds without a word after which an interruption is tried again."""


def typed(*lines: str, language: str = "en", interrupted: bool = False) -> str:
    """What a terminal shows of `review open` while somebody types these lines."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "strategy_tui", "-L", language, "review", "open"]
    root = str(Path(__file__).parents[2])
    process = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, env={**os.environ, "PYTHONPATH": root}
    )
    os.close(theirs)
    os.write(
        ours, "".join(f"{line}\n" for line in lines).encode() + (b"" if interrupted else b"\x04")
    )
    shown, code = b"", 0
    while True:
        # A signal between the prompt and the reading of the line is lost: one presses again.
        if code and not select.select([ours], [], [], PATIENCE)[0]:
            process.send_signal(signal.SIGINT)
            continue
        try:
            some = os.read(ours, 65536)
        except OSError:  # the terminal is closed
            break
        if not some:
            break
        shown += some
        if interrupted and shown.count("› ".encode()) > len(lines):
            process.send_signal(signal.SIGINT)
            interrupted, code = False, 130
    os.close(ours)
    assert process.wait(30) == code
    return shown.decode().replace("\r\n", "\n")


def test_in_a_terminal_it_asks_item_by_item_and_can_be_left(here: Cli) -> None:
    shown = typed("z", "e", "soon", "e", "2027-03-01", "Not yet", "", "k", "Well so")

    assert "[a]dopt it · [e]xtend it · d[r]op it › " in shown
    assert "Type one of these words, its letter in brackets, or only Enter." in shown
    assert "A day is written as 2027-06-01: year, month, day." in shown
    (data,) = here("review", "show", "--json").objects
    items = data["items"]
    assert isinstance(items, list)
    assert [(each["answer"], each["note"]) for each in items[:3]] == [
        ("extend", "Not yet"),
        (None, ""),
        ("keep", "Well so"),
    ]


def test_the_last_answer_leads_to_the_closing(here: Cli) -> None:
    (data,) = here("review", "open", "--json").objects
    count = data["open_items"]
    assert isinstance(count, int)

    shown = typed("r", "Nobody came", *["k", ""] * (count - 1), "All is well")

    assert "Why it stays, or why it changed (Enter: later) › " in shown
    (data,) = here("review", "list", "--json").objects
    assert (data["open_items"], data["because"]) == (0, "All is well")


@pytest.mark.usefixtures("here")
def test_letters_are_those_of_the_language() -> None:
    shown = typed("b", "Personne", language="fr")

    assert "a[b]andonner › " in shown
    assert "status: dormant" in Path("strategy.yaml").read_text()


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("word", ["abandonner", "Abandonner", "drop", "b"])
def test_words_of_the_language_are_answers_too(word: str) -> None:
    typed(word, "Personne", language="fr")

    assert "status: dormant" in Path("strategy.yaml").read_text()


def test_words_of_any_language_are_taken_on_the_line(here: Cli) -> None:
    here("review", "open")

    assert here("review", "answer", "2", "garder").code == 0
    assert here("review", "answer", "2", "changer").code == 0
    assert here("review", "answer", "2", "Keep").code == 0
    assert here("review", "answer", "2", "peut-être").code == 64


def test_interrupting_says_how_many_items_are_left(here: Cli) -> None:
    shown = typed("r", "Nobody came", interrupted=True)

    (data,) = here("review", "show", "--json").objects
    assert data["open_items"]
    assert f"{data['open_items']} items are still open. You may leave and go on later." in shown


def test_nothing_of_a_review_is_english_in_french(here: Cli) -> None:
    here("review", "open")
    here("review", "answer", "2", "garder", "--note", "Toujours vrai")

    assert "[required]" not in here("-L", "fr", "review", "close", "--help").out
    assert "✓ garder tel quel\u00a0: «\u00a0Toujours vrai\u00a0»" in (
        here("-L", "fr", "review", "show").out
    )
