"""Bluesky: what it allows, and where that was read."""

from __future__ import annotations

from strategy_tui.domain.network import Capabilities, Certainty, Limits, NetworkSpec, Sourced
from strategy_tui.networks.bluesky import text

LIMITS = Limits(
    text=Sourced(
        300,
        "atproto d6296a1, lexicons/app/bsky/feed/post.json, maxGraphemes",
        "2026-08-20",
        Certainty.PRIMARY,
    ),
    text_bytes=Sourced(
        3000,
        "atproto d6296a1, lexicons/app/bsky/feed/post.json, maxLength",
        "2026-08-20",
        Certainty.PRIMARY,
    ),
    hashtags_advised=Sourced(3, "custom among writers on Bluesky", "2026-11-22", Certainty.ASSUMED),
    alt_text=Sourced(
        2000,
        "social-app constants, MAX_ALT_TEXT (the protocol has no limit)",
        "2026-08-20",
        Certainty.PRIMARY,
    ),
    images=Sourced(
        4, "atproto d6296a1, lexicons/app/bsky/embed/images.json", "2026-08-20", Certainty.PRIMARY
    ),
)


def build(limits: Limits) -> NetworkSpec:
    """Bluesky under these limits."""
    return NetworkSpec(
        name="bluesky",
        title="Bluesky",
        limits=limits,
        measure=text.measure_within(limits),
        entities=text.entities,
        capabilities=Capabilities(threads=True, quotes=True),
        links={
            "id": "https://bsky.app/profile/{value}",
            "handle": "https://bsky.app/profile/{value}",
        },
    )


SPEC = build(LIMITS)
