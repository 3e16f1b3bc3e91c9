"""The calendar: every day that something has, once, for any calendar program."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from strategy_tui.domain.archive import AccountRef, Direction, Follow
from strategy_tui.domain.verdict import Choice
from strategy_tui.errors import UnusableFile
from strategy_tui.services.audit import AuditService
from strategy_tui.services.calendar import CalendarService
from strategy_tui.services.journal import Journal
from strategy_tui.services.people import PeopleService
from strategy_tui.services.review import ReviewService
from tests.services.samples import GOOD, MONDAY, STRATEGY, Desk, desk, keep

MORE = """\
  reddit: {status: experiment, until: 2027-05-31, purpose: Try, success: "ten answers, thanked"}
campaigns:
  fair: {from: 2027-02-01, to: 2027-02-14, want: Meet them, goal: relations, hashtag: "#BookFair"}
"""
WHOLE = STRATEGY.replace("follow:\n", MORE + "follow:\n  ask_again: 6 months\n", 1)


@pytest.fixture
def mine(tmp_path: Path) -> Desk:
    made = desk(tmp_path, WHOLE)
    made.strategy.current(MONDAY)
    return made


def journal(mine: Desk) -> Journal:
    return Journal(mine.workspace.journal_path)


def calendar(mine: Desk) -> CalendarService:
    return CalendarService(
        mine.db, mine.strategy, ReviewService(mine.db, mine.strategy, journal(mine))
    )


def events(text: str) -> Mapping[str, Any]:
    """What a calendar program reads, by the summary."""
    return {str(each["summary"]): each for each in Calendar.from_ical(text).walk("VEVENT")}


def test_reviews_experiments_and_campaigns_have_whole_days(mine: Desk) -> None:
    found = events(calendar(mine).ics(MONDAY))

    days = {name: (each["dtstart"].dt, each["dtend"].dt) for name, each in found.items()}
    assert days == {
        "Light review of my strategy": (date(2026, 12, 23), date(2026, 12, 24)),
        "Campaign “fair”": (date(2027, 2, 1), date(2027, 2, 15)),
        "Review of my strategy": (date(2027, 5, 23), date(2027, 5, 24)),
        "My trial of Reddit ends: adopt, extend or drop it?": (date(2027, 5, 31), date(2027, 6, 1)),
    }
    trial = found["My trial of Reddit ends: adopt, extend or drop it?"]
    assert trial["description"] == "It was to be a success if: ten answers, thanked"
    assert found["Campaign “fair”"]["description"] == "Meet them, #BookFair, Stay close"


def test_a_queued_post_has_its_instant_and_its_first_line(mine: Desk) -> None:
    mine.schedule.add(mine.approve(body=f"{GOOD}\n\nMore below."), "2026-11-26 12:15", MONDAY)

    post = events(calendar(mine).ics(MONDAY))[
        "Mastodon: My paste went off in two days. I tried cloves: one day more. How do you keep yo…"
    ]

    assert post["dtstart"].dt == datetime(2026, 11, 26, 11, 15, tzinfo=UTC)
    assert "dtend" not in post


def test_a_content_warning_stands_for_the_post(mine: Desk) -> None:
    approval = mine.approve(body=GOOD, more="spoiler: glue\n")
    mine.schedule.add(approval, "2026-11-26 12:15", MONDAY)

    assert "Mastodon: glue" in events(calendar(mine).ics(MONDAY))


def test_a_thread_is_one_entry(mine: Desk) -> None:
    approval = mine.approve(body=f"{GOOD}\n---8<---\nThe second part, with the recipe.")
    mine.schedule.add(approval, "2026-11-26 12:15", MONDAY)

    found = events(calendar(mine).ics(MONDAY))

    assert [name for name in found if name.startswith("Mastodon")] == [
        "Mastodon: My paste went off in two days. I tried cloves: one day more. How do you keep yo…"
    ]


def test_whom_to_ask_about_again_is_a_number_and_no_name(mine: Desk) -> None:
    people = [Follow(Direction.FOLLOWING, AccountRef(handle=name)) for name in ("wanda", "horst")]
    keep(mine, "mastodon", *people)
    audit = AuditService(mine.db, mine.strategy, journal(mine))
    for account in PeopleService(mine.db).search(""):
        audit.decide(account.id, Choice.KEEP, "", MONDAY)

    text = calendar(mine).ics(MONDAY)

    again = events(text)["2 people I follow: still true?"]
    assert again["dtstart"].dt == date(2027, 5, 23)
    assert "wanda" not in text


def test_the_next_export_changes_entries_and_adds_none(mine: Desk) -> None:
    approval = mine.approve(body=GOOD)
    (item,) = mine.schedule.add(approval, "2026-11-26 12:15", MONDAY)
    before = events(calendar(mine).ics(MONDAY))
    mine.schedule.move(item.id, "2026-11-27 09:00", MONDAY)

    after = events(calendar(mine).ics(MONDAY + timedelta(hours=1)))

    assert {name: each["uid"] for name, each in after.items()} == {
        name: each["uid"] for name, each in before.items()
    }
    assert {each["dtstamp"].dt for each in after.values()} == {MONDAY + timedelta(hours=1)}
    assert len({str(each["uid"]) for each in after.values()}) == len(after) == 5


def test_two_workspaces_share_no_uid(mine: Desk, tmp_path: Path) -> None:
    other = desk(tmp_path / "other", WHOLE)

    ours = {str(each["uid"]) for each in events(calendar(mine).ics(MONDAY)).values()}
    theirs = {str(each["uid"]) for each in events(calendar(other).ics(MONDAY)).values()}

    assert not ours & theirs


def test_it_is_written_as_the_standard_wants(tmp_path: Path) -> None:
    hostile = "a;b,c\\\\d\\nBEGIN:VEVENT\\nSUMMARY:forged " + "é" * 300
    mine = desk(tmp_path, WHOLE.replace("Meet them", f'"{hostile}"'))

    text = calendar(mine).ics(MONDAY)

    lines = text.split("\r\n")
    assert lines.pop() == ""
    assert not any("\n" in line or "\r" in line for line in lines)
    assert max(len(line.encode()) for line in lines) <= 75
    assert lines.count("BEGIN:VEVENT") == 4
    assert "PRODID:-//strategy-tui//strategy-tui//EN" in lines
    about = str(events(text)["Campaign “fair”"]["description"])
    assert about.startswith("a;b,c\\d BEGIN:VEVENT SUMMARY:forged éé")


def test_it_speaks_the_language_asked_for(mine: Desk) -> None:
    assert "Grand bilan de ma stratégie" in events(calendar(mine).ics(MONDAY, "fr"))


def test_a_campaign_on_the_last_day_of_the_calendar_is_written(tmp_path: Path) -> None:
    mine = desk(tmp_path, WHOLE.replace("to: 2027-02-14", "to: 9999-12-31"))

    assert events(calendar(mine).ics(MONDAY))["Campaign “fair”"]["dtend"].dt == date(9999, 12, 31)


def test_a_strategy_without_days_is_an_empty_calendar(tmp_path: Path) -> None:
    mine = desk(tmp_path, STRATEGY.replace("review: {every: 6 months, light: 1 month}\n", ""))

    assert events(calendar(mine).ics(MONDAY)) == {}


def test_only_an_earlier_calendar_is_replaced(mine: Desk, tmp_path: Path) -> None:
    out = tmp_path / "mine.ics"
    calendar(mine).write(out, calendar(mine).ics(MONDAY))
    calendar(mine).write(out, calendar(mine).ics(MONDAY, "fr"))
    assert "Grand bilan de ma stratégie" in out.read_text(encoding="utf-8")

    out.write_text("BEGIN:VCALENDAR\nof somebody else\n", encoding="utf-8")
    with pytest.raises(UnusableFile):
        calendar(mine).write(out, calendar(mine).ics(MONDAY))
    assert out.read_text(encoding="utf-8") == "BEGIN:VCALENDAR\nof somebody else\n"
