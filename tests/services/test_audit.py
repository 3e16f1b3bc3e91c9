"""The audit on real imports: verdicts, questions, three decisions and their undoing, exports."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from strategy_tui.domain.archive import AccountRef
from strategy_tui.domain.verdict import Choice, Outcome
from strategy_tui.errors import WrongUsage
from strategy_tui.i18n import render
from strategy_tui.services.audit import AccountVerdict, AuditService
from strategy_tui.services.journal import Journal
from strategy_tui.services.people import PeopleService
from strategy_tui.services.strategy import StrategyService
from strategy_tui.services.tables import unguarded
from strategy_tui.services.workspace import Workspace, create
from strategy_tui.store.database import Database
from tests.services.people_samples import (
    MARCH,
    NOW,
    addresses,
    export,
    follower,
    following,
    load,
    post,
    reply,
)

STRATEGY = """\
version: 1
name: A bookbinder's
language: en
time_zone: Europe/Paris
goals:
  relations: {want: Stay close, measure: replies_per_week, from: 2, target: 5}
networks:
  x: {purpose: Be found, goals: [relations], audience: readers}
follow:
  assume: {toxic: no}
  keep:
    - name: friends
      because: A real relation
      when: {relationship: yes, toxic: no}
      prefer: {met: {within: 1 year}}
    - {name: inspiring, because: It lifts me, when: {inspires: yes}}
  let_go:
    - {name: toxic, because: It harms me, when: {toxic: yes}, always: yes}
    - {name: stranger, because: I do not know them, when: {known: no}}
    - {name: silent, because: We never speak, when: {last_interaction: {never: yes}}, soft: yes}
  grace: 30 days
  ask_again: 6 months
  target: {accounts: 3, minutes_per_day: 5}
