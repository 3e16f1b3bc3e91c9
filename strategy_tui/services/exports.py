"""Lists to take away: whom the person let go, and whom they still follow."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Mapping

from strategy_tui.domain.message import message
from strategy_tui.domain.verdict import Choice, Decision
from strategy_tui.errors import WrongUsage
from strategy_tui.services.profiles import profile_link
from strategy_tui.services.tables import following_accounts, table
from strategy_tui.store import accounts, decisions, facts

COLUMNS = (
    "network",
    "handle",
    "name",
    "profile",
    "decided",
    "still_followed",
    "clause",
    "strategy_version",
    "note",
    "account",
)
"""Of the table of people let go."""

KINDS = ("let-go", "mastodon")


def export(tx: sqlite3.Connection, kind: str) -> str:
    """One of KINDS: everyone let go, or everyone who is followed on Mastodon and was not let go.

    Who is not decided about stays in the list for Mastodon, which may be imported to replace all.

    Raises:
        WrongUsage: there is no such table.
    """
    if kind not in KINDS:
        raise WrongUsage(
            message("There is no table “{kind}”. There are {kinds}.", kind=kind, kinds=KINDS)
        )
    let_go = {
        account: decision
        for account, decision in decisions.newest(tx).items()
        if decision.choice is Choice.LET_GO
    }
    followed = [row[1] for row in facts.followed(tx, ())]
    if kind == "let-go":
        return _let_go(tx, let_go, frozenset(followed))
    kept = accounts.accounts(tx, [each for each in followed if each not in let_go])
    return following_accounts(
        each.handle for each in kept.values() if each.network == "mastodon" and each.handle
    )


def _let_go(
    tx: sqlite3.Connection, let_go: Mapping[int, Decision], followed: Collection[int]
) -> str:
    people = accounts.accounts(tx, let_go)
    return table(
        COLUMNS,
        (
            (
                people[account].network,
                people[account].handle or "",
                people[account].name or "",
                profile_link(people[account]) or "",
                decision.decided_at.date().isoformat(),
                "yes" if account in followed else "no",
                decision.clause or "",
                str(decision.strategy_version),
                decision.note,
                str(account),
            )
            for account, decision in let_go.items()
        ),
    )
