"""Decisions: they stand, come back in time, are taken back, and are written down."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from strategy_tui.domain.verdict import Choice, Outcome
from strategy_tui.i18n import render
from tests.services.audit_samples import Desk, follow_five, labels, open_desk
from tests.services.people_samples import (
    NOW,
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return open_desk(tmp_path)


@pytest.fixture
def busy(desk: Desk) -> Desk:
    follow_five(desk)
    return desk


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


def test_the_journal_keeps_an_answer_in_its_own_words(busy: Desk) -> None:
    busy.audit.answer(busy.number("buzz"), "toxic", "Oui", NOW)

    assert busy.workspace.journal_path.read_text(encoding="utf-8").rstrip().endswith(": yes")


def test_a_journal_that_cannot_be_written_loses_no_decision(busy: Desk) -> None:
    busy.workspace.journal_path.mkdir()

    busy.decide("outrage", Choice.LET_GO)

    assert busy.one("outrage").decision is not None
    assert busy.audit.journal.trouble is not None
    assert str(busy.workspace.journal_path) in render(busy.audit.journal.trouble, "en")
