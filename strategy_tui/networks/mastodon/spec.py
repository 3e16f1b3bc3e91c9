"""Mastodon: what it allows, and where that was read."""

from __future__ import annotations

from strategy_tui.domain.network import Capabilities, Certainty, Limits, NetworkSpec, Sourced
from strategy_tui.networks.mastodon import text

LIMITS = Limits(
    text=Sourced(
        500, "mastodon/documentation 2903485, user/posting.md", "2026-07-02", Certainty.PRIMARY
    ),
    hashtags_advised=Sourced(
        5, "custom among writers on Mastodon", "2026-11-22", Certainty.ASSUMED
    ),
    alt_text=Sourced(
        1500,
        "mastodon/documentation 2903485, entities/Instance.md",
        "2026-07-02",
        Certainty.PRIMARY,
    ),
    images=Sourced(
        4, "mastodon/documentation 2903485, user/posting.md", "2026-07-02", Certainty.PRIMARY
    ),
)


def build(limits: Limits) -> NetworkSpec:
    """Mastodon under these limits."""
    return NetworkSpec(
        name="mastodon",
        title="Mastodon",
        limits=limits,
        measure=text.measure_within(limits),
        entities=text.entities,
        capabilities=Capabilities(
            threads=True,
            spoiler=True,
            quotes=True,
            audiences=("public", "unlisted", "followers", "direct"),
        ),
    )


SPEC = build(LIMITS)
