"""Blog: what it allows, and where that was read."""

from __future__ import annotations

from strategy_tui.domain.network import Capabilities, Certainty, Limits, NetworkSpec, Sourced
from strategy_tui.networks import plain_text

LIMITS = Limits(
    text=Sourced(
        1000000,
        "this program: the most that a draft file may hold",
        "2026-11-22",
        Certainty.ASSUMED,
    ),
)


def build(limits: Limits) -> NetworkSpec:
    """Blog under these limits."""
    return NetworkSpec(
        name="blog",
        title="Blog",
        limits=limits,
        measure=plain_text.measure_by(plain_text.characters, "characters", limits),
        entities=plain_text.entities,
        capabilities=Capabilities(reshares=False, hashtags=False),
    )


SPEC = build(LIMITS)
