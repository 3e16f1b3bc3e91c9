"""Findings as GitHub's annotations: one workflow command a line.

Source: docs.github.com, “Workflow commands for GitHub Actions”, and actions/toolkit,
packages/core/src/command.ts, which escapes so (2026-11-22).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from strategy_tui.domain.diagnostic import FileReport, Severity
from strategy_tui.domain.text import Lines
from strategy_tui.i18n import render

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def workflow_commands(file: FileReport, language: str) -> Iterator[str]:
    """A line for each finding; a file that cannot be used is an error as a whole."""
    if file.problem is not None:
        sentence = render(file.problem, language)
        yield _command("error", {"file": file.name}, sentence)
    lines = Lines(file.text)
    for each in file.diagnostics:
        line, column = lines.place(each.span.start)
        end_line, end_column = lines.place(each.span.end)
        place: dict[str, str | int] = {"file": file.name, "line": line}
        if end_line == line:  # GitHub takes columns only of a finding on one line
            place |= {"col": column, "endColumn": max(end_column, column)}
        else:
            place["endLine"] = end_line
        place["title"] = each.rule_id
        yield _command(COMMANDS[each.severity], place, render(each.message, language))


def _command(name: str, properties: Mapping[str, str | int], said: str) -> str:
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {listed}::{_data(said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
