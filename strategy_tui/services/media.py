"""The pictures and films that lie beside a draft."""

from __future__ import annotations

import re
import stat
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

_KINDS = {
    MediaKind.IMAGE: ("avif", "gif", "heic", "jpeg", "jpg", "png", "webp"),
    MediaKind.VIDEO: ("m4v", "mkv", "mov", "mp4", "webm"),
}


_BEGINNING = (
    rb"\xff\xd8\xff|\x89PNG|GIF8[79]a|RIFF.{4}(?:WEBP|AVI )|BM.{4}\x00{4}|II\*\x00|MM\x00\*"
    rb"|\xff\x0a|\x00{3}\x0cJXL|.{4}(?:ftyp|moov|mdat)|\x00{3}.(?:wide|free|skip)"
    rb"|\x1aE\xdf\xa3"
)
"""JPEG, PNG, GIF, WebP, AVI, BMP, TIFF, JPEG XL; MP4, MOV, HEIC and AVIF; Matroska and WebM."""


def probe(draft: Draft, path: Path, root: Path | None) -> tuple[MediaInfo, ...]:
    """What is known of each file that a draft at `path` may name: its size, how it begins."""
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
    if PurePosixPath(file).is_absolute() or PureWindowsPath(file).drive:
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


def _begins_like_media(place: Path) -> bool:
    try:
        with place.open("rb") as file:
            return re.match(_BEGINNING, file.read(16), re.DOTALL) is not None
    except OSError:
        return True  # the approval says that it cannot be read


def _info(media: MediaRef, path: Path) -> MediaInfo:
    suffix = Path(media.file).suffix.removeprefix(".").lower()
    kind = next((kind for kind, known in _KINDS.items() if suffix in known), MediaKind.OTHER)
    try:
        found = (path.parent / media.file).stat()
    except (OSError, ValueError):
        return MediaInfo(media.file, exists=False, alt=media.alt, kind=kind, span=media.span)
    exists = stat.S_ISREG(found.st_mode)
    return MediaInfo(
        media.file,
        exists,
        media.alt,
        kind,
        media.span,
        format="unknown" if exists and _begins_like_media(path.parent / media.file) else None,
        size=found.st_size if exists else None,
    )
