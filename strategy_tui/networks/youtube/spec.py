"""YouTube: what it allows, and where that was read."""

from __future__ import annotations

from strategy_tui.domain.network import Capabilities, Certainty, Limits, NetworkSpec, Sourced
from strategy_tui.networks import plain_text

LIMITS = Limits(
    text=Sourced(
        5000,
        "YouTube Data API reference (generated client), description in bytes",
        "2026-11-22",
        Certainty.PRIMARY,
    ),
    hashtags=Sourced(
        60,
        "YouTube help: above 60 all are ignored (an older page: above 15)",
        "2026-11-22",
        Certainty.SECONDARY,
    ),
    hashtags_advised=Sourced(
        5,
        "YouTube help, 3 to 5; the first 3 stand above the title",
        "2026-11-22",
        Certainty.SECONDARY,
    ),
    fold=Sourced(100, "shown in search", "2026-11-22", Certainty.ASSUMED),
)


def build(limits: Limits) -> NetworkSpec:
    """YouTube under these limits."""
    return NetworkSpec(
        name="youtube",
        title="YouTube",
        limits=limits,
        measure=plain_text.measure_by(plain_text.utf8_bytes, "bytes", limits),
        entities=plain_text.entities,
        capabilities=Capabilities(reshares=False, audiences=("public", "unlisted", "private")),
        links={
            "id": "https://www.youtube.com/channel/{value}",
            "handle": "https://www.youtube.com/@{value}",
        },
    )


SPEC = build(LIMITS)
