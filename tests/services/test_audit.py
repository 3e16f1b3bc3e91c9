"""The audit on real imports: verdicts, questions, and what goes out."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from strategy_tui.domain.archive import AccountRef
from strategy_tui.domain.verdict import Choice, Outcome
from strategy_tui.errors import WrongUsage
from strategy_tui.i18n import render
from strategy_tui.services.tables import unguarded
from tests.services.audit_samples import STRATEGY, Desk, follow_five, labels, open_desk
from tests.services.people_samples import (
    MARCH,
    NOW,
    addresses,
    export,
    following,
    load,
    post,
    reply,
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return open_desk(tmp_path)


@pytest.fixture
def busy(desk: Desk) -> Desk:
    follow_five(desk)
    return desk


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


def test_people_with_a_name_are_asked_about_before_bare_numbers(desk: Desk) -> None:
    load(
        desk.people,
        export(following(AccountRef(id="1")), following(AccountRef(id="2", handle="mabel"))),
    )

    audit = desk.audit.run(NOW)

    assert [each.account.label for each in desk.audit.questions(audit)] == ["@mabel", "1"]
    assert [each.account.label for each in desk.audit.verdicts(audit)] == ["@mabel", "1"]


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
    assert rows[0]["strategy_version"] == "1"
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
