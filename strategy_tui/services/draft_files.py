"""Draft files on disk: read as bytes, written whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from strategy_tui.domain.message import message
from strategy_tui.errors import UnusableFile

MAX_BYTES = 1_000_000
"""The longest text of any network is a blog's; a hundred of those fit in here."""

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A draft as it was read; `data` tells later whether somebody else changed it."""

    path: Path
    text: str
    """Without a byte order mark; every line ends in LF."""
    data: bytes


def read(path: Path) -> DraftFile:
    """A draft's text.

    Raises:
        UnusableFile: there is no such file, or it is a folder, unreadable, over 1 MB or not UTF-8.
    """
    return decoded(path, _bytes(path))


def decoded(path: Path, data: bytes) -> DraftFile:
    """The text in a draft's bytes.

    Raises:
        UnusableFile: they are over 1 MB or not UTF-8.
    """
    if len(data) > MAX_BYTES:
        raise _too_large(path)
    try:
        text = data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnusableFile(
            message(
                "“{path}” is not UTF-8 text: line {line} has the byte {byte}. "
                "Save it as UTF-8 in your editor.",
                path=str(path),
                line=data.count(b"\n", 0, error.start) + 1,
                byte=f"0x{error.object[error.start]:02X}",
            )
        ) from error
    return DraftFile(path, text.replace("\r\n", "\n"), data)


def write(file: DraftFile, text: str) -> DraftFile:
    """Put a new text where `file` was read; its byte order mark and line ends stay.

    Raises:
        UnusableFile: the file changed since it was read, or cannot be written. It is as it was.
    """
    target = Path(os.path.realpath(file.path))  # a link stays a link
    try:
        unchanged = target.read_bytes() == file.data
    except OSError:
        unchanged = False
    if not unchanged:
        raise UnusableFile(
            message(
                "“{path}” was changed or removed by another program since it was opened here, so "
                "it was not overwritten. Your text is still here: save it under another name, or "
                "open the file again.",
                path=str(file.path),
            )
        )
    data = _encoded(file, text)
    _replace(target, data)
    return DraftFile(file.path, text, data)


def create(path: Path, text: str) -> None:
    """Write a new file.

    Raises:
        FileExistsError: there is one already.
        UnusableFile: it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(text.encode())
    except FileExistsError:
        raise
    except OSError as error:
        raise _not_written(path, error) from error


def _bytes(path: Path) -> bytes:
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise UnusableFile(
                message("“{path}” is not a file, so it cannot be a draft.", path=str(path))
            )
        if found.st_size > MAX_BYTES:
            raise _too_large(path)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnusableFile(
            message(
                "There is no draft “{path}”. `draft list` shows those there are.", path=str(path)
            )
        ) from error
    except (OSError, ValueError) as error:  # a NUL in a path is a ValueError
        raise UnusableFile(
            message(
                "“{path}” cannot be read ({reason}). Check that it is yours and readable.",
                path=str(path),
                reason=getattr(error, "strerror", None) or str(error),
            )
        ) from error


def _encoded(file: DraftFile, text: str) -> bytes:
    if b"\r\n" in file.data and file.data.count(b"\n") == file.data.count(b"\r\n"):
        text = text.replace("\n", "\r\n")
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        raise UnusableFile(
            message(
                "“{path}” was not saved: line {line} has half a character that no file can hold. "
                "Delete it and save again.",
                path=str(file.path),
                line=text.count("\n", 0, error.start) + 1,
            )
        ) from error
    return (_BOM if file.data.startswith(_BOM) else b"") + data


def _replace(target: Path, data: bytes) -> None:
    name = ""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        with os.fdopen(handle, "wb") as file:
            os.fchmod(file.fileno(), stat.S_IMODE(target.stat().st_mode))
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
    except OSError as error:
        if name:
            with suppress(OSError):
                Path(name).unlink()
        raise _not_written(target, error) from error


def _too_large(path: Path) -> UnusableFile:
    return UnusableFile(
        message(
            "“{path}” is over 1 MB, which is longer than any network takes. "
            "Is it a draft? Pictures go beside it, under “media”.",
            path=str(path),
        )
    )


def _not_written(path: Path, error: OSError) -> UnusableFile:
    return UnusableFile(
        message(
            "“{path}” could not be written ({reason}), so it is as it was. "
            "Check the disk's free space and that the folder is yours.",
            path=str(path),
            reason=error.strerror or type(error).__name__,
        )
    )
