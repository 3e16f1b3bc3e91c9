"""How long commands take to start, against an empty Python: CPU of whole processes, by turns."""

from __future__ import annotations

import compileall
import os
import statistics
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

ROOT = Path(__file__).parents[2]
ROUNDS = 15
EMPTY = [sys.executable, "-c", "pass"]
VERSION = [sys.executable, "-m", "strategy_tui", "--version"]


def seconds(command: list[str]) -> float:
    """User and system time of one process, bytecode at hand."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = os.times()
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
    after = os.times()
    spent = after.children_user + after.children_system
    return spent - before.children_user - before.children_system


def test_the_version_costs_at_most_three_empty_pythons(
    benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    compileall.compile_dir(ROOT / "strategy_tui", quiet=1)
    assert benchmark(seconds, VERSION) > 0
    if not benchmark.enabled:
        return
    pairs = [(seconds(VERSION), seconds(EMPTY)) for _ in range(ROUNDS)]
    ratio = statistics.median(ours for ours, _ in pairs) / statistics.median(e for _, e in pairs)
    with capsys.disabled():
        sys.stdout.write(f"\n--version: {ratio:.2f} x an empty Python (bound 3)\n")

    assert ratio <= 3
