"""`lint` over the sample drafts says byte for byte what it said when somebody last read it.

After a rule changed, `python -m tests.golden` writes what it says now: read the difference.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.golden import EXPECTED, REPORTS, said, workspace
from tests.sarif_schema import assert_is_sarif


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("golden")
    workspace(made)
    return made


@pytest.mark.parametrize("name", REPORTS)
def test_the_sample_drafts_are_told_as_before(folder: Path, name: str) -> None:
    assert said(name, folder / "workspace", folder / "data") == (EXPECTED / name).read_bytes()


@pytest.mark.parametrize("name", [each for each in REPORTS if each.endswith(".sarif")])
def test_the_sarif_is_valid_against_its_schema(name: str) -> None:
    assert_is_sarif(json.loads((EXPECTED / name).read_text("utf-8")))


def test_every_format_tells_the_same_findings() -> None:
    lines = (EXPECTED / "en.txt").read_text("utf-8").splitlines()
    from_text = [re.findall(r"^(\S+?):(\d+):.* \(([a-z_.-]+)\)", line)[0] for line in lines]
    found = [json.loads(line) for line in (EXPECTED / "en.jsonl").read_text("utf-8").splitlines()]
    from_lines = [(it["file"], str(it["line"]), it["rule"]) for it in found if "rule" in it]
    document = json.loads((EXPECTED / "en.json").read_text("utf-8"))
    from_json = [
        (file["file"], str(each["line"]), each["rule"])
        for file in document["files"]
        for each in file["findings"]
    ]
    log = json.loads((EXPECTED / "en.sarif").read_text("utf-8"))["runs"][0]
    from_sarif = [
        (
            place["artifactLocation"]["uri"],
            str(place["region"]["startLine"]),
            each["ruleId"],
        )
        for each in log["results"]
        if "suppressions" not in each
        for place in [each["locations"][0]["physicalLocation"]]
    ]
    commands = (EXPECTED / "en.github").read_text("utf-8").splitlines()
    from_github = [
        it.groups()
        for line in commands
        if (it := re.match(r"::\w+ file=([^,]+),line=(\d+),.*title=([a-z_.-]+)::", line))
    ]

    assert from_text == from_lines == from_json == from_sarif == from_github


def test_the_samples_show_what_a_linter_has_to_show() -> None:
    document = json.loads((EXPECTED / "en.json").read_text("utf-8"))
    rules = {each["rule"] for file in document["files"] for each in file["findings"]}
    log = json.loads((EXPECTED / "en.sarif").read_text("utf-8"))["runs"][0]

    assert len(document["files"]) >= 8
    assert all(document["count"].values())
    assert {
        "call_to_action.missing",
        "draft.network",
        "length.over",
        "media.missing",
        "mine.jargon",
        "suppression.unknown",
        "suppression.unused",
        "value.bare_reshare",
    } <= rules
    assert [each for each in log["results"] if "suppressions" in each]
    assert [each for each in log["results"] if "fixes" in each]


def test_no_report_knows_the_machine_or_steers_its_terminal() -> None:
    for name in REPORTS:
        text = (EXPECTED / name).read_text("utf-8")
        assert not re.search(r"/(home|root|tmp|work|Users)/", text)
        assert not [each for each in text if ord(each) < 32 and each != "\n"]
