"""Real processes, really killed at every step: the thread is public once, whole and in order."""

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
POINTS = [
    *(f"{side} commit {number}" for number in range(1, 6) for side in ("before", "after")),
    *(
        f"{moment} part {part} is {done}"
        for part in (0, 1)
        for moment, done in (("before", "accepted"), ("while", "written"), ("after", "accepted"))
    ),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
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


def public(folder: Path) -> list[str]:
    """The texts in the dry run's file, torn lines left out."""
    kept = folder / "dry-run.jsonl"
    texts = []
    for line in kept.read_text().splitlines() if kept.exists() else ():
        try:
            texts.append(json.loads(line)["text"])
        except ValueError:
            assert line.startswith('{"key": "')
            assert not line.endswith("}")
    return texts


@pytest.mark.parametrize("point", POINTS)
def test_killed_at_any_point_the_thread_is_public_once(folder: Path, point: str) -> None:
    with run("publisher", folder, point) as killed:
        assert killed.wait() == -signal.SIGKILL
    before = public(folder)
    assert before == ["one", "two"][: len(before)]

    publisher(folder).publish_due(NOON)

    assert public(folder) == ["one", "two"]
    assert states(Database(folder / "state.db")) == [QueueState.SENT, QueueState.SENT]


def test_a_process_that_lives_publishes_the_thread(folder: Path) -> None:
    with run("publisher", folder, "nowhere") as living:
        assert living.wait() == 0

    assert public(folder) == ["one", "two"]


def test_of_two_publishers_one_is_told_that_the_other_works(folder: Path) -> None:
    with run("holder", folder) as first:
        assert first.stdout is not None
        assert first.stdin is not None
        assert first.stdout.readline() == "asked\n"

        with pytest.raises(Busy):
            publisher(folder).publish_due(NOON)

        first.stdin.write("go on\n\n")
        first.stdin.close()
        assert first.wait() == 0
    assert public(folder) == ["one", "two"]
    assert publisher(folder).publish_due(NOON).settled == ()


def test_a_publisher_that_sleeps_still_holds_the_lock_until_it_is_killed(folder: Path) -> None:
    with run("holder", folder) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "asked\n"
        os.kill(first.pid, signal.SIGSTOP)

        with pytest.raises(Busy):
            publisher(folder).publish_due(NOON)

        os.kill(first.pid, signal.SIGKILL)
        first.wait()
    publisher(folder).publish_due(NOON)
    assert public(folder) == ["one", "two"]
