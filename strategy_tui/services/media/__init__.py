"""The pictures and films that lie beside a draft."""

from __future__ import annotations

import stat
from dataclasses import replace
from functools import lru_cache
from pathlib import Path, PurePosixPath, PureWindowsPath

from strategy_tui.domain.diagnostic import Diagnostic, Severity
from strategy_tui.domain.draft import Draft, MediaRef
from strategy_tui.domain.media import MediaInfo, MediaKind
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.text import Span
from strategy_tui.errors import UnusableFile
from strategy_tui.services.own_files import reason
from strategy_tui.yamldoc import shortened

MOST_PIXELS = 250_000_000
"""No camera that people carry makes a larger picture, and no network shows one."""


def probe(draft: Draft, path: Path, root: Path | None) -> tuple[MediaInfo, ...]:
    """What is known of each file that a draft at `path` may name, by its own bytes."""
    return tuple(
        _info(each, path) for each in draft.media if _misplaced(each.file, path, root) is None
    )


def misplaced(draft: Draft, path: Path, root: Path | None) -> tuple[Diagnostic, ...]:
    """The files that a draft may not name: by their full path, or outside its workspace.

    Whoever hands somebody a draft could otherwise have any file of theirs published.
    """
    return tuple(
        Diagnostic("draft.media", Severity.ERROR, each.span or Span(0, 0), said)
        for each in draft.media
        if (said := _misplaced(each.file, path, root)) is not None
    )


def sha256(path: Path, file: str) -> str:
    """The fingerprint of a file that a draft at `path` names.

    Raises:
        UnusableFile: it cannot be read.
    """
    place = path.parent / file
    try:
        found = place.stat()
        if not stat.S_ISREG(found.st_mode):
            raise UnusableFile(
                message(
                    "“{file}” of “{path}” is not a file, so it cannot be attached.",
                    file=file,
                    path=str(path),
                )
            )
        return _sha256(place, found.st_mtime_ns, found.st_size)
    except OSError as error:
        raise UnusableFile(
            message(
                "“{file}” of “{path}” could not be read: {reason}.",
                file=file,
                path=str(path),
                reason=reason(error),
            )
        ) from error


@lru_cache(maxsize=256)
def _sha256(place: Path, changed: int, size: int) -> str:
    """A file is read again when its time or size changed."""
    from hashlib import file_digest

    del changed, size
    with place.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _misplaced(file: str, path: Path, root: Path | None) -> Message | None:
    is_full = PurePosixPath(file).is_absolute() or PureWindowsPath(file).drive
    if is_full or file.startswith(("~/", "~\\")):
        return message(
            "“{file}” is a full path. Put the file beside the draft and name it from there.",
            file=shortened(file),
        )
    try:
        outside = (
            root is not None
            and path.resolve().is_relative_to(root.resolve())
            and not (path.parent / file).resolve().is_relative_to(root.resolve())
        )
    except (OSError, ValueError, RuntimeError):
        return None  # then it is missing, and a rule says so
    if outside:
        return message(
            "“{file}” lies outside your workspace. Put the file beside the draft.",
            file=shortened(file),
        )
    return None


def _info(media: MediaRef, path: Path) -> MediaInfo:
    from strategy_tui.services.media import formats
    from strategy_tui.services.media.reading import read

    place = path.parent / media.file
    kind = formats.KIND_OF.get(formats.named(media.file) or "", MediaKind.OTHER)
    named = MediaInfo(media.file, exists=False, alt=media.alt, kind=kind, span=media.span)
    try:
        size = place.stat().st_size
    except (OSError, ValueError):
        return named
    try:
        reading = read(place)
    except OSError:
        return replace(named, exists=True, is_readable=False)
    return replace(
        named,
        exists=True,
        kind=formats.KIND_OF.get(reading.format or "", kind),
        format=reading.format,
        size=size,
        width=reading.width,
        height=reading.height,
        seconds=reading.seconds,
        is_animated=reading.is_animated,
        lies=reading.format is not None and not formats.fits(reading.format, media.file),
        is_bomb=(reading.width or 0) * (reading.height or 0) > MOST_PIXELS,
        is_broken=reading.is_broken,
        tells_place=reading.tells_place,
    )
