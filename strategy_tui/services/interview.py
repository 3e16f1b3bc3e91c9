"""The interview of a folder: taken up where it was left, and a workspace at its end.

What is half done lies in the person's data directory under the folder's path: nothing appears in
the folder, which may be synced or not there yet, before the strategy is whole.
"""

from __future__ import annotations

import os
from dataclasses import field
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import message
from strategy_tui.errors import Busy, InvalidFile, NoWorkspace
from strategy_tui.i18n import render
from strategy_tui.interview import Interview, load
from strategy_tui.interview import begin as begin_interview
from strategy_tui.services import habits, workspace
from strategy_tui.services.own_files import read_bytes, write_new, write_whole, writing
from strategy_tui.services.strategy import StrategyService
from strategy_tui.services.workspace import Workspace
from strategy_tui.settings import read_settings
from strategy_tui.store.database import Database
from strategy_tui.yamldoc import MAX_BYTES


@dataclass(slots=True)
class Sitting:
    """An interview while it is held, in one process."""

    folder: Path
    """Where the strategy will lie."""
    path: Path
    """Where the answers lie until then."""
    interview: Interview
    """As it was taken up."""
    resumed: bool
    """Whether there were answers already."""
    replaces: bool
    """Whether a strategy lies there, which is kept as a version when this one takes its place."""
    data_dir: Path
    damaged: Path | None = None
    """Answers that could not be read, put aside."""
    aside: Path | None = None
    """The strategy whose place was taken, where it had errors and could be no version."""
    _written: str | None = field(default=None, repr=False)

    def keep(self, interview: Interview) -> None:
        """Write the answers to the disk, whole.

        Raises:
            Busy: another window went on with the same interview.
            UnusableFile: they cannot be written.
        """
        if self._on_disk() != self._written:
            raise Busy(
                message(
                    "Another window goes on with this interview, so this one stops here. "
                    "Nothing of it is lost there."
                )
            )
        text = interview.dump()
        with writing(self.path):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(self.path, text)
        self._written = text

    def finish(self, interview: Interview, now: datetime) -> Workspace:
        """Make the workspace, or put the strategy in the place of the one that lies there.

        Raises:
            UnusableFile: the folder cannot be written, or a strategy has appeared in it meanwhile.
        """
        if self.replaces:
            made = self._replace(interview.file(), now)
        elif (found := _workspace(self.folder)) is not None:
            made = found
            write_new(made.strategy_path, interview.file())
        else:
            made = workspace.create(self.folder, interview.file(), now)
        service = self._strategy(made)
        reason = render(message("Written in the interview."), interview.language)
        service.record(now, reason)
        self.discard()
        return made

    def restart(self) -> None:
        """Forget the answers and begin again, in the same language; what is known stays."""
        self.discard()
        self.interview = begin_interview(self.interview.language, self.interview.known)
        self.keep(self.interview)
        self.resumed = False

    def discard(self) -> None:
        """Forget the answers; the strategy, if there is one, stays as it is."""
        with writing(self.path):
            self.path.unlink(missing_ok=True)
        self._written = None

    def _replace(self, text: str, now: datetime) -> Workspace:
        made = _workspace(self.folder) or workspace.adopt(self.folder, now)
        try:
            self._strategy(made).current(now)
        except InvalidFile:
            self.aside = _put_aside(made.strategy_path, f"strategy.{now:%Y-%m-%d}.old")
        write_whole(made.strategy_path, text)
        return made

    def _strategy(self, made: Workspace) -> StrategyService:
        return StrategyService(made, lambda: Database(self.data_dir / made.id / "state.db"))

    def _on_disk(self) -> str | None:
        try:
            return self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return None
        except (OSError, ValueError):
            return ""


def begin(
    folder: Path,
    language: str,
    now: datetime,
    *,
    archive: Path | None = None,
    data_dir: Path | None = None,
) -> Sitting:
    """Take up the interview of a folder, or begin one with what is known of the person.

    What an archive tells, as counts, is kept with the answers at once.

    Raises:
        UnusableFile: the archive cannot be read, or the answers cannot be read or kept.
    """
    root = folder.absolute()
    data = data_dir or read_settings(os.environ).data_dir
    found = habits.Habits()
    made = _workspace(root)
    if made is not None:
        found = habits.of_database(data / made.id / "state.db", now)
    if archive is not None:
        habits.add_archive(found, archive, now)
    known = found.known(now, habits.machine_zone(os.environ))
    sitting = Sitting(
        folder=root,
        path=data / "interviews" / f"{sha256(os.fsencode(root.resolve())).hexdigest()[:24]}.json",
        interview=begin_interview(language, known),
        resumed=False,
        replaces=os.path.lexists(root / "strategy.yaml"),
        data_dir=data,
    )
    _resume(sitting)
    if archive is not None:
        sitting.keep(sitting.interview)
    return sitting


def _resume(sitting: Sitting) -> None:
    """Take up the answers that were kept; those that cannot be read are put aside."""
    if not os.path.lexists(sitting.path):
        return
    text = read_bytes(sitting.path, MAX_BYTES).decode("utf-8", "replace")
    try:
        sitting.interview = load(text, sitting.interview.known)
    except ValueError:
        sitting.damaged = _put_aside(sitting.path, f"{sitting.path.stem}.damaged")
        return
    sitting.resumed = bool(sitting.interview.answers)
    sitting._written = text


def _put_aside(path: Path, stem: str) -> Path:
    """Move a file to a name beside it that is free."""
    number = 1
    aside = path.with_name(f"{stem}{path.suffix}")
    while os.path.lexists(aside):
        number += 1
        aside = path.with_name(f"{stem}-{number}{path.suffix}")
    with writing(aside):
        path.rename(aside)
    return aside


def _workspace(root: Path) -> Workspace | None:
    """The workspace of this very folder, if it is one.

    Raises:
        UnusableFile: it is not the person's own.
    """
    try:
        made = workspace.find(root)
    except NoWorkspace:
        return None
    return made if made.root == root.resolve() else None
