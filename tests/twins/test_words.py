"""One definition of a word: what makes no difference, what is no word, what each script does."""

from __future__ import annotations

import time
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strategy_tui.twins.words import BETWEEN, wording, words, words_together


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("L’ÉTÉ À L’ŒUVRE", ["l", "ete", "a", "l", "oeuvre"]),
        ("e\u0301te\u0301", ["ete"]),
        ("STRASSE Straße ẞ", ["strasse", "strasse", "ss"]),
        ("İstanbul Łódź Ærø", ["istanbul", "lodz", "aero"]),
        ("𝓗𝓮𝓵𝓵𝓸 𝗪𝗼𝗿𝗹𝗱 ⓢⓐⓤ 🅱🅾🅱", ["hello", "world", "sau", "bob"]),
        ("Ｆｕｌｌ　ｗｉｄｔｈ　１２", ["full", "width", "12"]),
        ("ꜱᴍᴀʟʟ ᴄᴀᴘꜱ", ["small", "caps"]),
        ("so\u00adft zero\u200bwidth jo\u2060in", ["soft", "zerowidth", "join"]),
        ("3½ x² n°4", ["3", "1", "2", "x2", "n", "4"]),
        ("مَرْحَبًا مـرحبا", ["مرحبا", "مرحبا"]),
        ("שָׁלוֹם", ["שלום"]),
        ("١٢ १२", ["12", "12"]),
    ],
)
def test_shapes_of_letters_make_no_difference(text: str, same: list[str]) -> None:
    assert words(text) == same


def test_letters_of_another_alphabet_that_look_the_same_are_the_same() -> None:
    assert words("Курсы пeрвoй пoмoщи") == words("Курсы первой помощи")
    assert words("Ρаypаl") == words("Paypal")


@pytest.mark.parametrize(
    "text",
    [
        "See you there",
        "See you there https://example.org/a?b=c#d",
        "See you there www.example.org",
        "See you there (example.org/path)",
        "@ana@example.social See you there",
        "See you there #books #livres_été ＃本",
        "See… you — there! 🎉 👩‍👩‍👧 ☎\ufe0f",
    ],
)
def test_links_tags_mentions_and_signs_are_no_words(text: str) -> None:
    assert words(text) == ["see", "you", "there"]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("図書館は", ["図書", "書館", "館は"]),
        ("ｶﾞｷﾞ", ["ガギ"]),
        ("か\u3099き\u3099", ["がぎ"]),
        ("本", ["本"]),
        ("AIの本", ["ai", "の本"]),
        ("https://example.org/aを見て", ["を見", "見て"]),
    ],
)
def test_a_script_without_spaces_is_read_in_pairs(text: str, pairs: list[str]) -> None:
    assert words(text) == pairs


def test_vowel_signs_that_are_letters_stay() -> None:
    assert words("नमस्ते दुनिया") == ["नमस्ते", "दुनिया"]
    assert words("ร้าน") != words("รน")
    assert words("한국어 글") == ["한국어", "글"]


def test_a_lone_surrogate_is_no_word() -> None:
    assert words("abc \ud800 def") == ["abc", "def"]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Sold out. Thank you.", "SOLD OUT, thank you!! 🙏"),
        ("🎉🎉🎉", "🎉"),
        ("👍🏽", "👍"),
        ("#Monday #coffee", "#coffee #monday 🎉"),
    ],
)
def test_equal_texts_have_one_fingerprint(text: str, other: str) -> None:
    assert wording(text).fingerprint == wording(other).fingerprint


def test_other_texts_have_other_fingerprints() -> None:
    texts = [
        "Sold out",
        "Out sold",
        "sold again",
        "#sold",
        "sold",
        "🎉",
        "☕",
        "https://example.org",
    ]

    assert len({wording(each).fingerprint for each in texts}) == len(texts)


@pytest.mark.parametrize("text", ["", "   \n", "\u200b\u00ad", "\ufe0f"])
def test_nothing_visible_is_empty(text: str) -> None:
    assert wording(text).is_empty


PIECES = [*"ab#@./:_- é图ßж½ª’🎉１\u0301\xad\n", "http://", "https://", "www.", "x.y/", BETWEEN]


@settings(deadline=None)
@given(
    st.lists(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), min_size=1, max_size=5)
)
def test_texts_that_are_read_together_have_the_same_words(texts: list[str]) -> None:
    found = words_together(texts)

    if found is not None:
        expected = [[*words(each), BETWEEN] for each in texts]
        assert [*found.decode("latin-1").split(), BETWEEN] == list(chain.from_iterable(expected))


def test_western_texts_can_be_read_together() -> None:
    found = words_together(["L’été – 3½ “€” 🎉", "", "Straße #x https://ex.org"])

    assert found is not None
    assert found.split() == [
        each.encode() for each in ("l", "ete", "3", "1", "2", BETWEEN, BETWEEN, "strasse")
    ]


@pytest.mark.parametrize("text", ["図書館", "e\u0301", "жук", BETWEEN.upper()])
def test_others_are_read_one_by_one(text: str) -> None:
    assert words_together(["first", text, "third"]) is None


@pytest.mark.parametrize(
    "piece",
    [
        "word. ",
        "L’été déçu. ",
        "図書館",
        "a.",
        "#",
        "@",
        "e\u0301",
        "a.b/",
        "http://",
        "www.",
        "🎉",
    ],
)
def test_time_is_linear(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        began = time.process_time()
        words(text)
        return time.process_time() - began

    assert (
        min(seconds(800_000) for _ in range(3)) < 6 * min(seconds(400_000) for _ in range(3)) + 0.02
    )
