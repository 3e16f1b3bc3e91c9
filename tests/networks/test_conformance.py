"""The networks' own published vectors pass, every one in scope."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conformance import EXCEPTIONS, Case, cases, tally

TOTALS = {
    "x weight": 24,
    "x extract": 238,
    "x tlds": 1574,
    "bluesky facets": 97,
    "bluesky graphemes": 15,
    "bluesky newlines": 12,
    "bluesky handles": 119,
    "mastodon extractor": 10,
    "mastodon hashtag_name_valid": 4,
    "mastodon hashtag_normalise": 6,
    "mastodon hashtag_re": 23,
    "mastodon mention_re": 10,
    "mastodon status_length": 10,
    "mastodon urls": 36,
    "unicode 17 breaks": 766,
    "unicode emoji": 4733,
}


@pytest.fixture(scope="module")
def found(shared: Path) -> list[Case]:
    return list(cases(shared / "conformance"))


def test_every_vector_in_scope_is_run(found: list[Case]) -> None:
    assert {group: total for group, (_, total) in tally(found).items()} == TOTALS


@pytest.mark.parametrize("group", TOTALS)
def test_every_vector_of_a_group_passes(found: list[Case], group: str) -> None:
    failed = [each.id for each in found if each.group == group and not each.passed]

    assert [each for each in failed if each not in EXCEPTIONS] == []


def test_exceptions_are_few_and_still_needed(found: list[Case]) -> None:
    failed = {each.id for each in found if not each.passed}

    assert set(EXCEPTIONS) <= failed
    assert len(EXCEPTIONS) <= len(found) // 100
