"""The contract and its versions: checked as it is, kept whenever it changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.diagnostic import Diagnostic, Severity
from strategy_tui.domain.message import message, plural
from strategy_tui.domain.strategy import Strategy, StrategyVersion
from strategy_tui.errors import InvalidFile, UnusableFile, WrongUsage
from strategy_tui.services import strategy_text
from strategy_tui.services.history_files import history_paths, number_of, one_line, read, text_in
from strategy_tui.services.own_files import read_bytes
from strategy_tui.services.versions import (
    NO_WORDS,
    Keeping,
    Kept,
    KeptVersion,
    Versions,
    find,
    is_automatic,
)
from strategy_tui.services.workspace import Workspace
from strategy_tui.strategy_file import language_of
from strategy_tui.yamldoc import MAX_BYTES, Problems, decode

if TYPE_CHECKING:
    import sqlite3

    from strategy_tui.services.comparing import Comparison, State
    from strategy_tui.store.database import Database
    from strategy_tui.strategy_file.changes import Change


@dataclass(frozen=True, slots=True)
class Checked:
    """The strategy file as it is now; there is a strategy exactly when nothing is an error."""

    path: Path
    text: str
    strategy: Strategy | None
    diagnostics: tuple[Diagnostic, ...]

    @property
    def language(self) -> str | None:
        """The language that the file asks for, a broken one too; None where it asks for none."""
        return self.strategy.language if self.strategy else language_of(self.text)


@dataclass(frozen=True, slots=True)
class Current:
    """The strategy in force, and the number of the kept version that it is."""

    strategy: Strategy
    version: int


@dataclass(frozen=True, slots=True)
class StrategyService:
    """Reads the strategy of a workspace and keeps its history."""

    workspace: Workspace
    database: Callable[[], Database] | None = None
    """The record that no history file can be lost from; opened when a version is kept."""
    kept_by_itself: list[StrategyVersion] = field(default_factory=list, compare=False, repr=False)
    """The versions that this service kept because the text had changed; their reason is open."""

    def check(self) -> Checked:
        """Everything that is wrong with the file as it is.

        Raises:
            UnusableFile: there is no file that could be read.
        """
        path = self.workspace.strategy_path
        data = read_bytes(path, MAX_BYTES)
        try:
            text = decode(data, "strategy")
        except Problems as error:
            return Checked(path, data.decode("utf-8", "replace"), None, error.diagnostics)
        return Checked(path, text, *strategy_text.checked(text))

    def valid(self) -> tuple[Strategy, str]:
        """The strategy and its text, without keeping a version.

        Raises:
            InvalidFile: it has errors.
            UnusableFile: there is no file that could be read.
        """
        checked = self.check()
        if checked.strategy is not None:
            return checked.strategy, checked.text
        errors = [each for each in checked.diagnostics if each.severity is Severity.ERROR]
        sentence = plural(
            "{path} has {count} error; “strategy-tui strategy check” shows it.",
            "{path} has {count} errors; “strategy-tui strategy check” shows them.",
            count=len(errors),
            path=str(checked.path),
        )
        raise InvalidFile(sentence, str(checked.path), checked.text, checked.diagnostics)

    def current(self, now: datetime) -> Current:
        """The strategy in force; a text that differs from the last kept version is kept first.

        Raises:
            InvalidFile: it has errors.
            UnusableFile: it cannot be read, or its version cannot be kept.
        """
        strategy, text = self.valid()
        *others, last = (None, *history_paths(self._versions.folder))
        if last is not None and text_in(last) == text:
            number = number_of(last)
            if not others[-1:] or others[-1] is None or number_of(others[-1]) != number:
                return Current(strategy, number)
        keeping = self._versions.keep(text, strategy, now, None)
        if keeping.what is Kept.ANEW and last is not None:
            self.kept_by_itself.append(keeping.version)
        return Current(strategy, keeping.version.number)

    def keep(self, now: datetime, reason: str) -> Keeping:
        """Keep the strategy with the person's reason.

        Where the text was kept already, the reason goes to that version if it has none yet.

        Raises:
            InvalidFile: it has errors.
            UnusableFile: it cannot be read or kept.
            WrongUsage: the reason is empty.
        """
        strategy, text = self.valid()
        if not one_line(reason):
            raise WrongUsage(NO_WORDS)
        return self._versions.keep(text, strategy, now, reason)

    def record(self, now: datetime, reason: str) -> StrategyVersion:
        """The version that the strategy is, kept with the person's reason unless it was before.

        Raises:
            InvalidFile, UnusableFile, WrongUsage: as for `keep`.
        """
        return self.keep(now, reason).version

    def reason(self, number: int, text: str) -> StrategyVersion:
        """Say why a version was kept, or say it otherwise; what was kept stays as it is.

        Raises:
            WrongUsage: there is no such version, or the reason is empty.
            UnusableFile: it cannot be written.
        """
        return self._versions.explain(number, text)

    def unreasoned(self) -> tuple[StrategyVersion, ...]:
        """The versions that changed something and do not say why."""
        return tuple(each.version for each in self.kept() if each.wants_reason)

    def explained(self) -> StrategyVersion | None:
        """The last version, if the file is still that one and the person said why it was kept."""
        latest = self.latest()
        if latest is None or is_automatic(latest.reason) or latest.text != self.check().text:
            return None
        return latest

    def kept(self) -> tuple[KeptVersion, ...]:
        """Every kept version, oldest first, with what became of its file."""
        self._versions.remember()
        return self._versions.every()

    def versions(self) -> tuple[StrategyVersion, ...]:
        """Every kept version whose text is known, oldest first; numbers may have gaps.

        `recorded_at` is what the clock said, which may have been set back: numbers are the order.
        """
        return tuple(each.version for each in self._versions.every() if each.is_readable)

    def latest(self) -> StrategyVersion | None:
        """The version that was kept last, as its file has it."""
        paths = history_paths(self._versions.folder)
        return read(paths[-1]).version if paths else None

    def vouch(self, tx: sqlite3.Connection, number: int) -> None:
        """Note a version in the transaction that names it; its text is found whatever is lost."""
        self._versions.vouch(tx, number)

    def has_past(self, text: str) -> bool:
        """Whether the strategy was ever another than this text, as far as it is cheap to say."""
        paths = history_paths(self._versions.folder)
        if not paths:
            return self.database is not None and self.database().exists()
        return len(paths) > 1 or text_in(paths[0]) != text

    def text_of(self, number: int) -> str:
        """The text of a version, as it was kept.

        Raises:
            WrongUsage: there is no such version.
            UnusableFile: its file cannot be read, and nobody remembers it.
        """
        return self._state(number).text

    def restore(self, number: int) -> Path:
        """Write the lost file of a version again.

        Raises:
            WrongUsage: there is no such version, or its file is there.
            UnusableFile: it cannot be written.
        """
        return self._versions.restore(number)

    def compare(self, older: int | None = None, newer: int | None = None) -> Comparison:
        """What changed between two versions; without a newer one, up to the file as it is.

        Without any: since the last version, or, if nothing did, what that version changed.

        Raises:
            WrongUsage: there is no such version.
            UnusableFile: one of them cannot be read.
        """
        from strategy_tui.services.comparing import State, compare

        chosen = self._state(older) if older is not None else None
        after = State(self.check().text) if newer is None else self._state(newer)
        if chosen is not None:
            return compare(chosen, after)
        before = [each for each in self.versions() if newer is None or each.number < newer]
        if not before:
            raise WrongUsage(message("No version was kept before, so there is nothing to compare."))
        if newer is None and before[-1].text == after.text and len(before) > 1:
            return compare(State(before[-2].text, before[-2]), State(before[-1].text, before[-1]))
        return compare(State(before[-1].text, before[-1]), after)

    def changes(self, older: int | None, newer: int | None) -> tuple[Change, ...]:
        """The changes of `compare`, in words.

        Raises:
            WrongUsage, UnusableFile: as for `compare`.
        """
        return self.compare(older, newer).changes

    def _state(self, number: int) -> State:
        from strategy_tui.services.comparing import State

        kept = find(self._versions.every(), number)
        if not kept.is_readable and kept.problem is not None:
            raise UnusableFile(kept.problem)
        return State(kept.version.text, kept.version)

    @property
    def _versions(self) -> Versions:
        return Versions(self.workspace.history_dir, self.database)
