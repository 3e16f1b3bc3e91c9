"""The check of drafts: thousands of files, one text in process, and texts that grow.

CPU time against write-good (`npm ci` in `tests/peers`) and proselint (`pip install -e '.[bench]'`)
on the same files, side by side. `LINT_DRAFTS=10000` is what the bounds are about.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from itertools import cycle, islice
from pathlib import Path
from time import process_time

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from strategy_tui.lint.engine import lint
from strategy_tui.lint.language import guess
from strategy_tui.lint.pack import bundled
from strategy_tui.lint.rule import Subject
from strategy_tui.networks import spec
from tests.benchmarks.conftest import Measured
from tests.benchmarks.test_start import WRITE_GOOD, ours, seconds

POSTS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "quality" / "posts.jsonl").read_text().splitlines()
]
DRAFTS = int(os.environ.get("LINT_DRAFTS") or 1_000)
FILES = {"write-good": 3.2, "proselint": 0.8}
"""Peer → times its CPU for as many files; 1.0 and 0.2 are wanted.

A thousand files cost more each than ten thousand: every expression is compiled once.
"""
ONE_DRAFT = 0.33
"""Times proselint's API, the best of three of each; a sixth is wanted."""
SLOWEST = 5.0
"""Milliseconds of 99 in 100 drafts, on a machine that does other things as well; 2 are wanted."""
PROSELINT = Path(sys.executable).with_name("proselint")


def took(work: Callable[[], object]) -> float:
    began = process_time()
    work()
    return process_time() - began


def check(post: dict[str, str]) -> object:
    """What `lint` does with a bare text, the guess of its language and all."""
    text = post["text"]
    return lint(Subject(text, spec(post["network"]), language=guess(text) or "en"), bundled())


@pytest.fixture
def drafts(tmp_path: Path) -> list[str]:
    """The labelled posts as drafts, over and over, each a file of its own."""
    folder = tmp_path / "workspace" / "drafts"
    folder.mkdir(parents=True)
    made = []
    for number, post in enumerate(islice(cycle(POSTS), DRAFTS)):
        file = folder / f"{number:05}.{post['network']}.md"
        head = f"---\nnetwork: {post['network']}\nlanguage: {post['lang']}\n---\n"
        file.write_text(f"{head}{post['text']}\n({number})\n", encoding="utf-8")
        made.append(str(file))
    return made


def test_thousands_of_drafts_cost_less_than_with_other_linters(
    benchmark: BenchmarkFixture, tmp_path: Path, drafts: list[str], measured: Measured
) -> None:
    if not benchmark.enabled:
        pytest.skip("only measured")
    found = min(seconds(ours("lint", *drafts), tmp_path) for _ in range(2))
    benchmark.extra_info["milliseconds a draft"] = found / DRAFTS * 1e3
    benchmark(lambda: None)

    if WRITE_GOOD.exists():
        # Its exit code is the number of its findings, as far as it fits into a byte.
        peer = seconds([str(WRITE_GOOD), *drafts], tmp_path, range(256))
        bound = FILES["write-good"]
        measured(f"lint of {DRAFTS:,} files × write-good", found / peer, bound)
    if PROSELINT.exists():
        folder = str(Path(drafts[0]).parent)
        peer = seconds([str(PROSELINT), "check", folder], tmp_path)
        measured(f"lint of {DRAFTS:,} files × proselint", found / peer, FILES["proselint"])


def test_one_draft_in_process_costs_a_fraction_of_what_proselint_takes(
    benchmark: BenchmarkFixture, measured: Measured
) -> None:
    check(POSTS[0])  # reads the rules
    for post in POSTS:
        check(post)  # compiles their patterns
    benchmark(check, POSTS[0])
    if not benchmark.enabled:
        return
    mine, theirs = [], []
    peer = _proselint() if find_spec("proselint") is not None else None
    for post in POSTS:  # by turns: a machine has slow minutes
        mine.append(min(took(partial(check, post)) for _ in range(3)))
        if peer is not None:
            theirs.append(min(took(partial(peer, post["text"])) for _ in range(3)))
    slow = sorted(mine)[len(mine) * 99 // 100]
    measured("one draft in process, 99th of 100, in ms", slow * 1e3, SLOWEST)
    if not theirs:
        pytest.skip("proselint is not installed")
    found = statistics.median(mine) / statistics.median(theirs)
    measured("one draft in process × proselint's API", found, ONE_DRAFT)


def _proselint() -> Callable[[str], object]:
    from proselint.checks import __register__
    from proselint.config import DEFAULT
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    CheckRegistry().register_many(__register__)
    return lambda text: LintFile("draft.md", content=text).lint(DEFAULT)


@pytest.mark.parametrize("network", ["x", "mastodon", "linkedin", "blog"])
def test_twice_the_text_costs_about_twice_the_time(
    benchmark: BenchmarkFixture, measured: Measured, network: str
) -> None:
    if not benchmark.enabled:
        pytest.skip("only measured")
    whole = "\n\n".join(each["text"] for each in POSTS) * 4
    half = whole[: len(whole) // 2]

    def cost(text: str) -> float:
        return min(took(lambda: check({"text": text, "network": network})) for _ in range(5))

    benchmark.pedantic(cost, (half,), rounds=1)  # type: ignore[no-untyped-call]
    measured(f"a text twice as long, on {network}", cost(whole) / cost(half), 2.2)
