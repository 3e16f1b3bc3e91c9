"""A review is answered item by item, left and taken up again, and closed with a reason."""

from __future__ import annotations

import multiprocessing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from strategy_tui.domain.review import Answer, Review, ReviewKind, Topic
from strategy_tui.errors import InvalidFile, UnusableFile, WrongUsage
from strategy_tui.services.journal import Journal
from strategy_tui.services.review import ReviewService
from strategy_tui.services.strategy import StrategyService
from strategy_tui.services.workspace import Workspace
from strategy_tui.store.database import Database
from tests.services.review_samples import DECEMBER, JUNE, Desk, open_desk, said

LATER = DECEMBER + timedelta(days=2)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return open_desk(tmp_path)


def number(review: Review, topic: Topic) -> int:
    """The first item about a topic."""
    return next(each.number for each in review.items if each.topic is topic)


def test_opening_twice_takes_up_the_same_review(desk: Desk) -> None:
    first = desk.open()
    desk.review.answer(1, Answer.DROP, "Too quiet there", DECEMBER)

    again = desk.open(LATER, ReviewKind.LIGHT)

    assert (again.id, again.kind, again.opened_at) == (first.id, ReviewKind.FULL, DECEMBER)
    assert again.items[0].answer is Answer.DROP
    assert len(again.open_items) == len(first.items) - 1


def open_one(root: Path, database: Path, told: multiprocessing.queues.Queue[int]) -> None:
    """In a process of its own."""
    workspace = Workspace(root, (root / ".strategy" / "id").read_text().strip())
    db = Database(database)
    strategy = StrategyService(workspace, lambda: db)
    service = ReviewService(db, strategy, Journal(workspace.journal_path))
    told.put(service.open(ReviewKind.FULL, DECEMBER).id)


def test_two_processes_open_one_review(desk: Desk) -> None:
    context = multiprocessing.get_context("spawn")
    told: multiprocessing.queues.Queue[int] = context.Queue()
    root, database = desk.workspace.root, desk.db.path
    racers = [context.Process(target=open_one, args=(root, database, told)) for _ in range(3)]
    for each in racers:
        each.start()
    numbers = [told.get(timeout=60) for _ in racers]
    for each in racers:
        each.join(60)

    assert numbers == [1, 1, 1]
    assert desk.review.past() == ()
    assert desk.review.review(1).open_items


def test_an_answer_can_be_given_anew_until_the_review_is_closed(desk: Desk) -> None:
    goal = number(desk.open(), Topic.GOAL)
    desk.review.answer(goal, Answer.CHANGE, "Too much", DECEMBER)

    review = desk.review.answer(goal, Answer.KEEP, "Well enough", LATER)

    item = review.items[goal - 1]
    assert (item.answer, item.note, item.answered_at) == (Answer.KEEP, "Well enough", LATER)


def test_an_item_takes_only_what_it_offers(desk: Desk) -> None:
    goal = number(desk.open(), Topic.GOAL)

    with pytest.raises(WrongUsage) as refused:
        desk.review.answer(goal, Answer.ADOPT, "", DECEMBER)
    assert said(refused.value.message) == f"Item {goal} can be answered with: keep, change."

    with pytest.raises(WrongUsage) as refused:
        desk.review.answer(99, Answer.KEEP, "", DECEMBER)
    assert said(refused.value.message).startswith("There is no item 99; this review has items 1 to")


def test_a_note_is_cleaned_and_put_on_one_line(desk: Desk) -> None:
    goal = number(desk.open(), Topic.GOAL)

    review = desk.review.answer(goal, Answer.KEEP, " well\x1b[31m\n enough\u202e ", DECEMBER)

    assert review.items[goal - 1].note == "well enough"


def test_without_a_review_there_is_nothing_to_answer_or_close(desk: Desk) -> None:
    with pytest.raises(WrongUsage) as unanswered:
        desk.review.answer(1, Answer.KEEP, "", DECEMBER)
    with pytest.raises(WrongUsage) as unclosed:
        desk.review.close("Why not", DECEMBER)

    assert unanswered.value.message == unclosed.value.message
    assert said(unclosed.value.message) == (
        "No review is open. “strategy-tui review open” opens one."
    )


def test_a_review_is_not_closed_while_an_item_is_open(desk: Desk) -> None:
    review = desk.open()
    desk.answer_all(review, but=2)

    with pytest.raises(WrongUsage) as refused:
        desk.review.close("Enough", DECEMBER)

    assert said(refused.value.message) == (
        "1 item is not answered yet: 2 (Goal relations). Answer it, then close the review."
    )
    assert desk.review.current() is not None


