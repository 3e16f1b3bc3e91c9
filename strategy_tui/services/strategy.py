"""The contract and its versions: checked as it is, kept whenever it changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from strategy_tui.domain.diagnostic import Diagnostic, Severity
from strategy_tui.domain.message import Message, message, plural
from strategy_tui.domain.strategy import Strategy, StrategyVersion
from strategy_tui.errors import InvalidFile, WrongUsage
from strategy_tui.i18n import render
from strategy_tui.networks import names
from strategy_tui.services.own_files import create, read_bytes, writing
from strategy_tui.services.workspace import Workspace
from strategy_tui.strategy_file import language_of, parse
from strategy_tui.yamldoc import MAX_BYTES, Problems, decode

if TYPE_CHECKING:
    from strategy_tui.store.database import Database

_FILE = re.compile(r"([0-9]{4,9})-([0-9]{4}-[0-9]{2}-[0-9]{2})\.yaml")
_HEADER = re.compile(r"# version [0-9]+ · (?P<at>[0-9T:.+\-Z]+) · (?P<reason>.*)")


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
        return Checked(path, text, *_parsed(text))

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
        number, kept = self._last()
        if kept != text:
            why = message("changed in the file") if number else message("first version")
            reason = render(why, strategy.language)
            number = self._keep(strategy, text, now, reason, once=True).number
        return Current(strategy, number)

    def record(self, now: datetime, reason: str) -> StrategyVersion:
        """Keep the strategy as a version, changed or not, with the person's reason.

        Raises:
            InvalidFile: it has errors.
            UnusableFile: it cannot be read or kept.
        """
        strategy, text = self.valid()
        return self._keep(strategy, text, now, reason, once=False)

    def versions(self) -> tuple[StrategyVersion, ...]:
        """Every kept version, oldest first; numbers may have gaps."""
        return tuple(_version(path) for path in self._files())

    def latest(self) -> StrategyVersion | None:
        """The version that was kept last."""
        files = list(self._files())
        return _version(files[-1]) if files else None

    def diff(self, older: int, newer: int) -> str:
        """What changed between two kept versions, as a unified diff.

        Raises:
            WrongUsage: there is no such version.
        """
        kept = {each.number: each for each in self.versions()}
        for number in (older, newer):
            if number not in kept:
                raise WrongUsage(_no_such(number, max(kept, default=0)))
        from difflib import unified_diff

        before, after = kept[older], kept[newer]
        lines = unified_diff(
            before.text.splitlines(),
            after.text.splitlines(),
            _title(before),
            _title(after),
            lineterm="",
        )
        return "\n".join(lines)

    def _keep(
        self, strategy: Strategy, text: str, now: datetime, reason: str, once: bool
    ) -> StrategyVersion:
        """Write the next free number; with `once`, not if another process just kept this text."""
        from zoneinfo import ZoneInfo

        folder = self.workspace.history_dir
        day = now.astimezone(ZoneInfo(strategy.time_zone)).date()
        at = now.astimezone(UTC).isoformat(timespec="seconds")
        line = " ".join(reason.split())
        with writing(folder):
            folder.mkdir(exist_ok=True)
            while True:
                number, kept = self._last()
                if once and kept == text:
                    return self.versions()[-1]
                path = folder / f"{number + 1:04}-{day}.yaml"
                try:
                    create(path, f"# version {number + 1} · {at} · {line}\n{text}")
                except FileExistsError:
                    continue
                return _version(path)

    def _last(self) -> tuple[int, str | None]:
        """The number and text of the version that was kept last, 0 when there is none."""
        files = list(self._files())
        return (_number(files[-1]), _split(files[-1])[1]) if files else (0, None)

    def _files(self) -> Iterator[Path]:
        """The history files in the order of their numbers; whatever else lies there is not ours."""
        folder = self.workspace.history_dir
        found = [path for path in folder.glob("*.yaml") if _FILE.fullmatch(path.name)]
        yield from sorted(found, key=lambda path: (_number(path), path.name))


@lru_cache(maxsize=4)
def _parsed(text: str) -> tuple[Strategy | None, tuple[Diagnostic, ...]]:
    """A command asks for the same text several times; it is read once."""
    return parse(text, names())


def _number(path: Path) -> int:
    return int(path.name.partition("-")[0])


def _version(path: Path) -> StrategyVersion:
    """A history file; one whose first line was lost is dated by its name."""
    from hashlib import sha256

    header, text = _split(path)
    day = path.name.partition("-")[2].removesuffix(".yaml")
    recorded = _instant(header["at"] if header else day) or datetime.min.replace(tzinfo=UTC)
    return StrategyVersion(
        number=_number(path),
        recorded_at=recorded,
        reason=header["reason"] if header else "",
        sha256=sha256(text.encode("utf-8", "replace")).hexdigest(),
        text=text,
    )


def _split(path: Path) -> tuple[re.Match[str] | None, str]:
    """A history file's first line, if it is ours, and the text that was kept."""
    whole = read_bytes(path, 2 * MAX_BYTES).decode("utf-8", "replace").replace("\r\n", "\n")
    first, _, rest = whole.partition("\n")
    header = _HEADER.fullmatch(first)
    return header, rest if header else whole


def _instant(text: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at.astimezone(UTC) if at.tzinfo else datetime.combine(at.date(), time(12), UTC)


def _title(version: StrategyVersion) -> str:
    return f"version {version.number} ({version.recorded_at:%Y-%m-%d})"


def _no_such(number: int, last: int) -> Message:
    if not last:
        return message("There is no version {number}; none was kept yet.", number=number)
    return message(
        "There is no version {number}; the last one is {last}.", number=number, last=last
    )
