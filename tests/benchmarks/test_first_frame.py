"""The first frame of the app against a minimal Textual app's; a long list against a short one.

The first frame: CPU time of a whole process on a terminal of 120 × 40, from its start until a
text is on the screen; bytecode is compiled first, and ours and the peer take turns.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import sys
import termios
from collections.abc import Awaitable, Callable
from pathlib import Path
from time import process_time

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import DataTable

from strategy_tui.services import workspace
from strategy_tui.settings import Settings
from strategy_tui.wiring import Services
from tests.benchmarks.conftest import Measured
from tests.tui.conftest import NOW, STRATEGY, Following
from tests.tui.test_account_list import ListApp, row

ROOT = Path(__file__).parents[2]
ACCOUNTS = 100_000
PEER = """
from textual.app import App
from textual.widgets import Footer, Header, Static

class Minimal(App):
    BINDINGS = [("q", "quit", "Quit")]

    def compose(self):
        yield Header()
        yield Static("the peer is ready")
        yield Footer()

Minimal().run()
"""
ESCAPES = re.compile(rb"\x1b\[[0-9;?<>=$!]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
PATIENCE = 30.0
"""Seconds of silence after which a program will never show the text."""


def seconds_until(
    text: str, command: list[str], folder: Path, environment: dict[str, str]
) -> float:
    """CPU seconds of a program until it shows a text on its terminal; then it is stopped."""
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.execve(command[0], command, environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    shown = b""
    try:
        while text.encode() not in ESCAPES.sub(b"", shown):
            assert select.select([terminal], [], [], PATIENCE)[0], shown[-500:]
            shown += os.read(terminal, 1 << 16)
    finally:
        os.kill(child, signal.SIGKILL)
        _, _, usage = os.wait4(child, 0)
        os.close(terminal)
    return usage.ru_utime + usage.ru_stime


pytestmark = pytest.mark.filterwarnings("ignore:Benchmark fixture was not used")


@pytest.fixture
def big(tmp_path: Path, benchmark: BenchmarkFixture) -> Path:
    """A workspace with a store of 100,000 people; a handful when nothing is measured."""
    made = workspace.create(tmp_path / "workshop", STRATEGY, NOW)
    services = Services(Settings(tmp_path / "data", "en", "en"), made)
    count = ACCOUNTS if benchmark.enabled else 10
    people = [(f"user{number}@social.example", f"Nom {number}") for number in range(count)]
    services.people.import_archive(Following(people), "1", "following_accounts.csv", NOW)
    return tmp_path


def test_the_first_frame_costs_little_more_than_that_of_a_minimal_app(
    benchmark: BenchmarkFixture, big: Path, measured: Measured
) -> None:
    environment = {
        "HOME": str(big),
        "STRATEGY_TUI_DATA": str(big / "data"),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(big / "compiled"),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
    }
    (big / "peer.py").write_text(PEER, encoding="utf-8")

    def ours() -> float:
        command = [sys.executable, "-m", "strategy_tui"]
        return seconds_until("4 Queue", command, big / "workshop", environment)

    def peer() -> float:
        command = [sys.executable, str(big / "peer.py")]
        return seconds_until("the peer is ready", command, big, environment)

    ours(), peer()
    benchmark(ours)
    if benchmark.enabled:
        pairs = [(ours(), peer()) for _ in range(15)]
        ratio = statistics.median(a / b for a, b in pairs)
        measured("first frame with 100,000 accounts × a minimal app", ratio, 1.3)


class TableApp(App[None]):
    """The framework's own table of what a person asks of such a list."""

    def compose(self) -> ComposeResult:
        yield DataTable(cursor_type="row")

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns("", "handle", "name", "network", "last seen", "questions", "why")
        for number in range(2_000):
            shown = row(number)
            handle, name = (each.value for each in shown.account.aliases)
            table.add_row("?", handle, name, "mastodon", "2026-11-24", "1", "needs your answer")


async def first_frame(total: int) -> float:
    began = process_time()
    async with ListApp(total).run_test(size=(120, 40)) as pilot:
        await pilot.pause()
    return process_time() - began


async def page_down(app: App[None]) -> float:
    """CPU seconds of one page further, the median of many."""
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        return statistics.median([await _one_page(pilot) for _ in range(25)])


async def _one_page(pilot: Pilot[None]) -> float:
    began = process_time()
    await pilot.press("pagedown")
    return process_time() - began


async def turns(
    ours: Callable[[], Awaitable[float]], peer: Callable[[], Awaitable[float]], rounds: int
) -> float:
    """How many times the peer's time ours takes, by turns."""
    await ours(), await peer()
    return statistics.median([await ours() / await peer() for _ in range(rounds)])


async def test_the_first_frame_of_a_list_does_not_depend_on_its_length(
    benchmark: BenchmarkFixture, measured: Measured
) -> None:
    if not benchmark.enabled:
        pytest.skip("only measured")
    ratio = await turns(lambda: first_frame(ACCOUNTS), lambda: first_frame(1_000), rounds=25)
    measured("first frame of a list of 100,000 × one of 1,000", ratio, 1.2)


async def test_a_page_of_the_list_costs_a_fraction_of_a_page_of_the_table(
    benchmark: BenchmarkFixture, measured: Measured
) -> None:
    if not benchmark.enabled:
        pytest.skip("only measured")
    ratio = await turns(
        lambda: page_down(ListApp(ACCOUNTS)), lambda: page_down(TableApp()), rounds=5
    )
    measured("page-down in a list of 100,000 × in DataTable", ratio, 0.25)
