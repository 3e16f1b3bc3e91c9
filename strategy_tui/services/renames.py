"""Names of the strategy that became others: offered as renames, so that nothing is orphaned."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.strategy import Strategy
from strategy_tui.errors import UnusableFile, WrongUsage
from strategy_tui.i18n import render
from strategy_tui.networks import names as network_names
from strategy_tui.services.history_files import one_line
from strategy_tui.services.item_names import name_of, under_new_name
from strategy_tui.services.mentions import mentions, rewritten
from strategy_tui.services.rewriting import Rewrite, write_all
from strategy_tui.services.strategy import StrategyService
from strategy_tui.services.strategy_text import strategy_in
from strategy_tui.store import renamings, reviews, usage
from strategy_tui.store.database import Database
from strategy_tui.store.renamings import Renaming
from strategy_tui.strategy_file.changes import called
from strategy_tui.strategy_file.renaming import (
    Likely,
    RenameKind,
    likely_renames,
    named,
    renamed,
)
from strategy_tui.yamldoc import nearest, shortened

__all__ = ["Rename", "RenameKind", "Renamed", "RenamesService"]

KINDS: Mapping[RenameKind, Message] = {
    RenameKind.GOAL: message("goal"),
    RenameKind.NETWORK: message("network"),
    RenameKind.CAMPAIGN: message("campaign"),
    RenameKind.CLAUSE: message("clause"),
}
"""A kind in words."""


@dataclass(frozen=True, slots=True)
class Rename:
    """A name that is gone from the strategy, and the one that seems to stand for the same thing."""

    kind: RenameKind
    old: str
    new: str
    mentions: int
    """Drafts, decisions and items of the open review that still say the old name."""


@dataclass(frozen=True, slots=True)
class Renamed:
    """What a rename changed."""

    rename: Rename
    files: tuple[str, ...]
    """The strategy and the drafts that were written, from the workspace's folder."""
    decisions: int
    """Decisions that count under the new name from now on; they keep the name of their day."""
    items: int = 0
    """Items of the open review that are about it under the new name from now on."""
    left: tuple[str, ...] = ()
    """Drafts with the old name whose front matter cannot be edited; the person has to."""


@dataclass(frozen=True, slots=True)
class RenamesService:
    """Finds, makes and remembers renames."""

    strategy: StrategyService
    database: Callable[[], Database]

    def offered(self) -> tuple[Rename, ...]:
        """Names that are gone and still mentioned, each with what it seems to be called now.

        Nothing is offered while the strategy has errors, nor before it ever changed.
        """
        checked = self.strategy.check()
        if checked.strategy is None or not self.strategy.has_past(checked.text):
            return ()
        said = self._said()
        orphans = self._orphans(checked.strategy, said)
        if not orphans:
            return ()
        past = [strategy_in(each.text) for each in self.strategy.versions()]
        states = [*(each for each in past if each is not None), checked.strategy]
        denied = {(each.kind, each.old, each.new) for each in said if not each.accepted}
        found = []
        for (kind, old), times in orphans.items():
            new = _called_now(kind, old, states)
            if new is not None and (kind, old, new) not in denied:
                found.append(Rename(kind, old, new, times))
        return tuple(found)

    def unmentioned(self) -> tuple[Rename, ...]:
        """Names that the newest change made others, where nothing says the old one any more.

        Raises:
            InvalidFile: the strategy has errors.
        """
        self.strategy.valid()
        if not self.strategy.versions():
            return ()
        compared = self.strategy.compare()
        before, after = (strategy_in(each.text) for each in (compared.older, compared.newer))
        if before is None or after is None:
            return ()
        said = self._said()
        denied = {(each.kind, each.old, each.new) for each in said if not each.accepted}
        orphans = self._orphans(after, said)
        return tuple(
            Rename(each.kind, each.old, each.new, 0)
            for each in likely_renames(before, after)
            if (each.kind, each.old) not in orphans
            and (each.kind, each.old, each.new) not in denied
        )

    def accept(self, rename: Rename, now: datetime) -> Renamed:
        """Let all that says the old name say the new one, and decisions count under it.

        Raises:
            WrongUsage: the strategy does not have the new name, or still has the old one.
            UnusableFile: a file cannot be written; then all are as they were.
        """
        strategy, _ = self.strategy.valid()
        _require(strategy, rename.kind, rename.new)
        if rename.old in named(strategy, rename.kind):
            raise WrongUsage(_both(rename.kind, rename.old, rename.new))
        return self._make(rename, None, now)

    def dismiss(self, rename: Rename, now: datetime) -> None:
        """Remember that the two are not the same thing; it is not offered again."""
        with self.database().write() as tx:
            renamings.add(tx, Renaming(rename.kind, rename.old, rename.new, False, now))

    def rename(self, kind: RenameKind, old: str, new: str, now: datetime) -> Renamed:
        """Give a thing another name everywhere, in strategy.yaml too where it has the old one.

        Raises:
            WrongUsage: there is no such thing, the new name is another thing's, or is none.
            InvalidFile: the strategy has errors.
            UnusableFile: a file cannot be written; then all are as they were.
        """
        strategy, text = self.strategy.valid()
        wanted = Rename(kind, old, one_line(new), 0)
        known = named(strategy, kind)
        if old not in known:
            if wanted.new not in known or not self._was(strategy, kind, old):
                raise WrongUsage(_no_such(kind, old, known))
            return self.accept(wanted, now)
        _require_free(strategy, kind, old, wanted.new)
        edit = self._edit(strategy, text, wanted)
        done = self._make(wanted, edit, now)
        why = called(Likely(kind, old, wanted.new)).message
        self.strategy.keep(now, render(why, strategy.language))
        return done

    def _edit(self, strategy: Strategy, text: str, wanted: Rename) -> Rewrite:
        """The strategy file with the new name, which then says the same of everything else."""
        from strategy_tui.strategy_file.rename_edits import rename_in

        path = self.strategy.workspace.strategy_path
        fresh = rename_in(text, wanted.kind, wanted.old, wanted.new)
        expected = renamed(strategy, Likely(wanted.kind, wanted.old, wanted.new))
        if strategy_in(fresh) != expected:
            raise UnusableFile(
                message(
                    "{path} says “{old}” in a way that cannot be changed without risk. Change it "
                    "by hand; the rename is then offered for everything else.",
                    path=str(path),
                    old=wanted.old,
                )
            )
        return Rewrite(path, text, fresh)

    def _make(self, rename: Rename, edit: Rewrite | None, now: datetime) -> Renamed:
        root = self.strategy.workspace.root
        found = [
            each
            for each in mentions(self.strategy.workspace.drafts_dir)
            if each.kind is rename.kind and each.name == rename.old
        ]
        edits = [rewritten(each, rename.new) for each in found]
        rewrites = [each for each in (edit, *edits) if each is not None]
        written = {each.path for each in rewrites}
        decisions = 0
        with self.database().write() as tx, write_all(rewrites):
            if rename.kind is RenameKind.CLAUSE:
                decisions = usage.deciding(tx)[rename.old]
            items = _follow(tx, rename)
            renamings.add(tx, Renaming(rename.kind, rename.old, rename.new, True, now))
        return Renamed(
            replace(rename, mentions=len(found) + decisions + items),
            tuple(str(each.path.relative_to(root)) for each in rewrites),
            decisions,
            items,
            tuple(str(each.path.relative_to(root)) for each in found if each.path not in written),
        )

    def _was(self, strategy: Strategy, kind: RenameKind, name: str) -> bool:
        """Whether something ever had a name, or still says it."""
        if (kind, name) in self._orphans(strategy, []):
            return True
        past = (strategy_in(each.text) for each in self.strategy.versions())
        return any(each is not None and name in named(each, kind) for each in past)

    def _said(self) -> list[Renaming]:
        with self.database().read() as tx:
            return renamings.every(tx)

    def _orphans(self, strategy: Strategy, said: list[Renaming]) -> Counter[tuple[RenameKind, str]]:
        """Names that something mentions and the strategy lacks, with how often."""
        found = Counter(
            (each.kind, each.name) for each in mentions(self.strategy.workspace.drafts_dir)
        )
        followed = renamings.followed(said, RenameKind.CLAUSE)
        with self.database().read() as tx:
            for name, times in usage.deciding(tx).items():
                if name not in followed:
                    found[RenameKind.CLAUSE, name] += times
            review = reviews.current(tx)
        found.update(filter(None, map(name_of, review.items if review is not None else ())))
        for kind, name in list(found):
            if name in named(strategy, kind):
                del found[kind, name]
        return found


