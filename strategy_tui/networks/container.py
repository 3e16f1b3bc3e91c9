"""A data export as people keep it: a zip, a tar, a folder or a bare file, read as one set of files.

Nothing is ever unpacked to disk. Left out: paths that lead outside, links and devices, what
systems add (`__MACOSX/`, `._*`, `.DS_Store`), archives inside the archive.
"""

from __future__ import annotations

import lzma
import os
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field
from pathlib import Path
from typing import IO, Protocol

from strategy_tui.clean_text import clean_text
from strategy_tui.domain.archive import ArchiveProblem
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message, message, plural
from strategy_tui.errors import UnusableFile
from strategy_tui.networks.unpacked import LimitedStream, unpacked

RATIO = 200
"""How often its packed size a file may have; exports of text stay under 30."""
HARMLESS = 64 << 20
"""Bytes; below it a file may shrink as it likes (one line repeated packs to a thousandth)."""
MEMBERS = 500_000
"""The most files of one export; a million pictures are less likely than a mistaken folder."""
PIECE = 1 << 20
"""Bytes that are read at once."""

_IGNORED = re.compile(r"(^|/)(__MACOSX/|\._[^/]*$|\.DS_Store$|Thumbs\.db$|desktop\.ini$)", re.I)
_UNREADABLE = (
    OSError,
    EOFError,
    ValueError,
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
    tarfile.TarError,
)
_OUTSIDE = re.compile(r"^/|^[A-Za-z]:|(^|/)\.\.(/|$)|\x00")


class Damaged(UnusableFile):
    """One file of an export cannot be read; the others may be fine."""


class Readable(Protocol):
    """What readers of exports need of a file."""

    def read(self, size: int, /) -> bytes:
        """The next bytes, at most `size`; empty at the end."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


@dataclass(slots=True)
class Container:
    """An export that is open; `members` are paths with forward slashes → bytes."""

    path: Path
    kind: str
    """`zip`, `tar`, `folder` or `file`."""
    members: Mapping[str, int]
    problems: tuple[ArchiveProblem, ...]
    _open: Callable[[str], IO[bytes]]
    _close: Callable[[], None] = field(default=lambda: None)

    def open(self, name: str) -> Readable:
        """A member as a stream.

        Raises:
            Damaged: it cannot be read; its reads may raise the same.
        """
        with _damage_said():
            return _Member(self._open(name))

    def read(self, name: str, most: int) -> bytes:
        """A member's first bytes, at most so many.

        Raises:
            Damaged: it cannot be read.
        """
        stream = self.open(name)
        pieces = []
        try:
            while most > 0 and (piece := stream.read(min(most, PIECE))):
                pieces.append(piece)
                most -= len(piece)
        finally:
            stream.close()
        return b"".join(pieces)

    def read_whole(self, name: str, most: int) -> bytes:
        """A small member.

        Raises:
            Damaged: it cannot be read, or it is larger than `most` bytes.
        """
        raw = self.read(name, most + 1)
        if len(raw) > most:
            raise Damaged(_too_large())
        return raw

    def in_folders(self) -> dict[str, dict[str, str]]:
        """Folder (`""` or `a/b/`) → lower-case file name → member, so that extra top folders
        do not matter."""
        folders: dict[str, dict[str, str]] = {}
        for member in self.members:
            folder, slash, name = member.rpartition("/")
            folders.setdefault(folder + slash, {})[name.lower()] = member
        return folders

    def close(self) -> None:
        """Let go of it."""
        self._close()


class _Member:
    """A stream whose failures are `Damaged`."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def read(self, size: int, /) -> bytes:
        with _damage_said():
            return self._stream.read(size)

    def close(self) -> None:
        self._stream.close()


@contextmanager
def _damage_said() -> Iterator[None]:
    """Whatever goes wrong inside with the bytes of a member becomes `Damaged`."""
    try:
        yield
    except NotImplementedError as error:
        raise Damaged(
            message(
                "It is packed in a way that cannot be read here. Unpack the export with your "
                "system’s own tool and import the folder."
            )
        ) from error
    except RuntimeError as error:
        if "password" not in str(error):
            raise
        raise Damaged(
            message("It is locked with a password. Unpack the export and import the folder.")
        ) from error
    except _UNREADABLE as error:
        raise Damaged(
            message("It is cut off or damaged. Download or copy the export again.")
        ) from error


def open_container(path: Path) -> Container:
    """An export by what it is, whatever its name ends in.

    Raises:
        UnusableFile: there is nothing to read, or it is not safe to read.
    """
    try:
        if path.is_dir():
            return _folder(path)
        with path.open("rb") as file:
            head = file.read(265)
    except FileNotFoundError as error:
        raise UnusableFile(message("There is no file or folder “{path}”.", path=shown(path))) from (
            error
        )
    except (OSError, ValueError) as error:
        raise UnusableFile(
            message(
                "“{path}” cannot be read: {reason}.",
                path=shown(path),
                reason=getattr(error, "strerror", None) or str(error),
            )
        ) from error
    return _packed_or_bare(path, head)


def shown(path: Path | str) -> str:
    """A file's name as it may be shown."""
    return clean_text(str(path))


