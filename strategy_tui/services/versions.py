"""The kept versions: what lies in the history folder, joined with what this machine remembers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.strategy import Strategy, StrategyVersion
from strategy_tui.errors import Busy, UnusableFile, WrongUsage
from strategy_tui.i18n import LANGUAGES, render
from strategy_tui.services import history_files
from strategy_tui.services.history_files import HistoryFile, one_line
from strategy_tui.services.own_files import writing
from strategy_tui.services.strategy_text import strategy_in

if TYPE_CHECKING:
    import sqlite3

    from strategy_tui.store.database import Database

TRIES = 100
"""How often a number may be taken away before our eyes."""

FIRST = message("first version")
CHANGED = message("changed in the file")
"""Reasons that the program gives where the person has not said any."""
NO_WORDS = message("A reason needs a few words of yours.")


class Note(StrEnum):
    """What is not as it should be with a kept version; nothing of it is lost."""

    MISSING = "missing"
    """Its file is gone; this machine remembers the text."""
    EDITED = "edited"
    """Its file was changed since it was kept."""
    UNUSABLE = "unusable"
    """Something lies in its place that cannot be read."""
    DOUBLED = "doubled"
    """Another file has the same number."""
    EARLIER = "earlier"
    """It was kept at an earlier time than the one before it: a clock was set back."""


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """A version, as it was kept, and what became of its file."""

    version: StrategyVersion
    """As this machine kept it; else as its file says."""
    path: Path | None
    notes: tuple[Note, ...] = ()
    problem: Message | None = None
    """Why its file cannot be used."""
    wants_reason: bool = False
    """Nobody has said yet why the strategy changed."""

    @property
    def is_readable(self) -> bool:
        """Whether its text is known from anywhere."""
        return self.problem is None or bool(self.version.text)


class Kept(StrEnum):
    """What keeping a version came to."""

    ANEW = "anew"
    REASONED = "reasoned"
    """The text was kept already, by itself; now it has its reason."""
    BEFORE = "before"
    """The text was kept already, so there was nothing to do."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """The version of a text, and whether it is new."""

    version: StrategyVersion
    what: Kept


@dataclass(frozen=True, slots=True)
class Versions:
    """Keeps versions as files, and in the database where there is one."""

    folder: Path
    database: Callable[[], Database] | None = None

    def every(self) -> tuple[KeptVersion, ...]:
        """All versions in the order of their numbers, which may have gaps."""
        return joined(self._files(), self._known())

    def keep(self, text: str, strategy: Strategy, now: datetime, reason: str | None) -> Keeping:
        """Keep a text unless it is that of the last version; without a reason, by itself.

        Raises:
            UnusableFile: it cannot be written.
            Busy: another process is writing.
        """
        with writing(self.folder), self._alone() as tx:
            self.folder.mkdir(exist_ok=True)
            for _ in range(TRIES):
                kept = self._taken_over(tx)
                last = kept[-1] if kept else None
                if last is not None and last.version.text == text and last.is_readable:
                    return self._again(last, reason, tx)
                why = FIRST if last is None else CHANGED
                version = StrategyVersion(
                    number=last.version.number + 1 if last else 1,
                    recorded_at=now.astimezone(UTC).replace(microsecond=0),
                    reason=render(why, strategy.language) if reason is None else one_line(reason),
                    text=text,
                )
                try:
                    history_files.write(self.folder, version, _day(now, strategy))
                except FileExistsError:
                    continue  # another process was quicker
                _note(version, tx)
                return Keeping(version, Kept.ANEW)
        raise Busy(message("Other commands keep versions all the time. Try again in a moment."))

    def explain(self, number: int, reason: str) -> StrategyVersion:
        """Say why a version was kept; its text stays as it is.

        Raises:
            WrongUsage: there is no such version, or the reason is empty.
            UnusableFile: its file cannot be written.
        """
        line = one_line(reason)
        if not line:
            raise WrongUsage(NO_WORDS)
        with self._alone() as tx:
            return self._explained(find(self._taken_over(tx), number), line, tx)

    def restore(self, number: int) -> Path:
        """Write the lost file of a version again.

        Raises:
            WrongUsage: there is no such version, or its file is there.
            UnusableFile: it cannot be written.
        """
        kept = find(self.every(), number)
        if kept.path is not None:
            raise WrongUsage(
                message(
                    "Version {number} has its file {path}, which stays as it is. Move it away "
                    "first to have it written as it was kept.",
                    number=number,
                    path=str(kept.path),
                )
            )
        return self._restored(kept.version)

    def remember(self) -> None:
        """Note the versions that only the folder knows, once there is a database."""
        if self.database is None or not self.database().exists():
            return
        known = {each.number for each in self._known()}
        if any(each.version.number not in known for each in self._files() if not each.problem):
            with self._alone() as tx:
                self._taken_over(tx)

    def vouch(self, tx: sqlite3.Connection, number: int) -> None:
        """Note a version beside what names it, so that its text is found whatever is lost."""
        from strategy_tui.store import versions

        if versions.has(tx, number):
            return
        for path in history_files.history_paths(self.folder):
            if (
                history_files.number_of(path) == number
                and not (file := history_files.read(path)).problem
            ):
                versions.add(tx, file.version)

    def _again(
        self, last: KeptVersion, reason: str | None, tx: sqlite3.Connection | None
    ) -> Keeping:
        """A text that is that of the last version: its reason may be new, its file may be lost."""
        if Note.MISSING in last.notes:
            self._restored(last.version)
        if reason is None or not one_line(reason) or not is_automatic(last.version.reason):
            return Keeping(last.version, Kept.BEFORE)
        return Keeping(self._explained(last, one_line(reason), tx), Kept.REASONED)

    def _explained(
        self, kept: KeptVersion, reason: str, tx: sqlite3.Connection | None
    ) -> StrategyVersion:
        if kept.path is not None and kept.problem is None:
            history_files.explain(HistoryFile(kept.path, kept.version), reason)
        elif tx is None and kept.problem is not None:
            raise UnusableFile(kept.problem)
        if tx is not None:
            from strategy_tui.store import versions

            versions.explain(tx, kept.version.number, reason)
        return replace(kept.version, reason=reason)

    def _restored(self, version: StrategyVersion) -> Path:
        strategy = strategy_in(version.text)
        with writing(self.folder):
            self.folder.mkdir(exist_ok=True)
            return history_files.write(self.folder, version, _day(version.recorded_at, strategy))

    def _files(self) -> list[HistoryFile]:
        return [history_files.read(path) for path in history_files.history_paths(self.folder)]

    def _known(self) -> list[StrategyVersion]:
        if self.database is None or not self.database().exists():
            return []
        from strategy_tui.store import versions

        with self.database().read() as tx:
            return versions.every(tx)

    def _taken_over(self, tx: sqlite3.Connection | None) -> tuple[KeptVersion, ...]:
        """All versions; those that only the folder knows are noted."""
        if tx is None:
            return joined(self._files(), ())
        from strategy_tui.store import versions

        kept = joined(self._files(), versions.every(tx))
        for each in kept:
            if each.problem is None and each.version.number < history_files.LAST_NUMBER:
                versions.add(tx, each.version)  # after the last number there would be no other
        return kept

    @contextmanager
    def _alone(self) -> Iterator[sqlite3.Connection | None]:
        """One process of this machine at a time, where there is a database."""
        if self.database is None:
            yield None
            return
        with self.database().write() as tx:
            yield tx


def joined(
    files: Iterable[HistoryFile], known: Iterable[StrategyVersion]
) -> tuple[KeptVersion, ...]:
    """Versions as they were kept, with what became of their files."""
    ours = {each.number: each for each in known}
    theirs: dict[int, list[HistoryFile]] = {}
    for each in files:
        theirs.setdefault(each.version.number, []).append(each)
    found: list[KeptVersion] = []
    for number in sorted(ours.keys() | theirs.keys()):
        one = _joined(ours.get(number), theirs.get(number, []))
        before = found[-1].version.recorded_at if found else one.version.recorded_at
        notes = (*one.notes, Note.EARLIER) if one.version.recorded_at < before else one.notes
        wants = bool(found) and one.is_readable and is_automatic(one.version.reason)
        found.append(replace(one, notes=notes, wants_reason=wants))
    return tuple(found)


def _joined(ours: StrategyVersion | None, theirs: list[HistoryFile]) -> KeptVersion:
    if not theirs:
        assert ours is not None
        return KeptVersion(ours, None, (Note.MISSING,))
    file = next((each for each in theirs if ours and each.version.text == ours.text), theirs[-1])
    notes = [Note.DOUBLED] if len(theirs) > 1 else []
    if file.problem is not None:
        version = ours or file.version
        return KeptVersion(version, file.path, (*notes, Note.UNUSABLE), file.problem)
    version = ours or file.version
    if version.text != file.version.text:
        notes.append(Note.EDITED)
    reasons = [each for each in (file.version.reason, version.reason) if each]
    said = [each for each in reasons if not is_automatic(each)]
    version = replace(version, reason=next(iter(said or reasons), ""))
    return KeptVersion(version, file.path, tuple(notes))


def find(kept: tuple[KeptVersion, ...], number: int) -> KeptVersion:
    """The version of a number.

    Raises:
        WrongUsage: there is none.
    """
    for each in kept:
        if each.version.number == number:
            return each
    if not kept:
        raise WrongUsage(message("There is no version {number}; none was kept yet.", number=number))
    raise WrongUsage(
        message(
            "There is no version {number}; the last one is {last}.",
            number=number,
            last=kept[-1].version.number,
        )
    )


def is_automatic(reason: str) -> bool:
    """Whether a reason is the program's, or none at all: the person has not said theirs."""
    return not reason or reason in _automatic()


@cache
def _automatic() -> frozenset[str]:
    return frozenset(render(why, each) for why in (FIRST, CHANGED) for each in LANGUAGES)


def _day(at: datetime, strategy: Strategy | None) -> date:
    from zoneinfo import ZoneInfo

    return at.astimezone(ZoneInfo(strategy.time_zone) if strategy else UTC).date()


def _note(version: StrategyVersion, tx: sqlite3.Connection | None) -> None:
    if tx is not None:
        from strategy_tui.store import versions

        versions.add(tx, version)
