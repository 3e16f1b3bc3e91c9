"""The JSON schema of SARIF 2.1.0, from a package of Microsoft's that `npm ci` installs."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "peers" / "node_modules" / "@microsoft" / "jest-sarif"


def sarif_schema() -> Any:
    """The schema; the test is skipped where it is not installed, unless peers are required."""
    found = sorted(FOLDER.glob("lib/schemas/sarif-2.1.0*.json"))
    if not found:
        reason = "the schema of SARIF is not installed: npm ci in tests/peers"
        if os.environ.get("REQUIRE_PEERS"):
            pytest.fail(reason)
        pytest.skip(reason)
    return json.loads(found[-1].read_text(encoding="utf-8"))


def assert_is_sarif(log: Any) -> None:
    """The log is valid, and its indexes and references lead somewhere."""
    import jsonschema

    jsonschema.Draft4Validator(sarif_schema()).validate(log)
    (run,) = log["runs"]
    rules = [each["id"] for each in run["tool"]["driver"]["rules"]]
    for each in run["results"]:
        assert rules[each["ruleIndex"]] == each["ruleId"]
        place = each["locations"][0]["physicalLocation"]["artifactLocation"]
        assert run["artifacts"][place["index"]]["location"]["uri"] == place["uri"]
