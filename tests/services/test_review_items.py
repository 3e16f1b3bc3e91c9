"""A review asks about what happened, and about nothing else; what is not known is a question."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from strategy_tui.domain.archive import AccountRef, Coverage, Post, PostKind
from strategy_tui.domain.review import Answer, ReviewKind, Topic
from strategy_tui.domain.verdict import Choice
from strategy_tui.errors import WrongUsage
from strategy_tui.services.audit import AuditService
from tests.services.people_samples import export, follower, following, load, post
from tests.services.review_samples import (
    DECEMBER,
    JUNE,
    STRATEGY,
    Desk,
    evidence,
    open_desk,
    said,
)

MAY = datetime(2026, 5, 20, tzinfo=UTC)
NOVEMBER = datetime(2026, 11, 30, tzinfo=UTC)
LEA, BOB, EVE = (
    AccountRef(id=str(number), handle=name)
    for number, name in enumerate(("lea", "bob", "eve"), start=1)
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return open_desk(tmp_path)


def weekly(count: int, weeks: int = 26, since: datetime = JUNE) -> list[Post]:
    """So many posts a week from June on."""
    return [
        post(f"{week}-{number}", f"Post {week} {number}", at=since + timedelta(weeks=week, days=1))
        for week in range(weeks)
        for number in range(count)
    ]


def test_a_goal_without_a_figure_asks_for_one(desk: Desk) -> None:
    (item,) = desk.items(Topic.GOAL)

    assert said(item.sentence) == (
        "“Stay close”: no figure for replies_per_week yet. What is it today? “strategy-tui results "
        "note relations NUMBER” keeps it."
    )
    assert (item.subject, item.clause) == ("relations", "goals.relations")


@pytest.mark.parametrize(
    ("value", "goal", "expected"),
    [
        (
            3,
            "",
            "“Stay close”: replies_per_week is at 3 on its way to 5. Does the goal still hold?",
        ),
        (5, "", "“Stay close”: replies_per_week is at 5, and you wanted 5. Well done! What next?"),
        (
            4,
            ", by: 2026-11-30",
            "“Stay close”: replies_per_week is at 4; you wanted 5 by 30 November 2026, which has "
            "passed. Another day, another target, or another way?",
        ),
        (
            4,
            ", by: 2026-12-02",
            "“Stay close”: replies_per_week is at 4 on its way to 5. Does the goal still hold?",
        ),
    ],
)
def test_a_goal_is_held_against_its_newest_figure(
    desk: Desk, value: float, goal: str, expected: str
) -> None:
    desk.write("target: 5}", f"target: 5{goal}}}")
    desk.figures.note("relations", 2.5, date(2026, 5, 1), DECEMBER)
    desk.figures.note("relations", value, date(2026, 11, 20), DECEMBER)

    (item,) = desk.items(Topic.GOAL)

    assert said(item.sentence) == expected
    assert evidence(item)[1:3] == [
        "2.5 on 1 May 2026 (noted by you)",
        f"{value} on 20 November 2026 (noted by you)",
    ]


def test_a_target_below_the_start_is_met_from_above(desk: Desk) -> None:
    desk.write("from: 2, target: 5", "from: 9, target: 5")
    desk.figures.note("relations", 6, None, DECEMBER)

    (item,) = desk.items(Topic.GOAL)

    assert "on its way to 5" in said(item.sentence)
    assert "That is 75 % of the way." in evidence(item)


def test_a_goal_without_a_measure_asks_for_one(desk: Desk) -> None:
    desk.write(", measure: replies_per_week, from: 2, target: 5", "")

    (item,) = desk.items(Topic.GOAL)

    assert said(item.sentence).startswith("“Stay close” has no measure")


def networks(desk: Desk, now: datetime = DECEMBER) -> dict[str, str]:
    """What is asked about each network."""
    return {each.subject: said(each.sentence) for each in desk.items(Topic.NETWORK, now)}


def test_without_an_import_nobody_is_called_idle(desk: Desk) -> None:
    assert networks(desk) == {
        "x": "Nothing is known of what you post on x, as no archive of it was imported. Did you "
        "post there as often as you wanted?"
    }


def test_an_import_from_before_the_time_asks_for_a_newer_one(desk: Desk) -> None:
    load(desk.people, export(post("1", at=MAY), at=datetime(2026, 6, 3, tzinfo=UTC)))

    assert networks(desk) == {
        "x": "No posts are known on x since 3 June 2026: import a newer archive, or is it quiet?"
    }


def test_an_import_that_may_lack_posts_is_no_proof_of_silence(desk: Desk) -> None:
    part = Coverage(follows=True, followers=True, posts=False)
    load(desk.people, export(post("1", at=MAY), at=NOVEMBER, coverage=part))

    assert networks(desk)["x"].startswith("Nothing is known of what you post on x")


def test_silence_that_a_whole_import_shows_is_told(desk: Desk) -> None:
    load(desk.people, export(post("1", at=MAY), at=NOVEMBER))

    assert networks(desk) == {
        "x": "Quiet: no post of yours on x from 1 June 2026 to 30 November 2026. Wake it, let it "
        "rest, or leave it?"
    }
    (item,) = [each for each in desk.open().items if each.topic is Topic.NETWORK]
    assert item.clause == "networks.x.cadence"
    assert evidence(item) == [
        "Posts a week by your strategy: 2",
        "0 posts from 1 June 2026 to 30 November 2026 (x archive 2026-11-30)",
        "The last post that is known of: 20 May 2026.",
    ]


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (1, "On x you posted 1 × a week and wanted 2. Is the cadence too high, or did "
            "something keep you?"),
        (2, None),
        (4, "On x you posted 4 × a week and wanted 2. Is that worth its time, or does it "
            "crowd out something else?"),
    ],
)  # fmt: skip
def test_posts_are_held_against_the_cadence(desk: Desk, count: int, expected: str | None) -> None:
    load(desk.people, export(*weekly(count), at=NOVEMBER))

    assert networks(desk).get("x") == expected


def test_replies_are_no_posts(desk: Desk) -> None:
    replies = [
        post(str(n), f"Reply {n}", PostKind.REPLY, at=JUNE + timedelta(days=n)) for n in range(90)
    ]
    load(desk.people, export(*replies, at=NOVEMBER))

    assert networks(desk)["x"].startswith("Quiet: ")


def test_a_network_that_rests_is_asked_about_once_it_is_posted_to(desk: Desk) -> None:
    desk.write("    purpose: Be found", "    status: dormant\n    purpose: Be found")
    load(desk.people, export(*weekly(1, weeks=3), at=NOVEMBER))

    assert networks(desk) == {
        "x": "x rests by your strategy, but you posted 3 times there since 1 June 2026. Is it "
        "awake again?"
    }


def test_a_network_that_was_left_to_rest_is_asked_about_in_full(desk: Desk) -> None:
    desk.write(
        "    purpose: Be found", "    status: dormant\n    because: Too loud\n    purpose: B"
    )
    assert Topic.NETWORK not in {
        each.topic for each in desk.review.open(ReviewKind.LIGHT, DECEMBER).items
    }

    other = open_desk(desk.workspace.root.parent / "other", desk.text)
    (item,) = other.items(Topic.NETWORK)
    assert said(item.sentence) == (
        "x rests by your strategy. Keep it in reserve, wake it, or close it for good?"
    )
    assert evidence(item) == ["It rests because: “Too loud”"]
    assert item.clause == "networks.x.status"


def test_the_first_fortnight_says_nothing_of_a_cadence(desk: Desk) -> None:
    assert networks(desk, JUNE + timedelta(days=10)) == {}


def test_each_network_in_use_is_asked_for_its_audience(desk: Desk) -> None:
    load(desk.people, export(follower(LEA), at=MAY))
    load(desk.people, export(follower(LEA), follower(BOB), at=NOVEMBER))

    x, youtube = desk.items(Topic.AUDIENCE)

    assert said(x.sentence) == (
        "On x you write for “readers”. Is that who reads you there, and who you want to reach?"
    )
    assert evidence(x) == [
        "1 follower on 20 May 2026 (x archive 2026-05-20)",
        "2 followers on 30 November 2026 (x archive 2026-11-30)",
    ]
    assert (youtube.subject, youtube.evidence) == ("youtube", ())


def test_follows_and_followers_are_told_with_their_change(desk: Desk) -> None:
    load(desk.people, export(following(LEA), following(BOB), follower(LEA), at=MAY))
    load(desk.people, export(following(LEA), following(EVE), follower(BOB), at=NOVEMBER))

    (mine,) = desk.items(Topic.FOLLOWING)
    (theirs,) = desk.items(Topic.FOLLOWERS)

    assert said(mine.sentence) == (
        "You follow 2 accounts, within the 3 that you want. Are they the right ones?"
    )
    assert evidence(mine) == [
        "@robin (x): 2 on 30 November 2026 (x archive 2026-11-30)",
        "Before: 2 on 20 May 2026; since then 1 came and 1 went.",
    ]
    assert said(theirs.sentence) == ("1 account follows you. Are they the people you write for?")
    assert theirs.choices == (Answer.DONE, Answer.CHANGE)


def test_lists_that_may_not_be_whole_are_not_compared(desk: Desk) -> None:
    part = Coverage(follows=False, followers=None, posts=True)
    load(desk.people, export(following(LEA), following(BOB), at=MAY, coverage=part))
    assert desk.items(Topic.FOLLOWING) == []


def test_a_list_without_one_before_it_says_so(desk: Desk) -> None:
    load(desk.people, export(following(LEA), at=NOVEMBER))

    (item,) = desk.items(Topic.FOLLOWING)

    assert evidence(item)[1] == "There is no whole list from before to compare it with."


def test_lists_imported_in_the_wrong_order_are_counted_right(desk: Desk) -> None:
    load(desk.people, export(following(LEA), following(EVE), at=NOVEMBER))
    load(desk.people, export(following(LEA), following(BOB), following(EVE), at=MAY))

    (item,) = desk.items(Topic.FOLLOWING)

    assert evidence(item)[1] == "Before: 3 on 20 May 2026."


def audit(desk: Desk) -> AuditService:
    return AuditService(desk.db, desk.strategy, desk.journal)


def test_decisions_are_asked_again_from_their_day_on(desk: Desk) -> None:
    load(desk.people, export(following(LEA), following(BOB), at=MAY))
    audit(desk).decide(desk.people.resolve("lea").id, Choice.KEEP, "", JUNE)
    audit(desk).decide(desk.people.resolve("bob").id, Choice.LET_GO, "", JUNE)
    assert desk.items(Topic.AGAIN, datetime(2026, 11, 30, tzinfo=UTC)) == []

    later = open_desk(desk.workspace.root.parent / "later")
    load(later.people, export(following(LEA), following(BOB), at=MAY))
    audit(later).decide(later.people.resolve("lea").id, Choice.KEEP, "", JUNE)
    (item,) = later.items(Topic.AGAIN, datetime(2026, 12, 1, 9, tzinfo=UTC))
    assert evidence(item) == ["@lea"]
    assert item.clause == "follow.ask_again"


def test_kept_accounts_that_are_not_as_preferred_ask_to_be_renewed(desk: Desk) -> None:
    load(desk.people, export(following(LEA), following(BOB), at=MAY))
    for name, met in (("lea", "2020-01-01"), ("bob", "2026-11-01")):
        number = desk.people.resolve(name).id
        desk.people.label(number, "relationship", "yes", JUNE)
        desk.people.label(number, "met", met, JUNE)

    (item,) = desk.items(Topic.RENEW)

    assert said(item.sentence) == (
        "1 account is kept by “friends” although what you would prefer is not so. Renew?"
    )
    assert (item.clause, evidence(item)) == ("follow.keep.friends", ["@lea"])


def test_names_of_many_people_are_cut_short(desk: Desk) -> None:
    many = [AccountRef(id=str(n), handle=f"friend{n}") for n in range(8)]
    load(desk.people, export(*map(following, many), at=MAY))
    for each in many:
        number = desk.people.resolve(str(each.handle)).id
        desk.people.label(number, "relationship", "yes", JUNE)
        desk.people.label(number, "met", "2020-01-01", JUNE)

    (item,) = desk.items(Topic.RENEW)

    assert evidence(item) == ["@friend0, @friend1, @friend2, @friend3, @friend4 and 3 more"]


def test_clauses_that_decided_nothing_are_asked_about(desk: Desk) -> None:
    load(desk.people, export(following(LEA), at=MAY))
    desk.people.label(desk.people.resolve("lea").id, "relationship", "yes", JUNE)
    audit(desk).run(DECEMBER)

    found = {each.subject: each.clause for each in desk.items(Topic.CLAUSE)}

    assert found == {
        "inspiring": "follow.keep.inspiring",
        "stranger": "follow.let_go.stranger",
    }


def test_where_nobody_is_followed_no_clause_is_called_unused(desk: Desk) -> None:
    assert desk.items(Topic.CLAUSE) == []


def draft(
    desk: Desk, name: str, *reasons: str, rule: str = "value.bare-link", more: str = ""
) -> None:
    off = ", ".join(f'{{rule: {rule}, because: "{each}"}}' for each in reasons)
    head = f"id: {name}\nnetwork: x\n{more}lint: {{off: [{off}]}}\n"
    path = desk.workspace.drafts_dir / f"{name}.md"
    path.write_text(f"---\n{head}---\nWords\n", encoding="utf-8")


def test_findings_that_are_often_suppressed_are_told_with_the_reasons(desk: Desk) -> None:
    draft(desk, "a", "readers know the site")
    draft(desk, "b", "readers know the site")
    draft(desk, "c", "in a hurry")
    draft(desk, "d", "once", rule="style.shouting")

    (item,) = desk.items(Topic.SUPPRESSION)

    assert said(item.sentence).startswith("You switched “value.bare-link” off in 3 drafts.")
    assert evidence(item) == ["“readers know the site” (2 times)", "“in a hurry” (1 time)"]


def test_rules_that_the_strategy_lowers_are_asked_about(desk: Desk) -> None:
    desk.write(
        "time: {", "lint:\n  value.bare-link: {severity: hint, because: They like it}\ntime: {"
    )

    (item,) = desk.items(Topic.SUPPRESSION)

    assert said(item.sentence) == (
        "Your strategy sets “value.bare-link” to “hint”, because “They like it”. Still so?"
    )
    assert item.clause == "lint.value.bare-link"


def test_an_experiment_is_asked_about_from_its_day_on(desk: Desk) -> None:
    assert [each.topic for each in desk.open(datetime(2026, 11, 30, tzinfo=UTC)).items].count(
        Topic.EXPERIMENT
    ) == 0

    later = open_desk(desk.workspace.root.parent / "later")
    (item,) = later.items(Topic.EXPERIMENT, datetime(2026, 12, 1, 9, tzinfo=UTC))

    assert said(item.sentence) == (
        "Your experiment on youtube ended on 1 December 2026. A success would be “ten answers”. "
        "Adopt, extend or drop it?"
    )
    assert item.choices == (Answer.ADOPT, Answer.EXTEND, Answer.DROP)
    assert evidence(item)[:2] == [
        "You began it because: “Two readers asked”",
        "It began on 1 June 2026.",
    ]


@pytest.mark.parametrize(
    ("end", "asked"), [("2026-05-31", 0), ("2026-06-01", 1), ("2026-12-01", 1), ("2026-12-02", 0)]
)
def test_campaigns_that_ended_since_are_asked_about(desk: Desk, end: str, asked: int) -> None:
    desk.write(
        "time: {", f"campaigns:\n  fair: {{from: 2026-05-01, to: {end}, goal: relations}}\ntime: {{"
    )

    assert len(desk.items(Topic.CAMPAIGN)) == asked


def test_a_campaign_counts_its_drafts(desk: Desk) -> None:
    desk.write(
        "time: {",
        "campaigns:\n  fair: {from: 2026-09-01, to: 2026-09-10, want: Sell out}\ntime: {",
    )
    draft(desk, "a", more="campaign: fair\n")

    (item,) = desk.items(Topic.CAMPAIGN)

    assert evidence(item) == ["It was for: “Sell out”", "1 draft for it; 0 went out from here."]


def test_time_is_told_by_the_posts_that_are_known(desk: Desk) -> None:
    load(desk.people, export(*weekly(5), at=NOVEMBER))

    (item,) = desk.items(Topic.TIME)

    assert said(item.sentence) == (
        "By your own minutes for each post, it took 74 minutes a week, and you give 60. Less of "
        "it, or more time?"
    )
    assert evidence(item) == [
        "130 posts are known of since 1 June 2026; there may be others.",
        "Your cadences plan 30 minutes a week.",
    ]


def test_where_no_post_is_known_nothing_is_said_of_time(desk: Desk) -> None:
    assert desk.items(Topic.TIME) == []


def test_a_version_without_a_reason_gets_the_note_as_its_reason(desk: Desk) -> None:
    desk.write("Stay close", "Stay near")
    desk.strategy.current(JUNE + timedelta(days=3))

    (item,) = desk.items(Topic.REASON)
    assert said(item.sentence) == (
        "Version 2 of 4 June 2026 was kept without a reason. Why did it change? Your note becomes "
        "its reason."
    )

    desk.review.answer(item.number, Answer.DONE, "It sounds warmer", DECEMBER)
    assert [each.reason for each in desk.strategy.versions()][1] == "It sounds warmer"


def test_what_the_check_says_is_asked(desk: Desk) -> None:
    desk.write("time_zone: Europe/Paris\n", "")

    sentences = [said(each.sentence) for each in desk.items(Topic.FINDING)]

    assert any("No time zone" in each for each in sentences)


def test_many_findings_become_one_question(tmp_path: Path) -> None:
    goals = "\n".join(f"  g{n}: {{want: Something {n}}}" for n in range(20))
    desk = open_desk(tmp_path, f"name: Mine\ngoals:\n{goals}\nreview: {{every: 6 months}}\n")

    found = desk.items(Topic.FINDING)

    assert len(found) == 6
    assert said(found[-1].sentence).startswith("The check has ")


def test_a_light_review_asks_less(desk: Desk) -> None:
    load(desk.people, export(following(LEA), follower(BOB), at=NOVEMBER))
    draft(desk, "a", "one")
    draft(desk, "b", "two")

    asked = {each.topic for each in desk.open(kind=ReviewKind.LIGHT).items}

    assert asked == {Topic.EXPERIMENT, Topic.GOAL, Topic.NETWORK}


def test_items_come_topic_by_topic_and_are_counted_from_one(desk: Desk) -> None:
    load(desk.people, export(following(LEA), follower(BOB), at=NOVEMBER))

    items = desk.open().items

    assert [each.number for each in items] == list(range(1, len(items) + 1))
    order = list(Topic)
    assert [order.index(each.topic) for each in items] == sorted(
        order.index(each.topic) for each in items
    )
    assert Counter(each.topic for each in items)[Topic.AUDIENCE] == 2


def test_an_empty_strategy_has_hardly_anything_to_ask(tmp_path: Path) -> None:
    desk = open_desk(tmp_path, "name: Mine\n")

    assert {each.topic for each in desk.open().items} <= {Topic.FINDING}


def test_hostile_words_of_a_strategy_are_told_as_words(tmp_path: Path) -> None:
    hostile = "[red]{count} %s </b> " + "long" * 2500
    text = (
        STRATEGY.replace("Stay close", f'"{hostile}"')
        .replace("audience: readers", f'audience: "{hostile}"')
        .replace("success: ten answers", f'success: "{hostile}"')
        .replace("  relations:", f'  "{"n" * 900}":')
        .replace("[relations]", f'["{"n" * 900}"]')
        .replace("  youtube:", f'  "{"k" * 900}":\n    network: youtube')
        .replace("name: friends", f'name: "{hostile}"')
    )
    desk = open_desk(tmp_path, text)
    draft(desk, "a", "\\x1b]0;title\\x07" + hostile, rule="\\u202e" + "r" * 900)
    draft(desk, "b", "\\x1b]0;title\\x07" + hostile, rule="\\u202e" + "r" * 900)

    opened = desk.open()

    assert desk.review.review(1) == opened
    for each in opened.items:
        for line in (each.sentence, *each.evidence):
            assert len(said(line)) < 1200
            assert "\x1b" not in said(line)
            assert "\u202e" not in said(line)
    assert "“[red]{count} %s </b> long" in said(
        next(each.sentence for each in opened.items if each.topic is Topic.GOAL)
    )
    with pytest.raises(WrongUsage) as refused:
        desk.review.close("Enough", DECEMBER)
    assert len(said(refused.value.message)) < 600
