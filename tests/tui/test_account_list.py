"""A list of a hundred thousand accounts costs what is seen of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from textual.app import App, ComposeResult

from strategy_tui.domain.account import Account, Alias, AliasKind
from strategy_tui.domain.message import message
from strategy_tui.domain.verdict import Choice, Decision, Outcome, Verdict
from strategy_tui.services.audit import AccountVerdict
from strategy_tui.tui.widgets.account_list import AccountList

MANY = 100_000
HEIGHT = 40
WHEN = datetime(2026, 11, 24, tzinfo=UTC)


def row(index: int) -> AccountVerdict:
    aliases = (
        Alias(AliasKind.HANDLE, f"user{index}@social.example", "test", WHEN),
        Alias(AliasKind.NAME, f"Nom {index} Ünï 数据", "test", WHEN),
    )
    verdict = Verdict(index, Outcome.ASK, None, "", (), (), (), 1)
    return AccountVerdict(Account(index, "mastodon", aliases), verdict, None, 1, message("ask"))


class ListApp(App[None]):
    """Nothing but the list."""

    def __init__(self, total: int, row_at: Callable[[int], AccountVerdict] = row) -> None:
        super().__init__()
        self.total = total
        self.row_at = row_at

    def compose(self) -> ComposeResult:
        yield AccountList()

    def on_mount(self) -> None:
        self.query_one(AccountList).show_rows(self.total, self.row_at)


async def test_only_rows_in_sight_are_asked_for() -> None:
    asked: set[int] = set()

    def row_at(index: int) -> AccountVerdict:
        asked.add(index)
        return row(index)

    app = ListApp(MANY, row_at)
    async with app.run_test(size=(100, HEIGHT)) as pilot:
        await pilot.pause()
        assert asked == set(range(HEIGHT))

        asked.clear()
        await pilot.press("end")
        await pilot.pause()
        assert asked <= set(range(HEIGHT)) | set(range(MANY - HEIGHT, MANY))
        assert app.query_one(AccountList).cursor == MANY - 1


@pytest.mark.parametrize(
    ("keys", "where"),
    [
        (["down", "down", "up"], 1),
        (["pagedown"], HEIGHT - 1),
        (["end", "down"], MANY - 1),
        (["end", "home"], 0),
        (["up"], 0),
    ],
)
async def test_the_cursor_stays_in_the_list_and_in_sight(keys: list[str], where: int) -> None:
    app = ListApp(MANY)
    async with app.run_test(size=(100, HEIGHT)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()

        accounts = app.query_one(AccountList)
        top = accounts.scroll_offset.y
        assert accounts.cursor == where
        assert top <= where < top + HEIGHT


async def test_a_narrow_list_shows_the_handle_which_is_who_it_is() -> None:
    app = ListApp(3)
    async with app.run_test(size=(30, 10)) as pilot:
        await pilot.pause()
        line = app.query_one(AccountList).render_line(0).text

        assert "@user0@social.example" in line
        assert "Nom" not in line


async def test_every_row_is_as_wide_as_the_list_whatever_its_letters() -> None:
    app = ListApp(20)
    async with app.run_test(size=(70, 10)) as pilot:
        await pilot.pause()
        accounts = app.query_one(AccountList)

        assert {accounts.render_line(y).cell_length for y in range(10)} == {accounts.size.width}


async def test_where_there_is_no_room_for_columns_a_name_follows_its_handle() -> None:
    app = ListApp(3)
    async with app.run_test(size=(34, 10)) as pilot:
        await pilot.pause()

        assert (
            app.query_one(AccountList).render_line(0).text == " ? @user0@social.example  Nom 0 Ü…"
        )


@pytest.mark.parametrize("choice", Choice)
async def test_a_decision_differs_from_a_suggestion_without_its_colour(choice: Choice) -> None:
    decision = Decision(1, 1, choice, "", WHEN, Outcome.ASK, None, 1, None)

    def row_at(index: int) -> AccountVerdict:
        verdict = replace(row(index).verdict, outcome=list(Outcome)[index % len(Outcome)])
        return replace(row(index), verdict=verdict, decision=decision if index >= MANY else None)

    suggested = ListApp(len(Outcome), row_at)
    async with suggested.run_test(size=(100, HEIGHT)) as pilot:
        await pilot.pause()
        listed = suggested.query_one(AccountList)
        suggestions = {listed.render_line(y).text[:2] for y in range(len(Outcome))}

    decided = ListApp(1, lambda index: row_at(MANY + index))
    async with decided.run_test(size=(100, HEIGHT)) as pilot:
        await pilot.pause()
        line = decided.query_one(AccountList).render_line(0).text

    assert line[0] == "✎"
    assert line[:2] not in suggestions
