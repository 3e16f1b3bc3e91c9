"""X: what it allows, and where that was read."""

from __future__ import annotations

from strategy_tui.domain.network import Capabilities, Certainty, Limits, NetworkSpec, Sourced
from strategy_tui.networks.x import text

LIMITS = Limits(
    text=Sourced(280, "twitter-text config v3 (30e2430)", "2021-10-21", Certainty.PRIMARY),
    hashtags_advised=Sourced(2, "custom among writers on X", "2026-11-22", Certainty.ASSUMED),
    alt_text=Sourced(
        1000,
        "xdevplatform/docs 2871328, openapi.json, CreateMediaMetadata",
        "2026-08-22",
        Certainty.PRIMARY,
    ),
    images=Sourced(
        4, "xdevplatform/docs 2871328, media best-practices.mdx", "2026-08-22", Certainty.PRIMARY
    ),
    fold=Sourced(280, "where long posts are cut with “Show more”", "2026-11-22", Certainty.ASSUMED),
)


def build(limits: Limits) -> NetworkSpec:
    """X under these limits."""
    return NetworkSpec(
        name="x",
        title="X",
        limits=limits,
        measure=text.measure_within(limits),
        entities=text.entities,
        capabilities=Capabilities(threads=True, quotes=True),
        links={"id": "https://x.com/i/user/{value}", "handle": "https://x.com/{value}"},
    )


SPEC = build(LIMITS)