def _follow(tx: sqlite3.Connection, rename: Rename) -> int:
    """Let the open review say the new name; how many of its items are about the thing."""
    review = reviews.current(tx)
    if review is None:
        return 0
    about = (rename.kind, rename.old)
    fresh = [under_new_name(each, *about, rename.new) for each in review.items]
    reviews.say_again(tx, review.id, fresh)
    return sum(name_of(each) == about for each in review.items)


def _called_now(kind: RenameKind, name: str, states: Sequence[Strategy]) -> str | None:
    """What a name became, step by step, up to the last state; None where its thing is gone."""
    tried: set[str] = set()
    while name not in named(states[-1], kind):
        places = [place for place, each in enumerate(states) if name in named(each, kind)]
        if name in tried or not places:
            return None
        tried.add(name)
        steps = likely_renames(states[places[-1]], states[places[-1] + 1])
        became = next((each.new for each in steps if (each.kind, each.old) == (kind, name)), None)
        if became is None:
            return None
        name = became
    return name


def _require(strategy: Strategy, kind: RenameKind, name: str) -> None:
    if name not in named(strategy, kind):
        raise WrongUsage(_no_such(kind, name, named(strategy, kind)))


def _require_free(strategy: Strategy, kind: RenameKind, old: str, new: str) -> None:
    """A new name must be one, and nobody else's."""
    if not new:
        raise WrongUsage(message("The new name is empty."))
    if new in named(strategy, kind):
        raise WrongUsage(_both(kind, old, new))
    plan = strategy.networks.get(old) if kind is RenameKind.NETWORK else None
    if plan is not None and new in network_names() and new != plan.network:
        raise WrongUsage(
            message(
                "“{old}” is on {network}, so it cannot be called “{new}”, which is another one.",
                old=old,
                network=plan.network,
                new=new,
            )
        )


def _both(kind: RenameKind, old: str, new: str) -> Message:
    return message(
        "Your strategy has both the {kind} “{old}” and the {kind} “{new}”, so they are two things.",
        kind=KINDS[kind],
        old=old,
        new=new,
    )


def _no_such(kind: RenameKind, name: str, known: Mapping[str, object]) -> Message:
    near = nearest(name, known)
    if near is not None:
        return message(
            "Your strategy has no {kind} “{name}”. Did you mean “{near}”?",
            kind=KINDS[kind],
            name=shortened(name),
            near=near,
        )
    return message(
        "Your strategy has no {kind} “{name}”. It has {known}.",
        kind=KINDS[kind],
        name=shortened(name),
        known=tuple(known) or message("none"),
    )
