"""Bluesky: what it allows, and where that was read."""

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
from strategy_tui.networks.bluesky import text

_LEXICONS = Source("bluesky-social/atproto d6296a1", "2026-08-20", Certainty.PRIMARY)
_APP = Source("bluesky-social/social-app, constants", "2026-08-20", Certainty.PRIMARY)
_CUSTOM = Source("custom among writers on Bluesky", "2026-11-22", Certainty.ASSUMED)
_POST = "lexicons/app/bsky/feed/post.json"
_IMAGES = "lexicons/app/bsky/embed/images.json"

LIMITS = Limits(
    text=_LEXICONS.says(300, f"{_POST}, maxGraphemes"),
    text_bytes=_LEXICONS.says(3_000, f"{_POST}, maxLength"),
    hashtags_advised=_CUSTOM.says(3, "1 to 3"),
    hashtag_length=_LEXICONS.says(text.MAX_TAG_LENGTH, "packages/api/src/rich-text/util.ts"),
    alt_text=_APP.says(2_000, "MAX_ALT_TEXT (the protocol has no limit)"),
    image=MediaLimits(
        count=_LEXICONS.says(4, _IMAGES),
        size=_LEXICONS.says(2_000_000, _IMAGES),
    ),
    video=MediaLimits(
        formats=_APP.says(("mp4",)),
        count=_LEXICONS.says(1, "lexicons/app/bsky/embed/video.json"),
        size=_APP.says(300 * MEGABYTE),
        seconds=_APP.says((0.0, 600.0)),
    ),
    video_alone=_LEXICONS.says(True, "a post has one embed"),
)


def build(limits: Limits) -> NetworkSpec:
    """Bluesky under these limits."""
    return NetworkSpec(
        name="bluesky",
        title="Bluesky",
        limits=limits,
        measure=text.measure_within(limits),
        entities=text.entities,
        capabilities=Capabilities(
            threads=True,
            quotes=True,
            link=_LEXICONS.says(LinkCustom.LINK, "packages/api/src/rich-text/util.ts"),
            mention=_LEXICONS.says(MentionCustom.DOMAIN, "packages/api/src/rich-text/util.ts"),
        ),
        links={
            "id": "https://bsky.app/profile/{value}",
            "handle": "https://bsky.app/profile/{value}",
        },
    )


SPEC = build(LIMITS)
