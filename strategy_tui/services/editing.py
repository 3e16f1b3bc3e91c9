"""The strategy's text while a person edits it: read, saved, and never over somebody else's edit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.diagnostic import Diagnostic
from strategy_tui.domain.strategy import Strategy
from strategy_tui.domain.text import whole
from strategy_tui.services import draft_files
from strategy_tui.services.own_files import read_bytes, write_new, write_whole, writing
from strategy_tui.services.strategy_text import checked
from strategy_tui.services.workspace import Workspace
from strategy_tui.yamldoc import MAX_BYTES, Problems, decode

if TYPE_CHECKING:
    from strategy_tui.store.database import Database

SHOWN = 20_000
"""Characters of a file that is no text which are shown all the same."""

_MOST_KEPT = 100
"""Texts kept beside one file; by then somebody should look."""


@dataclass(frozen=True, slots=True)
class OpenFile:
    """The strategy file at one moment."""

    path: Path
    data: bytes | None
    """As it lies on the disk; None where there is no file."""
    text: str
    """Without a byte order mark; every line ends in LF."""
    problems: tuple[Diagnostic, ...] = ()
    """Why it is no text that can be edited here: not UTF-8, or too large."""

    @property
    def is_editable(self) -> bool:
        """Whether saving it would keep what it holds."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class Saving:
    """What came of saving: the file as it is now, with our text or with somebody else's."""

    is_saved: bool
    file: OpenFile


@dataclass(frozen=True, slots=True)
class EditingService:
    """Reads and writes the strategy file of a workspace."""

    workspace: Workspace
    database: Callable[[], Database]

    def open(self) -> OpenFile:
        """The file as it is now, whatever it holds.

        Raises:
            UnusableFile: something is there that cannot be read.
        """
        path = self.workspace.strategy_path
        if not path.exists() and not path.is_symlink():
            return OpenFile(path, None, "")
        data = read_bytes(path, MAX_BYTES)
        try:
            return OpenFile(path, data, decode(data, "strategy"))
        except Problems as error:
            shown = data.decode("utf-8", "replace")[:SHOWN]
            return OpenFile(path, data, shown, error.diagnostics)

    def signature(self) -> tuple[int, int, int] | None:
        """What differs when another program has written the file; cheap enough to ask often."""
        try:
            found = self.workspace.strategy_path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino

    def check(self, text: str) -> tuple[Strategy | None, tuple[Diagnostic, ...]]:
        """What the text says, and everything that is wrong with it."""
        return checked(text)

    def save(self, text: str, was: OpenFile) -> Saving:
        """Put a text where `was` was read, unless somebody else wrote the file since.

        Raises:
            UnusableFile: it cannot be written; the file is as it was.
            Busy: another process is writing.
        """
        with self._alone():
            now = self.open()
            if now.data != was.data:
                return Saving(False, now)
            if now.data is None:
                write_new(now.path, whole(text))
            elif now.is_editable:
                file = draft_files.decoded(now.path, now.data)
                draft_files.write(now.path, text, file.text)
            else:
                write_whole(now.path, whole(text))
            return Saving(True, self.open())

    def keep_aside(self, data: bytes | str) -> Path:
        """Put a text beside the strategy, under a name that nothing reads; the file it is in.

        Raises:
            UnusableFile: the folder cannot be written.
        """
        path = self.workspace.strategy_path
        kept = data.encode("utf-8", "replace") if isinstance(data, str) else data
        with writing(path.parent):
            for number in range(1, _MOST_KEPT):
                beside = path.with_name(f"{path.name}.kept-{number}")
                try:
                    with beside.open("xb") as file:
                        file.write(kept)
                except FileExistsError:
                    if beside.is_file() and read_bytes(beside, len(kept)) == kept:
                        return beside  # Asked twice, kept once.
                    continue
                return beside
            raise FileExistsError(path)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One window of this machine at a time, where there is a database to wait at."""
        if not self.database().exists():
            yield
            return
        with self.database().write():
            yield
