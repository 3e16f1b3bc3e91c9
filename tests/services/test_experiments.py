"""A trial ends as the person says, in their own file, whose comments live."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from strategy_tui.domain.message import Message
from strategy_tui.domain.review import Answer, Topic
from strategy_tui.errors import InvalidFile, WrongUsage
from strategy_tui.i18n import render
from strategy_tui.services.experiments import Experiment
from tests.services.review_samples import DECEMBER, STRATEGY, Desk, evidence, open_desk, said


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return open_desk(tmp_path)


def test_trials_are_listed_with_what_was_written_down(desk: Desk) -> None:
    assert desk.experiments.experiments(DECEMBER) == (
        Experiment(
            "youtube",
            "Two readers asked",
            date(2026, 6, 1),
            date(2026, 12, 1),
            "ten answers",
            over=True,
        ),
    )
    assert not desk.experiments.experiments(datetime(2026, 11, 30, tzinfo=UTC))[0].over


def test_adopting_makes_it_a_regular_network(desk: Desk) -> None:
    kept = desk.experiments.adopt("youtube", "Eleven people wrote", DECEMBER)

    assert desk.text == STRATEGY.replace("status: experiment", "status: active").replace(
        "    until: 2026-12-01\n    success: ten answers\n", ""
    )
    assert (kept.number, kept.reason, kept.text) == (2, "Eleven people wrote", desk.text)
    assert desk.journal_lines() == [
        "- 2026-12-02 09:00 UTC · Experiment youtube: adopted, “Eleven people wrote”"
    ]


def test_extending_changes_the_day(desk: Desk) -> None:
    desk.experiments.extend("youtube", date(2027, 6, 1), "Not yet", DECEMBER)

    assert desk.text == STRATEGY.replace("until: 2026-12-01", "until: 2027-06-01")


def test_one_that_begins_later_is_not_extended_to_a_day_before(desk: Desk) -> None:
    later = STRATEGY.replace("since: 2026-06-01", "since: 2027-01-04").replace(
        "until: 2026-12-01", "until: 2027-06-30"
    )
    assert later != STRATEGY
    desk.strategy.workspace.strategy_path.write_text(later)

    with pytest.raises(WrongUsage) as caught:
        desk.experiments.extend("youtube", date(2027, 1, 3), "A little", DECEMBER)

    assert render(caught.value.message, "en") == (
        "“youtube” begins only on 4\u00a0January 2027, so it cannot end on 3\u00a0January 2027. "
        "Name a later day."
    )
    assert desk.text == later


def test_dropping_lets_it_rest_with_the_reason(desk: Desk) -> None:
    desk.experiments.drop("youtube", 'Nobody came: "quiet" # really', DECEMBER)

    assert desk.text == STRATEGY.replace("status: experiment", "status: dormant").replace(
        "because: Two readers asked", 'because: "Nobody came: \\"quiet\\" # really"'
    ).replace("    until: 2026-12-01\n    success: ten answers\n", "")
    plan = desk.strategy.valid()[0].networks["youtube"]
    assert (plan.status, plan.because) == ("dormant", 'Nobody came: "quiet" # really')


def test_why_it_began_stays_where_it_is_adopted_and_in_the_history_where_it_is_dropped(
    desk: Desk,
) -> None:
    (item,) = desk.items(Topic.EXPERIMENT)
    desk.review.answer(item.number, Answer.DROP, "Nobody came", DECEMBER)
    before, after = (each.text for each in desk.strategy.versions())

    assert ("Two readers asked" in before, "Two readers asked" in after) == (True, False)
    assert "You began it because: “Two readers asked”" in evidence(item)
    desk.review.answer(item.number, Answer.ADOPT, "They came back", DECEMBER)
    assert desk.strategy.valid()[0].networks["youtube"].because == "Two readers asked"


def test_a_trial_on_one_line_is_changed_on_its_line(tmp_path: Path) -> None:
    flow = "  youtube: {until: 2026-12-01, status: experiment, success: ten, purpose: Show}"
    desk = open_desk(tmp_path, f"name: Mine\nnetworks:\n{flow} # a trial\n")

    desk.experiments.adopt("youtube", "It works", DECEMBER)

    assert desk.text == (
        "name: Mine\nnetworks:\n  youtube: {status: active, purpose: Show} # a trial\n"
    )


def test_what_was_changed_before_is_a_version_of_its_own(desk: Desk) -> None:
    desk.write("Stay close", "Stay near")

    desk.experiments.adopt("youtube", "It works", DECEMBER)

    before, after = desk.strategy.versions()[1:]
    assert "Stay near" in before.text
    assert "status: experiment" in before.text
    assert "status: active" in after.text


@pytest.mark.parametrize("reason", ["", " \n", "\u202e"])
def test_a_reason_is_wanted(desk: Desk, reason: str) -> None:
    with pytest.raises(WrongUsage):
        desk.experiments.drop("youtube", reason, DECEMBER)
    assert desk.text == STRATEGY


def refused(desk: Desk, network: str) -> Message:
    with pytest.raises(WrongUsage) as error:
        desk.experiments.adopt(network, "Why not", DECEMBER)
    assert desk.text
    return error.value.message


def test_only_a_trial_can_be_ended(desk: Desk) -> None:
    assert said(refused(desk, "x")) == (
        "“x” is no experiment of your strategy. There are: youtube."
    )
    desk.experiments.adopt("youtube", "It works", DECEMBER)
    assert said(refused(desk, "youtube")).startswith(
        "“youtube” is no experiment; your strategy has none."
    )


@pytest.mark.parametrize("day", [date(2026, 12, 2), date(2020, 1, 1)])
def test_a_trial_is_extended_to_a_day_that_comes(desk: Desk, day: date) -> None:
    with pytest.raises(WrongUsage):
        desk.experiments.extend("youtube", day, "More", DECEMBER)
    assert desk.text == STRATEGY


def test_a_broken_strategy_is_left_as_it_is(desk: Desk) -> None:
    desk.write("name: ", "nme: ")
    broken = desk.text

    with pytest.raises(InvalidFile):
        desk.experiments.adopt("youtube", "It works", DECEMBER)
    assert desk.text == broken


def test_a_file_that_cannot_be_changed_safely_is_left_as_it_is(tmp_path: Path) -> None:
    """Both networks are one mapping, so an edit of one would change the other."""
    shared = (
        "name: Mine\nnetworks:\n"
        "  youtube: &trial {status: experiment, until: 2026-12-01, success: ten, purpose: Show}\n"
        "  x: *trial\n"
    )
    desk = open_desk(tmp_path, shared)

    assert said(refused(desk, "youtube")) == (
        f"{desk.workspace.strategy_path} is written in a way that could not be changed safely "
        "here, so it was left as it is. Change the network’s “status”, “until” and “because” by "
        "hand."
    )
    assert desk.text == shared
    assert len(desk.strategy.versions()) == 1


def test_line_ends_of_windows_stay(tmp_path: Path) -> None:
    desk = open_desk(tmp_path)
    desk.workspace.strategy_path.write_bytes(STRATEGY.replace("\n", "\r\n").encode())

    desk.experiments.extend("youtube", date(2027, 6, 1), "Not yet", DECEMBER)

    data = desk.workspace.strategy_path.read_bytes()
    assert data == STRATEGY.replace("2026-12-01", "2027-06-01").replace("\n", "\r\n").encode()
