"""Threads: what it allows, and where that was read."""

from __future__ import annotations

from strategy_tui.domain.network import Capabilities, Certainty, Limits, NetworkSpec, Sourced
from strategy_tui.networks import plain_text
from strategy_tui.networks.threads import text

LIMITS = Limits(
    text=Sourced(500, "developers.facebook.com, Threads posts", "2026-04-14", Certainty.PRIMARY),
    hashtags=Sourced(
        1, "developers.facebook.com, Threads posts: one topic tag", "2026-04-14", Certainty.PRIMARY
    ),
    hashtags_advised=Sourced(
        1, "developers.facebook.com, Threads posts: one topic tag", "2026-04-14", Certainty.PRIMARY
    ),
    alt_text=Sourced(1000, "scheduling vendors", "2026-11-22", Certainty.SECONDARY),
    images=Sourced(
        20, "developers.facebook.com, Threads posts: carousel", "2026-04-14", Certainty.PRIMARY
    ),
)


def build(limits: Limits) -> NetworkSpec:
    """Threads under these limits."""
    return NetworkSpec(
        name="threads",
        title="Threads",
        limits=limits,
        measure=plain_text.measure_by(text.count, "characters", limits),
        entities=plain_text.entities,
        capabilities=Capabilities(threads=True, quotes=True, audiences=("public", "followers")),
        links={"handle": "https://www.threads.com/@{value}"},
    )


SPEC = build(LIMITS)
