"""Triage in the app: one account at a time, by keys, with undo, and stored at once."""

from __future__ import annotations

import re

import pytest
from textual.pilot import Pilot

from strategy_tui.domain.verdict import Choice, Outcome
from strategy_tui.tui.screens.audit import AuditScreen
from strategy_tui.wiring import Services
from tests.tui.conftest import NOW, Opened, seen, settle


def screen(pilot: Pilot[None]) -> AuditScreen:
    found = pilot.app.screen
    assert isinstance(found, AuditScreen)
    return found


def handle_in(pilot: Pilot[None]) -> str:
    row = screen(pilot).row
    assert row is not None
    return row.account.handle or ""


def decisions(services: Services) -> dict[str, Choice]:
    audit = services.audit.run(NOW)
    return {
        each.account.handle or "": each.decision.choice
        for each in services.audit.verdicts(audit)
        if each.decision is not None
    }


async def test_whoever_is_to_be_let_go_comes_first_with_clause_and_evidence(
    opened: Opened,
) -> None:
    async with opened(mode="audit", size=(120, 40)) as pilot:
        assert handle_in(pilot) == "rosa@garden.example"
        assert "✖ LET GO" in seen(pilot)
        assert "follow.let_go.stranger" in seen(pilot)
        assert "“I no longer know who this is”" in seen(pilot)
        assert "you know who this is: no" in seen(pilot)
        assert "you, seen 24 November 2026" in seen(pilot)


async def test_three_are_decided_and_one_is_undone(opened: Opened, services: Services) -> None:
    async with opened(mode="audit") as pilot:
        assert "0 of 5" in seen(pilot)
        order = []
        for key in ("u", "k", "m"):
            order.append(handle_in(pilot))
            await pilot.press(key)
            await settle(pilot)
        assert "3 of 5" in seen(pilot)
        assert decisions(services) == dict(
            zip(order, (Choice.LET_GO, Choice.KEEP, Choice.MUTE), strict=True)
        )

        await pilot.press("z")
        await settle(pilot)
        assert "2 of 5" in seen(pilot)
        assert handle_in(pilot) == order[2]
        assert set(decisions(services)) == set(order[:2])


async def test_what_was_decided_is_there_after_a_restart(opened: Opened) -> None:
    async with opened(mode="audit") as pilot:
        await pilot.press("u", "k")
        await settle(pilot)

    async with opened(mode="audit") as pilot:
        assert "2 of 5" in seen(pilot)


@pytest.mark.parametrize(
    ("key", "choice"),
    [
        ("k", Choice.KEEP),
        ("u", Choice.LET_GO),
        ("m", Choice.MUTE),
        ("s", Choice.SNOOZE),
        ("c", Choice.CONTACT),
        ("space", Choice.SKIP),
    ],
)
async def test_each_key_is_a_decision(
    opened: Opened, services: Services, key: str, choice: Choice
) -> None:
    async with opened(mode="audit") as pilot:
        await pilot.press(key)
        await settle(pilot)

        assert decisions(services) == {"rosa@garden.example": choice}


async def test_an_answer_is_given_in_place_and_changes_the_verdict(
    opened: Opened, services: Services
) -> None:
    async with opened(mode="audit", size=(120, 40)) as pilot:
        await pilot.press("down")
        await settle(pilot)
        who = handle_in(pilot)
        assert f"Do you have a real-life relationship with @{who}?" in seen(pilot)

        await pilot.press("y")
        await settle(pilot)

        assert handle_in(pilot) == who
        assert "✔ KEEP" in seen(pilot)
        assert "Assumed by your strategy: they are toxic for you: no." in seen(pilot)
        audit = services.audit.run(NOW)
        assert audit.counts[Outcome.KEEP] == 1


async def test_question_mark_is_an_answer_only_while_there_is_a_question(opened: Opened) -> None:
    async with opened(mode="audit") as pilot:
        await pilot.press("question_mark")
        await settle(pilot)
        assert pilot.app.screen.query("Help, #dialog")
        await pilot.press("escape", "down")
        await settle(pilot)
        await pilot.press("question_mark")
        await settle(pilot)

        assert not pilot.app.screen.query("#dialog")


