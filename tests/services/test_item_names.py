"""The open review follows a thing of the strategy under its new name."""

from __future__ import annotations

from pathlib import Path

import pytest

from strategy_tui.domain.review import Answer, Topic
from strategy_tui.domain.strategy import NetworkStatus
from strategy_tui.services.renames import Rename, RenameKind, RenamesService
from tests.services.review_samples import DECEMBER, STRATEGY, Desk, evidence, open_desk, said

WITH_A_FAIR = STRATEGY.replace(
    "review:", "campaigns:\n  fair: {from: 2026-11-01, to: 2026-11-14, goal: relations}\nreview:"
)


@pytest.fixture
def mine(tmp_path: Path) -> Desk:
    return open_desk(tmp_path, WITH_A_FAIR)


def renames(mine: Desk) -> RenamesService:
    return RenamesService(mine.strategy, lambda: mine.db)


def everything_said(mine: Desk) -> str:
    review = mine.review.current()
    assert review is not None
    return "\n".join(
        "\n".join([each.subject, str(each.clause), said(each.sentence), *evidence(each)])
        for each in review.items
    )


def test_a_goal_renamed_by_hand_is_offered_for_the_open_review(mine: Desk) -> None:
    mine.open()
    for each in ("{}: {{want", "[{}]", "goal: {}"):
        mine.write(each.format("relations"), each.format("closeness"))

    assert renames(mine).offered() == (Rename(RenameKind.GOAL, "relations", "closeness", 1),)


@pytest.mark.parametrize(
    ("kind", "old", "new", "items"),
    [
        (RenameKind.GOAL, "relations", "closeness", 1),
        (RenameKind.NETWORK, "youtube", "films", 2),
        (RenameKind.CAMPAIGN, "fair", "market", 1),
    ],
)
def test_items_of_the_open_review_follow_a_rename(
    mine: Desk, kind: RenameKind, old: str, new: str, items: int
) -> None:
    mine.open()
    assert old in everything_said(mine)

    done = renames(mine).rename(kind, old, new, DECEMBER)

    assert done.items == items
    assert old not in everything_said(mine)
    assert new in everything_said(mine)
    assert renames(mine).offered() == ()


def test_the_advice_of_an_item_names_the_new_goal_and_its_answer_stays(mine: Desk) -> None:
    (goal,) = mine.items(Topic.GOAL)
    mine.review.answer(goal.number, Answer.KEEP, "As it is", DECEMBER)

    renames(mine).rename(RenameKind.GOAL, "relations", "closeness", DECEMBER)

    (after,) = mine.items(Topic.GOAL)
    assert "“strategy-tui results note closeness NUMBER” keeps it." in said(after.sentence)
    assert (after.subject, after.clause) == ("closeness", "goals.closeness")
    assert (after.answer, after.note) == (Answer.KEEP, "As it is")


def test_a_closed_review_keeps_the_names_of_its_day(mine: Desk) -> None:
    review = mine.open()
    mine.answer_all(review)
    closed = mine.review.close("It carries us", DECEMBER)

    done = renames(mine).rename(RenameKind.GOAL, "relations", "closeness", DECEMBER)

    assert done.items == 0
    assert mine.review.review(closed.id).items == closed.items


def test_an_answered_experiment_is_answered_anew_under_its_new_name(mine: Desk) -> None:
    (trial,) = mine.items(Topic.EXPERIMENT)
    mine.review.answer(trial.number, Answer.DROP, "Too quiet", DECEMBER)
    renames(mine).rename(RenameKind.NETWORK, "youtube", "films", DECEMBER)

    mine.review.answer(trial.number, Answer.ADOPT, "They came back", DECEMBER)

    plan = mine.strategy.valid()[0].networks["films"]
    assert (plan.status, plan.network) == (NetworkStatus.ACTIVE, "youtube")