def _packed_or_bare(path: Path, head: bytes) -> Container:
    if not head:
        raise UnusableFile(
            message("“{path}” is empty. Download the export again.", path=shown(path.name))
        )
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip(path)
    if head.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")) or head[257:262] == b"ustar":
        return _tar(path, head)
    if head.startswith((b"7z\xbc\xaf\x27\x1c", b"Rar!")):
        raise UnusableFile(
            message(
                "“{path}” is a 7z or RAR archive, which cannot be read here. Unpack it and import "
                "the folder.",
                path=shown(path.name),
            )
        )
    members = {path.name: path.stat().st_size}
    return Container(path, "file", members, (), lambda _: path.open("rb"))


def _folder(path: Path) -> Container:
    members: dict[str, int] = {}
    problems: list[ArchiveProblem] = []

    def refused(error: OSError) -> None:
        problems.append(
            ArchiveProblem(
                shown(error.filename or path.name),
                message("It cannot be read: {reason}.", reason=error.strerror or str(error)),
            )
        )

    for parent, folders, files in os.walk(path, onerror=refused):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(files):
            file = Path(parent, name)
            member = file.relative_to(path).as_posix()
            if not _IGNORED.search(member) and file.is_file() and not file.is_symlink():
                members[member] = file.stat().st_size
        if len(members) > MEMBERS:
            raise _too_many(path)
    return Container(path, "folder", members, tuple(problems), lambda name: _file(path, name))


def _file(folder: Path, name: str) -> IO[bytes]:
    return (folder / name).open("rb")


def _zip(path: Path) -> Container:
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _cut_off(path) from error
    entries = archive.infolist()
    total = sum(each.file_size for each in entries)
    if len(entries) > MEMBERS:
        archive.close()
        raise _too_many(path)
    if total > HARMLESS and total > RATIO * path.stat().st_size:
        archive.close()
        raise _bomb(path)
    by_name = {each.filename: each for each in entries if not each.is_dir()}
    kept, problems = _safe({name: each.file_size for name, each in by_name.items()})
    return Container(
        path,
        "zip",
        {name: by_name[raw].file_size for name, raw in kept.items()},
        problems,
        lambda name: _entry(archive, by_name[kept[name]]),
        archive.close,
    )


def _entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> IO[bytes]:
    if entry.file_size > HARMLESS and entry.file_size > RATIO * entry.compress_size:
        raise Damaged(_too_large())
    return archive.open(entry)


def _tar(path: Path, head: bytes) -> Container:
    most = max(HARMLESS, RATIO * path.stat().st_size)
    stream = LimitedStream(unpacked(path, head), most, _bomb(path))
    entries: dict[str, tarfile.TarInfo] = {}
    problems: list[ArchiveProblem] = []
    try:
        archive = tarfile.open(fileobj=stream, mode="r:")  # type: ignore[call-overload]  # noqa: SIM115
    except _UNREADABLE as error:
        stream.close()
        raise _cut_off(path) from error
    try:
        for entry in archive:
            if entry.isreg():
                entries[entry.name] = entry
            if len(entries) > MEMBERS:
                raise _too_many(path)
    except _UNREADABLE:
        # What comes before the damage can be used, and the readers say what is missing.
        problems.append(
            ArchiveProblem(
                shown(path.name),
                message("It is cut off or damaged. Download or copy the export again."),
            )
        )
    except UnusableFile:
        stream.close()
        raise
    kept, unsafe = _safe({name: each.size for name, each in entries.items()})
    return Container(
        path,
        "tar",
        {name: entries[raw].size for name, raw in kept.items()},
        (*problems, *unsafe),
        lambda name: _tar_entry(archive, entries[kept[name]]),
        stream.close,
    )


def _tar_entry(archive: tarfile.TarFile, entry: tarfile.TarInfo) -> IO[bytes]:
    stream = archive.extractfile(entry)
    assert stream is not None, "only regular files are members"
    return stream


def _safe(sizes: Mapping[str, int]) -> tuple[dict[str, str], tuple[ArchiveProblem, ...]]:
    """Safe path → the archive's own spelling of it, and what was left out."""
    kept: dict[str, str] = {}
    outside: list[str] = []
    for raw in sizes:
        name = raw.replace("\\", "/")
        if _OUTSIDE.search(name):
            outside.append(name)
        elif not _IGNORED.search(name) and not name.endswith("/"):
            kept["/".join(part for part in name.split("/") if part not in ("", "."))] = raw
    if not outside:
        return kept, ()
    return kept, (
        ArchiveProblem(
            shown(outside[0]),
            plural(
                "Its path leads outside the export, so it was left out.",
                "{count} files have paths that lead outside the export; they were left out.",
                len(outside),
            ),
        ),
    )


def _cut_off(path: Path) -> UnusableFile:
    return UnusableFile(
        message(
            "“{path}” is cut off or damaged. Download or copy the export again.",
            path=shown(path.name),
        )
    )


def _bomb(path: Path) -> UnusableFile:
    return UnusableFile(
        message(
            "“{path}” unpacks to far more than any export holds, so it was not opened.",
            path=shown(path.name),
        )
    )


def _too_large() -> Message:
    return message("It is far larger than in any export, so it was not read.")


def _too_many(path: Path) -> UnusableFile:
    return UnusableFile(
        message(
            "“{path}” holds more than {count} files. Choose the folder or file of the export "
            "itself.",
            path=shown(path.name),
            count=MEMBERS,
        )
    )


def listed(names: Iterable[str], most: int = 4) -> tuple[str, ...]:
    """A few file names, to say what was found."""
    return tuple(shown(name) for name, _ in zip(sorted(names), range(most), strict=False))
