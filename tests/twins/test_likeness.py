"""The criterion by its definition, and the verdict on what people do to posts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strategy_tui.domain.twin import TwinVerdict
from strategy_tui.twins.likeness import compare, meets_criterion, needed
from tests.quality.twins import judged, scores

POST = (
    "This morning I took apart a missal of 1780 whose spine still held by three threads of hemp. "
    "Nothing to invent: one only had to follow the holes of the old sewing."
)
LONG = " ".join(
    f"Sentence {n} has a thing of its own to say about item{n} and case{n}." for n in range(60)
)


def some(*numbers: int) -> frozenset[str]:
    return frozenset(f"w{each}" for each in numbers)


@pytest.mark.parametrize(("size", "words"), [(6, 4), (10, 6), (11, 7), (45, 27)])
def test_three_of_five_words_are_needed(size: int, words: int) -> None:
    assert needed(size) == words


def test_a_post_that_has_enough_of_the_draft_is_found_however_long() -> None:
    assert meets_criterion(some(*range(10)), some(*range(4, 1000)))
    assert not meets_criterion(some(*range(10)), some(*range(5, 1000)))


def test_a_post_that_is_in_the_draft_is_found_from_half_its_length_on() -> None:
    assert meets_criterion(some(*range(20)), some(*range(10)))
    assert not meets_criterion(some(*range(20)), some(*range(9)))


def test_few_words_are_never_enough() -> None:
    assert not meets_criterion(some(1, 2, 3, 4, 5), some(1, 2, 3, 4, 5))


@pytest.mark.parametrize(
    "other",
    [
        POST + " #bookbinding https://example.org",
        POST.upper(),
        POST + " — via PostHopper",
        "Nothing to invent: one only had to follow the holes of the old sewing. "
        "This morning I took apart a missal of 1780 whose spine still held by three threads of "
        "hemp.",
        POST.replace("1780", "1790"),
        POST + "\n\n" + LONG,
    ],
)
def test_the_same_text_is_a_copy(other: str) -> None:
    assert compare(POST, other).verdict is TwinVerdict.COPY


@pytest.mark.parametrize(
    "other",
    [
        POST.replace("missal", "psalter").replace("hemp", "linen").replace("holes", "marks"),
        POST + " I will show the finished binding on Thursday evening at the open workshop.",
    ],
)
def test_an_edited_text_is_close(other: str) -> None:
    assert compare(POST, other).verdict is TwinVerdict.CLOSE


@pytest.mark.parametrize(
    ("text", "other", "verdict"),
    [
        ("Closed this Monday.", "closed this monday!", TwinVerdict.COPY),
        ("Market cancelled this morning.", "Market cancelled that morning.", TwinVerdict.CLOSE),
        ("See you tomorrow!", "At table!", TwinVerdict.UNRELATED),
        ("🎉", "🎉🎉", TwinVerdict.COPY),
        ("🎉", "☕", TwinVerdict.UNRELATED),
        ("", "", TwinVerdict.UNRELATED),
        ("", POST, TwinVerdict.UNRELATED),
        ("🎉", POST, TwinVerdict.UNRELATED),
    ],
)
def test_short_texts_have_an_answer(text: str, other: str, verdict: TwinVerdict) -> None:
    assert compare(text, other).verdict is verdict


@settings(deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_the_order_of_the_two_makes_no_difference(text: str, other: str) -> None:
    likeness = compare(text, other)

    assert likeness == compare(other, text)
    assert 0.0 <= likeness.similarity <= 1.0


def test_two_texts_of_ten_megabytes_are_compared() -> None:
    likeness = compare("one two three four five six seven " * 300_000, "eight nine " * 900_000)

    assert likeness.verdict is TwinVerdict.UNRELATED


@pytest.mark.parametrize(
    ("verdict", "precision", "recall"), [("copy", 0.93, 0.85), ("close", 0.8, 0.88)]
)
def test_the_labelled_pairs_are_judged_well(verdict: str, precision: float, recall: float) -> None:
    reached = scores(judged("held"), verdict)

    assert reached[0] >= precision
    assert reached[1] >= recall


def test_the_criterion_misses_no_labelled_twin() -> None:
    near = [each for each in judged("held") if each.label in {"copy", "close"}]

    assert len(near) == 101
    assert [each for each in near if each.found is False] == []
