"""Snapchat: what it allows, and where that was read."""

from __future__ import annotations

from strategy_tui.domain.network import Capabilities, Certainty, Limits, NetworkSpec, Sourced
from strategy_tui.networks import plain_text

LIMITS = Limits(
    text=Sourced(
        160,
        "scheduling vendors, Spotlight description (one says 500)",
        "2026-11-22",
        Certainty.SECONDARY,
    ),
    images=Sourced(1, "scheduling vendors", "2026-11-22", Certainty.SECONDARY),
)


def build(limits: Limits) -> NetworkSpec:
    """Snapchat under these limits."""
    return NetworkSpec(
        name="snapchat",
        title="Snapchat",
        limits=limits,
        measure=plain_text.measure_by(plain_text.characters, "characters", limits),
        entities=plain_text.entities,
        capabilities=Capabilities(reshares=False, audiences=("public", "friends")),
        links={"handle": "https://www.snapchat.com/add/{value}"},
    )


SPEC = build(LIMITS)