def test_the_first_open_items_are_named(desk: Desk) -> None:
    review = desk.open()

    with pytest.raises(WrongUsage) as refused:
        desk.review.close("Enough", DECEMBER)

    assert said(refused.value.message) == (
        f"{len(review.items)} items are not answered yet: 1 (Experiment youtube), 2 (Goal "
        "relations), 3 (Network x), …. Answer them, then close the review."
    )


def test_a_review_closes_unchanged_with_the_reason(tmp_path: Path) -> None:
    desk = open_desk(tmp_path, "name: Mine\ngoals:\n  work: {want: Be found}\n")
    desk.answer_all(desk.open())

    closed = desk.review.close("It works as it is", LATER)

    assert (closed.closed_at, closed.closing_version, closed.strategy_version) == (LATER, 1, 1)
    assert closed.because == "It works as it is"
    assert desk.review.current() is None
    assert [each.number for each in desk.strategy.versions()] == [1]
    assert desk.journal_lines()[-1] == (
        "- 2026-12-04 09:00 UTC · Review 1 closed: strategy 1 stays, “It works as it is”"
    )


@pytest.mark.parametrize("reason", ["", "  \n ", "\x1b\u202e"])
def test_closing_wants_words(desk: Desk, reason: str) -> None:
    desk.answer_all(desk.open())

    with pytest.raises(WrongUsage):
        desk.review.close(reason, DECEMBER)
    assert desk.review.current() is not None


def test_a_changed_strategy_is_kept_with_the_reason_of_the_review(desk: Desk) -> None:
    review = desk.open()
    desk.answer_all(review)
    desk.review.answer(number(review, Topic.GOAL), Answer.CHANGE, "Too little", DECEMBER)
    desk.write("target: 5", "target: 8")

    closed = desk.review.close("We can do more", LATER)

    last = desk.strategy.versions()[-1]
    assert (closed.closing_version, last.number) == (last.number, last.number)
    assert (last.reason, "target: 8" in last.text) == ("We can do more", True)
    assert f"strategy {last.number}, “We can do more”" in desk.journal_lines()[-1]


def test_a_change_that_was_kept_by_itself_gets_the_reason_of_the_review(tmp_path: Path) -> None:
    desk = open_desk(tmp_path, "name: Mine\ngoals:\n  work: {want: Be found}\n")
    desk.answer_all(desk.open())
    desk.write("Be found", "Be read")
    desk.strategy.current(LATER)  # as any audit does

    closed = desk.review.close("Read is more", LATER)

    assert closed.closing_version == 2
    assert [each.reason for each in desk.strategy.versions()][1:] == ["Read is more"]


def announced(desk: Desk) -> Review:
    """Everything is answered, and the goal has to change."""
    review = desk.open()
    desk.answer_all(review)
    return desk.review.answer(number(review, Topic.GOAL), Answer.CHANGE, "Too little", DECEMBER)


def test_a_change_that_was_announced_has_to_be_made(desk: Desk) -> None:
    """Dropping the experiment changed the file by itself, which is not the change meant."""
    announced(desk)

    with pytest.raises(WrongUsage) as refused:
        desk.review.close("Done", DECEMBER)

    assert said(refused.value.message) == (
        "You said that something has to change (2 (Goal relations)), but the strategy is as "
        "before. Change it, then close; or close with “--unchanged” and say why."
    )
    assert desk.review.current() is not None


def test_a_comment_is_no_change(desk: Desk) -> None:
    announced(desk)
    desk.write("# a trial", "# a trial that ended")

    with pytest.raises(WrongUsage):
        desk.review.close("Done", DECEMBER)


def test_a_change_that_was_announced_can_be_taken_back_in_words(desk: Desk) -> None:
    announced(desk)

    closed = desk.review.close("Next time", DECEMBER, unchanged=True)

    assert closed.because == "Next time"


def test_a_strategy_that_broke_meanwhile_cannot_close_its_review(desk: Desk) -> None:
    announced(desk)
    good = desk.text
    desk.write("name: ", "nme: ")

    with pytest.raises(InvalidFile):
        desk.review.close("Done", DECEMBER)
    review = desk.review.current()
    assert review is not None
    assert review.open_items == ()

    desk.workspace.strategy_path.write_text(good.replace("target: 5", "target: 6"))
    assert desk.review.close("Done", DECEMBER).because == "Done"


def test_a_broken_strategy_opens_no_review(desk: Desk) -> None:
    desk.write("name: ", "nme: ")

    with pytest.raises(InvalidFile):
        desk.open()
    assert desk.review.current() is None


def test_answers_are_kept_while_the_strategy_is_broken(desk: Desk) -> None:
    review = desk.open()
    good = desk.text
    desk.write("name: ", "nme: ")

    desk.review.answer(number(review, Topic.GOAL), Answer.KEEP, "", DECEMBER)
    with pytest.raises(InvalidFile):
        desk.review.answer(number(review, Topic.EXPERIMENT), Answer.ADOPT, "It works", DECEMBER)

    there = desk.review.current()
    assert there is not None
    assert [each.answer for each in there.items[:2]] == [None, Answer.KEEP]
    assert desk.text == good.replace("name: ", "nme: ")


