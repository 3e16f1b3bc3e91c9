"""`kind: media` -- the files that go with a draft, and the words that stand in for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.media import MediaInfo
from strategy_tui.domain.message import Param
from strategy_tui.domain.text import Span
from strategy_tui.lint.patterns import Compile
from strategy_tui.lint.rule import Check, Match, Subject

_FILE_NAME = (
    r"^(?:img|dsc|pxl|image|photo|screenshot|capture)[-_ ]?[\d_-]+"
    r"|^[\w() -]{1,200}\.(?:jpe?g|png|gif|webp|heic|mp4|mov)$"
)


class Find(StrEnum):
    """What the rule looks for."""

    MISSING = "missing"
    ALT = "alt"
    """No description."""
    ALT_LONG = "alt_long"
    ALT_NAME = "alt_name"
    """A file name in place of a description."""
    TOO_MANY = "too_many"
    UNKNOWN = "unknown"
    """A file that is no picture and no film."""


@dataclass(frozen=True, slots=True)
class Options:
    """The keys that this kind takes in a rule pack."""

    find: Find


def details(options: Options) -> frozenset[str]:
    """What a message of this kind may name."""
    more = {Find.ALT_LONG: {"count", "limit"}, Find.TOO_MANY: {"count", "limit"}}
    return frozenset({"file", "network"} | more.get(Find(options.find), set()))


def build(options: Options, compile: Compile) -> Check:
    """A check of each file."""
    del compile
    find = options.find

    def check(subject: Subject) -> Iterator[Match]:
        if find == Find.TOO_MANY:
            yield from _too_many(subject)
            return
        for each in subject.media:
            named: dict[str, Param] = {"file": each.file, "network": subject.spec.title}
            limit = subject.spec.limits.alt_text
            if find == Find.ALT_LONG:
                if limit is not None and len(each.alt) > limit.value:
                    numbers = {"count": len(each.alt), "limit": limit.value}
                    yield _match(each, {**named, **numbers})
            elif _holds(find, each):
                yield _match(each, named)

    return check


def _holds(find: Find, media: MediaInfo) -> bool:
    if find == Find.MISSING:
        return not media.exists
    if find == Find.UNKNOWN:
        return media.exists and not media.is_known
    alt = media.alt.strip()
    if find == Find.ALT:
        return not alt
    return bool(alt) and re.match(_FILE_NAME, alt, re.IGNORECASE) is not None


def _match(media: MediaInfo, details: dict[str, Param]) -> Match:
    """A finding at the line of the front matter that names the file."""
    return Match(media.span or Span(0, 0), details, in_file=media.span is not None)


def _too_many(subject: Subject) -> Iterator[Match]:
    limits = subject.spec.limits
    limit = limits.image.count if limits.image is not None else None
    images = [each for each in subject.media if each.kind == "image"]
    if limit is not None and len(images) > limit.value:
        yield _match(
            images[limit.value],
            {
                "file": images[limit.value].file,
                "network": subject.spec.title,
                "count": len(images),
                "limit": limit.value,
            },
        )
