"""Words of `share` and `never` that no vocabulary knows are told, each at its place."""

from __future__ import annotations

import pytest

from strategy_tui.domain.diagnostic import Diagnostic, Severity
from strategy_tui.i18n import render
from strategy_tui.networks import names
from strategy_tui.strategy_file import parse

TEXT = """\
name: Test
time_zone: Europe/Paris
language: {language}
goals: {{work: {{want: Work, measure: m, from: 1, target: 2}}}}
networks:
  linkedin:
    purpose: Work
    goals: [work]
    audience: peers
    share: {share}
    never: {never}
    cadence: {{posts_per_week: 1, minutes_per_post: 5}}
follow: {{keep: [{{name: a, because: b, when: {{known: yes}}}}]}}
time: {{per_week: 60 min}}
review: {{every: 6 months}}
words: {words}
"""


def text(
    share: str = "[methods]", never: str = "[]", words: str = "{}", language: str = "en"
) -> str:
    return TEXT.format(share=share, never=never, words=words, language=language)


def found(source: str) -> tuple[Diagnostic, ...]:
    strategy, diagnostics = parse(source, names())
    assert strategy is not None
    return diagnostics


def test_words_of_known_topics_are_no_finding() -> None:
    assert found(text("[méthodes, results, news, questions]", "[ma famille, politics]")) == ()


def test_an_unknown_word_is_a_hint_at_its_place_with_its_clause() -> None:
    source = text(never="[family, marbling]")

    (hint,) = found(source)

    assert (hint.rule_id, hint.severity) == ("strategy.unknown-word", Severity.HINT)
    assert source[hint.span.start : hint.span.end] == "marbling"
    assert hint.clause == "networks.linkedin.never.1"
    assert render(hint.message, "en") == (
        "No vocabulary knows “marbling”, so only these very words are looked for in a draft. "
        "Teach others: “words: {marbling: […]}”."
    )


def test_an_unknown_word_of_what_is_shared_is_told_otherwise() -> None:
    (hint,) = found(text(share="[marbling]"))

    assert render(hint.message, "en").startswith(
        "No vocabulary knows “marbling”, so no draft is held against it."
    )


@pytest.mark.parametrize(
    ("language", "word", "meant"), [("en", "poltics", "politics"), ("fr", "famile", "famille")]
)
def test_a_misspelt_topic_is_asked_about_and_not_mended(
    language: str, word: str, meant: str
) -> None:
    (hint,) = found(text(never=f"[{word}]", language=language))

    assert f"Did you mean “{meant}”?" in render(hint.message, "en")
    assert hint.fix is None


@pytest.mark.parametrize("words", ["{marbling: [size, comb]}", "{marbling: []}", "{marbling: }"])
def test_a_word_that_is_taught_is_known(words: str) -> None:
    assert found(text("[marbling]", "[family]", words)) == ()


def test_a_misspelt_word_of_ones_own_is_asked_about() -> None:
    (hint,) = found(text(never="[marblng]", words="{marbling: [size]}"))

    assert "Did you mean “marbling”?" in render(hint.message, "en")


def test_a_longer_phrase_may_be_shared_and_has_to_be_taught_to_be_kept_off() -> None:
    phrase = "clients without their consent"

    assert found(text(share=f"[{phrase}]")) == ()
    assert [each.rule_id for each in found(text(never=f"[{phrase}]"))] == ["strategy.unknown-word"]


def test_words_that_cannot_be_read_are_told_and_nothing_besides() -> None:
    strategy, diagnostics = parse(text(never="[marbling]", words="{marbling: size}"), names())

    assert strategy is None
    assert [each.rule_id for each in diagnostics] == ["strategy.value"]


@pytest.mark.parametrize(
    ("language", "name", "sentence"),
    [
        (
            "fr",
            "famile",
            "No network shares “famile” or keeps it off, so these words count for nothing. Did you "
            "mean “famille”?",
        ),
        (
            "en",
            "marbling",
            "No network shares “marbling” or keeps it off, so these words count for nothing. Name "
            "it under “share” or “never”.",
        ),
    ],
)
def test_words_that_no_network_asks_for_are_a_hint_at_their_name(
    language: str, name: str, sentence: str
) -> None:
    source = text(words=f"{{{name}: [filleul]}}", language=language)

    (hint,) = found(source)

    assert (hint.rule_id, hint.severity) == ("strategy.unused-words", Severity.HINT)
    assert source[hint.span.start : hint.span.end] == name
    assert hint.clause == f"words.{name}"
    assert render(hint.message, "en") == sentence


def test_more_words_of_a_known_topic_need_no_network() -> None:
    assert found(text(words="{family: [godchild]}")) == ()
