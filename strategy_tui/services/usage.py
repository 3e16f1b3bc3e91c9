"""Which clause decided what, and how often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, time

from strategy_tui.audit.engine import CompiledPolicy
from strategy_tui.audit.ruling import outcome_of
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.strategy import FollowPolicy
from strategy_tui.domain.verdict import Choice, Outcome
from strategy_tui.errors import Busy, UnusableFile
from strategy_tui.services.strategy import StrategyService
from strategy_tui.store import renamings, usage
from strategy_tui.store.database import Database

EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)

_DOING = {Outcome.KEEP: Choice.KEEP, Outcome.LET_GO: Choice.LET_GO}
"""What does as a clause suggests."""


@dataclass(frozen=True, slots=True)
class ClauseUse:
    """How often one clause of the follow policy decided in a period."""

    clause: str
    """Path into the strategy as it is now, such as `follow.keep.real-life`."""
    suggested: int = 0
    """Accounts that it led to keep or let go, at the last audit of the period."""
    audits: int = 0
    """Days with an audit in which it led anybody anywhere."""
    decisions: int = 0
    """Decisions of the person on accounts that it had judged."""
    followed: int = 0
    """Those that did what it suggested."""
    against: int = 0
    """Those that did the opposite."""
    last: datetime | None = None
    """When it was last used; of an audit only the day is known."""
    in_force: bool = True
    """Whether the strategy still has it."""

    @property
    def name(self) -> str:
        """The clause's name alone."""
        return self.clause.split(".", 2)[-1]

    @property
    def is_unused(self) -> bool:
        """Whether it decided nothing at all."""
        return not (self.audits or self.decisions)


@dataclass(frozen=True, slots=True)
class UsageService:
    """Reads what audits and decisions say about clauses."""

    strategy: StrategyService
    database: Callable[[], Database]

    def usage(
        self, since: datetime | None, until: datetime | None, now: datetime
    ) -> tuple[ClauseUse, ...]:
        """Every clause in the order of the file, the unused ones too; then those that are gone.

        None: from the beginning, or up to now. A clause that was renamed counts under the name
        that it has now.

        Raises:
            InvalidFile: the strategy has errors.
            UnusableFile: it cannot be read.
        """
        strategy, _ = self.strategy.valid()
        begin, end = since or EARLIEST, until or now
        with self.database().read() as tx:
            names = renamings.followed(renamings.every(tx), "clause")
            seen = usage.seen(tx, begin.astimezone(UTC).date(), end.astimezone(UTC).date())
            decided = usage.decided(tx, begin, end)
        order = paths(strategy.follow)
        found = {each: ClauseUse(each) for each in order}
        now_called = _now_called(names, order)
        for each in _audited(seen, now_called):
            _merge(found, each)
        for each in _decided(decided, now_called):
            _merge(found, each)
        return tuple(replace(each, in_force=path in order) for path, each in found.items())


def paths(policy: FollowPolicy) -> tuple[str, ...]:
    """The paths of the clauses, in the order of the file."""
    keep = (f"follow.keep.{each.name}" for each in policy.keep)
    let_go = (f"follow.let_go.{each.name}" for each in policy.let_go)
    return (*keep, *let_go)


def note(
    db: Database, compiled: CompiledPolicy, codes: Mapping[int, int], version: int, now: datetime
) -> None:
    """Keep how often each clause decided (`codes`: code → accounts), once for each state of a day.

    An audit only reads, so what stands in the way of this note does not stand in its way: the next
    audit makes the note.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for code, accounts in codes.items():
        counts[compiled.clause(code) or "", outcome_of(code).value] += accounts
    if not counts:
        return
    day = now.astimezone(UTC).date()
    with suppress(Busy, UnusableFile):
        with db.read() as tx:
            if usage.of_day(tx, day) == (version, counts):
                return
        with db.write(patience=0) as tx:
            usage.note(tx, day, version, counts)


def _now_called(names: Mapping[str, str], order: Sequence[str]) -> Callable[[str], str]:
    """The path that a clause has now, whatever it was called."""
    by_name = {path.split(".", 2)[2]: path for path in order}

    def path_of(path: str) -> str:
        if path in order:
            return path
        *above, name = path.split(".", 2)
        renamed = names.get(name)
        if renamed is None:
            return path
        return by_name.get(renamed, ".".join((*above, renamed)))

    return path_of


def _audited(seen: Sequence[usage.Seen], path_of: Callable[[str], str]) -> Iterator[ClauseUse]:
    newest = max((each.day for each in seen), default=None)
    days: set[tuple[str, object]] = set()
    for each in seen:
        if not _is_clause(each.clause):
            continue
        path = path_of(each.clause)
        is_new_day = (path, each.day) not in days
        days.add((path, each.day))
        yield ClauseUse(
            path,
            suggested=each.accounts if each.day == newest else 0,
            audits=int(is_new_day),
            last=datetime.combine(each.day, time(), UTC),
        )


def _decided(
    decided: Iterable[usage.Decided], path_of: Callable[[str], str]
) -> Iterator[ClauseUse]:
    for each in decided:
        if not _is_clause(each.clause):
            continue
        doing = _DOING.get(each.outcome)
        is_opposite = doing is not None and each.choice in _DOING.values() and each.choice != doing
        yield ClauseUse(
            path_of(each.clause),
            decisions=each.decisions,
            followed=each.decisions if each.choice == doing else 0,
            against=each.decisions if is_opposite else 0,
            last=each.last,
        )


def _merge(found: dict[str, ClauseUse], more: ClauseUse) -> None:
    known = found.get(more.clause, ClauseUse(more.clause))
    found[more.clause] = replace(
        known,
        suggested=known.suggested + more.suggested,
        audits=known.audits + more.audits,
        decisions=known.decisions + more.decisions,
        followed=known.followed + more.followed,
        against=known.against + more.against,
        last=max(filter(None, (known.last, more.last)), default=None),
    )


def _is_clause(path: str) -> bool:
    """Whether a path names a clause; `follow.otherwise` and `follow.grace` are none."""
    return path.startswith(("follow.keep.", "follow.let_go."))