def test_a_lost_history_lets_the_review_close(desk: Desk) -> None:
    """Without the text of then nobody can say that nothing changed."""
    announced(desk)
    for path in desk.workspace.history_dir.glob("*.yaml"):
        path.unlink()

    assert desk.review.close("Done", DECEMBER, unchanged=True).closed_at == DECEMBER


def test_past_reviews_can_be_read_again_in_another_language(desk: Desk) -> None:
    opened = desk.open()
    desk.answer_all(opened)
    desk.review.close("Well enough", LATER)
    desk.answer_all(desk.open(LATER, ReviewKind.LIGHT), LATER)
    desk.review.close("Still well", LATER)

    first, second = desk.review.past()

    assert [each.sentence for each in first.items] == [each.sentence for each in opened.items]
    assert (first.because, second.because) == ("Well enough", "Still well")
    assert (second.kind, second.since) == (ReviewKind.LIGHT, LATER)
    assert desk.review.review(first.id) == first
    with pytest.raises(WrongUsage):
        desk.review.review(3)


def test_what_happened_since_the_review_before_is_looked_at(desk: Desk) -> None:
    desk.answer_all(desk.open())
    desk.review.close("Well enough", DECEMBER)
    desk.write("time: {", "campaigns:\n  fair: {from: 2026-09-01, to: 2026-09-10}\ntime: {")

    topics = [each.topic for each in desk.open(datetime(2027, 6, 1, tzinfo=UTC)).items]

    assert Topic.CAMPAIGN not in topics  # it ended before the review of December


def test_a_closed_review_takes_no_answers(desk: Desk) -> None:
    desk.answer_all(desk.open())
    desk.review.close("Well enough", DECEMBER)

    with pytest.raises(WrongUsage):
        desk.review.answer(1, Answer.DROP, "No", DECEMBER)


def test_the_answer_to_an_experiment_is_carried_out(desk: Desk) -> None:
    review = desk.open()
    desk.review.answer(1, Answer.ADOPT, "Three people wrote", DECEMBER)

    assert "    status: active # for now\n" in desk.text
    assert "until" not in desk.text
    assert [each.reason for each in desk.strategy.versions()][1:] == ["Three people wrote"]
    assert review.items[0].topic is Topic.EXPERIMENT


def test_another_answer_to_an_experiment_takes_the_first_one_back(desk: Desk) -> None:
    desk.open()
    desk.review.answer(1, Answer.DROP, "Too quiet", DECEMBER)
    assert "because: Too quiet" in desk.text

    desk.review.answer(1, Answer.EXTEND, "Let us see", DECEMBER, date(2027, 3, 1))

    plan = desk.strategy.valid()[0].networks["youtube"]
    assert (plan.status, plan.until, plan.success, plan.because) == (
        "experiment",
        date(2027, 3, 1),
        "ten answers",
        "Two readers asked",
    )


def test_an_experiment_is_not_extended_without_a_day(desk: Desk) -> None:
    desk.open()
    before = desk.text

    with pytest.raises(WrongUsage) as refused:
        desk.review.answer(1, Answer.EXTEND, "Let us see", DECEMBER)

    assert said(refused.value.message) == (
        "Say until when “youtube” goes on, such as “--until 2027-06-01”."
    )
    assert desk.text == before


def test_an_experiment_whose_network_left_the_file_is_refused_and_stays_open(desk: Desk) -> None:
    desk.open()
    desk.write("  youtube:", "  bluesky:")

    with pytest.raises(WrongUsage) as refused:
        desk.review.answer(1, Answer.ADOPT, "It works", DECEMBER)

    assert "“youtube” is no experiment of your strategy. There are: bluesky." in said(
        refused.value.message
    )


def test_a_journal_that_cannot_be_written_loses_no_review(desk: Desk) -> None:
    desk.answer_all(desk.open())
    desk.workspace.journal_path.unlink(missing_ok=True)
    desk.workspace.journal_path.mkdir()
    journal = Journal(desk.workspace.journal_path)

    closed = ReviewService(desk.db, desk.strategy, journal).close("Well enough", DECEMBER)

    assert closed.closed_at == DECEMBER
    assert journal.trouble is not None


def test_a_database_that_cannot_be_read_says_so(desk: Desk) -> None:
    desk.open()
    desk.db.path.write_bytes(b"no database at all, but long enough to be read as one" * 50)

    with pytest.raises(UnusableFile):
        ReviewService(Database(desk.db.path), desk.strategy, desk.journal).current()


def test_a_review_in_the_first_minute_works(desk: Desk) -> None:
    assert desk.open(JUNE).since is None
