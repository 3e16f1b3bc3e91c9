"""X: what it allows, and where that was read."""

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
    Prices,
    Source,
    Variant,
)
from strategy_tui.networks.x import text

_TEXT = Source("twitter/twitter-text 30e2430", "2021-10-21", Certainty.PRIMARY)
_DOCS = Source("xdevplatform/docs 2871328", "2026-08-22", Certainty.PRIMARY)
_PUBLER = Source("Publer's documentation", "2025-12-31", Certainty.SECONDARY)
_POSTIZ = Source("postiz-app 74b01ad, provider settings", "2026-08-21", Certainty.SECONDARY)
_CUSTOM = Source("custom among writers on X", "2026-11-22", Certainty.ASSUMED)
_FILES = "media best-practices.mdx"

LIMITS = Limits(
    text=_TEXT.says(280, "config v3"),
    variants=(
        Variant("premium", _PUBLER.says(25_000)),
        Variant("premium, by the API", _POSTIZ.says(4_000)),
        Variant("article", _POSTIZ.says(100_000)),
    ),
    link_length=_TEXT.says(text.URL_WEIGHT, "config v3, transformedURLLength"),
    hashtags_advised=_CUSTOM.says(2),
    cashtags=_DOCS.says(1, "by the self-serve API"),
    alt_text=_DOCS.says(1_000, "openapi.json, CreateMediaMetadata"),
    image=MediaLimits(
        formats=_DOCS.says(("jpeg", "png", "gif", "webp"), _FILES),
        count=_DOCS.says(4, _FILES),
        size=_DOCS.says(5 * MEGABYTE, _FILES),
    ),
    animation=MediaLimits(
        formats=_DOCS.says(("gif",), _FILES),
        count=_DOCS.says(1, _FILES),
        size=_DOCS.says(15 * MEGABYTE, _FILES),
        pixels=_DOCS.says(1_280 * 1_080, _FILES),
    ),
    video=MediaLimits(
        count=_DOCS.says(1, _FILES),
        size=_DOCS.says(512 * MEGABYTE, _FILES),
        longest_side=_DOCS.says(1_280, _FILES),
        least_width=_DOCS.says(32, _FILES),
        ratio=_DOCS.says((1 / 3, 3.0), _FILES),
        seconds=_DOCS.says((0.5, 140.0), _FILES),
    ),
    video_alone=_DOCS.says(True, _FILES),
    fold=_CUSTOM.says(280, "where long posts are cut with “Show more”"),
)


def build(limits: Limits) -> NetworkSpec:
    """X under these limits."""
    return NetworkSpec(
        name="x",
        title="X",
        limits=limits,
        measure=text.measure_within(limits),
        entities=text.entities,
        capabilities=Capabilities(
            threads=True,
            quotes=True,
            link=_TEXT.says(LinkCustom.LINK, "extractUrlsWithoutProtocol: `example.com` too"),
            mention=_TEXT.says(MentionCustom.NAME, "regexp/validMentionOrList.js"),
        ),
        prices=Prices(
            post=_DOCS.says(0.015, "pricing.mdx"),
            post_with_link=_DOCS.says(0.2, "pricing.mdx"),
        ),
        links={"id": "https://x.com/i/user/{value}", "handle": "https://x.com/{value}"},
    )


SPEC = build(LIMITS)
