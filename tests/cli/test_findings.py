"""Diagnostics as lines for people and editors, and as data."""

from __future__ import annotations

import pytest

from strategy_tui.cli.findings import finding_lines, findings_json, reaches
from strategy_tui.cli.output import Output
from strategy_tui.domain.diagnostic import Diagnostic, Severity
from strategy_tui.domain.message import message
from strategy_tui.domain.text import Span

FINDING = Diagnostic("a.b", Severity.WARNING, Span(8, 9), message("keep"), clause="networks.x")
TEXT = "one\ntwo three"


def test_a_finding_is_a_line_that_editors_understand() -> None:
    assert list(finding_lines("d.md", TEXT, [FINDING], Output("en"))) == [
        "d.md:2:5: warning: keep (a.b) [networks.x]"
    ]


def test_a_finding_speaks_the_readers_language() -> None:
    assert list(finding_lines("d.md", TEXT, [FINDING], Output("fr"))) == [
        "d.md:2:5: avertissement: garder (a.b) [networks.x]"
    ]


def test_a_finding_as_data_has_its_place_twice() -> None:
    assert findings_json("d.md", TEXT, [FINDING], Output("en")) == [
        {
            "file": "d.md",
            "line": 2,
            "column": 5,
            "end_line": 2,
            "end_column": 6,
            "rule": "a.b",
            "severity": "warning",
            "clause": "networks.x",
            "start": 8,
            "end": 9,
            "message": "keep",
        }
    ]


@pytest.mark.parametrize(
    ("fail_on", "expected"),
    [("error", False), ("warning", True), ("hint", True), ("never", False)],
)
def test_the_threshold_decides_the_exit_code(fail_on: str, expected: bool) -> None:
    assert reaches([FINDING], fail_on) is expected
