"""One question at a time, each with its reason, until there is a strategy."""

from __future__ import annotations

from dataclasses import replace

import pytest

from strategy_tui.domain.interview import AskKind, InvalidAnswer, Question
from strategy_tui.i18n import render
from strategy_tui.interview import Interview, begin
from strategy_tui.networks import names
from strategy_tui.strategy_file import parse
from tests.interview.samples import POTTER, answer, known, posted, potter, without


def at(id: str, answers: dict[str, str] | None = None) -> Question:
    """A question as the potter meets it."""
    question = answer(begin("en", known()), answers or POTTER, until=id).question
    assert question is not None
    assert question.id == id
    return question


def asked(interview: Interview) -> list[str]:
    """The ids of all the questions until the end, taking every suggestion."""
    found = []
    while (question := interview.question) is not None:
        found.append(question.id)
        interview = interview.answered(POTTER.get(question.id, ""))
    return found


def test_every_question_says_why_and_gives_an_example_or_a_choice() -> None:
    interview = begin("en", known(zone=None))
    while (question := interview.question) is not None:
        assert render(question.ask, "en")
        assert render(question.why, "en")
        assert question.example or question.options, question.id
        assert question.kind not in (AskKind.CHOICE, AskKind.CHOICES) or question.options
        interview = interview.answered(POTTER.get(question.id, ""))


def test_the_questions_of_a_person_with_two_goals_and_two_networks() -> None:
    ids = asked(begin("en", known()))

    assert ids[:5] == ["language", "name", "goals.1.want", "goals.1.key", "goals.1.measure"]
    assert ids[5:9] == ["goals.1.from", "goals.1.target", "goals.1.by", "goals.1.tone"]
    assert "goals.2.tone" in ids
    assert ids.index("time.per_week") < ids.index("networks") < ids.index("follow.keep")
    assert [each.split(".")[2] for each in ids if each.startswith("networks.mastodon.")] == [
        "status",
        "purpose",
        "goals",
        "audience",
        "share",
        "never",
        "voice",
        "call_to_action",
        "language",
        "posts",
        "minutes",
        "slots",
    ]
    assert "networks.linkedin.success" in ids
    assert "networks.mastodon.success" not in ids
    assert ids[-3:] == ["time.daily_watch", "review.every", "review.light"]


def test_a_network_that_rests_is_only_asked_why() -> None:
    ids = asked(begin("en", known()).answered("").answered(""))
    dormant = answer(begin("en", known()), without(networks__mastodon__status="3"))

    assert "networks.mastodon.posts" in ids
    assert "networks.mastodon.posts" not in dormant.answers
    assert "networks.mastodon.because" in dormant.answers


def test_the_time_zone_is_asked_only_where_the_machine_does_not_tell() -> None:
    assert "time_zone" not in asked(begin("en", known()))
    assert "time_zone" in asked(begin("en", known(zone=None)))


def test_a_goal_gets_a_short_name_from_a_word_of_the_person() -> None:
    assert at("goals.1.key").suggestion == "peers"
    assert at("goals.2.key").suggestion == "edition"
    assert at("goals.1.key", without(goals__1__want="Créer des échanges")).suggestion == "echanges"
    assert at("goals.1.key", without(goals__1__want="家族")).suggestion == "goal"


def test_a_goal_that_is_renamed_is_renamed_wherever_it_is_meant() -> None:
    done = potter()

    renamed = done.reopened("goals.2.key").answered("book")

    assert "goals: [book]" in renamed.file()
    assert "goal: book" in renamed.file()
    assert "edition:" not in renamed.file()
    assert parse(renamed.file(), names())[1] == ()


def test_another_language_does_not_part_a_network_from_its_goal() -> None:
    unnamed = answer(begin("en", known()).answered("en").answered(""), {}, until="goals.1.want")
    words = without("goals.2.want", "campaigns.1.name") | {"networks.mastodon.goals": "1"}
    interview = answer(
        unnamed.answered("Voisins de quartier").skipped(), words, until="networks.mastodon.audience"
    )
    assert "goals: [quartier]" in interview.file()

    french = interview.speaking("fr")

    assert "goals: [voisins]" in french.file()
    assert parse(french.file(), names())[0] is not None


def test_a_goal_may_be_called_all() -> None:
    interview = answer(begin("en", known()), {**POTTER, "goals.1.key": "all"}, until="networks")
    chosen = answer(
        interview, {**POTTER, "networks.mastodon.goals": "all"}, until="networks.mastodon.audience"
    )

    assert chosen.answers["networks.mastodon.goals"] == ("all",)


def test_a_heading_never_shows_a_name_that_the_person_replaced() -> None:
    interview = answer(begin("en", known()), until="goals.1.key")
    assert interview.question is not None
    assert render(interview.question.chapter, "en") == "What I want"

    renamed = interview.answered("friends")

    assert renamed.question is not None
    assert render(renamed.question.chapter, "en") == "The goal “friends”"
    assert "friends" in render(renamed.question.ask, "en")


