"""Facebook: what it allows, and where that was read."""

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

_POSTIZ = Source("postiz-app 74b01ad, provider settings", "2026-08-21", Certainty.SECONDARY)
_VENDORS = Source("scheduling vendors", "2026-11-22", Certainty.SECONDARY)
_SOCIALK = Source("socialk.it", "2026-06-30", Certainty.SECONDARY)
_CUSTOM = Source("custom among writers on Facebook", "2026-11-22", Certainty.ASSUMED)

LIMITS = Limits(
    text=_POSTIZ.says(63_206),
    hashtags_advised=_CUSTOM.says(2, "0 to 2"),
    alt_text_advised=_VENDORS.says(100, "no firm limit"),
    image=MediaLimits(
        count=_VENDORS.says(10), size=_VENDORS.says(4 * MEGABYTE, "by the API of Pages")
    ),
    video=MediaLimits(count=_VENDORS.says(1), seconds=_VENDORS.says((3.0, 90.0), "Reels")),
    fold=_SOCIALK.says(125, "on a phone"),
    fold_wide=_SOCIALK.says(477, "on a desktop"),
)


def build(limits: Limits) -> NetworkSpec:
    """Facebook under these limits."""
    return NetworkSpec(
        name="facebook",
        title="Facebook",
        limits=limits,
        measure=plain_text.measure_by(plain_text.characters, "characters", limits),
        entities=plain_text.entities,
        capabilities=Capabilities(
            quotes=True,
            audiences=("public", "friends", "group"),
            link=_CUSTOM.says(LinkCustom.LINK),
            mention=_CUSTOM.says(MentionCustom.CHOSEN),
        ),
        links={
            "id": "https://www.facebook.com/{value}",
            "handle": "https://www.facebook.com/{value}",
        },
    )


SPEC = build(LIMITS)
