"""Posts on Mastodon count and read as its server says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from strategy_tui import networks
from strategy_tui.domain.network import Certainty, Sourced
from strategy_tui.networks.mastodon import text as mastodon
from tests.networks.texts import MEGABYTES, assert_places_are_true, tempting


def length(text: str, spoiler: str = "") -> int:
    return networks.spec("mastodon").measure(text, spoiler).count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("Ça va…", 6),
        ("👨‍👩‍👧‍👦 e\u0301", 3),
        ("https://example.com/une/adresse/bien/plus/longue", 23),
        ("http://a.fr", 23),
        ("exemple.fr", 10),
        ("motexemple https://a.fr et", 37),
        ("mothttps://a.fr", 15),
        ("@ada@social.example bonjour", 12),
        ("@ada bonjour", 12),
        (" \n ", 0),
    ],
)
def test_a_text_counts(text: str, expected: int) -> None:
    assert length(text) == expected


def test_the_content_warning_counts_too() -> None:
    assert length("texte", "politique") == 14


def test_a_link_longer_than_any_is_counted_in_full() -> None:
    url = "https://example.com/" + "a" * 4_100

    assert length(url) == len(url)


def test_a_server_may_set_its_own_limit() -> None:
    longer = Sourced(5_000, "the server's own word", "2026-11-22", Certainty.PRIMARY)
    spec = networks.spec_with_limit("mastodon", longer)

    assert networks.spec("mastodon").measure("a" * 501, "").valid is False
    assert spec.measure("a" * 5_000, "").valid
    assert not spec.measure("a" * 5_001, "").valid
    assert spec.measure("a", "").limit == 5_000


def names(text: str) -> list[str]:
    return [each.text for each in mastodon.mentions(text)]


def tags(text: str) -> list[str]:
    return [each.text for each in mastodon.hashtags(text)]


def addresses(text: str) -> list[str]:
    return [each.text for each in mastodon.urls(text)]


def test_mentions_may_name_a_server() -> None:
    assert names("@ada @bob@social.example. (@eve.b)") == ["@ada", "@bob@social.example", "@eve.b"]
    assert names("ada@example.com https://a.fr/@ada ?x=@b @c@ @d@é.example") == ["@d@é.example"]


def test_a_mention_of_a_domain_longer_than_dns_allows_is_none() -> None:
    assert names("@ada@" + "b" * 254) == []


def test_hashtags_follow_white_space_and_need_a_letter() -> None:
    assert tags("#Été ＃東京 #3d #123 a#b (#c) #a·b· \u00a0#d_e") == [
        "#Été",
        "＃東京",
        "#3d",
        "#a·b",
        "#d_e",
    ]


def test_a_scheme_glued_to_a_hashtag_does_not_belong_to_it() -> None:
    assert tags("#bonjourhttps://a.fr") == ["#bonjour"]


def test_links_need_a_scheme() -> None:
    assert addresses("exemple.fr https://exemple.fr/a.") == ["https://exemple.fr/a"]


def test_links_may_hold_any_letters() -> None:
    assert addresses("https://ja.wikipedia.org/wiki/日本?q=✓ fin") == [
        "https://ja.wikipedia.org/wiki/日本?q=✓"
    ]


def test_chat_rooms_and_torrents_are_links() -> None:
    assert addresses("xmpp:salon@chat.fr/ada?join magnet:?xt=urn:a") == [
        "xmpp:salon@chat.fr/ada?join",
        "magnet:?xt=urn:a",
    ]
    assert addresses("xmpp: magnet: xmpp:personne") == []


def test_shortcodes_are_names_between_colons() -> None:
    found = mastodon.shortcodes("Bravo :blobcat: à 12:30:00 :a:")

    assert [each.text for each in found] == [":blobcat:"]


def test_hashtag_names_are_checked_shown_and_compared() -> None:
    assert mastodon.is_hashtag_name("été")
    assert not mastodon.is_hashtag_name("2026")
    assert not mastodon.is_hashtag_name("a-b")
    assert mastodon.hashtag_name("#Salon du Livre !") == "SalonduLivre"
    assert mastodon.hashtag_key("#SalonDuLivre") == "salondulivre"


@settings(deadline=None)
@given(tempting)
def test_entities_are_where_they_say(text: str) -> None:
    assert_places_are_true(text, mastodon.entities(text))


@settings(deadline=None)
@given(tempting)
def test_no_text_counts_more_than_its_characters_and_its_links(text: str) -> None:
    links = len(mastodon.urls(text))

    assert 0 <= length(text) <= len(text) + links * mastodon.URL_LENGTH


@pytest.mark.parametrize("text", MEGABYTES, ids=["a.", "@", "#", "http://"])
def test_a_hostile_megabyte_is_read_to_its_end(text: str) -> None:
    assert mastodon.entities(text).mentions == ()
    assert length(text) == len(text)
