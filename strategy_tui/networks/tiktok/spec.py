"""TikTok: what it allows, and where that was read."""

from __future__ import annotations

from strategy_tui.domain.network import Capabilities, Certainty, Limits, NetworkSpec, Sourced
from strategy_tui.networks import plain_text

LIMITS = Limits(
    text=Sourced(
        2200,
        "TikTok Content Posting API, in UTF-16 units (in the app about 4,000)",
        "2026-11-22",
        Certainty.PRIMARY,
    ),
    hashtags=Sourced(5, "press and a notice in the app", "2025-09-01", Certainty.SECONDARY),
    hashtags_advised=Sourced(5, "press, 3 to 5", "2025-09-01", Certainty.SECONDARY),
    alt_text=Sourced(300, "accessible-social, alt-text limits", "2026-11-22", Certainty.SECONDARY),
    images=Sourced(35, "TikTok Content Posting API, photo posts", "2026-11-22", Certainty.PRIMARY),
    fold=Sourced(100, "shown before “more”", "2026-11-22", Certainty.ASSUMED),
)


def build(limits: Limits) -> NetworkSpec:
    """TikTok under these limits."""
    return NetworkSpec(
        name="tiktok",
        title="TikTok",
        limits=limits,
        measure=plain_text.measure_by(plain_text.utf16_units, "utf-16", limits),
        entities=plain_text.entities,
        capabilities=Capabilities(audiences=("public", "followers", "friends")),
        links={"handle": "https://www.tiktok.com/@{value}"},
    )


SPEC = build(LIMITS)
