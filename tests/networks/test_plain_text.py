"""Networks without a published grammar count plainly, each in its own unit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from strategy_tui import networks
from strategy_tui.networks import graphemes, plain_text
from strategy_tui.networks.threads import text as threads
from tests.networks.texts import MEGABYTES, assert_places_are_true, tempting


@pytest.mark.parametrize(
    ("network", "count", "unit"),
    [
        ("facebook", 4, "characters"),
        ("linkedin", 5, "utf-16"),
        ("tiktok", 5, "utf-16"),
        ("youtube", 8, "bytes"),
        ("threads", 7, "characters"),
    ],
)
def test_each_network_counts_in_its_unit(network: str, count: int, unit: str) -> None:
    length = networks.spec(network).measure("é a😀", "")

    assert (length.count, length.unit) == (count, unit)


def test_threads_counts_emoji_by_their_bytes() -> None:
    assert threads.count("👨‍👩‍👧‍👦") == 25
    assert threads.count("été ❤️") == 4 + 6


def test_links_tags_and_names_are_found() -> None:
    found = plain_text.entities("(https://a.fr/b_(c)). #Été2026, #12 @ada.b. x@y.fr a#b &#c")

    assert [each.text for each in found.urls] == ["https://a.fr/b_(c)"]
    assert [each.text for each in found.hashtags] == ["#Été2026"]
    assert [each.text for each in found.mentions] == ["@ada.b"]


def test_a_link_hides_what_stands_in_it() -> None:
    found = plain_text.entities("https://a.fr/@ada#tag")

    assert found.mentions == found.hashtags == ()


@settings(deadline=None)
@given(tempting)
def test_entities_are_where_they_say(text: str) -> None:
    assert_places_are_true(text, plain_text.entities(text))


@settings(deadline=None)
@given(tempting)
def test_the_short_way_to_count_graphemes_agrees_with_the_rules(text: str) -> None:
    clusters = list(graphemes.clusters(text))

    assert "".join(clusters) == text
    assert graphemes.count(text) == len(clusters)


@pytest.mark.parametrize("text", MEGABYTES, ids=["a.", "@", "#", "http://"])
def test_a_hostile_megabyte_is_read_to_its_end(text: str) -> None:
    assert plain_text.entities(text).mentions == ()
    assert plain_text.utf8_bytes(text) == threads.count(text) == len(text)
