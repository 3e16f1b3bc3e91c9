"""The pictures and films that lie beside a draft."""

from __future__ import annotations

import hashlib
import stat
from functools import lru_cache
from pathlib import Path

from strategy_tui.domain.draft import Draft, MediaRef
from strategy_tui.domain.message import message
from strategy_tui.errors import UnusableFile
from strategy_tui.lint.rule import MediaInfo
from strategy_tui.services.own_files import reason

_KINDS = {
    "image": ("avif", "gif", "heic", "jpeg", "jpg", "png", "webp"),
    "video": ("m4v", "mkv", "mov", "mp4", "webm"),
}


def probe(draft: Draft, path: Path) -> tuple[MediaInfo, ...]:
    """What is known of each file that a draft at `path` names; reads nothing but its size."""
    return tuple(_info(each, path) for each in draft.media)


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
    del changed, size
    with place.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _info(media: MediaRef, path: Path) -> MediaInfo:
    suffix = Path(media.file).suffix.removeprefix(".").lower()
    kind = next((kind for kind, known in _KINDS.items() if suffix in known), "other")
    try:
        found = (path.parent / media.file).stat()
    except (OSError, ValueError):
        return MediaInfo(media.file, exists=False, alt=media.alt, kind=kind)
    exists = stat.S_ISREG(found.st_mode)
    return MediaInfo(media.file, exists, media.alt, kind, found.st_size if exists else None)
