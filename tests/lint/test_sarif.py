"""Findings as SARIF: valid, at their places, with fixes, exceptions and what could not be read."""

from __future__ import annotations

from typing import Any

import pytest

from strategy_tui.domain.diagnostic import Diagnostic, FileReport, Fix, Severity
from strategy_tui.domain.message import message
from strategy_tui.domain.text import Span
from strategy_tui.lint import built_in
from strategy_tui.lint.sarif import sarif
from tests.sarif_schema import assert_is_sarif

TEXT = "Ouvert 📚\nÀ samedi. #salondulivre\n"
CASE = Diagnostic(
    "draft.media",
    Severity.WARNING,
    Span(19, 32),
    message("“{match}” {{is}} [so](1).", match="#salondulivre"),
    clause="networks.x.hashtags",
    fix=Fix(Span(19, 32), "#SalonDuLivre"),
)


def log_of(*files: FileReport, language: str = "en") -> Any:
    log = sarif(files, built_in.why, language)
    assert_is_sarif(log)
    return log["runs"][0]


def test_nothing_found_is_a_successful_run_without_results() -> None:
    run = log_of(FileReport("drafts/a.md", TEXT))

    assert run["invocations"] == [{"executionSuccessful": True}]
    assert run["results"] == []
    assert run["columnKind"] == "unicodeCodePoints"


def test_a_finding_stands_at_its_line_column_and_offset() -> None:
    (result,) = log_of(FileReport("drafts/a.md", TEXT, (CASE,)))["results"]

    assert result["level"] == "warning"
    assert result["properties"] == {"clause": "networks.x.hashtags"}
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {
                    "uri": "drafts/a.md",
                    "uriBaseId": "%SRCROOT%",
                    "index": 0,
                },
                "region": {
                    "startLine": 2,
                    "startColumn": 11,
                    "endLine": 2,
                    "endColumn": 24,
                    "charOffset": 19,
                    "charLength": 13,
                },
            }
        }
    ]


def test_a_file_with_crlf_tells_no_offsets() -> None:
    (result,) = log_of(FileReport("a.md", TEXT, (CASE,), has_offsets=False))["results"]

    assert result["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 2,
        "startColumn": 11,
        "endLine": 2,
        "endColumn": 24,
    }


def test_a_fix_says_what_goes_and_what_comes() -> None:
    (result,) = log_of(FileReport("a.md", TEXT, (CASE,)))["results"]

    (change,) = result["fixes"][0]["artifactChanges"]
    (replacement,) = change["replacements"]
    assert replacement["insertedContent"] == {"text": "#SalonDuLivre"}
    assert replacement["deletedRegion"]["charOffset"] == 19


def test_braces_and_links_in_a_message_stay_text() -> None:
    (result,) = log_of(FileReport("a.md", TEXT, (CASE,)))["results"]

    assert result["message"] == {"text": "“#salondulivre” {{is}} [so\\](1)."}


def test_a_rule_says_why_in_the_reader_s_language() -> None:
    english = log_of(FileReport("a.md", TEXT, (CASE,)))
    french = log_of(FileReport("a.md", TEXT, (CASE,)), language="fr")

    (rule,) = english["tool"]["driver"]["rules"]
    assert rule == {
        "id": "draft.media",
        "fullDescription": {"text": "Files go beside the draft, so that they travel with it."},
        "defaultConfiguration": {"level": "warning"},
    }
    assert french["language"] == "fr"


def test_what_was_switched_off_is_there_with_its_reason() -> None:
    (result,) = log_of(FileReport("a.md", TEXT, suppressed=((CASE, "a quotation"),)))["results"]

    assert result["suppressions"] == [{"kind": "inSource", "justification": "a quotation"}]


def test_a_file_that_cannot_be_used_makes_the_run_fail() -> None:
    run = log_of(FileReport("gone.md", problem=message("It is gone.")), FileReport("a.md", TEXT))

    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    (note,) = invocation["toolExecutionNotifications"]
    assert note["message"] == {"text": "It is gone."}


def test_a_fingerprint_survives_lines_before_it_and_tells_twins_apart() -> None:
    twice = (CASE, CASE)
    was = log_of(FileReport("a.md", TEXT, twice))["results"]
    moved = Diagnostic("draft.media", Severity.WARNING, Span(20, 33), CASE.message)
    now = log_of(FileReport("a.md", f"\n{TEXT}", (moved,)))["results"]

    prints = [each["partialFingerprints"]["primaryLocationLineHash"] for each in (*was, *now)]
    assert prints[0] == prints[2]
    assert prints[0][:-2] == prints[1][:-2]
    assert (prints[0][-2:], prints[1][-2:]) == (":1", ":2")


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("drafts/été 1%.md", "drafts/%C3%A9t%C3%A9%201%25.md"),
        ("/home/me/a.md", "file:///home/me/a.md"),
        ("<stdin>", "%3Cstdin%3E"),
        ("a\udce9.md", "a%E9.md"),
    ],
)
def test_a_file_s_name_becomes_a_uri(name: str, uri: str) -> None:
    (artifact,) = log_of(FileReport(name, TEXT))["artifacts"]

    assert artifact["location"]["uri"] == uri


def test_a_lone_surrogate_does_not_break_the_log() -> None:
    found = Diagnostic("draft.media", Severity.HINT, Span(0, 1), message("“{a}”", a="\ud800"))

    (result,) = log_of(FileReport("a.md", "\ud800", (found,)))["results"]

    assert result["message"] == {"text": "“?”"}
