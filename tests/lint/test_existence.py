"""Patterns and words that should not stand there, and what may be written instead."""

from __future__ import annotations

from strategy_tui.domain.diagnostic import Diagnostic, Fix, Severity
from strategy_tui.domain.text import Span
from tests.lint.subjects import a_subject, by_pack, found

LINE = "Sort the reeds first.\n---\nThen soak them."


def about_the_line(network: str, text: str = LINE) -> list[Diagnostic]:
    return [each for each in found(a_subject(text, network)) if each.rule_id == "thread.line"]


def test_a_lone_line_of_hyphens_is_asked_about_where_there_are_threads() -> None:
    (hint,) = about_the_line("mastodon")

    assert (hint.span, hint.severity) == (Span(22, 25), Severity.HINT)
    assert hint.fix == Fix(Span(22, 25), "---8<---", is_certain=False)
    assert not about_the_line("blog")
    assert not about_the_line("mastodon", LINE.replace("---", "---8<---"))


def test_a_rule_of_ones_own_may_offer_what_to_write_instead() -> None:
    pack = "- {id: a.b, kind: existence, severity: hint, message: x, words: [plums], instead: plum}"

    (hint,) = by_pack(pack, "Two plums")

    assert hint.fix == Fix(Span(4, 9), "plum", is_certain=False)
