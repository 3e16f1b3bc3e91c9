"""Whom the person follows and who follows them; decisions and accounts to look at again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from strategy_tui.audit.ruling import outcome_of
from strategy_tui.domain.archive import Direction
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message, message, plural
from strategy_tui.domain.review import Answer, Topic
from strategy_tui.domain.verdict import Outcome
from strategy_tui.services.review_items.look import NOTED, Look, Point, quoted
from strategy_tui.store import accounts, periods
from strategy_tui.store.periods import WholeList

NAMED = 5
"""So many people are named; the audit has the others."""


@dataclass(frozen=True, slots=True)
class Change:
    """A list of one own account now, and against the last review where that can be said."""

    label: str
    """The own account."""
    now: WholeList
    before: WholeList | None
    came: int | None
    """How many are new on it; None where that was not kept."""


def following(look: Look) -> Iterator[Point]:
    """How many the person follows, against the target and the last review."""
    changes = _changes(look, Direction.FOLLOWING)
    if not changes:
        return
    count = sum(each.now.entries for each in changes)
    target = look.strategy.follow.target.accounts
    if target is not None and count > target:
        sentence = plural(
            "You follow {count} account and want {target}. Is that still where you want to arrive?",
            "You follow {count} accounts and want {target}. Is that still where you want to "
            "arrive?",
            count=count,
            target=target,
        )
    elif target is not None:
        sentence = plural(
            "You follow {count} account, within the {target} that you want. Are they the right "
            "ones?",
            "You follow {count} accounts, within the {target} that you want. Are they the right "
            "ones?",
            count=count,
            target=target,
        )
    else:
        sentence = plural(
            "You follow {count} account. Are they the right ones, and as many as you want?",
            "You follow {count} accounts. Are they the right ones, and as many as you want?",
            count=count,
        )
    yield Point(
        Topic.FOLLOWING,
        sentence,
        evidence=tuple(_told(look, changes)),
        clause="follow.target",
    )


def followers(look: Look) -> Iterator[Point]:
    """How many follow the person, against the last review."""
    changes = _changes(look, Direction.FOLLOWER)
    if not changes:
        return
    count = sum(each.now.entries for each in changes)
    yield Point(
        Topic.FOLLOWERS,
        plural(
            "{count} account follows you. Are they the people you write for?",
            "{count} accounts follow you. Are they the people you write for?",
            count=count,
        ),
        evidence=tuple(_told(look, changes)),
        choices=NOTED,
    )


def again(look: Look) -> Iterator[Point]:
    """Decisions whose day to be asked again has come; the audit asks about each."""
    due = periods.to_ask_again(look.tx, look.today)
    if not due:
        return
    yield Point(
        Topic.AGAIN,
        plural(
            "{count} decision is to be asked again: still true? The audit shows it among those to "
            "decide; “strategy-tui audit list”.",
            "{count} decisions are to be asked again: still true? The audit shows them among those "
            "to decide; “strategy-tui audit list”.",
            count=len(due),
        ),
        evidence=(_people(look, due),),
        clause="follow.ask_again",
        choices=NOTED,
    )


def renew(look: Look) -> Iterator[Point]:
    """Accounts that a clause keeps although what it would prefer is not so, clause by clause."""
    if look.audit is None:
        return
    found: dict[str, list[int]] = {}
    for _, account, code in look.audit.rows:
        if outcome_of(code) is not Outcome.KEEP:
            continue
        explained = look.audit.compiled.explain(code)
        if explained.renew and explained.clause is not None:
            found.setdefault(explained.clause, []).append(account)
    for clause, kept in sorted(found.items()):
        name = clause.removeprefix("follow.keep.")
        yield Point(
            Topic.RENEW,
            plural(
                "{count} account is kept by “{clause}” although what you would prefer is not so. "
                "Renew?",
                "{count} accounts are kept by “{clause}” although what you would prefer is not so. "
                "Renew?",
                count=len(kept),
                clause=quoted(name),
            ),
            subject=name,
            evidence=(_people(look, kept),),
            clause=clause,
            choices=(Answer.KEEP, Answer.CHANGE),
        )


def _changes(look: Look, direction: Direction) -> list[Change]:
    """Each own account with a whole list, now and at the last review."""
    found = []
    for owner in look.mine:
        known = periods.whole_lists(look.tx, owner, direction)
        if not known:
            continue
        now = known[-1]
        before = next((each for each in reversed(known) if each.as_of <= look.begin), None)
        if before is None and len(known) > 1:
            before = known[0]
        if before == now:
            before = None
        came = periods.came(look.tx, owner, direction, before, now) if before else None
        label = f"@{owner.handle} ({owner.network})" if owner.handle else owner.network
        found.append(Change(label, now, before, came))
    return found


def _told(look: Look, changes: Sequence[Change]) -> Iterator[Message]:
    for each in changes:
        now, before = each.now, each.before
        yield message(
            "{account}: {count} on {day} ({source})",
            account=each.label,
            count=now.entries,
            day=look.day(now.as_of),
            source=now.source,
        )
        if before is None:
            yield message("There is no whole list from before to compare it with.")
        elif each.came is None:
            yield message(
                "Before: {count} on {day}.", count=before.entries, day=look.day(before.as_of)
            )
        else:
            yield message(
                "Before: {count} on {day}; since then {came} came and {went} went.",
                count=before.entries,
                day=look.day(before.as_of),
                came=each.came,
                went=max(0, before.entries + each.came - now.entries),
            )


def _people(look: Look, ids: Sequence[int]) -> Message:
    """The first of some people by name."""
    first = accounts.accounts(look.tx, ids[:NAMED])
    names = tuple(first[each].label for each in ids[:NAMED] if each in first)
    if len(ids) > len(names):
        return message("{names} and {more} more", names=names, more=len(ids) - len(names))
    return message("{names}", names=names)