@pytest.mark.parametrize("typed", ["non", "No.", "no thanks", "NON MERCI !"])
@pytest.mark.parametrize("id", ["goals.2.want", "networks.mastodon.never", "campaigns.1.name"])
def test_a_mere_no_where_a_sentence_is_wanted_leaves_it_open(id: str, typed: str) -> None:
    interview = answer(begin("fr", known()), without("language"), until=id)

    assert interview.answered(typed).answers[id] is None


def test_no_is_a_language() -> None:
    interview = answer(begin("en", known()), until="networks.mastodon.language").answered("no")

    assert interview.answers["networks.mastodon.language"] == ("no",)


def test_going_back_suggests_what_was_answered() -> None:
    interview = answer(begin("en", known()), until="goals.1.target")

    earlier = interview.back()

    assert earlier.question is not None
    assert (earlier.question.id, earlier.question.suggestion) == ("goals.1.from", "2")
    assert earlier.answered("").question == interview.question
    assert begin("en", known()).back().number == 1


def test_a_question_reopened_in_the_end_leads_back_to_the_end() -> None:
    done = potter()

    again = done.reopened("goals.1.want")

    assert again.number == 3
    assert again.answered("Meet fewer of my peers").question is None


def test_a_first_answer_in_french_makes_everything_french() -> None:
    interview = begin("en", known()).answered("Français")

    assert interview.language == "fr"
    assert "language: fr" in interview.file()
    assert interview.speaking("en").file() == begin("en", known()).file()


def test_the_number_and_the_minutes_are_foreseen_from_the_start() -> None:
    first = begin("en", known())
    done = potter()

    assert first.number == 1
    assert abs(first.total - 65) <= 3
    assert done.number == done.total + 1
    assert done.minutes_left == 0
    assert done.back().minutes_left == 1


def test_three_goals_and_five_networks_fit_into_a_quarter_of_an_hour() -> None:
    busy = without(
        goals__3__want="Give back what I learn",
        networks="x, mastodon, linkedin, facebook, blog",
        networks__linkedin__status="active",
    )
    assert minutes_of(busy) <= 15
    assert minutes_of({**busy, "networks": "x, mastodon, linkedin"}) <= 15
    assert abs(minutes_of(dict(POTTER)) - begin("en", known()).minutes_left) <= 1.5


def minutes_of(answers: dict[str, str]) -> float:
    """What a whole interview takes by its own estimate."""
    from strategy_tui.interview.script import seconds

    interview, total = begin("en", known()), 0
    while (question := interview.question) is not None:
        total += seconds(question)
        interview = interview.answered(answers.get(question.id, ""))
    return total / 60


def test_with_more_than_three_networks_voice_and_language_are_left_to_the_file() -> None:
    many = without(networks="x, mastodon, linkedin, blog")
    done = potter(many)

    assert "networks.x.voice" not in done.answers
    assert "# voice: concrete" in done.file()


def test_what_is_known_of_the_networks_is_said_and_suggested() -> None:
    interview = begin("en", known(x=posted("x", 212), mastodon=posted("mastodon", 9)))
    question = answer(interview, until="networks").question
    assert question is not None

    assert render(question.ask, "en") == (
        "In the last year you posted 212 times on X, 9 times on Mastodon: which of the two do you "
        "want to keep, and is there another one?"
    )
    assert question.suggestion == "x"


@pytest.mark.parametrize(
    ("posts", "suggested"), [(212, "4"), (52, "1"), (26, "0.5"), (9, "0.25"), (2, "")]
)
def test_the_cadence_that_is_suggested_is_what_the_person_does(posts: int, suggested: str) -> None:
    interview = begin("en", known(mastodon=posted("mastodon", posts)))
    question = answer(interview, until="networks.mastodon.posts").question
    assert question is not None

    assert question.suggestion == suggested
    assert (question.suggested_because is None) == (not suggested)


def test_the_minutes_that_are_suggested_share_what_is_left_of_the_week() -> None:
    first = at("networks.mastodon.minutes")
    second = at("networks.linkedin.minutes")

    assert first.suggestion == "15"
    assert second.suggestion == "40"
    assert second.suggested_because is not None
    assert render(second.suggested_because, "en") == "of 60 minutes a week, 40 are left"


@pytest.mark.parametrize(("follows", "suggested"), [(0, ""), (96, "96"), (812, "400"), (151, "70")])
def test_the_target_that_is_suggested_comes_from_the_number_followed(
    follows: int, suggested: str
) -> None:
    followed = replace(posted("x", 10), follows=follows)
    question = answer(begin("en", known(x=followed)), until="follow.accounts").question
    assert question is not None

    assert question.suggestion == suggested


def test_the_language_that_is_suggested_is_that_of_the_posts() -> None:
    interview = begin("en", known(mastodon=posted("mastodon", 20, language="de")))
    question = answer(interview, until="networks.mastodon.language").question
    assert question is not None

    assert question.suggestion == "de"


def test_an_answer_that_cannot_be_meant_changes_nothing() -> None:
    interview = answer(begin("en", known()), until="goals.1.from")

    with pytest.raises(InvalidAnswer):
        interview.answered("many")

    assert interview.question is not None
    assert interview.question.id == "goals.1.from"
