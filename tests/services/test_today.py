"""The first page names what asks for the person, most pressing first, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from strategy_tui.domain.account import Sender
from strategy_tui.domain.archive import AccountRef, Direction, Follow
from strategy_tui.domain.message import message
from strategy_tui.domain.queue import QueueState
from strategy_tui.domain.review import Answer, ReviewKind
from strategy_tui.domain.verdict import Choice, Decision, Outcome
from strategy_tui.errors import OutcomeUnknown
from strategy_tui.i18n import render
from strategy_tui.services.journal import Journal
from strategy_tui.services.publish import PublishService
from strategy_tui.services.review import ReviewService
from strategy_tui.services.today import Today, TodayService
from strategy_tui.store import decisions, owners, queue
from tests.services.queue_samples import Fault, Hostile
from tests.services.samples import MONDAY, STRATEGY, Desk, desk, keep

ME = Sender("mastodon", "me@example.social")
BEGINS = "My paste went off in two days. I tried cloves: one day more…"


@pytest.fixture
def mine(tmp_path: Path) -> Desk:
    return desk(tmp_path)


def today(mine: Desk, now: datetime = MONDAY, connected: tuple[Sender, ...] = (ME,)) -> Today:
    """The page; the strategy is kept first, as `init` does."""
    if mine.strategy.check().strategy is not None:
        mine.strategy.current(MONDAY)
    service = TodayService(
        mine.db,
        mine.strategy,
        mine.drafts,
        ReviewService(mine.db, mine.strategy, Journal(mine.workspace.journal_path)),
        lambda: connected,
    )
    return service.today(now)


def said(page: Today) -> list[str]:
    return [render(each, "en").replace("\u00a0", " ") for each in page.sentences()]


def test_a_day_without_anything_is_quiet(mine: Desk) -> None:
    page = today(mine)

    assert page.is_quiet
    assert said(page) == []


def test_what_goes_out_today_is_told_with_its_local_time(mine: Desk) -> None:
    mine.schedule.add(mine.approve(), "2026-11-23 18:00", MONDAY)

    page = today(mine)

    assert [(f"{each.local:%H:%M}", each.begins) for each in page.due] == [("18:00", BEGINS)]
    assert said(page)[0] == f"Today at 18:00, for mastodon: “{BEGINS}”"
    assert page.next is None


def test_the_day_ends_at_the_persons_midnight(mine: Desk) -> None:
    mine.schedule.add(mine.approve(), "2026-11-24 00:00", MONDAY)

    page = today(mine)

    assert page.due == ()
    assert page.next is not None
    assert said(page)[0] == (
        f"The next post goes out on 24 November 2026 00:00, for mastodon: “{BEGINS}”"
    )


def test_what_is_late_is_told_with_its_reason(mine: Desk) -> None:
    mine.schedule.add(mine.approve(), MONDAY, MONDAY)

    (waiting,) = today(mine, MONDAY + timedelta(hours=1), connected=()).waiting

    assert waiting.reason.params == {"network": "mastodon"}
    assert today(mine, MONDAY + timedelta(hours=1), connected=()).due == ()


def test_what_may_be_public_is_told_until_it_is_known(mine: Desk) -> None:
    (item,) = mine.schedule.add(mine.approve(), MONDAY, MONDAY)
    lost = OutcomeUnknown(message("No answer came."))
    PublishService(
        mine.db,
        mine.db.path.parent / "publish.lock",
        lambda: [Hostile(on_publish=[Fault(lost)])],
        ("mastodon",),
    ).publish_due(MONDAY)

    page = today(mine, MONDAY + timedelta(days=3))

    assert [(each.item.id, each.reason.id) for each in page.waiting] == [
        (item.id, "No answer came.")
    ]
    assert not page.is_quiet


def test_a_failed_post_is_told_until_it_is_queued_again(mine: Desk) -> None:
    (item,) = mine.schedule.add(mine.approve(), MONDAY + timedelta(days=1), MONDAY)
    with mine.db.write() as tx:
        queue.replace(tx, item, replace(item, state=QueueState.FAILED))
    assert said(today(mine))[0] == "1 post failed. “strategy-tui schedule list” says why."

    mine.schedule.requeue(item.id, "2026-11-25 09:00", MONDAY)

    assert today(mine).failed == ()


def test_drafts_are_told_by_what_they_need(mine: Desk) -> None:
    mine.approve("a.md")
    mine.approve("b.md", "My two glues, which do you use?")
    mine.write("b.md", "My three glues, which do you use?")
    mine.write("c.md", "x" * 600)
    mine.write("d.md", "What do you read in the evening?")

    page = today(mine)

    assert (page.drafts_with_errors, page.stale, page.unscheduled) == (1, 1, 1)
    assert said(page) == [
        "1 draft has errors.",
        "1 draft was changed after you approved it.",
        "1 approved draft has no time yet.",
    ]


def test_an_approved_draft_with_a_time_needs_nothing(mine: Desk) -> None:
    mine.schedule.add(mine.approve(), None, MONDAY)

    assert today(mine).unscheduled == 0


def test_a_review_is_told_a_week_ahead_and_when_it_is_over(mine: Desk) -> None:
    assert today(mine, datetime(2026, 12, 15, 9, 0, tzinfo=UTC)).reviews == ()
    assert said(today(mine, datetime(2026, 12, 20, 9, 0, tzinfo=UTC))) == [
        "Your light review is due on 23 December 2026."
    ]
    assert said(today(mine, datetime(2026, 12, 24, 9, 0, tzinfo=UTC))) == [
        "Your light review was due on 23 December 2026."
    ]


def test_the_week_is_measured_against_the_budget(mine: Desk) -> None:
    mine.schedule.add(mine.approve("a.md", "One. What do you think?"), "2026-11-29 23:59", MONDAY)
    mine.schedule.add(mine.approve("b.md", "My glues: or yours?"), "2026-11-30 00:00", MONDAY)

    page = today(mine)

    assert (page.time.planned, page.time.budget, page.time.daily_watch) == (10, 60, 5)
    assert said(page)[-1] == "This week’s posts take 10 of your 60 minutes."


def test_accounts_without_a_decision_are_counted(mine: Desk) -> None:
    people = (AccountRef(handle=each) for each in ("ada@example.org", "bob@example.org"))
    keep(mine, "mastodon", *(Follow(Direction.FOLLOWING, each) for each in people))
    with mine.db.write() as tx:
        (owner,) = owners.all_owners(tx)
        kept = Decision(0, 1, Choice.KEEP, "", MONDAY, Outcome.ASK, None, 1)
        decisions.add(tx, owner.id, kept)

    assert said(today(mine)) == ["You have decided about 1 of the 2 accounts you follow."]


def test_a_broken_strategy_is_told_first_and_hides_nothing_else(mine: Desk) -> None:
    mine.schedule.add(mine.approve(), "2026-11-23 18:00", MONDAY)
    mine.workspace.strategy_path.write_text(STRATEGY.replace("name:", "nam:"))

    page = today(mine)

    assert said(page)[0].startswith("Your strategy has ")
    assert len(page.due) == 1


def test_the_page_as_data_has_every_part(mine: Desk) -> None:
    (item,) = mine.schedule.add(mine.approve(), "2026-11-23 18:00", MONDAY)

    data = today(mine).as_json("fr")

    assert data["due"] == [
        {
            "item": item.id,
            "network": "mastodon",
            "due_at": "2026-11-23T17:00:00+00:00",
            "local": "2026-11-23T18:00:00+01:00",
            "begins": BEGINS,
        }
    ]
    assert data["minutes"] == {"planned_this_week": 10.0, "per_week": 60.0, "daily_watch": 5.0}


def service(mine: Desk) -> ReviewService:
    return ReviewService(mine.db, mine.strategy, Journal(mine.workspace.journal_path))


def test_a_review_that_was_begun_is_told_with_how_far_it_is(mine: Desk) -> None:
    items = service(mine).open(ReviewKind.FULL, MONDAY).items
    service(mine).answer(1, Answer.KEEP, "", MONDAY)

    page = today(mine)

    assert not page.is_quiet
    assert said(page) == [
        f"Your review is open: 1 of {len(items)} items answered. “strategy-tui review open” goes "
        "on."
    ]
    assert page.as_json("en")["open_review"] == {
        "review": 1,
        "kind": "full",
        "answered": 1,
        "items": len(items),
    }


def test_a_review_with_all_its_answers_wants_to_be_closed(mine: Desk) -> None:
    for each in service(mine).open(ReviewKind.LIGHT, MONDAY).items:
        service(mine).answer(each.number, each.choices[0], "", MONDAY)

    assert said(today(mine)) == [
        "Your review has all its answers; “strategy-tui review close” is what is left."
    ]


def test_an_open_review_is_told_when_the_strategy_is_broken(mine: Desk) -> None:
    service(mine).open(ReviewKind.FULL, MONDAY)
    mine.workspace.strategy_path.write_text("nme: Mine\n")

    page = today(mine)

    assert page.asks.open_review is not None
    assert page.reviews == ()


def test_the_kind_that_is_open_is_not_told_as_due(mine: Desk) -> None:
    half_a_year = MONDAY + timedelta(days=200)
    mine.strategy.current(MONDAY)
    service(mine).open(ReviewKind.FULL, half_a_year)

    assert [each.kind for each in today(mine, half_a_year).reviews] == ["light"]


def test_a_version_without_a_reason_is_told(mine: Desk) -> None:
    mine.strategy.current(MONDAY)
    mine.workspace.strategy_path.write_text(STRATEGY.replace("Stay close", "Stay near"))
    mine.strategy.current(MONDAY)

    page = today(mine)

    assert said(page) == [
        "Version 2 of your strategy was kept without a reason. “strategy-tui strategy history” "
        "shows it."
    ]
    assert page.as_json("en")["versions_without_reason"] == [2]


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ("from: 2026-11-01, to: 2026-11-23", ["23 November 2026"]),
        ("from: 2026-11-23, to: 2026-11-30", ["30 November 2026"]),
        ("from: 2026-11-24, to: 2026-11-30", []),
        ("from: 2026-11-01, to: 2026-11-22", []),
    ],
)  # fmt: skip
def test_a_campaign_is_told_while_it_runs(mine: Desk, days: str, told: list[str]) -> None:
    campaign = f'campaigns:\n  fair: {{{days}, goal: relations, hashtag: "#Fair"}}\n'
    mine.workspace.strategy_path.write_text(STRATEGY + campaign)

    page = today(mine)

    assert said(page) == [f"Your campaign “fair” runs until {each}: #Fair" for each in told]
    assert page.is_quiet
