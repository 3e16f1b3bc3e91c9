"""What an export holds: counted while it is read, and reported."""

from __future__ import annotations

import gc
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import field, replace
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

from strategy_tui.domain.archive import (
    AccountRef,
    ArchiveHeader,
    ArchiveProblem,
    Coverage,
    Direction,
    Follow,
    Interaction,
    Like,
    Named,
    Post,
    PostKind,
    Record,
)
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import message
from strategy_tui.errors import UnusableFile
from strategy_tui.i18n import render
from strategy_tui.networks.base import Archive

BATCH = 2_000
"""Records that are handled at once; more gains nothing and costs memory."""

UNCHANGED = {"new": 0, "changed": 0, "gone": 0}

_TEXTS = frozenset({".js", ".json", ".csv", ".html", ".txt"})
"""Files of a folder that are hashed by their content; the others, films mostly, by their size."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What was found in an export, and what of it was news."""

    network: str
    format: str
    owner: str | None
    complete: bool | None
    """Whether every list is surely whole; None if one of them cannot tell."""
    counts: Mapping[str, int]
    """A list that the source does not have is absent."""
    changes: Mapping[str, int]
    """`new`, `changed`, `gone`."""
    resolved: Mapping[str, int]
    """Of how many entries of `follows` and `followers` the handle is known."""
    problems: tuple[ArchiveProblem, ...] = ()
    imported_before: datetime | None = None
    """When this very content was imported, if it was."""

    def as_json(self, language: str = "en") -> dict[str, object]:
        """The machine format of `import --json`."""
        owner = {"owner": self.owner} if self.owner else {}
        return {
            "network": self.network,
            "format": self.format,
            **owner,
            "complete": self.complete,
            "counts": dict(self.counts),
            "changes": dict(self.changes),
            "resolved": dict(self.resolved),
            "problems": [
                {"file": each.file, "message": render(each.message, language)}
                for each in self.problems
            ],
        }


def dump(report: ImportReport) -> str:
    """What is kept of a report, as JSON; problems are not: the file can be read again."""
    kept = ("network", "format", "owner", "complete", "counts", "resolved")
    return json.dumps({name: getattr(report, name) for name in kept}, default=dict)


def load(text: str, imported_at: datetime) -> ImportReport:
    """The report of content that was imported before: nothing is news."""
    kept: dict[str, Any] = json.loads(text)
    return ImportReport(**kept, changes=UNCHANGED, imported_before=imported_at)


@dataclass(slots=True)
class Tally:
    """Counts records."""

    follows: Counter[Direction] = field(default_factory=Counter)
    posts: Counter[PostKind] = field(default_factory=Counter)
    likes: int = 0

    def take(self, records: Sequence[Record]) -> None:
        """Count some records."""
        kinds = Counter(map(type, records))
        if kinds[Post]:
            self.posts.update([each.kind for each in records if isinstance(each, Post)])
        if kinds[Follow]:
            self.follows.update([each.direction for each in records if isinstance(each, Follow)])
        self.likes += kinds[Like]

    def counts(self, coverage: Coverage) -> dict[str, int]:
        """The counts by name; lists that the source does not have are absent."""
        found: dict[str, int] = {}
        total = self.posts.total()
        if total or coverage.posts is not None:
            replies = self.posts[PostKind.REPLY] + self.posts[PostKind.THREAD]
            found |= {"posts": total, "replies": replies, "reposts": self.posts[PostKind.REPOST]}
        for name, count, whole in (
            ("likes", self.likes, coverage.likes),
            ("follows", self.follows[Direction.FOLLOWING], coverage.follows),
            ("followers", self.follows[Direction.FOLLOWER], coverage.followers),
        ):
            if count or whole is not None:
                found[name] = count
        return found


