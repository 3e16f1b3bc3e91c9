"""The words that people answer with, as the program itself writes them."""

from __future__ import annotations

import pytest

from strategy_tui.domain.review import Answer
from strategy_tui.domain.verdict import Choice
from strategy_tui.i18n import LANGUAGES, render
from strategy_tui.services.answer_words import CHOICES, ITEMS, meant
from strategy_tui.services.review_words import ANSWERS
from strategy_tui.services.verdicts import CHOICES as NAMES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("answer", Answer)
def test_an_answer_to_an_item_is_read_as_it_is_shown(answer: Answer, language: str) -> None:
    assert meant(render(ANSWERS[answer], language), ITEMS) == answer
    assert meant(answer.value, ITEMS) == answer


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("choice", Choice)
def test_a_decision_is_read_as_it_is_shown(choice: Choice, language: str) -> None:
    assert meant(render(NAMES[choice], language), CHOICES) == choice
    assert meant(choice.value, CHOICES) == choice


def test_case_and_spaces_do_not_matter() -> None:
    assert meant("  Laisser   PARTIR ", CHOICES) == "let_go"
    assert meant("no such word", CHOICES) == "no such word"