"""


@dataclass(frozen=True, slots=True)
class Desk:
    """The services over one workspace."""

    workspace: Workspace
    people: PeopleService
    audit: AuditService

    def number(self, name: str) -> int:
        """The number of an account."""
        return self.people.resolve(name).id

    def say(self, who: str, fact: str, value: str) -> None:
        """Label somebody."""
        self.people.label(self.number(who), fact, value, NOW)

    def decide(self, who: str, choice: Choice, note: str = "") -> None:
        """Decide about somebody."""
        self.audit.decide(self.number(who), choice, note, NOW)

    def shown(self, *outcomes: Outcome, now: datetime = NOW) -> list[AccountVerdict]:
        """The list as it is now."""
        return self.audit.verdicts(self.audit.run(now), outcomes or None)

    def one(self, who: str, now: datetime = NOW) -> AccountVerdict:
        """What is said of somebody who is followed."""
        found = self.audit.verdict(self.number(who), now)
        assert found is not None
        return found


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    workspace = create(tmp_path / "mine", STRATEGY, NOW)
    db = Database(tmp_path / "data" / "state.db")
    journal = Journal(workspace.journal_path)
    return Desk(workspace, PeopleService(db), AuditService(db, StrategyService(workspace), journal))


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """Five people are followed; something was said of three."""
    people = [AccountRef(id=str(n), handle=name) for n, name in enumerate(NAMES, start=10)]
    load(
        desk.people,
        export(
            *(following(each) for each in people),
            follower(people[0]),
            *(reply(each, MARCH) for each in people),
            post("1"),
        ),
    )
    desk.say("mabel", "relationship", "yes")
    desk.say("outrage", "toxic", "yes")
    desk.say("stranger", "known", "no")
    return desk


NAMES = ("mabel", "outrage", "stranger", "marbler", "buzz")


def labels(shown: list[AccountVerdict]) -> list[str]:
    """Whom a list is about."""
    return [each.account.label for each in shown]


# Verdicts


def test_nobody_is_followed_before_an_import(desk: Desk) -> None:
    audit = desk.audit.run(NOW)

    assert audit.examined == 0
    assert desk.audit.verdicts(audit) == []
    assert desk.audit.questions(audit) == []
    assert desk.audit.export("mastodon", NOW) == "Account address\n"


def test_everybody_is_held_against_the_clauses(busy: Desk) -> None:
    audit = busy.audit.run(NOW)

    assert audit.examined == 5
    assert audit.version == 1
    assert audit.counts == {Outcome.KEEP: 1, Outcome.LET_GO: 1, Outcome.ASK: 3}
    assert busy.one("mabel").verdict.clause == "follow.keep.friends"
    assert busy.one("outrage").verdict.clause == "follow.let_go.toxic"


def test_a_verdict_brings_its_evidence_and_what_was_assumed(busy: Desk) -> None:
    busy.say("mabel", "met", "2026-10-31")

    said = [render(each, "en") for each in busy.audit.reasons(busy.one("mabel"))]

    assert said == [
        "follow.keep.friends: “A real relation”",
        "there is a real-life relationship: yes (you, 22\u00a0November 2026)",
        "when you last met: 31\u00a0October 2026 (you, 22\u00a0November 2026)",
        "they are toxic for you: no (assumed by your strategy)",
    ]


def test_missing_what_a_clause_prefers_asks_to_renew_and_still_keeps(busy: Desk) -> None:
    busy.say("mabel", "met", "2019-10-31")
    found = busy.one("mabel")

    assert (found.verdict.outcome, found.renew) == (Outcome.KEEP, True)
    assert render(busy.audit.reasons(found)[-1], "en").endswith("worth renewing.")


def test_a_fresh_follow_is_left_alone(desk: Desk) -> None:
    load(desk.people, export(following("10"), at=MARCH))
    load(desk.people, export(following("10"), following("11"), at=NOW - timedelta(days=3)))
    desk.say("11", "known", "no")

    found = desk.one("11")

    assert found.verdict.outcome is Outcome.GRACE
    assert desk.one("11", NOW + timedelta(days=60)).verdict.outcome is Outcome.ASK


@pytest.mark.parametrize(
    ("target", "met", "outcome"), [(1, False, Outcome.LET_GO), (2, True, Outcome.ASK)]
)
def test_at_the_target_soft_clauses_rest(
    desk: Desk, target: int, met: bool, outcome: Outcome
) -> None:
    strategy = STRATEGY.replace("{accounts: 3, minutes_per_day: 5}", f"{{accounts: {target}}}")
    desk.workspace.strategy_path.write_text(strategy, encoding="utf-8")
    load(desk.people, export(following("10"), following("11"), post("1")))
    for fact in ("relationship", "inspires", "known"):
        desk.say("10", fact, "yes" if fact == "known" else "no")

    assert desk.audit.run(NOW).target_met is met
    assert desk.one("10").verdict.outcome is outcome


def test_the_list_begins_with_undecided_let_go_then_the_most_telling_questions(
    busy: Desk,
) -> None:
    busy.say("marbler", "relationship", "no")

    shown = busy.shown()

    assert [each.verdict.outcome for each in shown] == [
        Outcome.LET_GO, Outcome.ASK, Outcome.ASK, Outcome.ASK, Outcome.KEEP,
    ]  # fmt: skip
    assert labels(shown)[0] == "@outrage"
    shares = [each.verdict.questions[0] for each in shown[1:4]]
    assert [q.decides / q.answers for q in shares] == sorted(
        (q.decides / q.answers for q in shares), reverse=True
    )


def test_a_page_is_a_stretch_of_the_same_list(busy: Desk) -> None:
    audit = busy.audit.run(NOW)
    whole = labels(busy.audit.verdicts(audit))

    pages = [labels(busy.audit.verdicts(audit, None, start, 2)) for start in (0, 2, 4, 6)]

    assert pages == [whole[0:2], whole[2:4], whole[4:5], []]
    assert labels(busy.audit.verdicts(audit, (Outcome.KEEP,))) == ["@mabel"]


def test_an_account_that_is_not_followed_has_no_verdict(busy: Desk) -> None:
    load(busy.people, export(reply(AccountRef(id="77", handle="passer_by"), MARCH), at=MARCH))

    assert busy.audit.verdict(busy.number("passer_by"), NOW) is None
    with pytest.raises(WrongUsage, match="nothing to decide"):
        busy.decide("passer_by", Choice.KEEP)


# Questions


def test_questions_come_one_an_account_the_most_telling_first(busy: Desk) -> None:
    asked = busy.audit.questions(busy.audit.run(NOW))

    assert len({each.account.id for each in asked}) == len(asked) == 3
    shares = [each.question.decides / each.question.answers for each in asked]
    assert shares == sorted(shares, reverse=True)
    assert "@" in render(asked[0].sentence, "en")


def test_an_answer_gives_the_new_verdict(busy: Desk) -> None:
    after = busy.audit.answer(busy.number("buzz"), "inspires", "yes", NOW)

    assert after is not None
    assert after.verdict.outcome is Outcome.KEEP
    assert after.verdict.evidence[0].source == "you"


def test_nobody_is_asked_about_whom_one_has_decided(busy: Desk) -> None:
    for name in ("stranger", "marbler", "buzz"):
        busy.decide(name, Choice.SNOOZE)

    assert busy.audit.questions(busy.audit.run(NOW)) == []


# Decisions


def test_three_decisions_are_taken_back_one_by_one(busy: Desk) -> None:
    busy.decide("outrage", Choice.LET_GO)
    busy.decide("mabel", Choice.KEEP, "Twenty years of letters")
    busy.decide("outrage", Choice.MUTE)

    undone = [busy.audit.undo(NOW) for _ in range(4)]

    assert [each.choice if each else None for each in undone] == [
        Choice.MUTE, Choice.KEEP, Choice.LET_GO, None,
    ]  # fmt: skip
    assert [each.decision for each in busy.shown()] == [None] * 5


def test_undoing_brings_the_decision_before_back(busy: Desk) -> None:
    busy.decide("outrage", Choice.LET_GO)
    busy.decide("outrage", Choice.MUTE)
    busy.audit.undo(NOW)

    decision = busy.one("outrage").decision

    assert decision is not None
    assert decision.choice is Choice.LET_GO


def test_what_is_taken_back_is_kept_with_its_date(busy: Desk) -> None:
    busy.decide("outrage", Choice.LET_GO)
    busy.audit.undo(NOW)

    with busy.people.db.read() as tx:
        rows = tx.execute("SELECT choice, undone_at FROM decision").fetchall()
    assert [tuple(row) for row in rows] == [("let_go", "2026-11-22T09:00:00+00:00")]


def test_a_decision_stands_and_is_not_suggested_again(busy: Desk) -> None:
    busy.decide("outrage", Choice.KEEP)

    audit = busy.audit.run(NOW)

    assert audit.waiting[Outcome.LET_GO] == 0
    assert audit.counts[Outcome.LET_GO] == 1
    assert labels(busy.audit.verdicts(audit))[-1] == "@outrage"


def test_a_decision_is_shown_at_once_and_does_not_move_the_list(busy: Desk) -> None:
    audit = busy.audit.run(NOW)
    before = labels(busy.audit.verdicts(audit))

    busy.decide("outrage", Choice.LET_GO, "Enough")

    after = busy.audit.verdicts(audit)
    assert labels(after) == before
    assert after[0].decision is not None
    assert render(busy.audit.reasons(after[0])[-1], "en") == (
        "You decided on 22\u00a0November 2026: let go (“Enough”)."
    )


def test_a_decision_is_asked_again_after_the_time_of_the_strategy(busy: Desk) -> None:
    busy.decide("outrage", Choice.KEEP)
    made = busy.one("outrage").decision

    assert made is not None
    assert made.ask_again_on == datetime(2027, 5, 22, tzinfo=UTC).date()
    assert busy.one("outrage", datetime(2027, 5, 21, tzinfo=UTC)).decision == made
    assert busy.one("outrage", datetime(2027, 5, 22, tzinfo=UTC)).decision is None


@pytest.mark.parametrize(
    ("choice", "days"),
    [(Choice.SKIP, 1), (Choice.SNOOZE, 30), (Choice.CONTACT, 30)],
)
def test_what_is_put_off_comes_back(busy: Desk, choice: Choice, days: int) -> None:
    busy.decide("outrage", choice)

    assert busy.one("outrage", NOW + timedelta(days=days - 1)).decision is not None
    assert busy.one("outrage", NOW + timedelta(days=days)).decision is None


def test_new_evidence_that_changes_the_verdict_asks_again(busy: Desk) -> None:
    busy.decide("outrage", Choice.KEEP)
    busy.say("outrage", "toxic", "no")

    assert busy.one("outrage").verdict.outcome is Outcome.ASK
    assert busy.one("outrage").decision is None


def test_new_evidence_for_what_was_decided_asks_nothing(busy: Desk) -> None:
    busy.decide("buzz", Choice.LET_GO)
    busy.say("buzz", "toxic", "yes")

    decision = busy.one("buzz").decision
    assert decision is not None
    assert (decision.outcome, decision.choice) == (Outcome.ASK, Choice.LET_GO)


def test_whoever_is_let_go_counts_as_leaving_and_whoever_is_kept_does_not(busy: Desk) -> None:
    busy.decide("outrage", Choice.KEEP)
    busy.decide("buzz", Choice.LET_GO)

    audit = busy.audit.run(NOW)

    assert (audit.load.now.accounts, audit.load.after.accounts) == (5, 4)
    assert render(busy.audit.load_sentences(audit)[0], "en") == (
        "You follow 5 accounts, 4 after the suggestions; you want 3."
    )


# The journal


def test_the_journal_has_a_line_for_each_thing_that_was_decided(busy: Desk) -> None:
    busy.decide("outrage", Choice.LET_GO, "Enough\nis enough")
    busy.audit.undo(NOW)
    busy.audit.answer(busy.number("buzz"), "inspires", "yes", NOW)

    assert busy.workspace.journal_path.read_text(encoding="utf-8").splitlines() == [
        "- 2026-11-22 09:00 UTC · @outrage (x): let go, “Enough is enough” "
        "[let go, follow.let_go.toxic, strategy 1]",
        "- 2026-11-22 09:00 UTC · @outrage (x): taken back, let go",
        "- 2026-11-22 09:00 UTC · @buzz (x): they inspire you: yes",
    ]


def test_a_journal_that_cannot_be_written_loses_no_decision(busy: Desk) -> None:
    busy.workspace.journal_path.mkdir()

    busy.decide("outrage", Choice.LET_GO)

    assert busy.one("outrage").decision is not None
    assert busy.audit.journal.trouble is not None
    assert str(busy.workspace.journal_path) in render(busy.audit.journal.trouble, "en")


# What goes out


def test_the_machine_format_says_who_what_and_why(busy: Desk) -> None:
    found = busy.audit.as_json(busy.audit.run(NOW), outcomes=(Outcome.LET_GO,))

    assert json.loads(json.dumps(found)) == {
        "examined": 5,
        "strategy_version": 1,
        "verdicts": [
            {
                "account": busy.number("outrage"),
                "handle": "outrage",
                "outcome": "let_go",
                "clause": "follow.let_go.toxic",
                "because": "It harms me",
                "assumed": [],
                "evidence": [
                    {
                        "fact": "toxic",
                        "value": "yes",
                        "source": "you",
                        "observed_at": "2026-11-22T09:00:00+00:00",
                    }
                ],
                "questions": [],
            }
        ],
    }


def test_an_undecided_account_shows_its_questions_to_a_machine(busy: Desk) -> None:
    found: Any = busy.audit.as_json(busy.audit.run(NOW), outcomes=(Outcome.ASK,), limit=1)

    [verdict] = found["verdicts"]
    assert "clause" not in verdict
    assert verdict["because"] == "It depends on what is not known yet."
    assert verdict["questions"][0].keys() == {"fact", "decides", "answers"}


def test_the_table_of_those_let_go_is_safe_to_open(busy: Desk) -> None:
    busy.decide("outrage", Choice.LET_GO, '=HYPERLINK("https://example.org")')
    busy.decide("mabel", Choice.KEEP)

    rows = list(csv.DictReader(io.StringIO(busy.audit.export("let-go", NOW))))

    assert [row["handle"] for row in rows] == ["outrage"]
    assert rows[0]["profile"] == "https://x.com/outrage"
    assert rows[0]["still_followed"] == "yes"
    assert rows[0]["note"].startswith("'=")
    assert unguarded(rows[0]["note"]) == '=HYPERLINK("https://example.org")'


def test_mastodon_gets_everyone_who_was_not_let_go(desk: Desk) -> None:
    mine = AccountRef(handle="robin@example.social")
    load(
        desk.people,
        addresses("mabel@example.social", "toxic@a.example", "local_only", "=x@a.example"),
        mine,
    )
    desk.decide("toxic@a.example", Choice.LET_GO)

    assert desk.audit.export("mastodon", NOW) == "Account address\nmabel@example.social\n"
    with pytest.raises(WrongUsage, match="no table"):
        desk.audit.export("facebook", NOW)


def test_changing_one_clause_changes_the_audit(busy: Desk) -> None:
    assert busy.audit.run(NOW).version == 1
    path = busy.workspace.strategy_path
    path.write_text(STRATEGY.replace("{known: no}", "{known: [no, unsure]}"), encoding="utf-8")
    busy.say("buzz", "known", "unsure")
    for fact in ("relationship", "inspires"):
        busy.say("buzz", fact, "no")

    assert busy.one("buzz").verdict.clause == "follow.let_go.stranger"
    assert busy.audit.run(NOW).version == 2
