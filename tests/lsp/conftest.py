"""A workspace and an editor for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from strategy_tui.services.workspace import create
from tests.lsp.editor import Editor

STRATEGY = {
    "en": """\
version: 1
name: Mine
language: en
time_zone: Europe/London
goals:
  work: {want: Be found, measure: calls_per_month, from: 1, target: 4, by: 2027-06-30}
networks:
  mastodon:
    purpose: Talk with my peers
    goals: [work]
    audience: peers
    call_to_action: required
    cadence: {posts_per_week: 1, minutes_per_post: 10}
follow:
  keep:
    - {name: met, because: We have met, when: {relationship: yes}}
  let_go:
    - {name: silent, because: Nothing for a year, when: {last_post: {older_than: 1 year}}}
  target: {accounts: 150}
time: {per_week: 60 min}
review: {every: 6 months}
""",
    "fr": """\
version: 1
name: La mienne
language: fr
time_zone: Europe/Paris
goals:
  travail: {want: Que l’on me trouve, measure: appels, from: 1, target: 4, by: 2027-06-30}
networks:
  mastodon:
    purpose: Parler avec mes pairs
    goals: [travail]
    audience: pairs
    call_to_action: required
    cadence: {posts_per_week: 1, minutes_per_post: 10}
follow:
  keep:
    - {name: vus, because: Nous nous sommes vus, when: {relationship: yes}}
  let_go:
    - {name: muets, because: Rien depuis un an, when: {last_post: {older_than: 1 an}}}
  target: {accounts: 150}
time: {per_week: 60 min}
review: {every: 6 mois}
""",
}

NOON = "2026-11-24T12:00:00+00:00"

Edit = Callable[..., Editor]


@pytest.fixture
def strategy_language() -> str:
    """The language of the strategy; some tests ask for another."""
    return "en"


@pytest.fixture
def workspace(tmp_path: Path, strategy_language: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with a small strategy."""
    monkeypatch.setenv("STRATEGY_TUI_NOW", NOON)
    now = datetime.fromisoformat(NOON)
    return create(tmp_path / "mine", STRATEGY[strategy_language], now).root


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """One server for the tests of a module: each has a workspace of its own."""
    pytest.importorskip("pygls", reason="the language server needs the extra “lsp”")
    home = tmp_path_factory.mktemp("editor")
    own = {"HOME": str(home), "STRATEGY_TUI_DATA": str(home / "data"), "STRATEGY_TUI_NOW": NOON}
    with Editor(home, environment=own) as editor:
        yield editor


@pytest.fixture
def editor(running: Editor) -> Iterator[Editor]:
    """The server of the module, with nothing open in it."""
    running.logged.clear()
    yield running
    running.close_all()


@pytest.fixture
def edit(workspace: Path) -> Iterator[Edit]:
    """Starts an editor with a server of its own in a folder, or in the workspace."""
    pytest.importorskip("pygls", reason="the language server needs the extra “lsp”")
    with ExitStack() as stack:

        def start(folder: Path | None = None, *words: str, **rest: Any) -> Editor:
            return stack.enter_context(Editor(folder or workspace, words, **rest))

        yield start
