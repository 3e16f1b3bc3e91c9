"""History files: kept states of the strategy, in the person's folder, one file each."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.strategy import StrategyVersion
from strategy_tui.errors import UnusableFile
from strategy_tui.services.own_files import create, read_bytes, write_whole
from strategy_tui.yamldoc import MAX_BYTES

LAST_NUMBER = 999_999
"""Of six digits, as many as a history file's name may have."""

_FILE = re.compile(r"([0-9]{4,6})-([0-9]{4}-[0-9]{2}-[0-9]{2})\.yaml")
_HEADER = re.compile(r"# version [0-9]+ · (?P<at>[0-9T:.+\-Z]+) ·(?P<reason>.*)")
_HEADER_BYTES = 100_000
"""More than any reason; the text itself has a limit of its own."""
_EARLIEST, _LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(9998, 12, 31, tzinfo=UTC)
"""A day beside them can still be told in every time zone."""


@dataclass(frozen=True, slots=True)
class HistoryFile:
    """A kept state as it lies in the folder."""

    path: Path
    version: StrategyVersion
    """Without text where the file cannot be used."""
    problem: Message | None = None
    """Why it cannot be used."""


def history_paths(folder: Path) -> list[Path]:
    """The history files in the order of their numbers; whatever else lies there is not ours."""
    found = [path for path in folder.glob("*.yaml") if _FILE.fullmatch(path.name)]
    return sorted(found, key=lambda path: (number_of(path), path.name))


def number_of(path: Path) -> int:
    """The number that a history file's name says."""
    return int(path.name.partition("-")[0])


def text_in(path: Path) -> str | None:
    """The text that was kept; None where the file cannot be used."""
    try:
        return _split(_whole(path))[1]
    except UnusableFile:
        return None


def read(path: Path) -> HistoryFile:
    """A history file; one whose first line was lost is dated by its name."""
    try:
        header, text = _split(_whole(path))
    except UnusableFile as error:
        return HistoryFile(path, _version(path, None, ""), error.message)
    return HistoryFile(path, _version(path, header, text))


def write(folder: Path, version: StrategyVersion, day: date) -> Path:
    """Put a version into a file of its own; FileExistsError and OSError as they come.

    Raises:
        UnusableFile: its number has more digits than a name may have.
    """
    if version.number > LAST_NUMBER:
        raise UnusableFile(
            message(
                "“{folder}” has a version {number}, so there is no number left for another one. "
                "Give that file a lower number.",
                folder=str(folder),
                number=LAST_NUMBER,
            )
        )
    path = folder / f"{version.number:04}-{day}.yaml"
    create(path, _header(version) + "\n" + version.text)
    return path


def explain(file: HistoryFile, reason: str) -> None:
    """Put a reason into a file's first line; what follows stays as it is.

    Raises:
        UnusableFile: it cannot be read or written.
    """
    whole = _whole(file.path)
    first, end, rest = whole.partition("\n")
    if _HEADER.fullmatch(first.strip("\ufeff\r")) is None:
        first, end, rest = "", "\n", whole
    before = "\ufeff" if first.startswith("\ufeff") else ""
    after = "\r" if first.endswith("\r") else ""
    header = _header(replace(file.version, reason=reason))
    write_whole(file.path, before + header + after + end + rest)


def one_line(reason: str) -> str:
    """A reason as a first line holds it."""
    from strategy_tui.clean_text import clean_text

    return " ".join(clean_text(reason).split())


def _header(version: StrategyVersion) -> str:
    at = version.recorded_at.astimezone(UTC).isoformat(timespec="seconds")
    return f"# version {version.number} · {at} · {one_line(version.reason)}"


def _whole(path: Path) -> str:
    """A history file's text, with the line ends that it has.

    Raises:
        UnusableFile: it is a link, a folder, too large, not UTF-8, or not ours to read.
    """
    if path.is_symlink():
        sentence = message(
            "{path} is a link, so it may be somebody else’s. Put the file itself there.",
            path=str(path),
        )
        raise UnusableFile(sentence)
    data = read_bytes(path, MAX_BYTES + _HEADER_BYTES)
    if len(data) > MAX_BYTES + _HEADER_BYTES:
        sentence = message(
            "{path} is over 1 MB, so it is no version that was kept here.", path=str(path)
        )
        raise UnusableFile(sentence)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        sentence = message(
            "{path} is not UTF-8 text, so it was not read. Save it as UTF-8 in your editor.",
            path=str(path),
        )
        raise UnusableFile(sentence) from error


def _split(whole: str) -> tuple[re.Match[str] | None, str]:
    """A first line, if it is ours, and the text that was kept."""
    plain = whole.removeprefix("\ufeff").replace("\r\n", "\n")
    first, _, rest = plain.partition("\n")
    header = _HEADER.fullmatch(first)
    return header, rest if header else plain


def _version(path: Path, header: re.Match[str] | None, text: str) -> StrategyVersion:
    day = path.name.partition("-")[2].removesuffix(".yaml")
    return StrategyVersion(
        number=number_of(path),
        recorded_at=_instant(header["at"] if header else day) or _instant(day) or _EARLIEST,
        reason=one_line(header["reason"]) if header else "",
        text=text,
    )


def _instant(text: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(text)
        at = at.astimezone(UTC) if at.tzinfo else datetime.combine(at.date(), time(12), UTC)
    except (ValueError, OverflowError):
        return None
    return min(max(at, _EARLIEST), _LATEST)
