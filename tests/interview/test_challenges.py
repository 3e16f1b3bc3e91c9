"""Doubts are said while the answer can still be mended, and by the check's own sums."""

from __future__ import annotations

import pytest

from strategy_tui.i18n import render
from strategy_tui.interview import KEEP, Interview, begin
from strategy_tui.networks import names
from strategy_tui.strategy_file import parse
from tests.interview.samples import POTTER, known, posted, potter, without


def until_doubt(answers: dict[str, str], interview: Interview | None = None) -> Interview:
    """Answer until something is challenged, or the end."""
    interview = interview or begin("en", known())
    while interview.challenge is None and (question := interview.question) is not None:
        interview = interview.answered(answers.get(question.id, ""))
    return interview


def said(interview: Interview) -> tuple[str, list[str]]:
    """The challenge as a person reads it, with its ways out."""
    challenge = interview.challenge
    assert challenge is not None
    sentence = render(challenge.sentence, "en")
    labels = [
        each.label if isinstance(each.label, str) else render(each.label, "en")
        for each in challenge.remedies
    ]
    return sentence, labels


def test_whoever_answers_everything_is_not_challenged() -> None:
    assert until_doubt(dict(POTTER)).question is None


@pytest.mark.parametrize(
    ("answers", "sentence", "first"),
    [
        (without("goals.1.want"), "Without a goal nothing", "Name one goal"),
        (without("goals.1.measure"), "Without its figures", "Choose a figure"),
        (without("goals.1.target"), "Without its figures", "Say where I would like to see it"),
        (without("time.per_week"), "Without a budget", "Say how much time"),
        (without(time__per_week="20"), "20 minutes a week rarely carry", "Give a little more"),
        (without("networks"), "Without a network there is", "Choose a network"),
        (without("networks.mastodon.purpose"), "What Mastodon is for", "Say what it is for"),
        (without("networks.mastodon.goals"), "Mastodon serves none", "Give it a goal"),
        (without("networks.mastodon.audience"), "Whoever writes to", "Say who reads me there"),
        (
            without(networks__mastodon__never="glazes"),
            "“glazes” is under “share” and under “never”",
            "Change what belongs there",
        ),
        (without("networks.linkedin.until"), "A trial of LinkedIn without an end", "Set the day"),
        (without("networks.linkedin.success"), "Without a test", "Say what would be a success"),
    ],
)
def test_what_is_missing_is_asked_for_once_more(
    answers: dict[str, str], sentence: str, first: str
) -> None:
    doubting = until_doubt(answers)

    told, labels = said(doubting)

    assert told.startswith(sentence)
    assert labels[0] == first
    assert labels[-1] == "It stays as it is"


def test_a_doubt_comes_before_the_next_question() -> None:
    doubting = until_doubt(without("networks.mastodon.audience"))

    assert doubting.question is not None
    assert doubting.question.id == "networks.mastodon.share"
    assert doubting.challenge is not None
    mended = doubting.reopened(doubting.challenge.question)
    assert mended.question is not None
    assert mended.question.id == "networks.mastodon.audience"
    assert mended.answered("makers").challenge is None


def test_whoever_stands_by_an_answer_is_not_asked_again_but_reminded_in_the_end() -> None:
    standing = until_doubt(without("networks.mastodon.audience")).kept()

    done = until_doubt(dict(POTTER), standing)

    assert done.question is None
    assert [each.question for each in done.open] == ["networks.mastodon.audience"]


def test_a_sixth_network_is_one_too_many() -> None:
    six = "x, mastodon, linkedin, facebook, blog, reddit"
    interview = begin("en", known(x=posted("x", 3), mastodon=posted("mastodon", 9)))
    doubting = until_doubt(without(networks=six), interview)

    sentence, labels = said(doubting)

    assert sentence.startswith("6 networks at once: a handful is what most people can keep up")
    assert labels == ["Choose again", "Do without Reddit", "It stays as it is"]
    challenge = doubting.challenge
    assert challenge is not None
    fewer = doubting.mended(challenge, "drop:reddit")
    assert fewer.challenge is None
    assert "reddit" not in fewer.file()


def test_a_goal_that_no_network_serves_is_given_to_one_by_one_key() -> None:
    doubting = until_doubt(without(networks__linkedin__goals="peers"))

    sentence, labels = said(doubting)

    assert sentence == "None of your networks serves the goal “edition”, so nothing would happen."
    assert labels == ["Mastodon serves it", "LinkedIn serves it", "It stays as it is"]
    challenge = doubting.challenge
    assert challenge is not None
    mended = doubting.mended(challenge, challenge.remedies[0].value)
    assert "goals: [peers, edition]" in mended.file()
    assert mended.challenge is None


