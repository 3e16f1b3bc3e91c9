"""An item about a version without a reason is answered by the reason, wherever it is given."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from strategy_tui.domain.review import Answer, Topic
from strategy_tui.store import reviews
from tests.services.review_samples import DECEMBER, JUNE, Desk, open_desk

MEANWHILE = DECEMBER + timedelta(hours=1)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A review asks why version 2 was kept."""
    desk = open_desk(tmp_path)
    desk.write("Stay close", "Stay near")
    desk.strategy.current(JUNE + timedelta(days=1))
    (item,) = desk.items(Topic.REASON)
    assert item.answer is None
    return desk


def test_a_reason_given_otherwise_answers_the_item(desk: Desk) -> None:
    desk.strategy.reason(2, "Near says it better")

    (item,) = desk.items(Topic.REASON)

    assert (item.answer, item.note) == (Answer.DONE, "said meanwhile: Near says it better")


def test_such_an_item_does_not_hold_the_review_open(desk: Desk) -> None:
    review = desk.open()
    (item,) = desk.items(Topic.REASON)
    desk.answer_all(review, but=item.number)
    desk.strategy.reason(2, "Near says it better")

    closed = desk.review.close("All is well", MEANWHILE)

    with desk.db.read() as tx:
        kept = reviews.get(tx, closed.id)
    assert kept is not None
    assert kept.items[item.number - 1].answer is Answer.DONE
    assert kept.items[item.number - 1].answered_at == MEANWHILE


def test_the_person_may_still_say_it_otherwise(desk: Desk) -> None:
    desk.strategy.reason(2, "Near says it better")
    (item,) = desk.items(Topic.REASON)

    desk.review.answer(item.number, Answer.DONE, "It was too cosy", MEANWHILE)

    assert [each.reason for each in desk.strategy.versions()][1] == "It was too cosy"
    assert desk.items(Topic.REASON)[0].note == "It was too cosy"
