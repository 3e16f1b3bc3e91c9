"""Findings as SARIF 2.1.0, which code hosts and editors show.

Source: OASIS, Static Analysis Results Interchange Format Version 2.1.0 (2020-03-27).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from strategy_tui import __version__
from strategy_tui.domain.diagnostic import Diagnostic, FileReport, Fix, Severity
from strategy_tui.domain.message import Message
from strategy_tui.domain.text import Lines, Span, whole
from strategy_tui.i18n import render

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}
ROOT = "%SRCROOT%"
"""Stands for the folder that relative names start from; its place is not told."""

WhyOf = Callable[[str], Message | None]
"""Rule id → why there is such a rule."""


def sarif(files: Sequence[FileReport], why_of: WhyOf, language: str) -> dict[str, Any]:
    """The log of one run over some files, in the reader's language."""
    found = [each for file in files for each in _all(file)]
    rules = {each.rule_id: each.severity for each, _ in sorted(found, key=lambda it: it[0].rule_id)}
    numbers = {rule_id: number for number, rule_id in enumerate(rules)}
    results = [
        result
        for number, file in enumerate(files)
        for result in _results(file, number, numbers, language)
    ]
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "strategy-tui",
                        "semanticVersion": __version__,
                        "language": language,
                        "rules": [
                            _rule(rule_id, severity, why_of(rule_id), language)
                            for rule_id, severity in rules.items()
                        ],
                    }
                },
                "invocations": [_invocation(files, language)],
                "originalUriBaseIds": {
                    ROOT: {"description": {"text": "The folder that the check was started in."}}
                },
                "artifacts": [
                    {"location": _location(each.name), "encoding": "utf-8"} for each in files
                ],
                "columnKind": "unicodeCodePoints",
                "language": language,
                "results": results,
            }
        ],
    }


def _all(file: FileReport) -> Iterable[tuple[Diagnostic, str | None]]:
    """The findings of a file, those last that the person switched off, with their reasons."""
    yield from ((each, None) for each in file.diagnostics)
    yield from file.suppressed


def _rule(rule_id: str, severity: Severity, why: Message | None, language: str) -> dict[str, Any]:
    said = {"fullDescription": _text(render(why, language))} if why is not None else {}
    return {"id": rule_id, **said, "defaultConfiguration": {"level": LEVELS[severity]}}


def _invocation(files: Iterable[FileReport], language: str) -> dict[str, Any]:
    failed = [(file.name, file.problem) for file in files if file.problem is not None]
    told = [
        {
            "level": "error",
            "message": _text(render(problem, language)),
            "locations": [{"physicalLocation": {"artifactLocation": _location(name)}}],
        }
        for name, problem in failed
    ]
    notes = {"toolExecutionNotifications": told} if told else {}
    return {"executionSuccessful": not failed, **notes}


def _results(
    file: FileReport, number: int, numbers: Mapping[str, int], language: str
) -> Iterable[dict[str, Any]]:
    regions = _Regions(file)
    prints = _Fingerprints(file.text)
    where = {**_location(file.name), "index": number}
    for each, because in _all(file):
        place = {"artifactLocation": where, "region": regions.of(each.span)}
        result: dict[str, Any] = {
            "ruleId": each.rule_id,
            "ruleIndex": numbers[each.rule_id],
            "level": LEVELS[each.severity],
            "message": _text(render(each.message, language)),
            "locations": [{"physicalLocation": place}],
            "partialFingerprints": {"primaryLocationLineHash": prints.of(each)},
        }
        if each.fix is not None:
            result["fixes"] = [_fix(each.fix, where, regions)]
        if because is not None:
            result["suppressions"] = [{"kind": "inSource", "justification": because}]
        if each.clause:
            result["properties"] = {"clause": each.clause}
        yield result


def _fix(fix: Fix, where: Mapping[str, Any], regions: _Regions) -> dict[str, Any]:
    replacement = {
        "deletedRegion": regions.of(fix.span),
        "insertedContent": {"text": whole(fix.text)},
    }
    return {"artifactChanges": [{"artifactLocation": where, "replacements": [replacement]}]}


class _Regions:
    """Spans of one file as SARIF tells them; offsets only where they are those of the file."""

    def __init__(self, file: FileReport) -> None:
        self._lines = Lines(file.text)
        self._has_offsets = file.has_offsets

    def of(self, span: Span) -> dict[str, int]:
        line, column = self._lines.place(span.start)
        end_line, end_column = self._lines.place(span.end)
        region = {
            "startLine": line,
            "startColumn": column,
            "endLine": end_line,
            "endColumn": end_column,
        }
        if self._has_offsets:
            region |= {"charOffset": span.start, "charLength": span.end - span.start}
        return region


class _Fingerprints:
    """What a finding is known by when its line moves: the rule and the words of the line."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._seen: Counter[str] = Counter()

    def of(self, diagnostic: Diagnostic) -> str:
        from hashlib import sha256

        start = self._text.rfind("\n", 0, diagnostic.span.start) + 1
        line = self._text[start:].partition("\n")[0].strip()
        known_by = f"{diagnostic.rule_id}\n{line}".encode("utf-8", "surrogatepass")
        digest = sha256(known_by).hexdigest()[:16]
        self._seen[digest] += 1
        return f"{digest}:{self._seen[digest]}"


def _location(name: str) -> dict[str, str]:
    """A file as a URI: relative names under `ROOT`, whole paths as they are."""
    from os import fsencode
    from urllib.parse import quote

    path = quote(fsencode(name.replace("\\", "/")))
    return {"uri": f"file://{path}"} if path.startswith("/") else {"uri": path, "uriBaseId": ROOT}


def _text(said: str) -> dict[str, str]:
    """A message, in which braces and links have a meaning of their own."""
    safe = whole(said).replace("{", "{{").replace("}", "}}")
    return {"text": safe.replace("](", "\\](") or " "}
