"""The topics that ship: their words tell what their examples say, in both languages alike."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from strategy_tui.domain.text import Span
from strategy_tui.lint.language import guess
from strategy_tui.topics import (
    LANGUAGES,
    Form,
    bundled,
    entry,
    first_names,
    mentions,
    names,
    reading,
    titles,
    told_by,
    vocabulary,
    words_of,
)
from strategy_tui.topics.bundle import HERE, Pack, names_text, packs, words_text

PACKS = packs()
TOPICS = [each for each in PACKS if each.words]


def told(topic: str, text: str) -> tuple[str, ...]:
    """What tells a topic in a text, in the language that the text looks like, or in both."""
    likely = guess(text)
    return tuple(
        each.entry
        for language in ((likely,) if likely else LANGUAGES)
        for each in told_by(mentions(words_of(text), bundled(topic, language)))
    )


def examples(verdict: str) -> Iterator[object]:
    for pack in TOPICS:
        for text in getattr(pack, verdict):
            yield pytest.param(pack.id, text, id=f"{pack.id}: {text[:40]}")


@pytest.mark.parametrize(("topic", "text"), examples("bad"))
def test_a_text_about_a_topic_is_told_by_its_words(topic: str, text: str) -> None:
    assert told(topic, text)


@pytest.mark.parametrize(("topic", "text"), examples("good"))
def test_a_text_that_only_has_its_words_is_not(topic: str, text: str) -> None:
    assert told(topic, text) == ()


def test_the_bundled_files_are_fresh() -> None:
    again = "run: python -m strategy_tui.topics.bundle"
    assert (HERE / "names.txt").read_text("utf-8") == names_text(PACKS), again
    assert (HERE / "words.txt").read_text("utf-8") == words_text(PACKS), again


def test_there_are_more_than_two_dozen_topics() -> None:
    assert len(TOPICS) == len(titles()) == 27


@pytest.mark.parametrize("pack", TOPICS, ids=lambda pack: pack.id)
def test_both_languages_have_as_much_to_say(pack: Pack) -> None:
    counts = {
        code: sum(len(pack.words[code][kind]) for kind in ("strong", "weak")) for code in LANGUAGES
    }

    assert set(pack.words) == set(LANGUAGES)
    assert min(counts.values()) >= 60
    assert max(counts.values()) <= 1.5 * min(counts.values())
    for verdict in (pack.good, pack.bad):
        assert {guess(text) for text in verdict} >= set(LANGUAGES)


def test_no_name_is_that_of_two_topics() -> None:
    seen: dict[str, str] = {}
    for line in (HERE / "names.txt").read_text("utf-8").splitlines():
        topic, _, _, keys, *_ = line.split("|")
        for key in keys.split(","):
            assert seen.setdefault(key, topic) == topic, key


@pytest.mark.parametrize(
    ("phrase", "topics"),
    [
        ("ma famille", ("family",)),
        ("FAMILLES", ("family",)),
        ("my kids", ("family",)),
        ("politics", ("politics",)),
        ("famille et politique", ("family", "politics")),
        ("religion, santé", ("religion", "health")),
        ("notes de lecture", ("culture",)),
        ("savoir‑faire", ("methods",)),
    ],
)
def test_a_topic_is_known_by_many_names(phrase: str, topics: tuple[str, ...]) -> None:
    assert reading(phrase).topics == topics
    assert reading(phrase).is_clear


def test_pictures_of_a_topic_are_less_than_the_topic() -> None:
    assert reading("photos de vacances").form is Form.PICTURE
    assert reading("family pictures").topics == ("family",)
    assert reading("links").form is Form.LINK


def test_a_longer_phrase_is_not_its_topic() -> None:
    found = reading("clients sans leur accord")

    assert (found.topics, found.holds, found.is_clear) == ((), ("clients",), False)


def test_what_is_taught_is_clear_and_adds_to_a_known_topic() -> None:
    own = (("reliure", ("nerfs", "dos")), ("family", ("Zoé",)))

    assert reading("reliure").is_clear is False
    assert reading("la reliure", own).taught == ("nerfs", "dos")
    assert reading("famille", own).taught == ("Zoé",)
    assert reading("politique", own).is_taught is False


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_is_read_as_what_it_names(language: str) -> None:
    assert len(first_names(language)) == len(PACKS)
    for name in names(language):
        found = reading(name)
        assert found.topics or found.form or found.is_kind, name


def test_a_beginning_stands_for_all_that_goes_on() -> None:
    own = vocabulary([(entry("reli*"), 2)])

    assert told_by(mentions(words_of("Nous relions des livres."), own))
    assert not told_by(mentions(words_of("Un rêve."), own))


def test_words_inside_links_do_not_count_and_those_of_hashtags_do() -> None:
    text = "https://example.org/famille #MaFamille"

    found = words_of(text, (Span(0, 27),))

    assert found.stems == ("ma", "famille")
    assert [text[start:end] for start, end in found.places] == ["Ma", "Famille"]


def test_one_weak_word_tells_nothing_and_two_do() -> None:
    assert told("family", "The pram of the museum is of wood and has wheels.") == ()
    assert told("family", "The pram and the crib of the museum are of wood.") == ("pram", "crib")
