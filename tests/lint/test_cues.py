"""Expressions are found by the words they hold, in an order that no chance decides."""

from __future__ import annotations

from strategy_tui.lint.cues import cues


def test_expressions_come_in_the_order_of_their_file() -> None:
    listed = [each for each in cues("bait").listed if each.words]
    words = frozenset().union(*(each.words | each.also for each in listed))

    assert list(cues("bait").candidates(words)) == listed


def test_a_text_without_the_words_of_an_expression_is_not_searched_for_it() -> None:
    assert not list(cues("bait").candidates(frozenset({"bookbinding"})))
