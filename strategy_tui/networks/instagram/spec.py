"""Instagram: what it allows, and where that was read."""

from __future__ import annotations

from strategy_tui.domain.network import Capabilities, Certainty, Limits, NetworkSpec, Sourced
from strategy_tui.networks import plain_text

LIMITS = Limits(
    text=Sourced(2200, "postiz-app 74b01ad, provider settings", "2026-08-21", Certainty.SECONDARY),
    hashtags=Sourced(
        5,
        "press and the account @instagram (the API documentation still prints 30)",
        "2025-12-19",
        Certainty.SECONDARY,
    ),
    hashtags_advised=Sourced(5, "press, 3 to 5", "2025-12-19", Certainty.SECONDARY),
    alt_text=Sourced(
        1000, "scheduling vendors, alt_text of image posts", "2025-03-24", Certainty.SECONDARY
    ),
    images=Sourced(20, "carousel in the app; by API 10", "2026-11-22", Certainty.SECONDARY),
    fold=Sourced(125, "scheduling vendors", "2026-11-22", Certainty.SECONDARY),
)


def build(limits: Limits) -> NetworkSpec:
    """Instagram under these limits."""
    return NetworkSpec(
        name="instagram",
        title="Instagram",
        limits=limits,
        measure=plain_text.measure_by(plain_text.characters, "characters", limits),
        entities=plain_text.entities,
        capabilities=Capabilities(audiences=("public", "followers", "close_friends")),
        links={"handle": "https://www.instagram.com/{value}/"},
    )


SPEC = build(LIMITS)
