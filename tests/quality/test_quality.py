"""The page about quality is what the command writes now, and the judgements keep their promises."""

from __future__ import annotations

from functools import cache

import pytest

from tests.quality import verbs
from tests.quality.__main__ import PAGE, page
from tests.quality.posts import FRESH, MOST_FINDINGS, MOST_LURES, Judged, judged, noise, score


@cache
def posts() -> tuple[Judged, ...]:
    return tuple(judged())


def test_the_page_is_what_the_command_writes() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tests.quality --write"


def test_good_posts_are_hardly_ever_bothered() -> None:
    found = noise(posts())

    assert found.good > 300
    assert found.share <= MOST_FINDINGS


def test_no_good_post_of_the_half_that_rules_were_chosen_on_is_taken_for_a_lure() -> None:
    assert noise(each for each in posts() if each.split == "dev").lured == 0


def test_good_posts_are_hardly_ever_taken_for_lures() -> None:
    assert noise(posts()).lured_share <= MOST_LURES


@pytest.mark.parametrize(
    ("judgement", "least"),
    [
        ("call_to_action", 0.9),
        ("bait", 0.78),
        ("clickbait", 0.7),
        ("promotional", 0.74),
        ("bare_link", 0.9),
    ],
)
def test_the_half_that_was_not_read_is_judged_no_worse_than_it_was(
    judgement: str, least: float
) -> None:
    held = [each for each in judged(FRESH) if each.split == "held"]

    assert score(held, judgement).f1 >= least


def test_a_line_is_measured_only_by_the_judgements_that_it_was_labelled_by() -> None:
    calls = [each for each in judged(FRESH) if each.id.startswith("call-")]

    assert sum(score(calls, "clickbait")) == 0
    assert sum(score(calls, "call_to_action")) > 100


def test_the_list_of_verbs_is_what_the_dictionary_says() -> None:
    assert verbs.TARGET.read_text(encoding="utf-8") == verbs.listed()
