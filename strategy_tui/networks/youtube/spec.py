"""YouTube: what it allows, and where that was read."""

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
)
from strategy_tui.networks import plain_text

_API = Source("YouTube Data API reference (generated client)", "2026-11-22", Certainty.PRIMARY)
_HELP = Source("YouTube help", "2026-11-22", Certainty.SECONDARY)
_CUSTOM = Source("custom among writers on YouTube", "2026-11-22", Certainty.ASSUMED)

LIMITS = Limits(
    text=_API.says(5_000, "snippet.description, in bytes of UTF-8"),
    title=_API.says(100, "snippet.title"),
    hashtags=_HELP.says(60, "above it all are ignored (an older page: above 15)"),
    hashtags_advised=_HELP.says(5, "3 to 5"),
    hashtags_shown=_HELP.says(3, "above the title"),
    image=MediaLimits(count=_CUSTOM.says(1, "the picture that stands for the film")),
    video=MediaLimits(
        count=_CUSTOM.says(1),
        size=_CUSTOM.says(256 * 1024 * MEGABYTE),
        seconds=_CUSTOM.says((0.0, 43_200.0), "15 minutes where the channel is not verified"),
    ),
    fold=_CUSTOM.says(100, "100 to 157 in search"),
)


def build(limits: Limits) -> NetworkSpec:
    """YouTube under these limits."""
    return NetworkSpec(
        name="youtube",
        title="YouTube",
        limits=limits,
        measure=plain_text.measure_by(plain_text.utf8_bytes, "bytes", limits),
        entities=plain_text.entities,
        capabilities=Capabilities(
            reshares=False,
            audiences=("public", "unlisted", "private"),
            needs_media=_CUSTOM.says(True),
            needs_title=_CUSTOM.says(True),
            link=_CUSTOM.says(LinkCustom.LINK, "not under Shorts"),
            mention=_CUSTOM.says(MentionCustom.NAME),
            forbidden=_API.says("<>", "snippet.title and snippet.description"),
        ),
        links={
            "id": "https://www.youtube.com/channel/{value}",
            "handle": "https://www.youtube.com/@{value}",
        },
    )


SPEC = build(LIMITS)
