"""The review on the screen: opened, answered item by item, closed with a reason, read again."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from strategy_tui.domain.review import Answer, Review, ReviewKind, Topic
from strategy_tui.services import workspace
from strategy_tui.settings import Settings
from strategy_tui.tui.app import StrategyApp
from strategy_tui.tui.screens.review import CloseReview, EndTrial, read_day, read_figure
from strategy_tui.tui.widgets.review_items import ReviewItems
from strategy_tui.wiring import Services
from tests.tui.conftest import NOW, STRATEGY, Opened, seen, settle
from tests.tui.test_screens import place

TRIAL = STRATEGY.replace(
    "follow:\n",
    "  bluesky:\n"
    "    status: experiment\n"
    "    since: 2026-08-01\n"
    "    until: 2026-11-20\n"
    "    success: ten conversations\n"
    "    purpose: Meet people [@click=app.quit]of the trade[/]\n"
    "    goals: [relations]\n"
    "    audience: makers\n"
    "    cadence: {posts_per_week: 1, minutes_per_post: 10}\n"
    "follow:\n",
    1,
)


async def to_reviews(pilot: Pilot[None]) -> None:
    """The reviews of the strategy screen."""
    await pilot.press("5", "f7")
    await settle(pilot)


async def open_full(pilot: Pilot[None]) -> None:
    """A review of everything, at its first item."""
    await to_reviews(pilot)
    await pilot.press("home", "enter")
    await settle(pilot)


def current(services: Services) -> Review:
    review = services.review.current()
    assert review is not None
    return review


async def answer_all(pilot: Pilot[None], services: Services) -> None:
    """Every open item by the first of its choices that asks for nothing more."""
    keys = {Answer.KEEP: "k", Answer.DONE: "d"}
    for item in current(services).open_items:
        await pilot.press(next(keys[each] for each in item.choices if each in keys))
        await settle(pilot)


async def test_the_list_says_what_is_due_and_when(opened: Opened, services: Services) -> None:
    services.strategy.record(NOW - timedelta(days=200), "begun")

    async with opened() as pilot:
        await to_reviews(pilot)
        text = seen(pilot)
        assert re.search(r"◆ Review of the whole strategy\s", text)
        assert "overdue since" in text
        assert "Light review" in text


async def test_an_item_is_answered_by_a_key_and_the_next_one_comes(
    opened: Opened, services: Services
) -> None:
    async with opened(size=(120, 40)) as pilot:
        await open_full(pilot)
        first, second, *_ = current(services).items
        assert first.subject == "relations"
        assert "no figure for replies_per_week yet" in " ".join(seen(pilot).split())
        assert f"0 of {len(current(services).items)} answered" in seen(pilot)

        await pilot.press("k")
        await settle(pilot)

        first, *_ = current(services).items
        assert first.answer is Answer.KEEP
        assert f"{second.number} of {len(current(services).items)}" in seen(pilot)
        assert "✔ relations" in seen(pilot)


async def test_an_answer_can_be_changed_until_the_review_is_closed(
    opened: Opened, services: Services
) -> None:
    async with opened() as pilot:
        await open_full(pilot)
        await pilot.press("k", "up", "c")
        await settle(pilot)

        assert current(services).items[0].answer is Answer.CHANGE


async def test_a_choice_is_a_button_too(opened: Opened, services: Services) -> None:
    async with opened(size=(120, 40)) as pilot:
        await open_full(pilot)
        await pilot.click("#answer-change")
        await settle(pilot)

        assert current(services).items[0].answer is Answer.CHANGE


async def test_a_key_that_is_no_choice_of_the_item_does_nothing(
    opened: Opened, services: Services
) -> None:
    async with opened() as pilot:
        await open_full(pilot)
        await pilot.press("a", "x", "e")
        await settle(pilot)

        assert current(services).items[0].answer is None
        assert not isinstance(pilot.app.screen, EndTrial)


async def test_a_note_written_before_the_answer_is_kept_with_it(
    opened: Opened, services: Services
) -> None:
    async with opened() as pilot:
        await open_full(pilot)
        await pilot.press("n", *"slow", "enter")
        await settle(pilot)
        assert "slow" in seen(pilot)
        await pilot.press("k")
        await settle(pilot)
        assert current(services).items[0].note == "slow"

        await pilot.press("up", "n", *"fast", "enter")
        await settle(pilot)
        assert current(services).items[0].note == "fast"
        assert current(services).items[0].answer is Answer.KEEP


async def test_the_figure_of_a_goal_is_noted_right_there(
    opened: Opened, services: Services
) -> None:
    async with opened() as pilot:
        await open_full(pilot)
        await pilot.press("g", *"many", "enter")
        await settle(pilot)
        assert "A figure is a number" in seen(pilot)

        pilot.app.screen.query_one(Input).value = "3,5"
        await pilot.press("enter")
        await settle(pilot)

        assert "noted today: 3.5" in seen(pilot)
        figure = services.figures.latest()["relations"]
        assert figure is not None
        assert figure.value == 3.5


async def test_closing_goes_to_the_item_that_is_still_open(
    opened: Opened, services: Services
) -> None:
    async with opened() as pilot:
        await open_full(pilot)
        await pilot.press("down", "f9")
        await settle(pilot)

        assert "still open" in seen(pilot)
        assert pilot.app.screen.query_one("#items", OptionList).highlighted == 0
        assert services.review.current() is not None


async def test_an_unchanged_strategy_is_closed_with_a_reason_and_can_be_read_again(
    opened: Opened, services: Services
) -> None:
    async with opened(size=(120, 40)) as pilot:
        await open_full(pilot)
        await answer_all(pilot, services)
        await pilot.press("f9")
        await settle(pilot)
        assert isinstance(pilot.app.screen, CloseReview)
        assert "Your strategy is as it was when the review began." in seen(pilot)

        await pilot.press("enter")
        await settle(pilot)
        assert "Say in a few words why" in seen(pilot)

        await pilot.press(*"still true", "enter")
        await settle(pilot)
        (closed,) = services.review.past()
        assert closed.because == "still true"
        assert "Unchanged, because: still true" in seen(pilot)

        await pilot.press("end", "enter")
        await settle(pilot)
        assert "keep it as it is" in seen(pilot)
        await pilot.press("c", "f9")
        await settle(pilot)
        assert services.review.past() == (closed,)


async def test_a_change_that_was_announced_and_not_made_is_said_before_it_is_closed(
    opened: Opened, services: Services
) -> None:
    async with opened() as pilot:
        await open_full(pilot)
        await pilot.press("c")
        await settle(pilot)
        await answer_all(pilot, services)
        await pilot.press("f9")
        await settle(pilot)
        await pilot.press(*"later", "enter")
        await settle(pilot)
        assert "and nothing did" in seen(pilot)
        assert services.review.past() == ()

        await pilot.press("enter")
        await settle(pilot)
        (closed,) = services.review.past()
        assert closed.because == "later"


async def test_what_changed_stands_beside_the_question_why(
    opened: Opened, services: Services
) -> None:
    async with opened(size=(120, 40)) as pilot:
        await open_full(pilot)
        await pilot.press("c")
        await settle(pilot)
        await answer_all(pilot, services)
        path = services.workspace.strategy_path
        path.write_text(STRATEGY.replace("posts_per_week: 2", "posts_per_week: 1"), "utf-8")
        await pilot.press("f9")
        await settle(pilot)
        assert "Your strategy changed:" in seen(pilot)

        await pilot.press(*"less", "enter")
        await settle(pilot)
        (closed,) = services.review.past()
        assert closed.closing_version == closed.strategy_version + 1


async def test_an_open_review_waits_for_its_person(opened: Opened, services: Services) -> None:
    services.review.open(ReviewKind.LIGHT, NOW)

    async with opened() as pilot:
        assert "Light review: go on" in seen(pilot)
        here = pilot.app.screen.query_one("#todo", OptionList)
        here.highlighted = here.option_count - 1
        await pilot.press("enter")
        await settle(pilot)
        assert pilot.app.current_mode == "strategy"
        await pilot.press("home", "enter")
        await settle(pilot)
        assert pilot.app.screen.query_one(ReviewItems).display
        await pilot.press("escape")
        await settle(pilot)
        assert "Light review: go on" in seen(pilot)


@pytest.fixture
def trying(tmp_path: Path) -> Services:
    """A strategy with an experiment whose day has come."""
    made = workspace.create(tmp_path / "trying", TRIAL, NOW)
    return Services(Settings(tmp_path / "data", "en", "en"), made)


async def test_an_experiment_asks_for_a_day_and_a_reason_and_goes_on(trying: Services) -> None:
    app = StrategyApp(trying, "en", lambda: NOW)
    async with app.run_test(size=(110, 32), notifications=True) as pilot:
        await settle(pilot)
        await open_full(pilot)
        assert current(trying).items[0].topic is Topic.EXPERIMENT
        await pilot.press("e")
        await settle(pilot)
        pilot.app.screen.query_one("#day", Input).value = "soon"
        await pilot.press("enter", *"slow start", "enter")
        await settle(pilot)
        assert "Type a day" in seen(pilot)

        pilot.app.screen.query_one("#day", Input).value = "2027-03-01"
        await pilot.press("enter")
        await settle(pilot)
        assert current(trying).items[0].answer is Answer.EXTEND
        assert "until: 2027-03-01" in trying.workspace.strategy_path.read_text("utf-8")


async def test_an_experiment_is_dropped_without_a_review(trying: Services) -> None:
    app = StrategyApp(trying, "en", lambda: NOW)
    async with app.run_test(size=(110, 32), notifications=True) as pilot:
        await settle(pilot)
        await to_reviews(pilot)
        await pilot.click(offset=place(pilot, "The experiment on bluesky"))
        await settle(pilot)
        await pilot.press("end", "enter")
        await settle(pilot)
        await pilot.press(*"nobody there", "enter")
        await settle(pilot)

        assert "status: dormant" in trying.workspace.strategy_path.read_text("utf-8")
        assert "The experiment on bluesky" not in seen(pilot)
        assert app.is_running


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)])
async def test_a_review_fits_every_terminal(
    trying: Services, size: tuple[int, int], language: str
) -> None:
    app = StrategyApp(trying, language, lambda: NOW)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        await open_full(pilot)
        screen = pilot.app.screen
        for name in ("#items-panel", "#item-panel", "#choices"):
            region = screen.query_one(name).region
            assert region.area
            assert screen.region.contains_region(region)
        await pilot.press("ctrl+l")
        await settle(pilot)
        other = {"en": "FR", "fr": "EN"}[language]
        assert app.reader.language == other.lower()
        assert current(trying).open_items == current(trying).items


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-03-01", "2027-03-01"),
        ("3 months", "2027-02-24"),
        ("+2 weeks", "2026-12-08"),
        ("3 mois", "2027-02-24"),
        ("1 an", "2027-11-24"),
        ("10 j", "2026-12-04"),
        ("soon", None),
        ("2027-02-30", None),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, day: str | None) -> None:
    found = read_day(text, NOW.date())

    assert (found.isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("text", "value"),
    [("12", 12.0), ("3,5", 3.5), ("1 200", 1200.0), ("-4", -4.0), ("many", None), ("", None)],
)
def test_a_figure_is_read_with_a_comma_or_a_point(text: str, value: float | None) -> None:
    assert read_figure(text) == value
