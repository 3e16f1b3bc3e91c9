"""Reddit: what it allows, and where that was read."""

from __future__ import annotations

from strategy_tui.domain.network import Capabilities, Certainty, Limits, NetworkSpec, Sourced
from strategy_tui.networks import plain_text

LIMITS = Limits(
    text=Sourced(
        40000,
        "reddit-archive/reddit, r2/models/link.py, SELFTEXT_MAX_LENGTH",
        "2017-10-01",
        Certainty.PRIMARY,
    ),
    images=Sourced(20, "gallery posts", "2026-11-22", Certainty.ASSUMED),
)


def build(limits: Limits) -> NetworkSpec:
    """Reddit under these limits."""
    return NetworkSpec(
        name="reddit",
        title="Reddit",
        limits=limits,
        measure=plain_text.measure_by(plain_text.characters, "characters", limits),
        entities=plain_text.entities,
        capabilities=Capabilities(hashtags=False, audiences=("public", "group")),
        links={"handle": "https://www.reddit.com/user/{value}/"},
    )


SPEC = build(LIMITS)
