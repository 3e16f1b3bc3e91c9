"""Mastodon: what it allows, and where that was read."""

from __future__ import annotations

from strategy_tui.domain.network import (
    MEGABYTE,
    Capabilities,
    Certainty,
    Limits,
    LinkCustom,
    MediaLimits,
    MentionCustom,
    NetworkSpec,
    Source,
)
from strategy_tui.networks.mastodon import text

_DOCS = Source("mastodon/documentation 2903485", "2026-07-02", Certainty.PRIMARY)
_CUSTOM = Source("custom among writers on Mastodon", "2026-11-22", Certainty.ASSUMED)
_POSTING = "user/posting.md"
_INSTANCE = "entities/Instance.md"

LIMITS = Limits(
    text=_DOCS.says(500, f"{_POSTING} (a server may set its own)"),
    link_length=_DOCS.says(text.URL_LENGTH, f"{_INSTANCE}, characters_reserved_per_url"),
    hashtags_advised=_CUSTOM.says(5, "2 to 5"),
    alt_text=_DOCS.says(1_500, _INSTANCE),
    image=MediaLimits(
        formats=_DOCS.says(("png", "jpeg", "gif", "heic", "heif", "webp", "avif"), _POSTING),
        count=_DOCS.says(4, _POSTING),
        size=_DOCS.says(16 * MEGABYTE, _POSTING),
        pixels=_DOCS.says(33_177_600, f"{_INSTANCE}, image_matrix_limit"),
    ),
    animation=MediaLimits(
        formats=_DOCS.says(("gif",), _POSTING),
        count=_DOCS.says(1, _POSTING),
        size=_DOCS.says(16 * MEGABYTE, _POSTING),
    ),
    video=MediaLimits(
        formats=_DOCS.says(("mp4", "m4v", "mov", "webm"), _POSTING),
        count=_DOCS.says(1, _POSTING),
        size=_DOCS.says(103_809_024, _POSTING),
    ),
    video_alone=_DOCS.says(True, _POSTING),
)


def build(limits: Limits, server: str = "") -> NetworkSpec:
    """Mastodon under these limits, which may be those of one server."""
    return NetworkSpec(
        name="mastodon",
        title="Mastodon",
        limits=limits,
        server=server,
        measure=text.measure_within(limits),
        entities=text.entities,
        capabilities=Capabilities(
            threads=True,
            spoiler=True,
            quotes=True,
            audiences=("public", "unlisted", "followers", "direct"),
            link=_DOCS.says(LinkCustom.LINK, f"{_POSTING}: with `https://` before it"),
            mention=_DOCS.says(MentionCustom.ADDRESS, _POSTING),
        ),
    )


SPEC = build(LIMITS)
