"""Diagnostics as lines that editors understand: `name:line:column: severity: message (rule)`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from strategy_tui.cli.output import Output
from strategy_tui.domain.diagnostic import Diagnostic, Severity
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.text import line_and_column
from strategy_tui.yamldoc import shortened

SEVERITY_WORDS: dict[Severity, Message] = {
    Severity.ERROR: message("error"),
    Severity.WARNING: message("warning"),
    Severity.HINT: message("hint"),
}


def finding_lines(
    name: str, text: str, diagnostics: Iterable[Diagnostic], output: Output
) -> Iterator[str]:
    """One line for each diagnostic."""
    for each in diagnostics:
        line, column = line_and_column(text, each.span.start)
        severity = output.text(SEVERITY_WORDS[each.severity])
        clause = f" [{shortened(each.clause)}]" if each.clause else ""
        sentence = output.text(each.message)
        yield f"{name}:{line}:{column}: {severity}: {sentence} ({each.rule_id}){clause}"


def findings_json(
    name: str, text: str, diagnostics: Iterable[Diagnostic], output: Output
) -> list[dict[str, object]]:
    """The same as data; `start` and `end` are code points, half open."""
    from strategy_tui.lint.report import diagnostic_json

    found: list[dict[str, object]] = []
    for each in diagnostics:
        line, column = line_and_column(text, each.span.start)
        place = {"file": name, "line": line, "column": column}
        found.append({**place, **diagnostic_json(each, output.language)})
    return found


def reaches(diagnostics: Iterable[Diagnostic], fail_on: str) -> bool:
    """Whether any diagnostic is at or above `--fail-on` (`error`, `warning`, `hint`, `never`)."""
    if fail_on == "never":
        return False
    threshold = Severity[fail_on.upper()]
    return any(each.severity >= threshold for each in diagnostics)
