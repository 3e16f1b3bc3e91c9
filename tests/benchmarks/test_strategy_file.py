"""The check of a strategy: linear in the size of the file, wrong names and all."""

from __future__ import annotations

from time import process_time

import pytest

from strategy_tui.networks import names
from strategy_tui.strategy_file import parse


def strategy_of(goals: int) -> str:
    """So many goals without figures, and half as many networks that name one wrongly."""
    return "".join(
        [
            "name: Large\ngoals:\n",
            *(f"  goal{number}:\n    want: Goal number {number}\n" for number in range(goals)),
            "networks:\n",
            *(
                f"  place{number}: {{network: mastodon, account: a{number}@example.org, "
                f"goals: [goal{number}, gaol{number}]}}\n"
                for number in range(goals // 2)
            ),
        ]
    )


def cost(text: str) -> float:
    """CPU seconds of one check."""
    start = process_time()
    parse(text, names())
    return process_time() - start


@pytest.mark.benchmark
def test_twice_the_file_costs_little_more_than_twice_the_time() -> None:
    once, twice = strategy_of(1_500), strategy_of(3_000)
    pairs = [(cost(once), cost(twice)) for _ in range(4)]  # by turns: the machine is shared

    assert min(b for _, b in pairs) <= 2.6 * min(a for a, _ in pairs)
