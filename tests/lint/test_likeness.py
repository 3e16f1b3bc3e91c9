from __future__ import annotations

import pytest

from strategy_tui.lint.likeness import CLOSE, COPY, likeness

PASTE = (
    "My wheat paste went off in two days, the workshop is at 24 degrees. I tried cloves: one more"
    " day, and a smell of mulled wine. The next pot gets boiled water and a lid."
)
ESSAY = " ".join(
    f"Paragraph {number} of a long essay speaks of paper, of leather and of patience,"
    f" and of the {number} ways in which a spine can break when nobody looks after it."
    for number in range(60)
)


@pytest.mark.parametrize(
    "other",
    [
        PASTE,
        PASTE.upper() + " #bookbinding https://ex.org/a",
        "@camille " + PASTE.replace(".", "!"),
        PASTE[:120],
        PASTE + " And then one more sentence that was not there before, to make it longer.",
        " ".join(reversed(PASTE.split(". "))),
    ],
)
def test_this_is_a_copy(other: str) -> None:
    assert likeness(PASTE, other) >= COPY
    assert likeness(other, PASTE) >= COPY


@pytest.mark.parametrize(
    "other",
    [
        "Does anybody keep wheat paste for a week? Mine turns sour when the room is warm.",
        "Three tools are enough to begin: a bone folder, a steel ruler, a sewing needle.",
        ESSAY,
    ],
)
def test_this_is_another_text(other: str) -> None:
    assert likeness(PASTE, other) < CLOSE


def test_a_short_text_is_the_same_or_it_is_not() -> None:
    assert likeness("Good morning!", "good morning") == 1.0
    assert likeness("Good morning!", "Good morning to you") == 0.0


def test_a_text_of_links_only_resembles_nothing() -> None:
    assert likeness("https://ex.org/a", "https://ex.org/a") == 0.0


def test_a_post_cut_out_of_a_long_text_is_found() -> None:
    assert likeness(ESSAY[1_000:1_280], ESSAY) >= COPY
