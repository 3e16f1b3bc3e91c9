"""Answers one line of standard input after the other, for programs that ask."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from strategy_tui.cli.output import Output


def answer_lines(answer: Callable[[str], object], output: Output) -> int:
    """Print an answer for each line, in order, flushed; the exit code of the run."""
    for line in _lines():
        output.json(answer(line))
    return 0


def _lines() -> Iterator[str]:
    r"""Standard input split on "\n" only; what is not UTF-8 survives as lone surrogates."""
    for raw in sys.stdin.buffer:
        line = raw.rstrip(b"\n").decode("utf-8", "surrogateescape")
        if line.strip():
            yield line
