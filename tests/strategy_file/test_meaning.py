"""What a word of a strategy means, and the words of a clause."""

from __future__ import annotations

import pytest

from strategy_tui.i18n import render
from strategy_tui.networks import names
from strategy_tui.services.workspace import sample_text
from strategy_tui.strategy_file.clause_words import quotation
from strategy_tui.strategy_file.meaning import meaning_at

TEXT = """\
name: Mine
networks:
  x:
    purpose: to talk
    goals: [work]
    call_to_action: required # always
    cadence:
      posts_per_week: 2

      minutes_per_post: 15
  masto:
    network: mastodon
follow:
  keep:
    - {name: met, when: {met: {within: 1 year}}}
"""


def told(word: str, before: int = 1, language: str = "en") -> str | None:
    """What is said of a word, as the pointer stands on its first letters."""
    found = meaning_at(TEXT, TEXT.index(word) + before, names(), language)
    if found is None or not found.meaning:
        return None
    return found.meaning if isinstance(found.meaning, str) else render(found.meaning, language)


def test_a_key_is_told_as_the_file_is_read() -> None:
    assert told("purpose") == "What the network is for, in one sentence."


def test_what_speaks_for_itself_is_not_explained() -> None:
    assert told("to talk") is None
    assert told("# always", 3) is None


def test_a_key_is_told_in_the_readers_language() -> None:
    assert told("purpose", language="fr") == "À quoi sert le réseau, en une phrase."


def test_the_word_is_known_with_its_place() -> None:
    found = meaning_at(TEXT, TEXT.index("mastodon") + 3, names(), "en")

    assert found is not None
    assert found.path == ("networks", "masto", "network")
    assert TEXT[found.span.start : found.span.end] == "mastodon"


def test_where_no_word_is_nothing_is_told() -> None:
    assert meaning_at(TEXT, TEXT.index("\n\n") + 1, names(), "en") is None
    assert meaning_at("", 0, names(), "en") is None


@pytest.mark.parametrize(
    ("clause", "words"),
    [
        ("networks.x.call_to_action", "call_to_action: required # always"),
        ("networks.x.cadence", "cadence:\n  posts_per_week: 2\n\n  minutes_per_post: 15"),
        ("networks.masto", "masto:\n  network: mastodon"),
        ("networks.masto.audience", "masto:\n  network: mastodon"),
        (
            "networks.x",
            "x:\n  purpose: to talk\n  goals: [work]\n  call_to_action: required # always\n"
            "  cadence:\n    posts_per_week: 2\n…",
        ),
    ],
)
def test_a_clause_is_quoted_as_it_is_written(clause: str, words: str) -> None:
    quoted = quotation(TEXT, clause)

    assert quoted is not None
    assert quoted.words == words


def test_a_clause_that_is_not_there_is_not_quoted() -> None:
    assert quotation(TEXT, "campaigns.fair") is None
    assert quotation("", "networks.x") is None


def test_every_line_of_a_sample_can_be_pointed_at() -> None:
    text = sample_text("personal.en")

    found = {at: meaning_at(text, at, names(), "en") for at in range(0, len(text), 97)}

    words = {at: each for at, each in found.items() if each is not None}
    assert len(words) > len(found) / 2
    for at, each in words.items():
        assert each.span.start <= at <= each.span.end
