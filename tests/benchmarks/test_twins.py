"""Looking for twins of one draft among a history: the index against rapidfuzz over every text.

CPU time, all in one run. `TWINS_POSTS=1000000` measures what the bounds are about (three minutes);
otherwise a smaller history, where a search has less to gain over a scan.
"""

from __future__ import annotations

import itertools
import os
import random
import statistics
from collections.abc import Callable
from time import process_time

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from strategy_tui.twins.index import add, near
from strategy_tui.twins.postings import MemoryPostings

POSTS = int(os.environ.get("TWINS_POSTS") or 30_000)
BOUNDS = {"varied": (80, 25), "templated": (40, 20)}
"""History → how many times faster than a scan at a million posts: the median, the 99th of 100."""
FEWER = 16
"""A history 33 times smaller is held to a bound so many times lower."""
DRAFTS = 100


class Writer:
    """Writes posts of made-up words, frequent and rare as words of a language are."""

    def __init__(self, words: int, templates: int) -> None:
        self._random = random.Random(7)
        sounds = ["".join(each) for each in itertools.product("bcdfglmnprst", "aeiou")]
        made = ["".join(each) for each in itertools.product(sounds, repeat=3)]
        self._words = self._random.sample(made, words)
        weights = [1 / (rank + 2.7) for rank in range(words)]
        self._weights = list(itertools.accumulate(weights))
        self._frames = [self.text(22) for _ in range(templates)]

    def text(self, length: int) -> str:
        """So many words."""
        return " ".join(self._random.choices(self._words, cum_weights=self._weights, k=length))

    def post(self) -> str:
        """A post: of a template, or short, or as long as a network allows."""
        if self._frames and self._random.random() < 0.3:
            return f"{self._random.choice(self._frames)} {self.text(6)}"
        return self.text(self._random.choice([6, 14, 22, 30, 40]))


WRITERS = {"varied": (20_000, 0), "templated": (1_500, 40)}


def seconds(work: Callable[[], object]) -> float:
    began = process_time()
    work()
    return process_time() - began


def fill(postings: MemoryPostings, posts: list[str]) -> None:
    for post, text in enumerate(posts):
        add(postings, post, text)


@pytest.mark.parametrize("history", list(WRITERS))
def test_a_draft_is_looked_up_much_faster_than_by_a_scan(
    history: str, benchmark: BenchmarkFixture
) -> None:
    from rapidfuzz import fuzz, process

    writer = Writer(*WRITERS[history])
    posts = [writer.post() for _ in range(POSTS)]
    drafts = [writer.post() if history == "templated" else writer.text(40) for _ in range(DRAFTS)]
    postings = MemoryPostings()
    built = seconds(lambda: fill(postings, posts))
    near(postings, drafts[0])

    taken = sorted(seconds(lambda each=each: near(postings, each)) for each in drafts)  # type: ignore[misc]
    scan = statistics.median(
        seconds(lambda each=each: process.cdist([each], posts, scorer=fuzz.ratio, score_cutoff=80))  # type: ignore[misc]
        for each in drafts[:5]
    )

    benchmark.extra_info |= {"posts": POSTS, "scan_ms": scan * 1e3, "add_us": built / POSTS * 1e6}
    benchmark(near, postings, drafts[0])
    bounds = [each if POSTS >= 1_000_000 else each / FEWER for each in BOUNDS[history]]
    assert scan / taken[DRAFTS // 2] >= bounds[0]
    assert scan / taken[-2] >= bounds[1]
    assert built / POSTS <= 0.001
