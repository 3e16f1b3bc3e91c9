"""An interview can be put down and taken up, by another version of the answers too."""

from __future__ import annotations

import json

import pytest

from strategy_tui.interview import begin, load
from tests.interview.samples import answer, known, potter


def test_it_goes_on_where_it_was() -> None:
    interview = answer(begin("fr", known()), until="networks.linkedin.audience")

    later = load(interview.dump(), known())

    assert later.question == interview.question
    assert later.file() == interview.file()
    assert (later.number, later.total) == (interview.number, interview.total)


def test_an_answer_that_began_with_an_invisible_sign_is_kept_as_it_was_understood() -> None:
    interview = answer(begin("en", known()), until="goals.1.want").answered("\x8f\u00a0Peers")

    assert interview.answers["goals.1.want"] == ("Peers",)
    assert load(interview.dump(), known()).answers == interview.answers


def test_what_was_stood_by_is_not_challenged_again() -> None:
    interview = answer(begin("en", known()), {"goals.1.want": ""}, until="networks")

    assert load(interview.dump(), known()).challenge is None


def test_an_answer_that_was_taken_back_is_still_suggested() -> None:
    interview = potter().reopened("goals.1.want")

    later = load(interview.dump(), known()).question

    assert later is not None
    assert (later.id, later.suggestion) == ("goals.1.want", "Meet more of my peers")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 2}', "nonsense", '"x"', "null"])
def test_what_is_no_interview_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (json's own is one)
        load(text, known())


def test_answers_that_were_edited_into_nonsense_are_asked_again() -> None:
    kept = json.loads(potter().dump())
    kept["answers"] |= {"networks.mastodon.posts": ["often"], "goals.1.by": 7, "what": ["x"]}
    kept["language"] = "klingon"
    kept["stood_by"] = "everything"

    later = load(json.dumps(kept), known())

    assert later.language == "en"
    assert later.question is not None
    assert later.question.id == "goals.1.by"
    assert later.answered("2027-06-30").question is not None
    assert "networks.mastodon.posts" not in later.answers
    assert "networks.mastodon.audience" in later.answers
