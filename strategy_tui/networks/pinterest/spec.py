"""Pinterest: what it allows, and where that was read."""

from __future__ import annotations

from strategy_tui.domain.network import Capabilities, Certainty, Limits, NetworkSpec, Sourced
from strategy_tui.networks import plain_text

LIMITS = Limits(
    text=Sourced(
        800,
        "pinterest/api-description c05b189, v5/openapi.yaml, description (vendors: 500)",
        "2025-12-11",
        Certainty.PRIMARY,
    ),
    hashtags_advised=Sourced(
        3, "custom among writers on Pinterest", "2026-11-22", Certainty.ASSUMED
    ),
    alt_text=Sourced(
        500,
        "pinterest/api-description c05b189, v5/openapi.yaml, alt_text",
        "2025-12-11",
        Certainty.PRIMARY,
    ),
    images=Sourced(
        5, "pinterest/api-description c05b189, v5/openapi.yaml", "2025-12-11", Certainty.PRIMARY
    ),
    fold=Sourced(50, "shown of a description in the feed", "2026-11-22", Certainty.ASSUMED),
)


def build(limits: Limits) -> NetworkSpec:
    """Pinterest under these limits."""
    return NetworkSpec(
        name="pinterest",
        title="Pinterest",
        limits=limits,
        measure=plain_text.measure_by(plain_text.characters, "characters", limits),
        entities=plain_text.entities,
        capabilities=Capabilities(),
        links={"handle": "https://www.pinterest.com/{value}/"},
    )


SPEC = build(LIMITS)
