"""Titles, forbidden characters, prices and customs, as the networks have them."""

from __future__ import annotations

import pytest

from strategy_tui.domain.diagnostic import Severity
from strategy_tui.domain.text import Span
from strategy_tui.draft_file import parse
from tests.lint.subjects import a_draft, a_subject, found, of_draft, rule_ids, said


def titled(title: str, network: str = "reddit", body: str = "Three tools are enough.") -> list[str]:
    rules = rule_ids(of_draft(a_draft(body, network, title=title)))
    return [each for each in rules if each.startswith("title.")]


def test_a_title_has_a_length_where_posts_have_titles() -> None:
    assert titled("a" * 300) == []
    assert titled("a" * 301) == ["title.over"]
    assert titled("a" * 100, "youtube") == []
    assert titled("a" * 101, "youtube") == ["title.over"]
    assert titled("a" * 101, "pinterest") == ["title.over"]


def test_a_title_that_is_too_long_is_marked_where_it_is_written() -> None:
    text = f"---\nnetwork: reddit\ntitle: {'a' * 301}\n---\nThree tools are enough.\n"
    draft, _ = parse(text, "d.md")
    assert draft is not None

    (one,) = [each for each in found(of_draft(draft)) if each.rule_id == "title.over"]

    assert text[one.span.start : one.span.end] == "a" * 301
    assert one.severity is Severity.ERROR
    assert said([one]) == [
        "The title has 301 characters, and Reddit takes 300: 1 too many. Which words can go?"
    ]


def test_the_title_of_a_page_is_shown_to_sixty_characters() -> None:
    assert titled("a" * 60, "blog") == []
    assert titled("a" * 61, "blog") == ["title.long"]


def test_an_unsure_limit_of_a_title_is_a_hint() -> None:
    subject = of_draft(a_draft("Trois outils.", "tiktok", title="a" * 91))
    (one,) = [each for each in found(subject) if each.rule_id == "title.over"]

    assert one.severity is Severity.HINT


@pytest.mark.parametrize(
    ("network", "rules"),
    [("reddit", ["title.missing"]), ("youtube", ["title.missing"]), ("mastodon", [])],
)
def test_a_title_is_asked_for_where_posts_need_one(network: str, rules: list[str]) -> None:
    assert titled("", network) == rules


def test_an_answer_and_a_bare_text_need_no_title() -> None:
    answer = a_draft("Yes.", "reddit", reply_to="https://ex.org/1")

    assert "title.missing" not in rule_ids(of_draft(answer))
    assert "title.missing" not in rule_ids(a_subject("Three tools.", "reddit"))


def test_a_title_that_nobody_would_see_is_told() -> None:
    assert titled("Three tools", "mastodon") == ["title.unused"]


def test_youtube_takes_no_angle_brackets_in_text_and_title() -> None:
    text = '---\nnetwork: youtube\ntitle: "Paste > flour"\n---\nTwo <b> and <i>.\n'
    draft, _ = parse(text, "d.md")
    assert draft is not None

    marked = [
        text[each.span.start : each.span.end]
        for each in found(of_draft(draft))
        if each.rule_id == "youtube.forbidden"
    ]

    assert marked == ['"Paste > flour"', "<", ">"]
    assert "youtube.forbidden" not in rule_ids(a_subject("a < b", "mastodon"))


@pytest.mark.parametrize(
    ("body", "english"),
    [
        ("Voir https://ex.org/a et https://ex.org/b", "this costs $0.20"),
        ("Un.\n---8<---\nVoir https://ex.org/a", "this costs $0.215"),
    ],
)
def test_a_link_has_its_price_on_x_and_it_is_told_once(body: str, english: str) -> None:
    priced = [each for each in found(of_draft(a_draft(body, "x"))) if each.rule_id == "x.price"]

    assert len(priced) == 1
    assert priced[0].severity is Severity.HINT
    assert body[priced[0].span.start : priced[0].span.end] == "https://ex.org/a"
    assert english in said(priced)[0]
    assert "cette publication coûte" in said(priced, "fr")[0]


def test_words_alone_have_no_price_worth_telling() -> None:
    assert "x.price" not in rule_ids(a_subject("Trois outils suffisent.", "x"))
    assert "x.price" not in rule_ids(a_subject("https://ex.org/a", "mastodon"))


@pytest.mark.parametrize(
    ("network", "text", "rule"),
    [
        ("linkedin", "Merci à @camille pour le cuir", "linkedin.mention"),
        ("facebook", "Thanks to @camille for the leather", "facebook.mention"),
        ("mastodon", "Merci à @camille pour le cuir", "mastodon.local_name"),
        ("mastodon", "L’essai est sur www.exemple.fr", "mastodon.bare_address"),
        ("bluesky", "Merci à @camille pour le cuir", "bluesky.handle"),
        ("reddit", "Thanks to @camille for the leather", "reddit.name"),
        ("pinterest", "Voir https://ex.org/a", "pinterest.link"),
        ("snapchat", "Voir https://ex.org/a", "snapchat.link"),
        ("tiktok", "Voir https://ex.org/a", "tiktok.link"),
        ("instagram", "Voir https://ex.org/a", "instagram.link"),
        ("bluesky", "Voir [mon carnet](https://ex.org/a)", "markup.link"),
        ("x", "Trois **nouveaux** outils", "markup.bold"),
    ],
)
def test_customs_are_hints(network: str, text: str, rule: str) -> None:
    (one,) = [each for each in found(a_subject(text, network)) if each.rule_id == rule]

    assert one.severity is Severity.HINT
    assert one.span != Span(0, 0)


def test_markdown_is_read_on_reddit_and_blogs() -> None:
    text = "Trois **nouveaux** outils dans [mon carnet](https://ex.org/a)"

    for network in ("reddit", "blog"):
        assert not [each for each in rule_ids(a_subject(text, network)) if "markup" in each]
