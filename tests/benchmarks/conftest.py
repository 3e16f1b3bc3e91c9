"""What a run measured, as one table at its end."""

from __future__ import annotations

from typing import NamedTuple, Protocol

import pytest


class Row(NamedTuple):
    """A ratio and the bound it is held to."""

    what: str
    found: float
    bound: float
    is_least: bool

    @property
    def holds(self) -> bool:
        """Whether the ratio is on the right side of its bound."""
        return self.found >= self.bound if self.is_least else self.found <= self.bound


class Measured(Protocol):
    """Notes a ratio for the table, and fails where it is beyond its bound."""

    def __call__(self, what: str, found: float, bound: float, *, is_least: bool = False) -> None:
        """`is_least`: the bound is one from below."""


ROWS = pytest.StashKey[list[Row]]()


def pytest_configure(config: pytest.Config) -> None:
    """Begin the table."""
    config.stash[ROWS] = []


@pytest.fixture
def measured(request: pytest.FixtureRequest) -> Measured:
    """For a test that holds a ratio to its bound."""
    rows = request.config.stash[ROWS]

    def note(what: str, found: float, bound: float, *, is_least: bool = False) -> None:
        row = Row(what, found, bound, is_least)
        rows.append(row)
        assert row.holds, f"{what}: {found:.3g}, and {bound:.3g} is the bound"

    return note


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table, what does not hold marked."""
    rows = terminalreporter.config.stash[ROWS]
    if not rows:
        return
    terminalreporter.section("ratios of CPU time in this run")
    width = max(len(each.what) for each in rows)
    for each in rows:
        sign = "≥" if each.is_least else "≤"
        mark = "" if each.holds else "   beyond its bound"
        line = f"{each.what:{width}}  {each.found:8.3g}  {sign} {each.bound:.3g}{mark}"
        terminalreporter.write_line(line)
