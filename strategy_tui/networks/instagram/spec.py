"""Instagram: what it allows, and where that was read."""

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
from strategy_tui.networks import plain_text

_POSTIZ = Source("postiz-app 74b01ad, provider settings", "2026-08-21", Certainty.SECONDARY)
_PRESS = Source("press and the account @instagram", "2025-12-19", Certainty.SECONDARY)
_VENDORS = Source("scheduling vendors", "2026-11-22", Certainty.SECONDARY)
_META = Source("Meta's API pages as vendors relay them", "2026-11-22", Certainty.SECONDARY)

LIMITS = Limits(
    text=_POSTIZ.says(2_200),
    hashtags=_PRESS.says(5, "rolled out gradually (the API pages still print 30)"),
    hashtags_advised=_PRESS.says(5, "3 to 5"),
    mentions=_META.says(20),
    alt_text=_VENDORS.says(1_000, "alt_text of image posts, since 2025-03-24"),
    image=MediaLimits(
        formats=_META.says(("jpeg",), "by the API"),
        count=_VENDORS.says(20, "carousel in the app; by the API 10"),
        size=_META.says(8 * MEGABYTE, "by the API"),
        least_width=_META.says(320, "by the API; a greater one than 1440 is made smaller"),
        ratio=_META.says((4 / 5, 1.91), "by the API"),
    ),
    video=MediaLimits(
        size=_META.says(300 * MEGABYTE, "Reels by the API"),
        seconds=_META.says((3.0, 900.0), "Reels by the API"),
    ),
    fold=_VENDORS.says(125),
)


def build(limits: Limits) -> NetworkSpec:
    """Instagram under these limits."""
    return NetworkSpec(
        name="instagram",
        title="Instagram",
        limits=limits,
        measure=plain_text.measure_by(plain_text.characters, "characters", limits),
        entities=plain_text.entities,
        capabilities=Capabilities(
            audiences=("public", "followers", "close_friends"),
            needs_media=_META.says(True),
            link=_META.says(LinkCustom.TEXT, "links in captions are not clickable"),
            mention=_META.says(MentionCustom.NAME),
        ),
        links={"handle": "https://www.instagram.com/{value}/"},
    )


SPEC = build(LIMITS)
