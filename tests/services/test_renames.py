"""A goal, network, campaign or clause under a new name: offered, made everywhere."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from strategy_tui.domain.verdict import Choice
from strategy_tui.errors import Busy, UnusableFile, WrongUsage
from strategy_tui.i18n import render
from strategy_tui.services.drafts import ApprovalState
from strategy_tui.services.renames import Rename, RenameKind, RenamesService
from strategy_tui.services.rewriting import Rewrite, write_all
from strategy_tui.services.usage import UsageService
from strategy_tui.store import renamings
from tests.services.audit_samples import follow_five, open_desk
from tests.services.people_samples import NOW
from tests.services.samples import MONDAY, Desk, desk

STRATEGY = """\
version: 1
name: A bookbinder's
language: en
time_zone: Europe/Paris
goals:
  # The first one, dear to me.
  relations: {want: Stay close, measure: replies_per_week, from: 2, target: 5}   # by and by
  work: {want: Be thought of when a book needs care, measure: orders, from: 1, target: 4}
networks:
  mastodon:                 # where the binders are
    purpose: Talk with other binders
    goals: [relations, "work"]
    audience: binders
    cadence: {posts_per_week: 2, minutes_per_post: 10}
campaigns:
  fair: {from: 2027-02-01, to: 2027-02-14, goal: work, networks: [mastodon], hashtag: "#Fair"}
follow:
  keep:
    - {name: inspires, because: It lifts me, when: {inspires: yes}}
