"""LinkedIn: what it allows, and where that was read."""

from __future__ import annotations

from strategy_tui.domain.network import Capabilities, Certainty, Limits, NetworkSpec, Sourced
from strategy_tui.networks import plain_text

LIMITS = Limits(
    text=Sourced(
        3000, "postiz-app 74b01ad, provider settings; Ayrshare", "2026-08-21", Certainty.SECONDARY
    ),
    hashtags_advised=Sourced(
        5, "advice of scheduling vendors: 1 to 3, at most 5", "2026-11-22", Certainty.SECONDARY
    ),
    alt_text=Sourced(
        1000,
        "accessible-social, alt-text limits (by API up to 4086)",
        "2026-11-22",
        Certainty.SECONDARY,
    ),
    images=Sourced(20, "scheduling vendors", "2026-11-22", Certainty.SECONDARY),
    fold=Sourced(
        140,
        "scheduling vendors: 140 on a phone, 210 on a desktop",
        "2026-11-22",
        Certainty.SECONDARY,
    ),
)


def build(limits: Limits) -> NetworkSpec:
    """LinkedIn under these limits."""
    return NetworkSpec(
        name="linkedin",
        title="LinkedIn",
        limits=limits,
        measure=plain_text.measure_by(plain_text.utf16_units, "utf-16", limits),
        entities=plain_text.entities,
        capabilities=Capabilities(quotes=True, audiences=("public", "connections", "group")),
        links={"handle": "https://www.linkedin.com/in/{value}/"},
    )


SPEC = build(LIMITS)
