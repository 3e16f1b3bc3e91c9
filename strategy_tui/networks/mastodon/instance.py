"""What a server says of its limits: `GET /api/v2/instance`, or `/api/v1/instance` of others.

Mastodon says it under `configuration` (mastodon/documentation 2903485, entities/Instance.md,
2026-07-02), and so do GoToSocial and snac; Pleroma and Akkoma say `max_toot_chars`,
`description_limit` and `upload_limit` as well, and Misskey, under `/api/meta`, `maxNoteTextLength`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from strategy_tui.clean_text import clean_text
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.network import Limits, MediaLimits, NetworkSpec, ServerLimits, Source
from strategy_tui.networks.mastodon import spec

_FORMATS = {
    "image/jpeg": ("jpeg",),
    "image/png": ("png",),
    "image/gif": ("gif",),
    "image/webp": ("webp",),
    "image/heic": ("heic",),
    "image/heif": ("heif",),
    "image/avif": ("avif",),
    "video/mp4": ("mp4", "m4v"),
    "video/quicktime": ("mov",),
    "video/webm": ("webm",),
    "video/x-matroska": ("mkv",),
}
_STATUSES = ("configuration", "statuses")
_MEDIA = ("configuration", "media_attachments")

_PLACES: Mapping[str, tuple[int, tuple[tuple[str, ...], ...]]] = {
    "text": (
        10_000_000,
        ((*_STATUSES, "max_characters"), ("max_toot_chars",), ("maxNoteTextLength",)),
    ),
    "link_length": (4_096, ((*_STATUSES, "characters_reserved_per_url"),)),
    "files": (1_000, ((*_STATUSES, "max_media_attachments"), ("max_media_attachments",))),
    "image_size": (2**40, ((*_MEDIA, "image_size_limit"), ("upload_limit",))),
    "image_pixels": (10**12, ((*_MEDIA, "image_matrix_limit"),)),
    "video_size": (2**40, ((*_MEDIA, "video_size_limit"), ("upload_limit",))),
    "alt_text": (1_000_000, ((*_MEDIA, "description_limit"), ("description_limit",))),
}
"""Field of `ServerLimits` → the most that may be true, and where it stands, the best first."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A server's answer: whose it is, what it allows, and what in it made no sense."""

    server: str
    """Its domain; empty where it does not say."""
    limits: ServerLimits
    ignored: tuple[Message, ...]

    @property
    def says_something(self) -> bool:
        """Whether there is any limit in it."""
        return self.limits != ServerLimits()


def of_instance(answer: Mapping[str, Any]) -> Answer:
    """The limits in a server's answer; a value that cannot be true is left out and told."""
    ignored: list[Message] = []
    numbers = {
        name: _number(answer, most, places, ignored) for name, (most, places) in _PLACES.items()
    }
    kinds = _at(answer, (*_MEDIA, "supported_mime_types"))
    if kinds is not None and not _are_texts(kinds):
        ignored.append(_nonsense("supported_mime_types", kinds))
        kinds = None
    limits = ServerLimits(
        **numbers,
        image_formats=_formats(kinds, "image/"),
        video_formats=_formats(kinds, "video/"),
    )
    domain = answer.get("domain") or answer.get("uri")
    server = clean_text(domain)[:253] if isinstance(domain, str) else ""
    return Answer(server.partition("://")[2] or server, limits, tuple(ignored))


def under(limits: ServerLimits, server: str, source: Source) -> NetworkSpec:
    """Mastodon as one server has it: its own limits where it says them, else the usual ones."""
    usual = spec.LIMITS
    return spec.build(
        replace(
            usual,
            text=_or(limits.text, usual.text, source),
            link_length=_or(limits.link_length, usual.link_length, source),
            alt_text=_or(limits.alt_text, usual.alt_text, source),
            image=_image(limits, usual, source),
            animation=None if limits.image_size is not None else usual.animation,
            video=_video(limits, usual, source),
        ),
        server,
    )


def _image(limits: ServerLimits, usual: Limits, source: Source) -> MediaLimits:
    image = usual.image or MediaLimits()
    return replace(
        image,
        formats=_or(limits.image_formats, image.formats, source),
        count=_or(limits.files, image.count, source),
        size=_or(limits.image_size, image.size, source),
        pixels=_or(limits.image_pixels, image.pixels, source),
    )


def _video(limits: ServerLimits, usual: Limits, source: Source) -> MediaLimits:
    video = usual.video or MediaLimits()
    return replace(
        video,
        formats=_or(limits.video_formats, video.formats, source),
        size=_or(limits.video_size, video.size, source),
    )


def _or(said: Any, usual: Any, source: Source) -> Any:
    return source.says(said) if said is not None else usual


def _number(
    answer: Mapping[str, Any],
    most: int,
    places: Iterable[tuple[str, ...]],
    ignored: list[Message],
) -> int | None:
    for place in places:
        value = _at(answer, place)
        if value is None:
            continue
        if type(value) is int and 0 < value <= most:
            return value
        ignored.append(_nonsense(place[-1], value))
    return None


def _at(answer: Mapping[str, Any], place: tuple[str, ...]) -> Any:
    found: Any = answer
    for name in place:
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _formats(kinds: list[str] | None, family: str) -> tuple[str, ...] | None:
    named = [_FORMATS[each] for each in kinds or () if each in _FORMATS and each.startswith(family)]
    return tuple(dict.fromkeys(name for names in named for name in names)) or None


def _nonsense(name: str, value: object) -> Message:
    return message(
        "The server says {name}: {value}, which cannot be. It is left out.",
        name=name,
        value=clean_text(repr(value))[:40],
    )
