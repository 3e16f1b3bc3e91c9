"""Findings as GitHub's workflow commands, escaped as its runner unescapes them."""

from __future__ import annotations

from strategy_tui.domain.diagnostic import Diagnostic, FileReport, Severity
from strategy_tui.domain.message import message
from strategy_tui.domain.text import Span
from strategy_tui.lint.github import workflow_commands


def test_a_finding_on_one_line_has_columns() -> None:
    found = Diagnostic("a.b", Severity.WARNING, Span(4, 7), message("Two: 100 %, so, yes."))

    assert list(workflow_commands(FileReport("d.md", "one\ntwo three", (found,)), "en")) == [
        "::warning file=d.md,line=2,col=1,endColumn=4,title=a.b::Two: 100 %25, so, yes."
    ]


def test_a_finding_over_lines_has_none() -> None:
    found = Diagnostic("a.b", Severity.ERROR, Span(0, 7), message("x\r\ny"))

    assert list(workflow_commands(FileReport("d.md", "one\ntwo three", (found,)), "en")) == [
        "::error file=d.md,line=1,endLine=2,title=a.b::x%0D%0Ay"
    ]


def test_a_hint_is_a_notice_and_a_name_is_escaped() -> None:
    found = Diagnostic("a.b", Severity.HINT, Span(0, 0), message("x"))

    assert list(workflow_commands(FileReport("a,b:c%.md", "", (found,)), "en")) == [
        "::notice file=a%2Cb%3Ac%25.md,line=1,col=1,endColumn=1,title=a.b::x"
    ]


def test_a_file_that_cannot_be_used_is_an_error() -> None:
    gone = FileReport("gone.md", problem=message("“{path}” is gone.", path="gone.md"))

    assert list(workflow_commands(gone, "fr")) == ["::error file=gone.md::“gone.md” is gone."]