def test_cadences_that_need_more_than_there_is_show_their_sum_at_once() -> None:
    greedy = without(networks__mastodon__minutes="20", networks__linkedin__posts="2")
    greedy["networks.linkedin.minutes"] = "50"
    doubting = until_doubt(greedy)

    sentence, labels = said(doubting)

    assert sentence.startswith(
        "Your cadences need 140 minutes a week (mastodon 2 × 20 = 40, linkedin 2 × 50 = 100), "
        "and you give 60"
    )
    assert labels == [
        "Post less often on LinkedIn",
        "Post less often on Mastodon",
        "Give more time a week",
        "Do without LinkedIn",
        "It stays as it is",
    ]
    challenge = doubting.challenge
    assert challenge is not None
    again = doubting.mended(challenge, challenge.remedies[0].value)
    assert again.question is not None
    assert (again.question.id, again.question.suggestion) == ("networks.linkedin.posts", "2")
    assert again.answered("0.25").challenge is None


def test_neither_clause_nor_review_is_a_doubt_only_if_they_are_left_open() -> None:
    interview = until_doubt(dict(POTTER)).reopened("follow.keep").skipped()
    assert interview.challenge is None
    nothing = interview.reopened("follow.let_go").skipped()
    no_review = until_doubt(dict(POTTER)).reopened("review.every").skipped()

    assert said(nothing)[0].startswith("Neither whom you keep")
    assert said(no_review)[0].startswith("A strategy that nobody looks at again")


def test_the_end_shows_exactly_what_a_check_of_the_file_says() -> None:
    open_ends = without(
        "networks.mastodon.minutes", "campaigns.1.hashtag", "networks.linkedin.because"
    )
    done = potter(open_ends).reopened("networks.mastodon.minutes").skipped()

    found = parse(done.file(), names())[1]

    assert len(done.open) == len(found) == 3
    assert [each.question for each in done.open] == [
        "networks.mastodon.minutes",
        "networks.linkedin.because",
        "campaigns.1.hashtag",
    ]
    for each in done.open:
        assert each.remedies[-1].value == KEEP


@pytest.mark.parametrize(
    ("line", "kept"),
    [("Reddit", "reddit"), ("x, facebook", "x facebook"), ("reddit and blog", "reddit blog")],
)
def test_networks_too_many_are_left_out_by_their_names(line: str, kept: str) -> None:
    six = "x, mastodon, linkedin, facebook, blog, reddit"
    doubting = until_doubt(without(networks=six))
    challenge = doubting.challenge
    assert challenge is not None

    fewer = doubting.cleared(challenge, line).answers["networks"] or ()

    assert [each for each in six.split(", ") if each not in fewer] == sorted(
        kept.split(), key=six.index
    )


@pytest.mark.parametrize("line", ["1", "mastodon", "Mastodon serves it"])
def test_a_way_out_is_taken_by_its_number_its_name_or_its_words(line: str) -> None:
    doubting = until_doubt(without(networks__linkedin__goals="peers"))
    challenge = doubting.challenge
    assert challenge is not None

    mended = doubting.cleared(challenge, line)

    assert mended.answers["networks.mastodon.goals"] == ("peers", "edition")


@pytest.mark.parametrize("line", ["1, 2", "1 2", "mastodon et linkedin"])
def test_several_ways_out_are_taken_where_several_make_sense(line: str) -> None:
    doubting = until_doubt(without(networks__linkedin__goals="peers"))
    challenge = doubting.challenge
    assert challenge is not None

    mended = doubting.cleared(challenge, line)

    assert mended.answers["networks.mastodon.goals"] == ("peers", "edition")
    assert mended.answers["networks.linkedin.goals"] == ("peers", "edition")
    assert "goals: [peers, edition]" in "\n".join(
        mended.file().splitlines()[at].strip() for at in mended.added()
    )


def test_a_doubt_with_one_way_out_takes_the_better_answer_itself() -> None:
    doubting = until_doubt(without("networks.mastodon.audience"))
    challenge = doubting.challenge
    assert challenge is not None

    assert doubting.cleared(challenge, "makers").answers["networks.mastodon.audience"] == (
        "makers",
    )
    asked_again = doubting.cleared(challenge, "oui").question
    assert asked_again is not None
    assert asked_again.id == "networks.mastodon.audience"
    assert doubting.cleared(challenge, "non") == doubting.cleared(challenge, "")
