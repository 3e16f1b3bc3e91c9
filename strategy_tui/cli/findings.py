"""Diagnostics for people, editors and other programs, in five formats."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from strategy_tui.cli.command import option
from strategy_tui.cli.output import Output, one_line
from strategy_tui.domain.diagnostic import Diagnostic, FileReport, Severity
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.text import Lines, Span
from strategy_tui.yamldoc import shortened

if TYPE_CHECKING:
    from strategy_tui.lint.rule import Rule

SEVERITY_WORDS: dict[Severity, Message] = {
    Severity.ERROR: message("error"),
    Severity.WARNING: message("warning"),
    Severity.HINT: message("hint"),
}
FORMATS = ("text", "json", "jsonl", "sarif", "github")


def format_option() -> Callable[[Any], Any]:
    """The `--format` of every command that finds something."""
    return option(
        "--format",
        "style",
        type=click.Choice(FORMATS),
        default="text",
        words=message(
            "Lines for people and editors, one JSON document, a JSON line for each finding, "
            "SARIF 2.1.0, or GitHub annotations."
        ),
    )


def fail_on_option() -> Callable[[Any], Any]:
    """The `--fail-on` of every command that finds something."""
    return option(
        "--fail-on",
        type=click.Choice(["error", "warning", "hint", "never"]),
        default="error",
        words=message("The least severity that makes the exit code 1."),
    )


def write_reports(
    style: str,
    files: Iterable[FileReport],
    output: Output,
    rules: Callable[[], Iterable[Rule]] = tuple,
) -> list[FileReport]:
    """Write what was found, each file as soon as it is there if the format lets it.

    A file that cannot be used is told beside the text, and within every other format. The rules
    are asked only by a format that tells why there is one.
    """
    seen: list[FileReport] = []
    for file in files:
        seen.append(file)
        _write_one(style, file, output)
    if style == "json":
        output.json(report_json(seen, output))
    elif style == "sarif":
        from strategy_tui.lint.built_in import why_of
        from strategy_tui.lint.sarif import sarif

        output.json(sarif(seen, why_of(rules()), output.language))
    return seen


def _write_one(style: str, file: FileReport, output: Output) -> None:
    if style == "text":
        if file.problem is not None:
            output.talk(file.problem)
        for line in finding_lines(file.name, file.text, file.diagnostics, output):
            output.line(line)
    elif style == "jsonl":
        if file.problem is not None:
            output.json({"file": file.name, "error": output.text(file.problem)})
        for entry in findings_json(file.name, file.text, file.diagnostics, output):
            output.json(entry)
    elif style == "github":
        from strategy_tui.lint.github import workflow_commands

        for line in workflow_commands(file, output.language):
            output.line(one_line(line))


def finding_lines(
    name: str, text: str, diagnostics: Iterable[Diagnostic], output: Output
) -> Iterator[str]:
    """One line for each diagnostic: `name:line:column: severity: message (rule) [clause]`."""
    lines = Lines(text)
    for each in diagnostics:
        line, column = lines.place(each.span.start)
        severity = output.text(SEVERITY_WORDS[each.severity])
        clause = f" [{shortened(each.clause)}]" if each.clause else ""
        sentence = output.text(each.message)
        yield one_line(f"{name}:{line}:{column}: {severity}: {sentence} ({each.rule_id}){clause}")


def findings_json(
    name: str, text: str, diagnostics: Iterable[Diagnostic], output: Output
) -> list[dict[str, object]]:
    """The same as data; `start` and `end` are code points, half open."""
    from strategy_tui.lint.report import diagnostic_json

    lines = Lines(text)
    found: list[dict[str, object]] = []
    for each in diagnostics:
        entry = {"file": name, **_place(lines, each.span), **diagnostic_json(each, output.language)}
        if each.fix is not None:
            span = each.fix.span
            entry["fix"] = {"start": span.start, "end": span.end, "text": each.fix.text}
        found.append(entry)
    return found


def _place(lines: Lines, span: Span) -> dict[str, object]:
    line, column = lines.place(span.start)
    end_line, end_column = lines.place(span.end)
    return {"line": line, "column": column, "end_line": end_line, "end_column": end_column}


def report_json(files: Iterable[FileReport], output: Output) -> dict[str, object]:
    """Everything that was found in some files, as one document."""
    count = dict.fromkeys(Severity, 0)
    listed: list[dict[str, object]] = []
    for file in files:
        problem = {"error": output.text(file.problem)} if file.problem is not None else {}
        found = findings_json(file.name, file.text, file.diagnostics, output)
        for entry in found:
            del entry["file"]
        listed.append({"file": file.name, **file.about, **problem, "findings": found})
        for each in file.diagnostics:
            count[each.severity] += 1
    return {"files": listed, "count": {each.label: count[each] for each in reversed(Severity)}}


def reaches(diagnostics: Iterable[Diagnostic], fail_on: str) -> bool:
    """Whether any diagnostic is at or above `--fail-on` (`error`, `warning`, `hint`, `never`)."""
    if fail_on == "never":
        return False
    threshold = Severity[fail_on.upper()]
    return any(each.severity >= threshold for each in diagnostics)


def from_here(path: Path) -> str:
    """A path as the person would name it from where they stand."""
    whole = str(path)
    try:
        here = os.getcwd()  # noqa: PTH109 -- thousands of files are named, and text is quicker
    except OSError:
        return whole
    return "." if whole == here else whole.removeprefix(f"{here.rstrip(os.sep)}{os.sep}")
