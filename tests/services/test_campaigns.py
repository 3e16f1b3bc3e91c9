"""The queue and the check of drafts know when a campaign runs."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from strategy_tui.domain.diagnostic import apply_fixes
from strategy_tui.i18n import render
from tests.services.samples import MONDAY, STRATEGY, Desk, desk

FAIR = """\
campaigns:
  fair: {from: 2027-02-01, to: 2027-02-14, goal: relations, hashtag: "#BookFair"}
"""
TEXT = "My stand is number 14. Which of the papers shall I bring for you? #BookFair"


@pytest.fixture
def mine(tmp_path: Path) -> Desk:
    return desk(tmp_path, STRATEGY + FAIR)


def campaign_findings(mine: Desk, name: str, now: datetime) -> list[str]:
    linted = mine.drafts.linting.lint_file(mine.workspace.drafts_dir / name, now)
    return [each.rule_id for each in linted.diagnostics if each.rule_id.startswith("campaign.")]


def test_the_next_free_slot_of_a_campaign_s_draft_is_in_the_campaign(mine: Desk) -> None:
    (item,) = mine.schedule.add(mine.approve(body=TEXT, more="campaign: fair\n"), None, MONDAY)

    assert item.due_at == datetime(2027, 2, 2, 7, 30, tzinfo=UTC)
    assert mine.schedule.remark(item) is None


def test_when_the_campaign_is_full_or_over_it_is_the_next_free_slot_and_that_is_said(
    mine: Desk,
) -> None:
    late = datetime(2027, 2, 12, 9, 0, tzinfo=UTC)

    (item,) = mine.schedule.add(mine.approve(body=TEXT, more="campaign: fair\n"), None, late)

    assert item.due_at == datetime(2027, 2, 16, 7, 30, tzinfo=UTC)
    remark = mine.schedule.remark(item)
    assert remark is not None
    assert render(remark, "en") == (
        "The campaign “fair” runs from 1\u00a0February 2027 to 14\u00a0February 2027; "
        "16\u00a0February 2027 is not in it."
    )


def test_a_draft_queued_outside_its_campaign_is_a_finding(mine: Desk) -> None:
    approval = mine.approve(body=TEXT, more='campaign: fair\nwhen: "2027-02-03 08:30"\n')
    assert campaign_findings(mine, "a.md", MONDAY) == []

    mine.schedule.add(approval, "2027-02-15 00:30", MONDAY)

    assert campaign_findings(mine, "a.md", MONDAY) == ["campaign.dates"]


def test_the_day_is_the_one_of_the_strategy_s_zone(mine: Desk) -> None:
    approval = mine.approve(body=TEXT, more="campaign: fair\n")

    mine.schedule.add(approval, datetime(2027, 1, 31, 23, 30, tzinfo=UTC), MONDAY)

    assert campaign_findings(mine, "a.md", MONDAY) == []


def test_the_fix_names_the_campaign_in_the_front_matter(mine: Desk) -> None:
    during = datetime(2027, 2, 3, 9, 0, tzinfo=UTC)
    path = mine.write("a.md", TEXT)
    assert campaign_findings(mine, "a.md", during) == ["campaign.unnamed"]

    linted = mine.drafts.lint_file(path, during)

    fixed, made = apply_fixes(linted.text, linted.diagnostics)
    mine.drafts.save(path, fixed, linted.text)

    assert made == 1
    assert "campaign: fair\n" in path.read_text(encoding="utf-8")
    assert campaign_findings(mine, "a.md", during) == []


def test_a_campaign_at_the_end_of_the_calendar_stops_nothing(tmp_path: Path) -> None:
    last = FAIR.replace("2027-02-01", "9999-12-31").replace("2027-02-14", "9999-12-31")
    mine = desk(tmp_path, STRATEGY + last)

    (item,) = mine.schedule.add(mine.approve(body=TEXT, more="campaign: fair\n"), None, MONDAY)

    assert item.due_at == datetime(2026, 11, 24, 7, 30, tzinfo=UTC)
