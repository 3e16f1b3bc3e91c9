"""Real processes, really killed at every step: each thread is public once, whole and in order.

Each from its own account, of the two that are connected on one network.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from strategy_tui.domain.queue import QueueState
from strategy_tui.errors import Busy
from strategy_tui.store.database import Database
from tests.crash.publisher import publisher
from tests.services.queue_samples import NOON, approve, enqueue, states

ROOT = Path(__file__).parents[2]
SIDES = ("before", "after")
BOTH = ("home", "work")
ALL = [("home", "one"), ("home", "two"), ("work", "three"), ("work", "four")]


def points(commits: int, *accounts: str) -> list[str]:
    """Every moment at which a run may die: around its commits, and around its posts."""
    around = (("before", "accepted"), ("while", "written"), ("after", "accepted"))
    return [
        *(f"{side} commit {number + 1}" for number in range(commits) for side in SIDES),
        *(
            f"{moment} {account}’s part {part} is {done}"
            for account in accounts
            for part in (0, 1)
            for moment, done in around
        ),
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    db = Database(tmp_path / "state.db")
    enqueue(db, approve(db, "one", "two", account="@Home"))
    enqueue(db, approve(db, "three", "four", account="work"))
    return tmp_path


@pytest.fixture
def nameless(tmp_path: Path) -> Path:
    """A thread that does not say from which account it goes out."""
    db = Database(tmp_path / "state.db")
    enqueue(db, approve(db, "one", "two"))
    return tmp_path


def run(module: str, folder: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", f"tests.crash.{module}", str(folder), *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def public(folder: Path) -> list[tuple[str, str]]:
    """The accounts and texts in the dry run's file, torn lines left out."""
    kept = folder / "dry-run.jsonl"
    texts = []
    for line in kept.read_text().splitlines() if kept.exists() else ():
        try:
            post = json.loads(line)
        except ValueError:
            assert line.startswith('{"key": "')
            assert not line.endswith("}")
        else:
            texts.append((post["account"], post["text"]))
    return texts


@pytest.mark.parametrize("point", points(9, *BOTH))
def test_killed_at_any_point_each_thread_is_public_once(folder: Path, point: str) -> None:
    with run("publisher", folder, point, *BOTH) as killed:
        assert killed.wait() == -signal.SIGKILL
    before = public(folder)
    assert before == ALL[: len(before)]

    publisher(folder, *BOTH).publish_due(NOON)

    assert public(folder) == ALL
    assert states(Database(folder / "state.db")) == [QueueState.SENT] * 4


@pytest.mark.parametrize("point", points(5, "home"))
def test_killed_at_any_point_a_thread_stays_with_its_account(nameless: Path, point: str) -> None:
    with run("publisher", nameless, point, "home") as killed:
        assert killed.wait() == -signal.SIGKILL
    before = public(nameless)

    publisher(nameless, "work").publish_due(NOON)

    if point == "before commit 1":  # nothing was tried from home, so home has no claim to it
        assert public(nameless) == [("work", "one"), ("work", "two")]
        return
    assert public(nameless) == before
    publisher(nameless, *BOTH).publish_due(NOON)
    assert public(nameless) == [("home", "one"), ("home", "two")]


def test_a_process_that_lives_publishes_every_thread(folder: Path) -> None:
    with run("publisher", folder, "nowhere", *BOTH) as living:
        assert living.wait() == 0

    assert public(folder) == ALL


def test_of_two_publishers_one_is_told_that_the_other_works(folder: Path) -> None:
    with run("holder", folder) as first:
        assert first.stdout is not None
        assert first.stdin is not None
        assert first.stdout.readline() == "asked\n"

        with pytest.raises(Busy):
            publisher(folder, *BOTH).publish_due(NOON)

        first.stdin.write("go on\n" * 4)
        first.stdin.close()
        assert first.wait() == 0
    assert public(folder) == ALL
    assert publisher(folder, *BOTH).publish_due(NOON).settled == ()


def test_a_publisher_that_sleeps_still_holds_the_lock_until_it_is_killed(folder: Path) -> None:
    with run("holder", folder) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "asked\n"
        os.kill(first.pid, signal.SIGSTOP)

        with pytest.raises(Busy):
            publisher(folder, *BOTH).publish_due(NOON)

        os.kill(first.pid, signal.SIGKILL)
        first.wait()
    publisher(folder, *BOTH).publish_due(NOON)
    assert public(folder) == ALL
