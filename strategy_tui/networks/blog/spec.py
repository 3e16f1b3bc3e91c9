"""Blog: what it allows, and where that was read."""

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

_PROGRAM = Source("this program", "2026-11-22", Certainty.ASSUMED)
_SEARCH = Source(
    "advice of search consultants; Google sets none", "2026-11-22", Certainty.SECONDARY
)
_CUSTOM = Source("custom among those who write blogs", "2026-11-22", Certainty.ASSUMED)

LIMITS = Limits(
    text=_PROGRAM.says(1_000_000, "the most that a draft file may hold"),
    title_advised=_SEARCH.says(60, "50 to 60 stand in a list of results"),
    alt_text_advised=_CUSTOM.says(125),
    image=MediaLimits(),
    video=MediaLimits(),
)


def build(limits: Limits) -> NetworkSpec:
    """Blog under these limits."""
    return NetworkSpec(
        name="blog",
        title="Blog",
        limits=limits,
        measure=plain_text.measure_by(plain_text.characters, "characters", limits),
        entities=plain_text.entities,
        capabilities=Capabilities(
            reshares=False,
            hashtags=False,
            link=_CUSTOM.says(LinkCustom.LINK),
            mention=_CUSTOM.says(MentionCustom.NONE),
        ),
    )


SPEC = build(LIMITS)
