"""How long a post may be: where it begins to be too long, how sure that is, and the way out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from strategy_tui.domain.diagnostic import Diagnostic, Severity
from strategy_tui.domain.draft import THREAD_MARK
from strategy_tui.domain.text import Span
from strategy_tui.lint.threading import MOST_PARTS, joined, parts_that_fit
from strategy_tui.networks import spec
from tests.lint.subjects import a_draft, a_subject, found, of_draft, said

STORY = (
    "La colle a tourné en deux jours, sous la verrière. J’ai essayé le clou de girofle : un jour "
    "de plus, et une odeur de vin chaud.\n\n"
    "Puis le vinaigre, sur les conseils de @camille. Trois jours. L’essai en images est sur "
    "https://atelier.example/colle/essai-de-novembre-2026-avec-girofle. Qui garde la sienne plus "
    "longtemps ? Je note tout dans un cahier, et je le partagerai."
)


def finding(rule: str, diagnostics: Sequence[Diagnostic]) -> Diagnostic:
    (one,) = [each for each in diagnostics if each.rule_id == rule]
    return one


def over(text: str, network: str) -> Diagnostic:
    return finding("length.over", found(a_subject(text, network)))


@pytest.mark.parametrize(
    ("network", "severity"),
    [
        ("x", Severity.ERROR),
        ("mastodon", Severity.ERROR),
        ("bluesky", Severity.ERROR),
        ("threads", Severity.ERROR),
        ("youtube", Severity.ERROR),
        ("pinterest", Severity.ERROR),
        ("reddit", Severity.ERROR),
        ("linkedin", Severity.HINT),
        ("facebook", Severity.HINT),
        ("instagram", Severity.HINT),
        ("tiktok", Severity.HINT),
        ("snapchat", Severity.HINT),
    ],
)
def test_only_a_limit_that_is_sure_closes_the_gate(network: str, severity: Severity) -> None:
    limit = spec(network).limits.text.value
    diagnostic = over("a" * (limit + 1), network)

    assert diagnostic.severity is severity
    assert diagnostic.span == Span(limit, limit + 1)


def test_twice_an_unsure_limit_is_surely_too_long() -> None:
    assert over("mot " * 2_000, "linkedin").severity is Severity.WARNING


@pytest.mark.parametrize(
    ("network", "text", "start"),
    [
        ("x", "é" * 280 + "ab", 280),
        ("x", "日" * 141, 140),
        ("x", "👨‍👩‍👧‍👦" * 141, 140 * 7),
        ("x", "a" * 269 + " https://example.com/a/long/way/home b", 270),
        ("x", "a" * 256 + " https://example.com/a/long/way/home b", 292),
        ("mastodon", "a" * 496 + " @ada@a.very.long.server.example b", 497),
        ("mastodon", "a" * 480 + " https://example.com/a/long/way/home", 481),
        ("bluesky", "👨‍👩‍👧‍👦" * 121, 120 * 7),
        ("bluesky", "a" * 290 + " https://example.com", 291),
        ("threads", "😀" * 126, 125),
        ("youtube", "é" * 2_501, 2_500),
        ("tiktok", "😀" * 1_101, 1_100),
    ],
)
def test_the_first_character_that_does_not_fit_is_known(
    network: str, text: str, start: int
) -> None:
    assert over(text, network).span == Span(start, len(text))


def test_a_content_warning_takes_its_room() -> None:
    draft = a_draft("a" * 495, spoiler="dix signes")

    assert finding("length.over", found(of_draft(draft))).span == Span(490, 495)


def test_a_thread_is_offered_that_keeps_sentences_names_and_links_whole() -> None:
    diagnostic = finding("length.split", found(of_draft(a_draft(STORY, "x"))))
    fix = diagnostic.fix

    assert fix is not None
    assert not fix.is_certain
    assert fix.text.split(f"\n\n{THREAD_MARK}\n\n") == [
        STORY[: STORY.index("Puis")].rstrip(),
        STORY[STORY.index("Puis") :],
    ]
    assert said([diagnostic]) == [
        "Cut after its sentences, this makes a thread of 2 posts. Is it one story, or 2?"
    ]
    assert said([diagnostic], "fr") == [
        "Coupé à la fin des phrases, ce texte fait un fil de 2 messages. "
        "Est-ce une seule histoire, ou 2\u202f?"
    ]


@pytest.mark.parametrize("network", ["x", "mastodon", "bluesky", "threads"])
@pytest.mark.parametrize("text", [STORY * 3, "mot " * 400, "Une phrase. " * 90, "日本語だ。" * 200])
def test_every_post_of_the_thread_fits_and_no_word_is_lost(network: str, text: str) -> None:
    body = text.strip()
    fix = finding("length.split", found(of_draft(a_draft(body, network)))).fix
    assert fix is not None
    after = fix.apply(body)

    rules = [each.rule_id for each in found(of_draft(a_draft(after, network)))]
    assert "length.over" not in rules
    assert "length.split" not in rules
    assert "".join(after.replace(THREAD_MARK, "").split()) == "".join(body.split())


def test_a_part_of_a_thread_that_is_too_long_is_split_by_itself() -> None:
    body = f"Court.\n{THREAD_MARK}\n{STORY}"
    fix = finding("length.split", found(of_draft(a_draft(body, "x")))).fix

    assert fix is not None
    assert fix.apply(body).startswith(f"Court.\n{THREAD_MARK}\nLa colle")


def test_initials_and_abbreviations_end_no_sentence() -> None:
    text = "a" * 200 + ". Merci à J. Renard, p. ex. trois fois, pour ce " + "mot " * 12
    parts = parts_that_fit(text, spec("x"), "")

    assert parts is not None
    assert parts[0] == "a" * 200 + "."


def test_a_word_that_is_longer_than_a_post_cannot_be_split() -> None:
    assert parts_that_fit("a" * 300, spec("x"), "") is None


def test_no_thread_is_offered_that_nobody_would_read() -> None:
    assert parts_that_fit("mot " * 71 * MOST_PARTS, spec("x"), "") is None
    rules = [each.rule_id for each in found(of_draft(a_draft("mot " * 200_000, "x")))]
    assert "length.over" in rules
    assert "length.split" not in rules


def test_networks_without_threads_and_bare_texts_are_not_split() -> None:
    texts = [of_draft(a_draft("mot " * 1_000, "linkedin")), a_subject("mot " * 100, "x")]

    assert all(each.rule_id != "length.split" for one in texts for each in found(one))


def test_parts_are_joined_by_the_mark_of_a_thread() -> None:
    assert joined(("a", "b")) == "a\n\n---8<---\n\nb"


def test_what_an_app_takes_may_be_less_than_the_limit() -> None:
    (one,) = [each for each in found(a_subject("a " * 300, "pinterest")) if "adv" in each.rule_id]

    assert one.severity is Severity.HINT
    assert said([one])[0].startswith(
        "600 characters: some of Pinterest's own screens take only 500"
    )


def test_it_is_told_whose_limit_it_is() -> None:
    server = replace(spec("mastodon"), server="atelier.example")
    subject = replace(a_subject("a" * 501), spec=server)

    assert (
        "Mastodon (atelier.example) takes 500" in said([finding("length.over", found(subject))])[0]
    )
