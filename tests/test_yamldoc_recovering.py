"""Every error of a YAML text at once: what is behind the first one, and not what only follows."""

from __future__ import annotations

import time

import pytest

from strategy_tui.networks import names
from strategy_tui.strategy_file import parse
from strategy_tui.yamldoc.recovering import load_all

REST = (
    "".join(f"note{number}: fine\n" for number in range(100))
    + "time:\n\tper_week: 60 min\nname: Again\n"
)
"""A tab and a key that stands twice, a hundred lines below."""


def told(text: str) -> list[tuple[int, str]]:
    """The line and rule of every diagnostic."""
    return [
        (text.count("\n", 0, each.span.start) + 1, each.rule_id)
        for each in load_all(text).diagnostics
    ]


@pytest.mark.parametrize(
    "goals",
    [
        "goals:\n  a:\n    want: Be found: soon\n    measure: visits\n",
        "goals:\n  a:\n    want: [one, two\n    measure: visits\n",
        "goals:\n  a:\n    want here\n    measure: visits\n",
        "goals:\n  a:\n      want: here\n    measure: visits\n",
    ],
)
def test_an_error_hides_none_that_stand_below(goals: str) -> None:
    text = f"name: Mine\n{goals}{REST}"

    first, *others = told(text)

    assert first[1] == "yaml.syntax"
    assert others == [(107, "yaml.syntax"), (108, "yaml.duplicate-key")]


def test_an_invisible_character_hides_nothing() -> None:
    assert told(f"name: M\u202eine\na: 1\nb: 2\nc: 3\nd: 4\n{REST}") == [
        (1, "yaml.character"),
        (107, "yaml.syntax"),
        (108, "yaml.duplicate-key"),
    ]


def test_what_only_follows_from_an_error_is_not_told() -> None:
    text = "name: Mine\ngoals:\n  - a\n  b: c\n  d: e\n  f:\n    g: h\nlanguage: en\n"

    assert told(text) == [(4, "yaml.syntax")]


def test_a_strategy_tells_them_too() -> None:
    _, found = parse(f"name: Mine\ngoals: a: b\n{REST}", names())

    assert [each.rule_id for each in found] == [
        "strategy.syntax",
        "strategy.syntax",
        "strategy.duplicate-key",
    ]


@pytest.mark.parametrize("line", ["  a: b: c\n", "\t\n", "x: [\n", "- a\nb: c\n", "*a\n"])
def test_a_huge_file_full_of_errors_is_read_in_time(line: str) -> None:
    text = line * (900_000 // len(line))
    begin = time.process_time()

    assert load_all(text).diagnostics

    assert time.process_time() - begin < 2
