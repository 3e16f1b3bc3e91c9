"""How long commands take, as whole processes: CPU by turns with a peer, bytecode at hand.

The everyday commands are held against write-good on the same draft: a linter of prose that starts
on Node and reads no strategy. `npm ci` in `tests/peers` installs it.
"""

from __future__ import annotations

import compileall
import os
import resource
import shutil
import statistics
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from strategy_tui.services.demo import PLAYS_AT, prepare
from strategy_tui.settings import Settings
from strategy_tui.wiring import Services
from tests.benchmarks.conftest import Measured

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "strategies" / "personal.en.yaml"
DRAFT = "drafts/2026-11-24-tools.mastodon.md"
ROUNDS = 15
EMPTY = [sys.executable, "-c", "pass"]
WRITE_GOOD = Path(
    os.environ.get("WRITE_GOOD")
    or ROOT / "tests" / "peers" / "node_modules" / ".bin" / "write-good"
)
INSTALLED = "import sys; from strategy_tui.__main__ import main; sys.exit(main())"
"""What the script that an installation makes does."""
BOUNDS = {
    "strategy check": 0.9,
    f"lint {DRAFT}": 1.3,
    "audit list": 1.0,
    "today": 1.45,
    "review due": 1.0,
}
"""Command → times write-good; 0.9 is wanted of each."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demo's imports and drafts under a sample strategy, and its data."""
    compileall.compile_dir(ROOT / "strategy_tui", quiet=1)
    folder = tmp_path_factory.mktemp("home")
    settings = Settings(folder / "data", "en", "en")
    made = prepare("en", folder / "workspace", lambda it: Services(settings, it))
    shutil.copy(SAMPLE, made.workspace.strategy_path)
    Services(settings, made.workspace).audit.run(PLAYS_AT)  # keeps the version, as the first does
    return folder


def ours(*words: str) -> list[str]:
    """A command line of ours."""
    return [sys.executable, "-c", INSTALLED, *words]


FOUND_SOMETHING = frozenset({0, 1})
"""Exit codes of a check."""


def seconds(command: list[str], home: Path, codes: Collection[int] = FOUND_SOMETHING) -> float:
    """User and system time of one process in the workspace, bytecode at hand."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "STRATEGY_TUI_DATA": str(home / "data"),
        "STRATEGY_TUI_NOW": PLAYS_AT.isoformat(),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        command, cwd=home / "workspace", env=environment, stdout=subprocess.DEVNULL, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode in codes, command[:3]
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ratio(command: list[str], peer: list[str], home: Path) -> float:
    """The median of a command's times by the median of the peer's, which take turns."""
    pairs = [(seconds(command, home), seconds(peer, home)) for _ in range(ROUNDS)]
    return statistics.median(own for own, _ in pairs) / statistics.median(its for _, its in pairs)


def test_the_version_costs_at_most_three_empty_pythons(
    benchmark: BenchmarkFixture, measured: Measured, home: Path
) -> None:
    assert benchmark(seconds, ours("--version"), home) > 0
    if not benchmark.enabled:
        return
    found = ratio(ours("--version"), EMPTY, home)
    measured("--version × an empty Python", found, 3)


def test_help_costs_at_most_a_third_of_what_another_client_takes(
    benchmark: BenchmarkFixture, measured: Measured, home: Path
) -> None:
    assert benchmark(seconds, ours("--help"), home) > 0
    if not benchmark.enabled:
        return
    toot = os.environ.get("TOOT") or shutil.which("toot")
    if toot is None:
        pytest.skip("toot is not installed; TOOT may name it")
    found = ratio(ours("--help"), [toot, "--help"], home)
    measured("--help × toot --help", found, 1 / 3)


@pytest.mark.parametrize("command", BOUNDS)
def test_an_everyday_command_costs_about_what_a_linter_of_prose_does(
    benchmark: BenchmarkFixture, measured: Measured, home: Path, command: str
) -> None:
    words = command.split()
    assert benchmark(seconds, ours(*words), home) > 0
    if not benchmark.enabled:
        return
    if not WRITE_GOOD.exists():
        pytest.skip("write-good is not installed: npm ci in tests/peers, or WRITE_GOOD names it")
    found = ratio(ours(*words), [str(WRITE_GOOD), DRAFT], home)
    measured(f"{words[0]} × write-good", found, BOUNDS[command])
