"""TikTok: what it allows, and where that was read."""

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
    Variant,
)
from strategy_tui.networks import plain_text

_API = Source("TikTok Content Posting API as vendors relay it", "2026-11-22", Certainty.SECONDARY)
_VENDORS = Source("scheduling vendors", "2026-11-22", Certainty.SECONDARY)
_PRESS = Source("press and a notice in the app", "2025-09-01", Certainty.SECONDARY)
_ACCESSIBLE = Source("accessible-social, alt-text limits", "2026-11-22", Certainty.SECONDARY)
_CUSTOM = Source("custom among writers on TikTok", "2026-11-22", Certainty.ASSUMED)

LIMITS = Limits(
    text=_API.says(2_200, "in UTF-16 units"),
    variants=(Variant("app", _VENDORS.says(4_000)), Variant("photo post", _API.says(4_000))),
    title=_API.says(90, "photo posts"),
    hashtags=_PRESS.says(5),
    hashtags_advised=_PRESS.says(5, "3 to 5"),
    alt_text=_ACCESSIBLE.says(300),
    image=MediaLimits(
        formats=_API.says(("jpeg", "webp")),
        count=_API.says(35),
        size=_API.says(20 * MEGABYTE),
    ),
    video=MediaLimits(
        formats=_API.says(("mp4", "mov", "webm")),
        count=_API.says(1),
        size=_API.says(4 * 1024 * MEGABYTE),
        least_width=_API.says(360),
        longest_side=_API.says(4_096),
        seconds=_API.says((3.0, 600.0)),
    ),
    video_alone=_API.says(True),
    fold=_CUSTOM.says(100, "shown before “more”"),
)


def build(limits: Limits) -> NetworkSpec:
    """TikTok under these limits."""
    return NetworkSpec(
        name="tiktok",
        title="TikTok",
        limits=limits,
        measure=plain_text.measure_by(plain_text.utf16_units, "utf-16", limits),
        entities=plain_text.entities,
        capabilities=Capabilities(
            audiences=("public", "followers", "friends"),
            needs_media=_API.says(True),
            link=_VENDORS.says(LinkCustom.TEXT, "links in captions are not clickable"),
            mention=_CUSTOM.says(MentionCustom.NAME),
        ),
        links={"handle": "https://www.tiktok.com/@{value}"},
    )


SPEC = build(LIMITS)
