"""Draft files on disk: read as bytes, written whole or not at all."""

from __future__ import annotations

from pathlib import Path

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message, message
from strategy_tui.errors import UnusableFile
from strategy_tui.services.own_files import read_bytes, write_whole

MAX_BYTES = 1_000_000
"""The longest text of any network is a blog's; a hundred of those fit in here."""

STANDARD_INPUT = Path("-")
"""Stands for what comes in without a file."""

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A draft as it was read."""

    path: Path
    text: str
    """Without a byte order mark; every line ends in LF."""
    data: bytes
    """As it lies on the disk."""


def read(path: Path) -> DraftFile:
    """A draft's text.

    Raises:
        UnusableFile: there is no such file, or it is a folder, unreadable, over 1 MB or not UTF-8.
    """
    return decoded(path, read_bytes(path, MAX_BYTES))


def decoded(path: Path, data: bytes) -> DraftFile:
    """The text in a draft's bytes.

    Raises:
        UnusableFile: they are over 1 MB or not UTF-8.
    """
    if len(data) > MAX_BYTES:
        raise UnusableFile(_too_long(path))
    try:
        text = data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnusableFile(_not_utf8(path, error)) from error
    return DraftFile(path, text.replace("\r\n", "\n"), data)


def write(path: Path, text: str, was: str) -> None:
    """Put a new text where `was` was read; the byte order mark and line ends of the file stay.

    Raises:
        UnusableFile: the file changed since it was read, or cannot be written. It is as it was.
    """
    try:
        file = read(path)
    except UnusableFile:
        file = None
    if file is None or file.text != was:
        raise UnusableFile(
            message(
                "“{path}” was changed or removed by another program since it was opened here, so "
                "it was not overwritten. Copy your text, open the file again, and join the two.",
                path=str(path),
            )
        )
    write_whole(path, as_before(file, text))


def _too_long(path: Path) -> Message:
    if path == STANDARD_INPUT:
        return message(
            "Standard input is over 1 MB, which is longer than any network takes. "
            "Give it one draft at a time."
        )
    return message(
        "“{path}” is over 1 MB, which is longer than any network takes. "
        "Is it a draft? Pictures go beside it, under “media”.",
        path=str(path),
    )


def _not_utf8(path: Path, error: UnicodeDecodeError) -> Message:
    line = error.object.count(b"\n", 0, error.start) + 1
    byte = f"0x{error.object[error.start]:02X}"
    if path == STANDARD_INPUT:
        return message(
            "Standard input is not UTF-8 text: line {line} has the byte {byte}. "
            "Convert it first, such as with “iconv -f LATIN1 -t UTF-8”.",
            line=line,
            byte=byte,
        )
    return message(
        "“{path}” is not UTF-8 text: line {line} has the byte {byte}. "
        "Save it as UTF-8 in your editor.",
        path=str(path),
        line=line,
        byte=byte,
    )


def as_before(file: DraftFile, text: str) -> str:
    """A new text for a file, with the file's byte order mark and the ends that its lines have.

    Raises:
        UnusableFile: the text has half a character, which no file can hold.
    """
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UnusableFile(
            message(
                "“{path}” was not saved: line {line} has half a character that no file can hold. "
                "Delete it and save again.",
                path=str(file.path),
                line=text.count("\n", 0, error.start) + 1,
            )
        ) from error
    if b"\r\n" in file.data:
        text = _with_ends(text, file)
    return ("\ufeff" if file.data.startswith(_BOM) else "") + text


def _with_ends(text: str, file: DraftFile) -> str:
    """The lines end as they do in the file; those that are new there end in LF."""
    ends = ["\r\n" if line.endswith(b"\r") else "\n" for line in file.data.split(b"\n")[:-1]]
    old, new = file.text.split("\n")[:-1], text.split("\n")[:-1]
    if "\n" not in ends:
        ends = ["\r\n"] * len(new)
    elif len(old) != len(new):
        ahead = _same(old, new)
        behind = _same(old[ahead:][::-1], new[ahead:][::-1])
        ends = [*ends[:ahead], *["\n"] * (len(new) - ahead - behind), *ends[len(ends) - behind :]]
    whole = "".join(line + end for line, end in zip(new, ends, strict=True))
    return whole + text[text.rfind("\n") + 1 :]


def _same(one: list[str], other: list[str]) -> int:
    """How many lines are the same before the first that differs."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
