"""Pinterest: what it allows, and where that was read."""

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

_API = Source("pinterest/api-description c05b189, v5/openapi.yaml", "2025-12-11", Certainty.PRIMARY)
_VENDORS = Source("scheduling vendors", "2026-11-22", Certainty.SECONDARY)
_CUSTOM = Source("custom among writers on Pinterest", "2026-11-22", Certainty.ASSUMED)

LIMITS = Limits(
    text=_API.says(800, "description"),
    text_advised=_VENDORS.says(500, "what the app takes"),
    title=_API.says(100, "title"),
    hashtags_advised=_VENDORS.says(3, "0 to 3; they count little"),
    alt_text=_API.says(500, "alt_text"),
    image=MediaLimits(
        count=_API.says(5),
        size=_VENDORS.says(20 * MEGABYTE),
        ratio_shown=_VENDORS.says((2 / 3, 1.0), "1000 × 1500 advised"),
    ),
    video=MediaLimits(
        count=_VENDORS.says(1),
        size=_VENDORS.says(2 * 1024 * MEGABYTE),
        seconds=_VENDORS.says((4.0, 900.0)),
    ),
    fold=_CUSTOM.says(50, "50 to 60 of the description in the feed"),
)


def build(limits: Limits) -> NetworkSpec:
    """Pinterest under these limits."""
    return NetworkSpec(
        name="pinterest",
        title="Pinterest",
        limits=limits,
        measure=plain_text.measure_by(plain_text.characters, "characters", limits),
        entities=plain_text.entities,
        capabilities=Capabilities(
            needs_media=_API.says(True, "media_source"),
            link=_API.says(LinkCustom.FIELD, "link, at most 2048 characters"),
            mention=_CUSTOM.says(MentionCustom.CHOSEN),
        ),
        links={"handle": "https://www.pinterest.com/{value}/"},
    )


SPEC = build(LIMITS)
