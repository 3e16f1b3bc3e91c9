"""Reddit: what it allows, and where that was read."""

from __future__ import annotations

from strategy_tui.domain.network import (
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

_CODE = Source("reddit-archive/reddit", "2017-10-01", Certainty.PRIMARY)
_CUSTOM = Source("custom among writers on Reddit", "2026-11-22", Certainty.ASSUMED)

LIMITS = Limits(
    text=_CODE.says(40_000, "r2/models/link.py, SELFTEXT_MAX_LENGTH"),
    reply=_CODE.says(10_000, "r2/controllers/api.py, comments"),
    title=_CODE.says(300, "r2/models/link.py"),
    image=MediaLimits(count=_CUSTOM.says(20, "gallery posts")),
    video=MediaLimits(count=_CUSTOM.says(1)),
)


def build(limits: Limits) -> NetworkSpec:
    """Reddit under these limits."""
    return NetworkSpec(
        name="reddit",
        title="Reddit",
        limits=limits,
        measure=plain_text.measure_by(plain_text.characters, "characters", limits),
        entities=plain_text.entities,
        capabilities=Capabilities(
            hashtags=False,
            audiences=("public", "group"),
            markdown=True,
            needs_title=_CUSTOM.says(True),
            link=_CUSTOM.says(LinkCustom.LINK),
            mention=_CUSTOM.says(MentionCustom.USER),
        ),
        links={"handle": "https://www.reddit.com/user/{value}/"},
    )


SPEC = build(LIMITS)
