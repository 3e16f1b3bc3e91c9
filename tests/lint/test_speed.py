"""However hostile a text is, twice as much of it takes about twice as long."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from strategy_tui.lint.signals import signals
from strategy_tui.networks import spec
from tests.lint.subjects import a_subject, found

SIZE = 40_000

HOSTILE: dict[str, Callable[[int], str]] = {
    "letters": lambda size: "a" * size,
    "words": lambda size: "a " * (size // 2),
    "hashes": lambda size: "#" * size,
    "tags": lambda size: "#a " * (size // 3),
    "exclamations": lambda size: "!" * size,
    "shouts": lambda size: "! " * (size // 2),
    "names": lambda size: "@a " * (size // 3),
    "commas": lambda size: ", " * (size // 2),
    "hyphens": lambda size: "-" * size,
    "dots": lambda size: "a." * (size // 2),
    "quotes": lambda size: '"a ' * (size // 3),
    "guillemets": lambda size: "« " * (size // 2),
    "apostrophes": lambda size: "'a" * (size // 2),
    "questions": lambda size: "tu ? " * (size // 5),
    "imperatives": lambda size: "mangez vous " * (size // 12),
    "requests": lambda size: "tell me " * (size // 8),
    "lines": lambda size: "\n" * size,
    "spaces": lambda size: " " * size,
    "emoji": lambda size: "👍" * size,
    "families": lambda size: "👨‍👩‍👧‍👦" * (size // 7),
    "capitals": lambda size: "AAA " * (size // 4),
    "links": lambda size: "https://a.fr " * (size // 13),
    "marks": lambda size: "a" + "\u0301" * size,
    "surrogates": lambda size: "\ud800" * size,
    "baits": lambda size: "like for a " * (size // 11),
    "prices": lambda size: "1,1" * (size // 3) + " €",
}


def seconds(work: Callable[[], object], tries: int = 3) -> float:
    """The least CPU time of some tries."""
    took: list[float] = []
    for _ in range(tries):
        started = time.process_time()
        work()
        took.append(time.process_time() - started)
    return min(took)


@pytest.mark.parametrize("kind", HOSTILE)
def test_signals_are_linear_in_the_text(kind: str) -> None:
    whole, half = HOSTILE[kind](SIZE), HOSTILE[kind](SIZE // 2)
    here = spec("linkedin")

    twice = seconds(lambda: [signals(whole, here, language) for language in ("en", "fr")])
    once = seconds(lambda: [signals(half, here, language) for language in ("en", "fr")])

    assert twice < 3 * once + 0.05


@pytest.mark.parametrize("kind", HOSTILE)
def test_all_rules_together_end_soon(kind: str) -> None:
    text = HOSTILE[kind](SIZE)

    assert seconds(lambda: found(a_subject(text, "linkedin")), tries=1) < 2
