"""The measures that the program reads from imports by itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from strategy_tui.domain.account import Owner, same_account
from strategy_tui.domain.archive import PostKind
from strategy_tui.domain.review import Figure
from strategy_tui.domain.strategy import NetworkPlan, Strategy
from strategy_tui.store import owners, periods
from strategy_tui.store.periods import WholeList

Count = Callable[[sqlite3.Connection, Owner, WholeList], float]

POSTS = (PostKind.ORIGINAL, PostKind.REPOST)
"""What counts as a post: a thread counts once, a reply to somebody does not."""


def _posts(days: int, per: float, *kinds: PostKind) -> Count:
    """Posts of the days before the import, as so many a week or month."""

    def count(tx: sqlite3.Connection, owner: Owner, known: WholeList) -> float:
        begin = known.as_of - timedelta(days=days)
        found = periods.posts(tx, owner, kinds, begin, known.as_of)
        return round(found * per / days, 2)

    return count


def _entries(tx: sqlite3.Connection, owner: Owner, known: WholeList) -> float:  # noqa: ARG001
    return float(known.entries)


MEASURES: dict[str, tuple[str, Count]] = {
    "followers": ("follower", _entries),
    "following": ("following", _entries),
    "posts_per_week": ("posts", _posts(28, 7, *POSTS)),
    "posts_per_month": ("posts", _posts(30, 30, *POSTS)),
    "replies_written_per_week": ("posts", _posts(28, 7, PostKind.REPLY)),
}
"""Name → the list of an import that has to be whole, and how it is counted at that moment."""


def readings(tx: sqlite3.Connection, strategy: Strategy, goal: str, measure: str) -> list[Figure]:
    """What imports say of a measure, one reading for each that brought a whole list.

    Counted over the own accounts on the networks that serve the goal; over all where none is said
    to. With several, each reading takes the newest list that every other account had by then, and
    there is none before each has one.
    """
    if measure not in MEASURES:
        return []
    column, count = MEASURES[measure]
    lists = [
        (owner, known)
        for owner in serving(tx, strategy, goal)
        if (known := periods.whole_lists(tx, owner, column))
    ]
    zone = ZoneInfo(strategy.time_zone)
    found: list[Figure] = []
    for moment in sorted({each.as_of for _, known in lists for each in known}):
        used = [
            (owner, newest)
            for owner, known in lists
            if (newest := next((e for e in reversed(known) if e.as_of <= moment), None))
        ]
        if len(used) < len(lists):
            continue
        found.append(
            Figure(
                id=0,
                measure=measure,
                on=moment.astimezone(zone).date(),
                value=sum(count(tx, owner, newest) for owner, newest in used),
                source=", ".join(dict.fromkeys(newest.source for _, newest in used)),
                noted_at=moment,
            )
        )
    return found


def serving(tx: sqlite3.Connection, strategy: Strategy, goal: str) -> list[Owner]:
    """The own accounts on the networks that serve a goal; all where no network is said to."""
    plans = [plan for plan in strategy.networks.values() if goal in plan.goals and not plan.rests]
    mine = owners.all_owners(tx)
    if not plans:
        return mine
    return [
        each for each in mine if any(is_of_plan(plan, each.network, each.handle) for plan in plans)
    ]


def is_of_plan(plan: NetworkPlan, network: str, handle: str | None) -> bool:
    """Whether an own account may be the one that a network of the strategy is about."""
    return network == plan.network and (
        plan.account is None or not handle or same_account(handle, plan.account)
    )


def own_accounts(mine: Sequence[Owner], plan: NetworkPlan) -> list[Owner]:
    """The own accounts that a network of the strategy is about."""
    return [each for each in mine if is_of_plan(plan, each.network, each.handle)]
