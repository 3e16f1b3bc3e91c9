"""What a text asks and gives; a line of `sentences/` is one text, with `\\n` for a line break."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from strategy_tui.domain.strategy import Hardness
from strategy_tui.lint.signals import Signals, signals
from strategy_tui.networks import spec

SENTENCES = Path(__file__).parent / "sentences"


def sentences(name: str) -> list[str]:
    lines = (SENTENCES / f"{name}.txt").read_text("utf-8").splitlines()
    return [line.replace("\\n", "\n") for line in lines]


def by_language(name: str) -> Iterator[Any]:
    for language in ("en", "fr"):
        for text in sentences(f"{name}.{language}"):
            yield pytest.param(text, language, id=f"{language}: {text[:50]}")


def read(text: str, language: str = "en", network: str = "mastodon") -> Signals:
    return signals(text, spec(network), language)


@pytest.mark.parametrize(("text", "language"), by_language("asks"))
def test_this_asks_its_reader_for_something(text: str, language: str) -> None:
    assert read(text, language).asks_something


@pytest.mark.parametrize(("text", "language"), by_language("asks_nothing"))
def test_this_asks_for_nothing(text: str, language: str) -> None:
    assert not read(text, language).asks_something


@pytest.mark.parametrize("text", sentences("bait"))
def test_this_is_bait(text: str) -> None:
    assert read(text).worth.bait


@pytest.mark.parametrize("text", sentences("bait_not"))
def test_this_is_no_bait(text: str) -> None:
    assert not read(text).worth.bait


@pytest.mark.parametrize("text", sentences("clickbait"))
def test_this_is_clickbait(text: str) -> None:
    assert read(text).worth.clickbait


@pytest.mark.parametrize("text", sentences("clickbait_not"))
def test_this_is_no_clickbait(text: str) -> None:
    assert not read(text).worth.clickbait


@pytest.mark.parametrize("text", sentences("promotional"))
def test_this_only_sells(text: str) -> None:
    assert read(text).worth.promotional


@pytest.mark.parametrize("text", sentences("promotional_not"))
def test_this_does_not_only_sell(text: str) -> None:
    assert not read(text).worth.promotional


@pytest.mark.parametrize("text", sentences("bare_link"))
def test_this_link_is_bare(text: str) -> None:
    assert read(text).worth.bare_link


@pytest.mark.parametrize("text", sentences("bare_link_not"))
def test_this_link_is_not_bare(text: str) -> None:
    assert not read(text).worth.bare_link


@pytest.mark.parametrize(
    ("text", "language", "family"),
    [
        ("Sign up for the October session.", "en", "follow"),
        ("Tell me which chapter lost you.", "en", "reply"),
        ("Save this list for your next trip.", "en", "share"),
        ("Grab the template.", "en", "try"),
        ("Book a seat while there are some.", "en", "attend"),
        ("Vote before Sunday.", "en", "contribute"),
        ("DM me for the recording.", "en", "contact"),
        ("Feel free to reuse the figures.", "en", "invitation"),
        ("Tickets: https://ex.org/t", "en", "label"),
        ("Let's map every bench in town.", "en", "hortative"),
        ("What broke first in your setup?", "en", "question"),
        ("Full write-up here: https://ex.org/a", "en", "link"),
        ("Read the notes before Thursday's call.", "en", "imperative"),
        ("Abonnez-vous pour recevoir la suite.", "fr", "follow"),
        ("Dites-moi quel chapitre vous a perdus.", "fr", "reply"),
        ("Partagez vos astuces.", "fr", "share"),
        ("Téléchargez la version 2.", "fr", "try"),
        ("Réservez votre place.", "fr", "attend"),
        ("Signez la pétition.", "fr", "contribute"),
        ("Contactez l’équipe.", "fr", "contact"),
        ("Vous pouvez l’essayer sans compte.", "fr", "invitation"),
        ("À lire : https://ex.org/l", "fr", "label"),
        ("Parlons-en mardi.", "fr", "hortative"),
        ("Qu’en pensez-vous ?", "fr", "question"),
        ("N’hésitez pas à me corriger.", "fr", "opener"),
    ],
)
def test_the_family_says_what_is_asked(text: str, language: str, family: str) -> None:
    assert family in read(text, language).families


def test_in_an_unknown_language_the_small_words_tell() -> None:
    assert read("Dites-moi ce que vous en pensez.", "und").asks_something
    assert read("Tell me what you think of it.", "und").asks_something


@pytest.mark.parametrize(
    "text",
    [
        "Teilen Sie das jetzt mit allen Freunden! Was meinen Sie? https://ex.org/a mehr hier",
        "¡Comenta SÍ si te gusta! Comparte con diez amigos y gana 50 €",
        "今すぐ登録！詳細はこちら https://ex.org/a",
    ],
)
def test_a_language_whose_cues_are_unknown_is_not_judged(text: str) -> None:
    found = read(text, "und")

    assert not found.asks_something
    assert not any((found.worth.bait, found.worth.clickbait, found.worth.promotional))


def test_a_draft_that_says_it_is_german_is_not_judged_by_a_single_word() -> None:
    assert not read("Danke!", "de").asks_something


@pytest.mark.parametrize(
    ("text", "language", "hardness"),
    [
        ("Tell me which chapter lost you.", "en", Hardness.SOFT),
        ("Sign up for the October session.", "en", Hardness.HARD),
        ("Download version 2.", "en", Hardness.HARD),
        ("Dites-moi quel chapitre vous a perdus.", "fr", Hardness.SOFT),
        ("Réservez votre place.", "fr", Hardness.HARD),
        ("The paste went off in two days.", "en", None),
    ],
)
def test_a_request_is_soft_or_hard(text: str, language: str, hardness: Hardness | None) -> None:
    assert read(text, language).hardness is hardness


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I write these lists because nobody wrote them for my mother.", "en"),
        ("That is why we repair radios: my father threw his away.", "en"),
        ("Je relie à la main parce que j'ai vu ce que devient la colle.", "fr"),
        ("C'est pour ça que nous gardons la bibliothèque ouverte le dimanche.", "fr"),
    ],
)
def test_a_first_person_with_a_reason_tells_why(text: str, language: str) -> None:
    assert read(text, language).tells_why


def test_a_reason_without_a_person_does_not_tell_why() -> None:
    assert not read("The bridge closed because the river rose.").tells_why


def test_a_product_alone_is_about_its_seller_and_a_question_is_not() -> None:
    assert read("Our app just got even better. Faster, smarter, prettier.").about_self
    assert not read("We rebuilt our site. What do you miss on it?").about_self


def test_youtube_lets_people_ask_for_likes_but_not_bait_otherwise() -> None:
    assert not read("Hit like if you love Mondays", network="youtube").worth.bait
    assert read("Type YES below", network="youtube").worth.bait == ("comment",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Twelve hours of sewing.\n\n2. Comment “PRESS” below. Thanks", "Comment “PRESS” below"),
        ("Hello there.\nTag a friend who binds books\nBye", "Tag a friend who binds books"),
    ],
)
def test_bait_stands_where_it_is_asked(text: str, words: str) -> None:
    place = read(text).worth.begging

    assert text[place.start : place.end] == words


def test_in_a_long_text_a_choice_by_emoji_is_no_case_for_a_finding() -> None:
    choice = "❤️ for linen\n👍 for cotton"

    assert read(choice).worth.begs
    assert read(choice).worth.bait == ("vote",)
    assert not read("The thread holds. " * 15 + choice).worth.begs


def test_a_request_stands_where_it_is_asked() -> None:
    text = "The paste went off in two days. Tell me how you keep yours."

    (ask,) = read(text).asks

    assert text[ask.span.start : ask.span.end] == "Tell me how you keep yours."


def test_two_questions_are_one_purpose_and_two_errands_are_two() -> None:
    assert len(read("How do you keep yours? Tell me in a reply.").purposes) == 1
    assert [name for name, _ in read("Sign the petition. Book a seat.").purposes] == [
        "contribute",
        "attend",
    ]


def test_lone_surrogates_and_odd_cases_do_not_disturb() -> None:
    assert not read("\ud800 İstanbul İ \udfff").asks_something
    assert read("İ İ İ. Tell me more.").asks_something


@pytest.mark.parametrize("filler", ["\n", ", ", "1 ", "❤️ a\n", "a: "])
def test_a_long_run_of_signs_is_read_in_a_time_that_grows_with_it(filler: str) -> None:
    words = "like comment share tag rt drop put abonne-toi copy name complete vote react send if "

    start = process_time()
    _ = read(words + (filler * 18_000)[:18_000]).worth.bait

    assert process_time() - start < 10


def test_of_a_very_long_text_the_beginning_and_the_end_are_judged() -> None:
    text = "The paste went off in two days. " * 2_000 + "Tell me how you keep yours."

    (ask,) = read(text).asks

    assert text[ask.span.start : ask.span.end] == "Tell me how you keep yours."
