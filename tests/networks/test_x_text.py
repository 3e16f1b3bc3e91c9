"""Posts on X weigh and read as twitter-text says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from strategy_tui import networks
from strategy_tui.networks.x import text as x
from tests.networks.texts import MEGABYTES, assert_places_are_true, tempting


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("", 0),
        ("Bonjour", 7),
        ("éè œ « » – ’ ½ ° \u00a0", 18),
        ("…", 2),
        ("Vraiment\u202f?", 11),
        ("10 €", 5),
        ("日本語", 6),
        ("e\u0301", 1),
        ("Voir https://example.com/une/adresse/bien/plus/longue/que/vingt-trois.html", 28),
        ("Voir exemple.fr", 28),
        ("a.b", 3),
        ("👍", 2),
        ("👍🏽", 2),
        ("👨‍👩‍👧‍👦", 2),
        ("🇫🇷🇩🇪", 4),
        ("1️⃣", 2),
        ("❤️ ♥ ©", 7),
    ],
)
def test_a_text_weighs(text: str, weight: int) -> None:
    assert x.weigh(text).count == weight


def test_a_post_of_280_letters_fits_and_one_more_does_not() -> None:
    assert x.weigh("é" * 280).valid
    assert not x.weigh("é" * 281).valid
    assert x.weigh("é" * 280).permillage == 1000


def test_the_part_that_fits_ends_before_what_is_too_long() -> None:
    assert x.weigh("a" * 300).fits == 280
    assert x.weigh("日" * 150).fits == 140
    assert x.weigh("a" * 270 + " https://example.com/").fits == 271
    assert x.weigh("court").fits == 5


def test_a_forbidden_character_makes_a_post_invalid() -> None:
    weight = x.weigh("abc\ufeffdef")

    assert not weight.valid
    assert weight.fits == 3


def test_an_empty_post_is_not_too_long() -> None:
    assert networks.spec("x").measure("", "").valid


def names(text: str) -> list[str]:
    return [each.text for each in x.mentions(text)]


def tags(text: str) -> list[str]:
    return [each.text for each in x.hashtags(text)]


def addresses(text: str) -> list[str]:
    return [each.text for each in x.urls(text)]


def test_mentions_are_names_after_something_that_is_no_word() -> None:
    assert names("@ada, merci ! (@bob) RT@eve") == ["@ada", "@bob", "@eve"]
    assert names("ada@example.com @ana@social.example @é @a@") == []
    assert names("@aaaaaaaaaaaaaaaaaaaabc") == ["@aaaaaaaaaaaaaaaaaaaa"]


def test_lists_are_no_mentions() -> None:
    assert names("@ada/amis") == []
    assert [each.text for each in x.mentions_or_lists("@ada/amis")] == ["@ada/amis"]
    assert x.entities("@ada/amis").mentions == ()


def test_a_reply_begins_with_a_name() -> None:
    assert x.reply_to(" @ada bonjour") == "ada"
    assert x.reply_to("bonjour @ada") is None
    assert x.reply_to("@ada@social.example") is None


def test_hashtags_need_a_letter_and_stand_alone() -> None:
    assert tags("#été2026 et #2026 ＃東京 a#b &#c #d#e") == ["#été2026", "＃東京"]
    assert tags("#️⃣ #a_b, #l’eau") == ["#a_b", "#l"]


def test_hashtags_within_links_are_parts_of_the_link() -> None:
    assert tags("https://example.com/#ancre #libre") == ["#libre"]


def test_cashtags_are_up_to_six_letters() -> None:
    found = x.cashtags("$ABC $BRK.A $TOOLONG $1 x$Y ($Z)")

    assert [each.text for each in found] == ["$ABC", "$BRK.A"]


def test_links_need_no_scheme_where_the_top_level_domain_is_known() -> None:
    assert addresses("exemple.fr, example.news. fichier.txt v1.2") == [
        "exemple.fr",
        "example.news",
    ]
    assert addresses("ada@example.com @example.com -a.com") == []
    assert addresses("日本example.com") == ["example.com"]


def test_links_keep_balanced_parentheses_and_lose_punctuation() -> None:
    assert addresses("(https://fr.wikipedia.org/wiki/Seine_(fleuve)).") == [
        "https://fr.wikipedia.org/wiki/Seine_(fleuve)"
    ]
    assert addresses("https://example.com/a?b=c&d=é!") == ["https://example.com/a?b=c&d="]
    assert addresses("http://example.com:8080/x, suite") == ["http://example.com:8080/x"]


def test_links_to_t_co_end_with_their_slug() -> None:
    assert addresses("https://t.co/AbC123/plus") == ["https://t.co/AbC123"]
    assert addresses("https://t.co/" + "a" * 41) == []


def test_links_whose_labels_dns_cannot_hold_are_none() -> None:
    assert addresses("http://" + "a" * 64 + ".com") == []
    assert addresses("http://" + "é" * 60 + ".com") == []
    assert addresses("http://" + "a" * 63 + ".com") == ["http://" + "a" * 63 + ".com"]


def test_places_are_half_open_and_in_code_points() -> None:
    found = x.entities("😀 #tag @ada")

    assert [(each.start, each.end) for each in found.hashtags] == [(2, 6)]
    assert [(each.start, each.end) for each in found.mentions] == [(7, 11)]


@settings(deadline=None)
@given(tempting)
def test_entities_are_where_they_say(text: str) -> None:
    assert_places_are_true(text, x.entities(text))


@settings(deadline=None)
@given(tempting)
def test_the_part_that_fits_is_a_part_of_the_text(text: str) -> None:
    weight = x.weigh(text, limit=10)

    assert 0 <= weight.fits <= len(text)
    assert (weight.count <= 10) or not weight.valid


@pytest.mark.parametrize("text", MEGABYTES, ids=["a.", "@", "#", "http://"])
def test_a_hostile_megabyte_is_read_to_its_end(text: str) -> None:
    assert x.entities(text).mentions == ()
    assert x.weigh(text).count == len(text)
