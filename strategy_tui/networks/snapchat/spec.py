"""Snapchat: what it allows, and where that was read."""

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

_VENDORS = Source("scheduling vendors", "2026-11-22", Certainty.SECONDARY)
_CUSTOM = Source("custom among writers on Snapchat", "2026-11-22", Certainty.ASSUMED)

LIMITS = Limits(
    text=_VENDORS.says(160, "Spotlight description (one says 500)"),
    variants=(Variant("title of a saved story", _VENDORS.says(45)),),
    image=MediaLimits(count=_VENDORS.says(1), size=_VENDORS.says(20 * MEGABYTE)),
    video=MediaLimits(
        formats=_VENDORS.says(("mp4",)),
        count=_VENDORS.says(1),
        size=_VENDORS.says(500 * MEGABYTE),
        seconds=_VENDORS.says((5.0, 60.0)),
    ),
    video_alone=_VENDORS.says(True),
)


def build(limits: Limits) -> NetworkSpec:
    """Snapchat under these limits."""
    return NetworkSpec(
        name="snapchat",
        title="Snapchat",
        limits=limits,
        measure=plain_text.measure_by(plain_text.characters, "characters", limits),
        entities=plain_text.entities,
        capabilities=Capabilities(
            reshares=False,
            audiences=("public", "friends"),
            needs_media=_VENDORS.says(True),
            link=_CUSTOM.says(LinkCustom.TEXT),
            mention=_CUSTOM.says(MentionCustom.CHOSEN),
        ),
        links={"handle": "https://www.snapchat.com/add/{value}"},
    )


SPEC = build(LIMITS)
