from __future__ import annotations

import pytest

from strategy_tui.domain.strategy import NetworkPlan
from strategy_tui.lint.language import guess, in_language_first, language_of
from tests.lint.subjects import a_draft, a_strategy

FRENCH = NetworkPlan(key="x", network="x", language="fr-CA")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Three tools are enough to begin", "en"),
        ("Trois outils suffisent pour commencer", "fr"),
        ("Read the notes", "en"),
        ("À lire", "fr"),
        ("Nice work", "en"),
        ("Just saw a fox", "en"),
        ("Votez mardi", "fr"),
        ("Encore lundi", "fr"),
        ("Lequel ?", "fr"),
        ("#bookbinding https://ex.org", None),
        ("2026-11-22 14:00", None),
        ("", None),
    ],
)
def test_small_words_tell_the_language(text: str, language: str | None) -> None:
    assert guess(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Guten Morgen zusammen, heute gibt es Kuchen",
        "Teilen wenn du Katzen liebst",
        "¿Qué te parece? Comenta abajo",
        "Hoy estamos en la plaza con los vecinos",
        "Oggi piove, restiamo a casa con un libro",
        "Hoje está chovendo em Lisboa",
        "De nieuwe kaart van de stad is er",
        "I dag regner det i Oslo",
        "Dziś pada deszcz",
        "今日は天気がいいですね",
        "이번 주말에 만나요",
        "Привет всем, сегодня дождь",
    ],
)
def test_a_language_that_is_neither_is_told_from_both(text: str) -> None:
    assert guess(text) == "und"


def test_the_draft_s_word_comes_first_then_the_network_s_then_a_guess() -> None:
    english = "The notes of the day"

    assert language_of(english, a_draft(english, language="de"), FRENCH, None) == "de"
    assert language_of(english, a_draft(english), FRENCH, None) == "fr"
    assert language_of(english, None, None, a_strategy()) == "en"
    assert language_of("Ok", None, None, a_strategy()) == "fr"
    assert language_of("Ok", None, None, None) == "en"


def test_examples_in_the_language_of_the_reader_come_first() -> None:
    english, french = "The paste keeps four days.", "La colle tient quatre jours."

    assert in_language_first((english, "#1", french), "fr") == (french, "#1", english)
    assert in_language_first((french, "#1", english), "en") == (english, "#1", french)
