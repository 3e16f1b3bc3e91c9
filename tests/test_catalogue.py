"""Every sentence exists in every language, compiled, with its typography."""

from __future__ import annotations

import re

import pytest

from strategy_tui.i18n import fields
from tests.catalog import LANGUAGES, forms, mo_bytes, po_path, read, sentences


def strings(language: str) -> list[tuple[str, str]]:
    return [
        pair
        for entry in read(po_path(language), language)
        if entry.id
        for pair in zip(forms(entry.id), forms(entry.string), strict=True)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated_and_none_is_left_over(language: str) -> None:
    catalog = read(po_path(language), language)
    translated = {forms(each.id) for each in catalog if each.id and all(forms(each.string))}

    assert sorted(set(sentences()) - translated) == []
    assert sorted(translated - set(sentences())) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_names_the_fields_of_its_sentence(language: str) -> None:
    differing = [
        english
        for english, text in strings(language)
        if not fields(text) <= fields(english) | {"count"}
        or fields(english) - fields(text) - {"count"}
    ]

    assert differing == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_fresh(language: str) -> None:
    path = po_path(language)

    assert path.with_suffix(".mo").read_bytes() == mo_bytes(path, language)


WRONG_IN_FRENCH = re.compile(
    r"'"  # the apostrophe is ’
    r"|(?<![\u202f?!])[;!?](?!\w)"  # a narrow no-break space before ; ! ?
    r"|(?<=[^\W\d_]) ?:(?= |$)"  # a no-break space before a colon after a word
    r"|«(?!\u00a0)|(?<!\u00a0)»"  # no-break spaces inside guillemets
    r"|[“”]"  # guillemets, not English quotes
)


QUOTED = re.compile("«\u00a0[^»]*\u00a0»")


def test_french_keeps_its_typography() -> None:
    """What is quoted is what a person types, and keeps its own."""
    said = ((text, QUOTED.sub("«\u00a0\u00a0»", text)) for _, text in strings("fr"))
    wrong = [text for text, own_words in said if WRONG_IN_FRENCH.search(own_words)]

    assert wrong == []