async def test_a_note_is_kept_with_the_decision(opened: Opened, services: Services) -> None:
    async with opened(mode="audit") as pilot:
        await pilot.press("e")
        await settle(pilot)
        await pilot.press(*"paper", "enter")
        await settle(pilot)

        (row, *_) = (
            each for each in services.audit.verdicts(services.audit.run(NOW)) if each.decision
        )
        assert row.decision is not None
        assert row.decision.note == "paper"
        assert row.decision.choice is Choice.KEEP


async def test_a_profile_is_opened_over_https_and_the_host_is_said(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(mode="audit") as pilot:
        links: list[str] = []
        monkeypatch.setattr(pilot.app, "open_url", links.append)
        await pilot.press("o")
        await settle(pilot)

        assert links == ["https://garden.example/@rosa"]
        assert "Opening garden.example" in seen(pilot)


async def test_everyone_can_be_listed(opened: Opened, services: Services) -> None:
    rosa = services.people.resolve("leo@art.example")
    services.people.label(rosa.id, "relationship", "yes", NOW)

    async with opened(mode="audit") as pilot:
        assert "leo@art.example" not in seen(pilot)
        await pilot.press("f")
        await settle(pilot)

        assert "Everyone" in seen(pilot)
        assert "leo@art.example" in seen(pilot)


async def test_hostile_names_are_text(opened: Opened) -> None:
    async with opened(mode="audit", size=(120, 40)) as pilot:
        assert "Rosa [@click=app.quit]" in seen(pilot)
        await pilot.click("#card", offset=(8, 1))
        await settle(pilot)

        assert pilot.app.is_running
        assert "Léo [/" in seen(pilot)
        assert not set(seen(pilot)) & set("\x1b\x07\u202e")


async def test_nobody_imported_says_what_to_do(opened: Opened, services: Services) -> None:
    with services.database.write() as tx:
        tx.execute("DELETE FROM follow")

    async with opened(mode="audit") as pilot:
        assert "Nobody is here yet." in seen(pilot)


async def test_a_journal_that_cannot_be_written_is_said_once_and_loses_no_decision(
    opened: Opened, services: Services
) -> None:
    services.workspace.journal_path.unlink(missing_ok=True)
    services.workspace.journal_path.mkdir()

    async with opened(mode="audit", size=(120, 40)) as pilot:
        await pilot.press("k")
        await settle(pilot)
        await pilot.press("k")
        await settle(pilot)

        assert [each.severity for each in pilot.app._notifications] == ["warning"]
        assert len(decisions(services)) == 2


async def test_the_title_counts_the_rows_and_the_bar_what_is_decided(
    opened: Opened, services: Services
) -> None:
    leo = services.people.resolve("leo@art.example")
    services.people.label(leo.id, "relationship", "yes", NOW)

    async with opened(mode="audit") as pilot:
        assert "To decide · 4" in seen(pilot)
        await pilot.press("u")
        await settle(pilot)
        assert "To decide · 4" in seen(pilot)
        assert "1 of 4 decided" in seen(pilot)

        await pilot.press("f")
        await settle(pilot)
        assert "Everyone · 5" in seen(pilot)
        assert "1 of 4 decided" in seen(pilot)


async def test_where_there_is_no_room_for_the_bar_the_frame_says_it(opened: Opened) -> None:
    async with opened(mode="audit", size=(60, 20)) as pilot:
        await pilot.press("u")
        await settle(pilot)

        assert "1 of 5 decided" in seen(pilot)


async def test_the_card_tells_a_decision_from_a_suggestion(opened: Opened) -> None:
    async with opened(mode="audit", size=(120, 40)) as pilot:
        await pilot.press("u", "up")
        await settle(pilot)

        assert "✖ LET GO" in seen(pilot)
        assert "✎✖ you let them go" in seen(pilot)


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_names_are_seen_at_every_size(opened: Opened, size: tuple[int, int]) -> None:
    async with opened(mode="audit", size=size) as pilot:
        assert re.search(r"\? @leo@art\.example +Léo", seen(pilot))
