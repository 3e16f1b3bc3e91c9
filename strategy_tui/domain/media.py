"""What is known of a file that goes with a draft."""

from __future__ import annotations

from enum import StrEnum

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.text import Span


class MediaKind(StrEnum):
    """What a file shows."""

    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class MediaInfo:
    """A picture, film or recording as it was read from its file; None is unknown."""

    file: str
    """As the draft names it."""
    exists: bool
    """Whether there is anything of that name."""
    alt: str = ""
    kind: MediaKind = MediaKind.IMAGE
    span: Span | None = None
    """Where it is named in the draft's file."""
    format: str | None = None
    """What its bytes say it is: `jpeg`, `png`, `gif`, `webp`, `heic`, `avif`, `mp4`, `mov`, …"""
    size: int | None = None
    """In bytes."""
    width: int | None = None
    """In pixels, as it is shown (a turned photograph is turned)."""
    height: int | None = None
    seconds: float | None = None
    is_animated: bool = False
    lies: bool = False
    """Whether its name says another format than its bytes."""
    is_bomb: bool = False
    """Whether it would unpack to more pixels than any network shows."""
    is_broken: bool = False
    """Whether it is empty, or begins like a picture or film and cannot be read as one."""
    is_readable: bool = True
    """Whether it is a file that may be opened."""
    tells_place: bool = False
    """Whether it says where on earth it was taken."""

    @property
    def is_known(self) -> bool:
        """Whether it begins like a picture, film or recording, or nobody can tell."""
        is_mute = not self.exists or not self.is_readable or self.size == 0
        return self.format is not None or is_mute