def report(
    header: ArchiveHeader, archive: Archive, tally: Tally, resolved: Mapping[Direction, int]
) -> ImportReport:
    """The report of an archive whose records were all read; as if nothing were news."""
    counts = tally.counts(archive.coverage)
    owner = header.owner
    names = {Direction.FOLLOWING: "follows", Direction.FOLLOWER: "followers"}
    return ImportReport(
        network=header.network,
        format=header.format,
        owner=(owner.handle or owner.id) if owner is not None else None,
        complete=_complete(archive.coverage, counts),
        counts=counts,
        changes=UNCHANGED,
        resolved={
            name: resolved.get(direction, 0) for direction, name in names.items() if name in counts
        },
        problems=tuple(archive.problems),
    )


def batches(records: Iterable[Record]) -> Iterator[list[Record]]:
    """A few thousand records at a time."""
    waiting = iter(records)
    while some := list(islice(waiting, BATCH)):
        yield some


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for cycles: records have none, and looking for them takes a fifth of an import."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def examine(path: Path, owner: str | None = None) -> ImportReport:
    """What an export holds, without keeping any of it; everything counts as new.

    Raises:
        UnusableFile: it cannot be read, or it is no export that we know.
    """
    from strategy_tui.networks.archives import open_archive

    with open_archive(path, AccountRef(handle=owner) if owner else None) as archive:
        return examine_archive(archive)


def examine_archive(archive: Archive) -> ImportReport:
    """The same for an archive that is open."""
    tally, names = Tally(), _Names()
    with uncollected():
        for records in batches(archive.records()):
            tally.take(records)
            names.take(records)
    found = report(archive.header, archive, tally, names.resolved())
    parts = ("replies", "reposts")
    new = sum(count for name, count in found.counts.items() if name not in parts)
    return replace(found, changes={**UNCHANGED, "new": new})


class _Names:
    """Which listed ids the same export gives a handle to."""

    def __init__(self) -> None:
        self._listed: dict[Direction, set[str]] = {each: set() for each in Direction}
        self._with_handle: Counter[Direction] = Counter()
        self._known: set[str] = set()

    def take(self, records: Sequence[Record]) -> None:
        """Take the names of some records."""
        for record in records:
            if not isinstance(record, Follow | Named | Interaction):
                continue
            ref = record.account
            if isinstance(record, Follow) and ref.handle is None and ref.id is not None:
                self._listed[record.direction].add(ref.id)
            elif isinstance(record, Follow) and ref.handle is not None:
                self._with_handle[record.direction] += 1
            if ref.id is not None and ref.handle is not None:
                self._known.add(ref.id)

    def resolved(self) -> dict[Direction, int]:
        """How many entries of each list have a handle."""
        return {
            direction: self._with_handle[direction] + len(listed & self._known)
            for direction, listed in self._listed.items()
        }


def content_hash(path: Path) -> str:
    """What tells one export from another, wherever it lies and whatever it is called.

    Raises:
        UnusableFile: it cannot be read.
    """
    try:
        if not path.is_dir():
            with path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        return _folder_hash(path)
    except OSError as error:
        raise UnusableFile(
            message(
                "“{path}” cannot be read: {reason}.",
                path=str(path),
                reason=error.strerror or str(error),
            )
        ) from error


def _folder_hash(folder: Path) -> str:
    whole = hashlib.sha256()
    files = sorted(each for each in folder.rglob("*") if each.is_file() and not each.is_symlink())
    for file in files:
        whole.update(f"{file.relative_to(folder).as_posix()}\0{file.stat().st_size}\0".encode())
        if file.suffix.lower() in _TEXTS:
            with file.open("rb") as content:
                whole.update(hashlib.file_digest(content, "sha256").digest())
    return whole.hexdigest()


def _complete(coverage: Coverage, counts: Mapping[str, int]) -> bool | None:
    lists = {
        "follows": coverage.follows,
        "followers": coverage.followers,
        "posts": coverage.posts,
        "likes": coverage.likes,
    }
    claims = [claim for name, claim in lists.items() if name in counts]
    if False in claims:
        return False
    return None if None in claims or not claims else True
