"""What two texts have word for word, as places in both."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strategy_tui.domain.draft import OwnPost
from strategy_tui.domain.text import Span
from strategy_tui.domain.twin import TwinVerdict
from strategy_tui.twins.passages import passages, ranked, twin_of
from strategy_tui.twins.words import placed, words

SEWING = "One only had to follow the holes of the old sewing"
THREADS = "the spine still held by three threads of hemp"


def shown(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[each.start : each.end] for each in spans]


@pytest.mark.parametrize(
    ("text", "other", "here", "there"),
    [
        (f"{SEWING}.", f"So: {SEWING.upper()}!", [SEWING], [SEWING.upper()]),
        (
            f"{SEWING}, for {THREADS}.",
            f"See: {THREADS}. {SEWING}.",
            [SEWING, THREADS],
            [SEWING, THREADS],
        ),
        ("The old 𝘀𝗲𝘄𝗶𝗻𝗴 of 1780", "the old sewing, 1780", ["The old 𝘀𝗲𝘄𝗶𝗻𝗴"], ["the old sewing"]),
        (
            "A #book at https://ex.org/a is sold.",
            "a at is sold",
            ["A #book at https://ex.org/a is sold"],
            ["a at is sold"],
        ),
        ("図書館は休み", "今日図書館は", ["図書館は"], ["図書館は"]),
        ("e\u0301te\u0301 fini", "Été fini.", ["e\u0301te\u0301 fini"], ["Été fini"]),
        ("Sold out", "sold out!", ["Sold out"], ["sold out"]),
        ("one two and three", "one two or three", [], []),
        ("", SEWING, [], []),
        ("🎉", "🎉", [], []),
    ],
)  # fmt: skip
def test_passages_are_shown_as_they_were_written(
    text: str, other: str, here: list[str], there: list[str]
) -> None:
    found = passages(text, other)

    assert (shown(text, found[0]), shown(other, found[1])) == (here, there)


@settings(deadline=None)
@given(st.text(max_size=60) | st.text("ａé½图書ｶﾞe\u0301 #@a.b/x:\u1100\u1161ß𝗪", max_size=60))
def test_the_words_with_places_are_the_words(text: str) -> None:
    assert [each.word for each in placed(text)] == words(text)


@settings(deadline=None)
@given(*[st.lists(st.sampled_from("abcd"), max_size=40).map(" ".join)] * 2)
def test_what_is_told_here_stands_there(text: str, other: str) -> None:
    here, there = passages(text, other)

    assert shown(text, here) == shown(other, there)
    assert all(some.end <= following.start for some, following in pairwise(here))


def test_a_twin_says_what_is_identical() -> None:
    post = OwnPost("x", f"{SEWING}, they say, and indeed {THREADS}", "https://x.com/1", None)

    twin = twin_of(f"{SEWING}, and {THREADS}", post)

    assert twin.verdict is TwinVerdict.CLOSE
    assert shown(post.text, twin.there) == [SEWING, THREADS]


def test_copies_come_before_what_is_close_and_nothing_else_is_told() -> None:
    near = f"{SEWING} but with another end than the one that had been there all along"
    texts = [near, SEWING, "Nothing of the kind"]

    found = ranked(twin_of(SEWING, OwnPost("x", each, "", None)) for each in texts)

    assert [each.post.text for each in found] == [SEWING, near]


def test_passages_of_texts_that_repeat_themselves_are_found_in_time() -> None:
    here, there = passages("one two three " * 3_000, "two three one " * 3_000)

    assert len(here) == len(there) >= 1
