"""The page `docs/networks.md`, written from the specs; `python -m tests.networks_reference`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from strategy_tui import networks
from strategy_tui.domain.network import (
    MEGABYTE,
    LinkCustom,
    MediaLimits,
    MentionCustom,
    NetworkSpec,
    Sourced,
)

PAGE = Path(__file__).parents[1] / "docs" / "networks.md"

HEAD = """\
# What the networks take

Every number that the linter knows of a network, where it was read, on which day, and how sure it
is. **Primary**: read in the network's own documentation, specification or source code; only these
ground an error. **Secondary**: read in somebody else's account of it, such as a scheduling tool's.
**Assumed**: general knowledge without a source. What is secondary or assumed grounds a hint; a text
of more than twice a secondary limit is a warning. What stands in no table is not known.

Your own Mastodon server may allow more or less: `strategy-tui account limits mastodon --file
instance.json` reads what it says of itself. Who pays X for longer posts says so with
`strategy-tui account limits x --characters 25000`.

X, Mastodon, Bluesky and Unicode publish test vectors; the rules for their texts pass all that are
in scope (`python -m tests.conformance` counts them). There are no exceptions.

This page is written from the specs in
[`strategy_tui/networks`](../strategy_tui/networks).
"""

UNITS = {
    "weighted": "weighted characters: most count 1; emoji, CJK and a few signs 2",
    "graphemes": "characters as readers see them (grapheme clusters)",
    "characters": "characters (code points)",
    "utf-16": "characters (UTF-16 units: most emoji count 2)",
    "bytes": "bytes of UTF-8 (an accented letter counts 2)",
}
LINKS = {
    LinkCustom.LINK: "becomes a link",
    LinkCustom.TEXT: "stays text that nobody can click on",
    LinkCustom.FIELD: "has a field of its own",
}
MENTIONS = {
    MentionCustom.NAME: "`@name`",
    MentionCustom.ADDRESS: "`@name@server`",
    MentionCustom.DOMAIN: "`@name.example`",
    MentionCustom.CHOSEN: "chosen from a list in the network's editor; it cannot be typed",
    MentionCustom.USER: "`u/name`",
    MentionCustom.NONE: "none",
}

Row = tuple[str, str, Sourced[Any]]


def page() -> str:
    """The whole page."""
    chapters = [_chapter(networks.spec(name)) for name in networks.names()]
    return "\n".join([HEAD, *chapters])


def _chapter(spec: NetworkSpec) -> str:
    unit = UNITS[spec.measure("", "").unit]
    lines = [
        f"## {spec.title}",
        "",
        f"Texts are counted in {unit}. {_can(spec)}",
        "",
        "| what | value | certainty | read in | on |",
        "|---|---|---|---|---|",
    ]
    for what, value, fact in _rows(spec):
        cells = [what, value, fact.certainty.value, fact.source, fact.date]
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join([*lines, ""])


def _can(spec: NetworkSpec) -> str:
    can = spec.capabilities
    things = {
        "threads": can.threads,
        "content warnings": can.spoiler,
        "quotes": can.quotes,
        "reshares": can.reshares,
        "hashtags": can.hashtags,
        "Markdown": can.markdown,
    }
    has = ", ".join(name for name, there in things.items() if there) or "none of those"
    lacks = ", ".join(name for name, there in things.items() if not there)
    return f"It has {has}; not {lacks}. A post is for: {', '.join(can.audiences)}."


def _rows(spec: NetworkSpec) -> Iterator[Row]:
    of = spec.limits
    yield from _numbers("text", of.text)
    yield from _numbers("text, in bytes", of.text_bytes)
    yield from _numbers("text that every screen takes", of.text_advised)
    yield from _numbers("answer or comment", of.reply)
    for variant in of.variants:
        yield from _numbers(f"text ({variant.name})", variant.limit)
    yield from _numbers("a link counts", of.link_length)
    yield from _numbers("different links", of.links)
    yield from _numbers("title", of.title)
    yield from _numbers("title that is shown whole", of.title_advised)
    yield from _numbers("shown before “more”", of.fold)
    yield from _numbers("shown before “more” on a wide screen", of.fold_wide)
    yield from _numbers("hashtags", of.hashtags)
    yield from _numbers("hashtags that readers are used to", of.hashtags_advised)
    yield from _numbers("hashtags with a place of their own", of.hashtags_shown)
    yield from _numbers("characters of a hashtag", of.hashtag_length)
    yield from _numbers("cashtags", of.cashtags)
    yield from _numbers("mentions", of.mentions)
    yield from _customs(spec)
    yield from _numbers("description of a picture", of.alt_text)
    yield from _numbers("description of a picture, advised", of.alt_text_advised)
    for name, media in (("picture", of.image), ("GIF", of.animation), ("film", of.video)):
        yield from _media(name, media or MediaLimits())
    if of.video_alone is not None:
        yield "a film or GIF stands alone", "yes", of.video_alone


def _customs(spec: NetworkSpec) -> Iterator[Row]:
    can = spec.capabilities
    if can.link is not None:
        yield "an address in the text", LINKS[can.link.value], can.link
    if can.mention is not None:
        yield "a mention", MENTIONS[can.mention.value], can.mention
    if can.forbidden is not None:
        yield (
            "refused in title and text",
            " ".join(f"`{each}`" for each in can.forbidden.value),
            (can.forbidden),
        )
    if can.needs_title is not None:
        yield "needs a title", "yes", can.needs_title
    if can.needs_media is not None:
        yield "needs a picture or film", "yes", can.needs_media
    if spec.prices is not None:
        yield "price by the API", f"${spec.prices.post.value:.3f}", spec.prices.post
        yield (
            "price with a link",
            f"${spec.prices.post_with_link.value:.2f}",
            (spec.prices.post_with_link),
        )


def _media(name: str, of: MediaLimits) -> Iterator[Row]:
    if of.formats is not None:
        yield f"{name}: formats", ", ".join(of.formats.value), of.formats
    yield from _numbers(f"{name}: number in a post", of.count)
    if of.size is not None:
        yield f"{name}: weight", _weight(of.size.value), of.size
    yield from _numbers(f"{name}: pixels", of.pixels)
    yield from _numbers(f"{name}: longest side in pixels", of.longest_side)
    yield from _numbers(f"{name}: least width in pixels", of.least_width)
    if of.ratio is not None:
        yield f"{name}: width to height", _range(of.ratio.value), of.ratio
    if of.ratio_shown is not None:
        yield f"{name}: width to height shown whole", _range(of.ratio_shown.value), of.ratio_shown
    if of.seconds is not None:
        yield f"{name}: seconds", _range(of.seconds.value), of.seconds


def _numbers(what: str, fact: Sourced[int] | None) -> Iterator[Row]:
    if fact is not None:
        yield what, f"{fact.value:,}", fact


def _weight(size: int) -> str:
    if size % (1024 * MEGABYTE) == 0:
        return f"{size // (1024 * MEGABYTE)} GB"
    return f"{size // MEGABYTE} MB" if size % MEGABYTE == 0 else f"{size:,} bytes"


def _range(pair: tuple[float, float]) -> str:
    least, most = (f"{each:,.2f}".rstrip("0").rstrip(".") for each in pair)
    return f"{least} to {most}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE.name} renewed\n")
