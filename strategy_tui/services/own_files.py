"""The person's own files: read with limits, written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from strategy_tui.domain.message import Message, message
from strategy_tui.errors import UnusableFile

_REASONS: dict[int, Message] = {
    errno.ENOENT: message("it is not there"),
    errno.EACCES: message("you may not"),
    errno.EPERM: message("you may not"),
    errno.EROFS: message("the disk is read-only"),
    errno.ENOSPC: message("the disk is full"),
    errno.EDQUOT: message("the disk is full"),
    errno.EFBIG: message("it would be too large"),
    errno.EISDIR: message("it is a folder"),
    errno.ENOTDIR: message("a file stands where a folder should be"),
    errno.EEXIST: message("something of that name is there already"),
    errno.ENAMETOOLONG: message("the name is too long"),
    errno.ELOOP: message("its links lead in a circle"),
}


def read_bytes(path: Path, limit: int) -> bytes:
    """The bytes of a regular file, at most one more than the limit.

    Raises:
        UnusableFile: it is missing, a folder, a device, or not ours to read.
    """
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            found = message("it is a folder") if stat.S_ISDIR(mode) else message("it is no file")
            raise UnusableFile(_unreadable(path, found))
        with path.open("rb") as file:
            return file.read(limit + 1)
    except OSError as error:
        raise UnusableFile(_unreadable(path, reason(error))) from error


def files_in(folder: Path, suffix: str) -> tuple[Path, ...]:
    """What lies in a folder and ends so, by name; hidden files do not count.

    Raises:
        UnusableFile: it cannot be read.
    """
    try:
        found = [each for each in folder.iterdir() if each.suffix == suffix]
    except OSError as error:
        raise UnusableFile(_unreadable(folder, reason(error))) from error
    return tuple(sorted(each for each in found if not each.name.startswith(".")))


def write_whole(path: Path, text: str) -> None:
    """Replace a file by a text; whoever reads it sees the old one or the new one, never a part.

    Raises:
        UnusableFile: the disk is full or read-only, or the folder is not ours.
    """
    target = path.resolve()
    with writing(path), _beside(target, text) as fresh:
        with suppress(FileNotFoundError):
            fresh.chmod(stat.S_IMODE(target.stat().st_mode))
        fresh.replace(target)


def write_new(path: Path, text: str) -> None:
    """Write a file that must not exist yet.

    Raises:
        UnusableFile: it exists, or cannot be written.
    """
    with writing(path):
        create(path, text)


def write_export(path: Path, text: str, marks: Collection[str], limit: int) -> None:
    """Write a file, in the place of an earlier export of ours but of nothing else.

    An export of this kind has one of `marks` in its first `limit` bytes.

    Raises:
        UnusableFile: another file is there, or it cannot be written.
    """
    if not os.path.lexists(path):
        write_new(path, text)
        return
    found = read_bytes(path, limit).decode("utf-8", "replace")
    if not any(mark in found for mark in marks):
        raise UnusableFile(
            message(
                "{path} is there already and was not written by this command, so it stays as it "
                "is. Choose another name.",
                path=str(path),
            )
        )
    write_whole(path, text)


def create(path: Path, text: str) -> None:
    """Write a file that must not exist yet, whole; FileExistsError and OSError as they come."""
    with _beside(path, text) as fresh:
        try:
            os.link(fresh, path)
        except OSError as error:
            if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EACCES):
                raise
            with path.open("x", encoding="utf-8", newline="") as file:  # no links on this disk
                file.write(text)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn what the system refuses into one sentence about the path."""
    try:
        yield
    except OSError as error:
        raise UnusableFile(_unwritable(path, error)) from error


def reason(error: OSError) -> Message | str:
    """Why the system refused; in its words where we have none."""
    return _REASONS.get(error.errno or 0) or error.strerror or type(error).__name__


def _unwritable(path: Path, error: OSError) -> Message:
    if error.errno == errno.ENOENT and not path.parent.exists():
        return message(
            "{path} could not be written: the folder {folder} is not there. Create it first.",
            path=str(path),
            folder=str(path.parent),
        )
    return message("{path} could not be written: {reason}.", path=str(path), reason=reason(error))


def _unreadable(path: Path, found: Message | str) -> Message:
    return message("{path} could not be read: {reason}.", path=str(path), reason=found)


@contextmanager
def _beside(path: Path, text: str) -> Iterator[Path]:
    """A complete file with the text in the folder of `path`, gone at the end unless moved."""
    fresh = path.with_name(f".{path.name[:80]}.{os.urandom(8).hex()}")
    try:
        with fresh.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        yield fresh
    finally:
        with suppress(FileNotFoundError):
            fresh.unlink()
