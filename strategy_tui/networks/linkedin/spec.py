"""LinkedIn: what it allows, and where that was read."""

from __future__ import annotations

from strategy_tui.domain.network import (
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
_VENDORS = Source("scheduling vendors", "2026-11-22", Certainty.SECONDARY)
_ACCESSIBLE = Source("accessible-social, alt-text limits", "2026-11-22", Certainty.SECONDARY)
_CUSTOM = Source("custom among writers on LinkedIn", "2026-11-22", Certainty.ASSUMED)

LIMITS = Limits(
    text=_POSTIZ.says(3_000, "and Ayrshare"),
    reply=_VENDORS.says(1_250, "comments"),
    hashtags_advised=_VENDORS.says(5, "1 to 3, at most 5"),
    alt_text=_ACCESSIBLE.says(1_000, "on the site (by the API up to 4086)"),
    image=MediaLimits(count=_VENDORS.says(20)),
    video=MediaLimits(count=_VENDORS.says(1)),
    fold=_VENDORS.says(140, "on a phone"),
    fold_wide=_VENDORS.says(210, "on a desktop"),
)


def build(limits: Limits) -> NetworkSpec:
    """LinkedIn under these limits."""
    return NetworkSpec(
        name="linkedin",
        title="LinkedIn",
        limits=limits,
        measure=plain_text.measure_by(plain_text.utf16_units, "utf-16", limits),
        entities=plain_text.entities,
        capabilities=Capabilities(
            quotes=True,
            audiences=("public", "connections", "group"),
            link=_CUSTOM.says(LinkCustom.LINK, "LinkedIn may shorten it to lnkd.in"),
            mention=_CUSTOM.says(MentionCustom.CHOSEN),
        ),
        links={"handle": "https://www.linkedin.com/in/{value}/"},
    )


SPEC = build(LIMITS)