time: {per_week: 60 min, daily_watch: 5 min}
review: {every: 6 months, light: 1 month}
"""


@pytest.fixture
def mine(tmp_path: Path) -> Desk:
    mine = desk(tmp_path, STRATEGY)
    mine.strategy.current(MONDAY)
    return mine


def service(mine: Desk) -> RenamesService:
    return RenamesService(mine.strategy, lambda: mine.db)


def edit(mine: Desk, old: str, new: str) -> None:
    """Change every such word of the strategy, as an editor would do it."""
    path = mine.workspace.strategy_path
    path.write_text(re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", new, path.read_text()))


def test_a_goal_renamed_in_the_file_is_offered_while_drafts_name_it(mine: Desk) -> None:
    mine.write("a.md", more="goal: work\n")
    mine.write("b.md", more="goal: work\n")
    edit(mine, "work", "craft")

    assert service(mine).offered() == (Rename(RenameKind.GOAL, "work", "craft", 2),)


def test_a_rename_that_was_kept_meanwhile_is_still_offered(mine: Desk) -> None:
    mine.write("a.md", more="goal: work\n")
    for step, (old, new) in enumerate(
        (("work", "craft"), ("craft", "trade"), ("60 min", "90 min"))
    ):
        edit(mine, old, new)
        mine.strategy.current(MONDAY + timedelta(days=step))

    assert service(mine).offered() == (Rename(RenameKind.GOAL, "work", "trade", 1),)


def test_nothing_is_offered_where_nothing_names_the_old_one(mine: Desk) -> None:
    edit(mine, "work", "craft")

    assert service(mine).offered() == ()


def test_a_goal_that_is_simply_gone_is_not_offered(mine: Desk) -> None:
    mine.write("a.md", more="goal: work\n")
    path = mine.workspace.strategy_path
    kept = [line for line in path.read_text().splitlines() if not line.startswith("  work:")]
    path.write_text("\n".join(kept).replace(', "work"', "").replace("work,", "relations,"))

    assert service(mine).offered() == ()


def test_nothing_is_offered_while_the_strategy_has_errors(mine: Desk) -> None:
    mine.write("a.md", more="goal: work\n")
    edit(mine, "  work: {", "  craft: {")

    assert service(mine).offered() == ()


def test_accepting_a_rename_changes_the_drafts_and_nothing_else_in_them(mine: Desk) -> None:
    path = mine.write("a.md", more="goal: work   # for the shop\n")
    other = mine.write("b.md", more="goal: relations\n")
    before, untouched = path.read_text(), other.read_text()
    edit(mine, "work", "craft")
    (offer,) = service(mine).offered()

    done = service(mine).accept(offer, MONDAY)

    assert done.files == ("drafts/a.md",)
    assert path.read_text() == before.replace("goal: work ", "goal: craft ")
    assert other.read_text() == untouched
    assert service(mine).offered() == ()


def test_a_dismissed_rename_is_not_offered_again(mine: Desk) -> None:
    path = mine.write("a.md", more="goal: work\n")
    edit(mine, "work", "craft")
    (offer,) = service(mine).offered()

    service(mine).dismiss(offer, MONDAY)

    assert service(mine).offered() == ()
    assert "goal: work\n" in path.read_text()


@pytest.mark.parametrize(
    ("kind", "old", "new", "draft", "lines"),
    [
        (
            RenameKind.GOAL,
            "work",
            "craft",
            "goal: work\n",
            [
                "  craft: {want: Be thought",
                "    goals: [relations, craft]",
                "goal: craft, networks",
            ],
        ),
        (
            RenameKind.CAMPAIGN,
            "fair",
            "salon du livre",
            "campaign: fair\n",
            ["  salon du livre: {from: 2027-02-01"],
        ),
        (
            RenameKind.NETWORK,
            "mastodon",
            "binders",
            "",
            [
                "  binders:                 # where the binders are",
                "    network: mastodon",
                "networks: [binders]",
            ],
        ),
    ],
)
def test_a_rename_changes_the_strategy_and_the_drafts(
    mine: Desk, kind: RenameKind, old: str, new: str, draft: str, lines: list[str]
) -> None:
    path = mine.write("a.md", more=draft)

    done = service(mine).rename(kind, old, new, MONDAY + timedelta(days=1))

    text = mine.workspace.strategy_path.read_text()
    for line in lines:
        assert line in text
    assert "# The first one, dear to me." in text
    assert done.files == ("strategy.yaml", "drafts/a.md")
    assert f"{kind}: {new}\n" in path.read_text()
    assert [each.reason for each in mine.strategy.versions()][1:] == [
        f"The {kind} “{old}” is now called “{new}”"
    ]
    assert service(mine).offered() == ()


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        (RenameKind.GOAL, "work", "craft"),
        (RenameKind.NETWORK, "mastodon", "binders"),
        (RenameKind.CAMPAIGN, "fair", "saloon"),
    ],
)
def test_an_approval_stays_valid_under_a_new_name(
    mine: Desk, kind: RenameKind, old: str, new: str
) -> None:
    approval = mine.approve("a.md", more="goal: work\ncampaign: fair\n")

    service(mine).rename(kind, old, new, MONDAY)

    (state,) = mine.drafts.drafts(MONDAY)
    assert (state.approval, state.approval_id) == (ApprovalState.APPROVED, approval)


def test_a_rename_is_taken_back_by_the_opposite_one(mine: Desk) -> None:
    mine.write("a.md", more="goal: work\n")
    before = mine.workspace.strategy_path.read_text().replace('"work"', "work")

    service(mine).rename(RenameKind.GOAL, "work", "craft", MONDAY)
    service(mine).rename(RenameKind.GOAL, "craft", "work", MONDAY)

    assert mine.workspace.strategy_path.read_text() == before
    with mine.db.read() as tx:
        assert renamings.followed(renamings.every(tx), "goal") == {"craft": "work"}


def test_nothing_is_changed_while_somebody_else_writes(mine: Desk) -> None:
    first = mine.write("a.md", more="goal: work\n")
    strategy, draft = mine.workspace.strategy_path.read_text(), first.read_text()

    with mine.db.write(), pytest.raises(Busy):
        service(mine).rename(RenameKind.GOAL, "work", "craft", MONDAY)

    assert (mine.workspace.strategy_path.read_text(), first.read_text()) == (strategy, draft)


def test_files_are_changed_all_or_none(tmp_path: Path) -> None:
    one, two = tmp_path / "one.md", tmp_path / "two.md"
    one.write_text("old\n")
    two.write_text("changed by somebody else\n")
    rewrites = [Rewrite(one, "old\n", "new\n"), Rewrite(two, "old\n", "new\n")]

    with pytest.raises(UnusableFile), write_all(rewrites):
        pytest.fail("the second file was not as it was read")

    assert (one.read_text(), two.read_text()) == ("old\n", "changed by somebody else\n")


@pytest.mark.parametrize(
    ("kind", "old", "new", "sentence"),
    [
        (
            RenameKind.GOAL,
            "wrok",
            "craft",
            "Your strategy has no goal “wrok”. Did you mean “work”?",
        ),
        (
            RenameKind.GOAL,
            "work",
            "relations",
            "Your strategy has both the goal “work” and the goal “relations”, "
            "so they are two things.",
        ),
        (RenameKind.GOAL, "work", " \n", "The new name is empty."),
        (
            RenameKind.NETWORK,
            "mastodon",
            "bluesky",
            "“mastodon” is on mastodon, so it cannot be called “bluesky”, which is another one.",
        ),
    ],
)
def test_what_cannot_be_renamed_is_told(
    mine: Desk, kind: RenameKind, old: str, new: str, sentence: str
) -> None:
    with pytest.raises(WrongUsage) as caught:
        service(mine).rename(kind, old, new, MONDAY)

    assert render(caught.value.message, "en") == sentence


def test_a_name_that_nothing_ever_had_is_no_old_name(mine: Desk) -> None:
    with pytest.raises(WrongUsage) as caught:
        service(mine).rename(RenameKind.GOAL, "werk", "work", MONDAY)

    assert render(caught.value.message, "en") == (
        "Your strategy has no goal “werk”. Did you mean “work”?"
    )
    with mine.db.read() as tx:
        assert renamings.every(tx) == []


def test_a_name_with_signs_of_yaml_is_quoted(mine: Desk) -> None:
    path = mine.write("a.md", more="goal: work\n")

    service(mine).rename(RenameKind.GOAL, "work", "craft: 100% #1", MONDAY)

    assert 'goal: "craft: 100% #1"\n' in path.read_text()
    assert "craft: 100% #1" in mine.strategy.valid()[0].goals


def test_a_draft_that_names_its_network_by_its_file_gets_a_line(mine: Desk) -> None:
    path = mine.workspace.drafts_dir / "a.mastodon.md"
    path.write_text("Good morning.\n")

    service(mine).rename(RenameKind.NETWORK, "mastodon", "binders", MONDAY)

    assert path.read_text() == "---\nnetwork: binders\n---\nGood morning.\n"


def test_a_clause_under_a_new_name_keeps_its_decisions(tmp_path: Path) -> None:
    audit_desk = open_desk(tmp_path)
    follow_five(audit_desk)
    strategy = audit_desk.audit.strategy
    strategy.current(NOW)
    audit_desk.decide("outrage", Choice.LET_GO)
    path = audit_desk.workspace.strategy_path
    path.write_text(path.read_text().replace("name: toxic", "name: harmful"))
    renames = RenamesService(strategy, lambda: audit_desk.audit.db)

    (offer,) = renames.offered()
    done = renames.accept(offer, NOW)

    assert offer == Rename(RenameKind.CLAUSE, "toxic", "harmful", 1)
    assert (done.files, done.decisions) == ((), 1)
    assert renames.offered() == ()
    usage = UsageService(strategy, lambda: audit_desk.audit.db).usage(None, None, NOW)
    assert {each.name: each.followed for each in usage}["harmful"] == 1


def test_without_a_past_the_drafts_are_not_even_read(tmp_path: Path) -> None:
    mine = desk(tmp_path, STRATEGY)
    (mine.workspace.drafts_dir / "a.md").write_bytes(b"\xff\xfe")

    assert service(mine).offered() == ()
    assert not mine.db.exists()
