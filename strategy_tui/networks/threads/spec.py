"""Threads: what it allows, and where that was read."""

from __future__ import annotations

from strategy_tui.domain.network import (
    MEGABYTE,
    Capabilities,
    Certainty,
    Limits,
    LinkCustom,
    MediaLimits,
    MentionCustom,
    NetworkSpec,
    Source,
    Variant,
)
from strategy_tui.networks import plain_text
from strategy_tui.networks.threads import text

_POSTS = Source("developers.facebook.com, Threads posts", "2026-04-14", Certainty.PRIMARY)
_LINKS = Source("developers.facebook.com, Threads changelog", "2025-12-22", Certainty.PRIMARY)
_ATTACHED = Source("developers.facebook.com, Threads posts", "2026-07-02", Certainty.PRIMARY)
_VENDORS = Source("Meta's API pages and vendors", "2026-11-22", Certainty.SECONDARY)
_CUSTOM = Source("custom among writers on Threads", "2026-11-22", Certainty.ASSUMED)

LIMITS = Limits(
    text=_POSTS.says(500, "emoji by their bytes in UTF-8"),
    variants=(Variant("attachment", _ATTACHED.says(10_000, "text attachment")),),
    hashtags=_VENDORS.says(1, "one topic tag a post"),
    hashtags_advised=_VENDORS.says(1, "one topic tag a post"),
    hashtag_length=_VENDORS.says(50, "topic_tag"),
    links=_LINKS.says(5, "THREADS_API__LINK_LIMIT_EXCEEDED"),
    alt_text=_VENDORS.says(1_000),
    image=MediaLimits(
        formats=_VENDORS.says(("jpeg", "png")),
        count=_VENDORS.says(20, "carousel"),
        size=_VENDORS.says(8 * MEGABYTE),
        least_width=_VENDORS.says(320, "a greater one than 1440 is made smaller"),
        ratio=_VENDORS.says((0.1, 10.0)),
    ),
    video=MediaLimits(
        count=_VENDORS.says(20, "carousel"),
        size=_VENDORS.says(1024 * MEGABYTE),
        seconds=_VENDORS.says((0.0, 300.0)),
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
        capabilities=Capabilities(
            threads=True,
            quotes=True,
            audiences=("public", "followers"),
            link=_LINKS.says(LinkCustom.LINK),
            mention=_CUSTOM.says(MentionCustom.NAME),
        ),
        links={"handle": "https://www.threads.com/@{value}"},
    )


SPEC = build(LIMITS)
