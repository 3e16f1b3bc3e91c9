"""Posts on Bluesky count and read as its own library says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from strategy_tui import networks
from strategy_tui.networks.bluesky import text as bluesky
from tests.networks.texts import MEGABYTES, assert_places_are_true, tempting

FAMILY = "👨‍👩‍👧‍👦"


def facets(text: str, kind: str) -> list[tuple[str, str]]:
    found = [each for each in bluesky.facets(text) if each.kind == kind]
    return [(each.value, text[each.start : each.end]) for each in found]


def test_a_post_has_at_most_300_graphemes() -> None:
    spec = networks.spec("bluesky")

    assert spec.measure("é" * 300, "").valid
    assert not spec.measure("é" * 301, "").valid
    assert spec.measure(FAMILY, "").count == 1


def test_a_post_has_at_most_3000_bytes() -> None:
    length = networks.spec("bluesky").measure(FAMILY * 121, "")

    assert length.count == 121
    assert not length.valid
    assert networks.spec("bluesky").measure(FAMILY * 120, "").valid


def test_mentions_are_domains_that_exist() -> None:
    assert facets("@ada.bsky.social. (@bob.fr) @eve @x.doosan a@b.com", "mention") == [
        ("ada.bsky.social", "@ada.bsky.social"),
        ("bob.fr", "@bob.fr"),
    ]


def test_links_need_no_scheme_and_get_one() -> None:
    assert facets("voir exemple.fr/a, (https://b.fr) fichier.txt", "link") == [
        ("https://exemple.fr/a", "exemple.fr/a"),
        ("https://b.fr", "https://b.fr"),
    ]


def test_a_parenthesis_within_a_link_stays() -> None:
    assert facets("https://b.fr/a_(b)", "link") == [("https://b.fr/a_(b)", "https://b.fr/a_(b)")]


def test_tags_end_at_white_space_and_lose_their_last_punctuation() -> None:
    assert facets("#été, ＃a#b! #1 a#c #…", "tag") == [("été", "#été"), ("a#b", "＃a#b")]


def test_tags_have_at_most_64_characters() -> None:
    assert facets("#" + "a" * 64, "tag") == [("a" * 64, "#" + "a" * 64)]
    assert facets("#" + "a" * 65, "tag") == []


def test_cashtags_are_in_capitals() -> None:
    assert facets("$aapl, ($msft) $toolong x$y", "cashtag") == [
        ("$AAPL", "$aapl"),
        ("$MSFT", "$msft"),
    ]


def test_of_two_that_overlap_the_earlier_one_is_kept() -> None:
    found = bluesky.entities("#a(@ada.fr b")

    assert [each.text for each in found.hashtags] == ["#a(@ada.fr"]
    assert found.mentions == ()


def test_bytes_are_counted_in_utf_8() -> None:
    assert bluesky.byte_offsets("é😀a") == [0, 2, 6, 7]


def test_more_than_one_empty_line_in_a_row_is_taken_out() -> None:
    assert bluesky.clean_newlines("a\n \n\u200b\n\n  b\n\nc\n") == "a\n\n  b\n\nc\n"


@pytest.mark.parametrize("handle", ["ada.bsky.social", "a-b.fr", "xn--bcher-kva.example", "8.cn"])
def test_a_handle_is_a_domain(handle: str) -> None:
    assert bluesky.is_handle(handle)


@pytest.mark.parametrize(
    "handle", ["", "ada", "-a.fr", "a-.fr", "a..fr", "a.8", "é.fr", "a.fr\n", "a." * 126 + "fr"]
)
def test_what_is_no_domain_is_no_handle(handle: str) -> None:
    assert not bluesky.is_handle(handle)


@settings(deadline=None)
@given(tempting)
def test_entities_are_where_they_say(text: str) -> None:
    assert_places_are_true(text, bluesky.entities(text))


@settings(deadline=None)
@given(tempting)
def test_byte_offsets_cut_the_same_text(text: str) -> None:
    raw = text.encode("utf-8", "surrogatepass")
    offsets = bluesky.byte_offsets(text)

    assert offsets[-1] == len(raw)
    for each in bluesky.facets(text):
        part = raw[offsets[each.start] : offsets[each.end]]
        assert part.decode("utf-8", "surrogatepass") == text[each.start : each.end]


@settings(deadline=None)
@given(tempting)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = bluesky.clean_newlines(text)

    assert bluesky.clean_newlines(once) == once


@pytest.mark.parametrize("text", MEGABYTES, ids=["a.", "@", "#", "http://"])
def test_a_hostile_megabyte_is_read_to_its_end(text: str) -> None:
    assert bluesky.entities(text).mentions == ()
    assert networks.spec("bluesky").measure(text, "").count == len(text)
