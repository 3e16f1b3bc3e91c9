"""The drafts of a folder as texts that another may resemble."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from threading import Lock

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.draft import Draft, OwnPost
from strategy_tui.draft_file import body_of, parse
from strategy_tui.errors import UnusableFile
from strategy_tui.networks import NETWORKS
from strategy_tui.services import draft_files
from strategy_tui.twins.index import add, near
from strategy_tui.twins.postings import MemoryPostings

PARSED = 200
"""Drafts whose front matter is kept as long as they do not change."""

Stamp = tuple[int, int]
"""When a file was changed, in nanoseconds, and how long it is."""


@dataclass(frozen=True, slots=True)
class OtherDrafts:
    """All drafts of a folder but one."""

    folder: Path
    but: Path | None
    """Its links followed."""
    names: Mapping[str, str]
    """The key of a network in the strategy → its name."""

    def near(self, text: str) -> Iterator[OwnPost]:
        """Those that meet the criterion, and can go somewhere as they are."""
        for name in _texts(self.folder).near(text):
            if (found := self._read(self.folder / name)) is not None:
                yield found[0]

    def newest(self, most: int) -> Iterator[tuple[OwnPost, Path, Draft]]:
        """So many, the last by name, which starts with the day."""
        for path in sorted(self.folder.glob("*.md"), reverse=True)[:most]:
            if (found := self._read(path)) is not None:
                yield found[0], path, found[1]

    def _read(self, path: Path) -> tuple[OwnPost, Draft] | None:
        if path.resolve() == self.but or (draft := _draft(path)) is None:
            return None
        network = self.names.get(draft.network, draft.network)
        if network not in NETWORKS:
            return None
        return OwnPost(network, draft.body, f"{self.folder.name}/{path.name}", None), draft


class _Texts:
    """The words of every draft of a folder; a file is read again when it changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._stamps: dict[str, Stamp] = {}
        self._numbers: dict[str, int] = {}
        self._names: list[str] = []
        self._postings = MemoryPostings()
        self._lock = Lock()

    def near(self, text: str) -> list[str]:
        with self._lock:
            self._refresh()
            return [self._names[each.post] for each in near(self._postings, text)]

    def _refresh(self) -> None:
        stamps = dict(sorted(_stamps(self.folder)))
        for name in self._stamps.keys() - stamps.keys():
            self._postings.remove(self._numbers[name])
        for name, stamp in stamps.items():
            if self._stamps.get(name) != stamp:
                add(self._postings, self._number(name), _body(self.folder / name))
        self._stamps = stamps

    def _number(self, name: str) -> int:
        if name not in self._numbers:
            self._numbers[name] = len(self._names)
            self._names.append(name)
        return self._numbers[name]


@lru_cache(maxsize=2)
def _texts(folder: Path) -> _Texts:
    """One for each folder that this process looks at."""
    return _Texts(folder)


def _stamps(folder: Path) -> Iterator[tuple[str, Stamp]]:
    try:
        with os.scandir(folder) as entries:
            for each in entries:
                if each.name.endswith(".md") and not each.name.startswith("."):
                    found = each.stat()
                    yield each.name, (found.st_mtime_ns, found.st_size)
    except OSError:
        return  # no folder yet, or a file vanished: the others come with the next look


def _body(path: Path) -> str:
    try:
        return body_of(draft_files.read(path).text)
    except UnusableFile:
        return ""  # vanished or unreadable: `draft list` says so


def _draft(path: Path) -> Draft | None:
    try:
        found = path.stat()
        return _parsed(path, found.st_mtime_ns, found.st_size)
    except (OSError, UnusableFile):
        return None


@lru_cache(maxsize=PARSED)
def _parsed(path: Path, changed: int, size: int) -> Draft | None:
    """A draft is read again when its time or size changed."""
    del changed, size
    draft, _ = parse(draft_files.read(path).text, str(path))
    return draft
