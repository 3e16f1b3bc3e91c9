"""What an editor shows above each part of a draft."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from strategy_tui.domain.network import dollars
from strategy_tui.i18n import render
from strategy_tui.services.linting import Linting
from strategy_tui.services.part_counts import part_counts, pieces

NOW = datetime(2026, 11, 24, 7, tzinfo=UTC)


def said(text: str) -> list[str]:
    """The counts of each part of a draft, in English."""
    linted = Linting().lint_text(Path("a.md"), text, NOW)
    return [" · ".join(render(each, "en") for each in pieces(part)) for part in part_counts(linted)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\nnetwork: mastodon\n---\nHello\n", ["5 / 500"]),
        ("---\nnetwork: mastodon\nspoiler: boats\n---\nHello\n", ["10 / 500"]),
        ("---\nnetwork: x\n---\nHello\n", ["5 / 280 · $0.015"]),
        (
            "---\nnetwork: x\n---\nSee https://example.org/a and https://example.org/b #one\n",
            ["60 / 280 · 2 links · 1 hashtag · $0.20"],
        ),
        (
            "---\nnetwork: bluesky\n---\nOne\n---8<---\n\nTwo\n",
            ["1 of 2 · 3 / 300", "2 of 2 · 3 / 300"],
        ),
        ("---\nnetwork: x\n---\n" + "a" * 285, ["285 / 280 · 5 too many · $0.015"]),
        ("---\nnetwork: nowhere\n---\nHello\n", []),
        ("Hello\n", []),
    ],
)
def test_a_part_says_how_long_it_is_and_what_goes_with_it(text: str, expected: list[str]) -> None:
    assert said(text) == expected


def test_a_part_is_where_its_words_are() -> None:
    text = "---\nnetwork: x\n---\nOne\n---8<---\n\nTwo\n"
    counts = part_counts(Linting().lint_text(Path("a.md"), text, NOW))

    assert [text[each.span.start : each.span.end] for each in counts] == ["One", "Two"]


@pytest.mark.parametrize(
    ("amount", "in_english", "in_french"),
    [
        (10, "$10.00", "10,00 $"),
        (0.2, "$0.20", "0,20 $"),
        (0.015, "$0.015", "0,015 $"),
        (0.1 + 0.2, "$0.30", "0,30 $"),
    ],
)
def test_an_amount_is_written_as_people_write_it(
    amount: float, in_english: str, in_french: str
) -> None:
    assert render(dollars(amount), "en") == in_english
    assert render(dollars(amount), "fr").replace("\N{NO-BREAK SPACE}", " ") == in_french


def test_a_text_that_was_measured_for_the_rules_is_not_measured_again() -> None:
    linted = Linting().lint_text(Path("a.x.md"), "See https://example.org/a\n", NOW)
    (length,) = linted.lengths

    (count,) = part_counts(linted)

    assert count.length is length
