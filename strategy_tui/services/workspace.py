"""The person's folder: the strategy, its history, drafts, ideas and rules of their own."""

from __future__ import annotations

import os
import re
from datetime import datetime
from pathlib import Path

from strategy_tui.bundle import bundled
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.draft import Draft
from strategy_tui.domain.message import message
from strategy_tui.errors import NoWorkspace, UnusableFile, WrongUsage
from strategy_tui.services.own_files import read_bytes, write_new, writing

__all__ = ["Workspace", "create", "find", "sample_names", "sample_text", "write_new"]

_MARK = Path(".strategy") / "id"
_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder that the person owns; `id` says which database belongs to it."""

    root: Path
    id: str

    @property
    def strategy_path(self) -> Path:
        """The contract."""
        return self.root / "strategy.yaml"

    @property
    def history_dir(self) -> Path:
        """The kept versions of the contract."""
        return self.root / "history"

    @property
    def drafts_dir(self) -> Path:
        """One draft, one network, one file."""
        return self.root / "drafts"

    @property
    def rules_dir(self) -> Path:
        """Rule packs of the person's own; the folder may be missing."""
        return self.root / "rules"

    @property
    def journal_path(self) -> Path:
        """Decisions in plain text, written by the program and never read back."""
        return self.root / "journal.md"

    @property
    def ideas_path(self) -> Path:
        """The backlog."""
        return self.root / "ideas.md"

    def relative(self, path: Path) -> str:
        """A path as the database keeps it: from this folder, if it lies in it."""
        whole, root = path.resolve(), self.root.resolve()
        return str(whole.relative_to(root) if whole.is_relative_to(root) else whole)

    def known_id(self, draft: Draft, path: Path) -> str:
        """The draft's own id; a file made by hand is known by its place."""
        return draft.id or self.relative(path)


def find(start: Path, default: Path | None = None) -> Workspace:
    """The workspace that a folder lies in, looking upwards, else the one at `default`.

    Raises:
        NoWorkspace: there is none.
        UnusableFile: it is not the person's own.
    """
    here = Path(os.path.realpath(start))  # resolve() refuses a link that leads back to itself
    for folder in (here, *here.parents, *([default.resolve()] if default else [])):
        if os.path.lexists(folder / _MARK):
            return _open(folder)
    raise NoWorkspace(
        message(
            "No workspace around {folder}. “strategy-tui init” starts one here; "
            "“strategy-tui demo” shows one.",
            folder=str(here),
        )
    )


def create(root: Path, strategy_text: str, now: datetime) -> Workspace:
    """Make a workspace of a folder; nothing that is there already is changed.

    Raises:
        UnusableFile: a strategy or workspace is there already, or the folder cannot be written.
    """
    workspace = Workspace(root.resolve(), os.urandom(16).hex())
    _refuse_existing(workspace.strategy_path)
    _refuse_existing(workspace.root / _MARK.parent)
    _furnish(workspace)
    write_new(workspace.strategy_path, strategy_text)
    _mark(workspace, now)
    return workspace


def adopt(root: Path, now: datetime) -> Workspace:
    """Make a workspace of a folder that has a strategy but no id, as a clone may.

    Raises:
        UnusableFile: it is a workspace already, or the folder cannot be written.
    """
    workspace = Workspace(root.resolve(), os.urandom(16).hex())
    _refuse_existing(workspace.root / _MARK.parent)
    _furnish(workspace)
    _mark(workspace, now)
    return workspace


def _refuse_existing(path: Path) -> None:
    if os.path.lexists(path):
        raise UnusableFile(
            message(
                "{path} is there already and stays as it is. Choose another folder.", path=str(path)
            )
        )


def _furnish(workspace: Workspace) -> None:
    """The folders and files that are not there yet."""
    with writing(workspace.root):
        for folder in (workspace.history_dir, workspace.drafts_dir, workspace.root / _MARK.parent):
            folder.mkdir(parents=True, exist_ok=True)
    _ignore(workspace.root / ".gitignore", workspace.journal_path.name)
    if not workspace.ideas_path.exists():
        write_new(workspace.ideas_path, "")


def _mark(workspace: Workspace, now: datetime) -> None:
    created = now.isoformat(timespec="seconds")
    write_new(workspace.root / _MARK, f"{workspace.id}\ncreated {created}\n")


def sample_names() -> tuple[str, ...]:
    """The sample strategies, such as `personal.en`."""
    return tuple(sorted(path.stem for path in bundled("strategies").glob("*.yaml")))


def sample_text(name: str) -> str:
    """A sample strategy with its comments.

    Raises:
        WrongUsage: there is none of that name.
    """
    known = sample_names()
    if name not in known:
        sentence = message(
            "There is no sample “{name}”. There are: {known}.", name=name, known=known
        )
        raise WrongUsage(sentence)
    return (bundled("strategies") / f"{name}.yaml").read_text(encoding="utf-8")


def _open(root: Path) -> Workspace:
    mark = root / _MARK
    if mark.is_symlink() or mark.parent.is_symlink():
        sentence = message(
            "{path} is a link, so the workspace may be somebody else’s. Put the file itself there.",
            path=str(mark),
        )
        raise UnusableFile(sentence)
    if any(_is_somebody_elses(path) for path in (root, mark.parent, mark)):
        sentence = message(
            "The workspace {folder} belongs to another user of this machine, so it stays closed.",
            folder=str(root),
        )
        raise UnusableFile(sentence)
    id = read_bytes(mark, 200).decode("utf-8", "replace").split("\n")[0].strip()
    if not _ID.fullmatch(id):
        sentence = message(
            "{path} does not hold the id of a workspace. If you have a copy of it, put it back.",
            path=str(mark),
        )
        raise UnusableFile(sentence)
    return Workspace(root, id)


def _is_somebody_elses(path: Path) -> bool:
    return hasattr(os, "getuid") and path.lstat().st_uid != os.getuid()


def _ignore(path: Path, name: str) -> None:
    """Keep a file out of git, adding to what is ignored already."""
    with writing(path):
        text = path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""
        if name not in text.splitlines():
            with path.open("a", encoding="utf-8") as file:
                file.write(f"{name}\n" if not text or text.endswith("\n") else f"\n{name}\n")
