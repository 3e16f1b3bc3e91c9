"""Facebook: what it allows, and where that was read."""

from __future__ import annotations

from strategy_tui.domain.network import Capabilities, Certainty, Limits, NetworkSpec, Sourced
from strategy_tui.networks import plain_text

LIMITS = Limits(
    text=Sourced(63206, "postiz-app 74b01ad, provider settings", "2026-08-21", Certainty.SECONDARY),
    hashtags_advised=Sourced(
        2, "custom among writers on Facebook", "2026-11-22", Certainty.ASSUMED
    ),
    images=Sourced(10, "scheduling vendors", "2026-11-22", Certainty.SECONDARY),
    fold=Sourced(
        125, "socialk.it: 125 on a phone, 477 on a desktop", "2026-06-30", Certainty.SECONDARY
    ),
)


def build(limits: Limits) -> NetworkSpec:
    """Facebook under these limits."""
    return NetworkSpec(
        name="facebook",
        title="Facebook",
        limits=limits,
        measure=plain_text.measure_by(plain_text.characters, "characters", limits),
        entities=plain_text.entities,
        capabilities=Capabilities(quotes=True, audiences=("public", "friends", "group")),
        links={
            "id": "https://www.facebook.com/{value}",
            "handle": "https://www.facebook.com/{value}",
        },
    )


SPEC = build(LIMITS)
