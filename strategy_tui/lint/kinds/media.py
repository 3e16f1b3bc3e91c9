"""`kind: media` -- the files that go with a draft, and the words that stand in for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import chain
from math import ceil, floor
from typing import Any

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.media import MediaInfo, MediaKind
from strategy_tui.domain.message import Message, Param, message
from strategy_tui.domain.network import MEGABYTE, MediaLimits, Sourced
from strategy_tui.domain.text import Span
from strategy_tui.lint.rule import Check, Match, Subject, weight

NEEDS_ONLY_TEXT = False
READS_WHOLE = True
_FILE_NAME = (
    r"^(?:img|dsc[nf]?|pxl|mvi|image|photo|picture|screenshot|screen shot|capture(?: d.écran)?)"
    r"[-_ ]?[\d_ -]+(?:\.\w{2,4})?$"
    r"|^[\w() -]{1,200}\.(?:jpe?g|png|gif|webp|heic|avif|tiff?|mp4|mov|webm)$"
)
_BEGINS = (
    r"(?:this is |here is |voici |c.est )?(?:an? |the |une? |la |l.)?"
    r"(?:image|picture|pic|photo|photograph|photographie)s? "
    r"(?:of|showing|which shows|de|du|des|d.|montrant|qui montre)"
)
_TOLD = 12
"""Characters; a shorter description may stand in the text by chance."""


class Find(StrEnum):
    """What the rule looks for."""

    NONE = "none"
    """No file, on a network that has no posts of words alone."""
    MISSING = "missing"
    UNREADABLE = "unreadable"
    UNKNOWN = "unknown"
    """A file that is no picture, film or recording."""
    BROKEN = "broken"
    """A file that is empty or cut off."""
    BOMB = "bomb"
    """More pixels than any network shows."""
    LIES = "lies"
    """A file whose name says another format than its bytes."""
    SHOWN = "shown"
    """A file of the kind that `of` names, wherever the rule holds."""
    PLACE = "place"
    """A file that says where it was taken."""
    ALT = "alt"
    """No description."""
    ALT_LONG = "alt_long"
    ALT_NAME = "alt_name"
    """A file name in place of a description."""
    ALT_BEGINS = "alt_begins"
    """A description that begins with “picture of”."""
    ALT_REPEATS = "alt_repeats"
    """A description that says what the text says."""
    TOO_MANY = "too_many"
    MIXED = "mixed"
    """A film beside pictures, where it must stand alone."""
    FORMAT = "format"
    HEAVY = "heavy"
    LARGE = "large"
    SMALL = "small"
    RATIO = "ratio"
    CROPPED = "cropped"
    """A ratio that the feed cuts."""
    SHORT = "short"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Options:
    """The keys that this kind takes in a rule pack."""

    find: Find
    of: MediaKind | None = None
    """Only files of this kind."""


_MORE: Mapping[Find, set[str]] = {
    Find.NONE: set(),
    Find.ALT_LONG: {"count", "limit"},
    Find.TOO_MANY: {"count", "limit"},
    Find.FORMAT: {"format", "wanted"},
    Find.LIES: {"format"},
    Find.HEAVY: {"size", "limit"},
    Find.LARGE: {"width", "height", "limit"},
    Find.BOMB: {"width", "height"},
    Find.SMALL: {"width", "height", "limit"},
    Find.RATIO: {"width", "height", "least", "most"},
    Find.CROPPED: {"width", "height", "least", "most"},
    Find.SHORT: {"length", "limit"},
    Find.LONG: {"length", "limit"},
}


def details(options: Options) -> frozenset[str]:
    """What a message of this kind may name."""
    named = {"network"} if options.find is Find.NONE else {"file", "network"}
    return frozenset(named | _MORE.get(options.find, set()))


def build(options: Options) -> Check:
    """A check of the files."""
    find, of = options.find, options.of
    look_at_all = _OF_ALL.get(find)
    look = _OF_ONE.get(find)

    def check(subject: Subject) -> Iterable[Match]:
        if find is Find.NONE:
            return _none(subject)
        if not subject.media:
            return ()
        if look_at_all is not None:
            return look_at_all(subject, of)
        assert look is not None
        those = (each for each in subject.media if of is None or each.kind is of)
        return chain.from_iterable(look(subject, each) for each in those)

    return check


def _match(
    subject: Subject, media: MediaInfo, fact: Sourced[Any] | None = None, **more: Param
) -> Match:
    """A finding at the line of the front matter that names the file."""
    return Match(
        media.span or Span(0, 0),
        {"file": media.file, "network": subject.spec.title, **more},
        in_file=media.span is not None,
        at_most=weight(fact) if fact is not None else None,
    )


def _none(subject: Subject) -> Iterator[Match]:
    """Only a draft is asked: a text that comes alone has its files elsewhere."""
    needed = subject.spec.capabilities.needs_media
    draft = subject.draft
    if draft is not None and needed and needed.value and not (draft.media or draft.reshares):
        named = {"network": subject.spec.title}
        yield Match(Span(0, 0), named, at_most=weight(needed))


def _whether(holds: Callable[[MediaInfo], bool]) -> Callable[[Subject, MediaInfo], Iterator[Match]]:
    """A look at what the file alone tells."""

    def look(subject: Subject, media: MediaInfo) -> Iterator[Match]:
        if holds(media):
            yield _match(
                subject,
                media,
                format=_format(media.format or ""),
                width=media.width or 0,
                height=media.height or 0,
            )

    return look


def _alt_long(subject: Subject, media: MediaInfo) -> Iterator[Match]:
    limit = subject.spec.limits.alt_text
    if limit is not None and len(media.alt) > limit.value:
        yield _match(subject, media, limit, count=len(media.alt), limit=limit.value)


def _alt_repeats(subject: Subject, media: MediaInfo) -> Iterator[Match]:
    alt = _bare(media.alt[:5_000])
    if len(alt) >= _TOLD and (alt in _bare(subject.text[:20_000])):
        yield _match(subject, media)


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _limits(subject: Subject, media: MediaInfo) -> MediaLimits:
    """What the network takes of such a file."""
    limits = subject.spec.limits
    if _moves(subject, media):
        found = limits.video if media.kind is MediaKind.VIDEO else limits.animation
    else:
        found = limits.image if media.kind is MediaKind.IMAGE else None
    return found or _NO_LIMITS


_NO_LIMITS = MediaLimits()


def _moves(subject: Subject, media: MediaInfo) -> bool:
    """Whether the network treats it as a film or moving picture."""
    is_animation = media.is_animated and subject.spec.limits.animation is not None
    return media.kind is MediaKind.VIDEO or (media.kind is MediaKind.IMAGE and is_animation)


def _too_many(subject: Subject, of: MediaKind | None) -> Iterator[Match]:
    moving = of is MediaKind.VIDEO
    kinds = (MediaKind.IMAGE, MediaKind.VIDEO)
    files = [
        each for each in subject.media if each.kind in kinds and _moves(subject, each) is moving
    ]
    limit = _limits(subject, files[0]).count if files else None
    if limit is not None and len(files) > limit.value:
        first = files[limit.value]
        yield _match(subject, first, limit, count=len(files), limit=limit.value)


def _mixed(subject: Subject, of: MediaKind | None) -> Iterator[Match]:
    del of
    alone = subject.spec.limits.video_alone
    films = [each for each in subject.media if _moves(subject, each)]
    if alone is not None and alone.value and films and len(films) < len(subject.media):
        yield _match(subject, films[0], alone)


def _wrong_format(subject: Subject, media: MediaInfo) -> Iterator[Match]:
    taken = _limits(subject, media).formats
    if taken is None or media.format is None or media.format in taken.value:
        return
    wanted = tuple(dict.fromkeys(_format(each) for each in taken.value))
    yield _match(subject, media, taken, format=_format(media.format), wanted=wanted)


def _heavy(subject: Subject, media: MediaInfo) -> Iterator[Match]:
    limit = _limits(subject, media).size
    if limit is not None and media.size is not None and media.size > limit.value:
        sizes = {"size": _weight(media.size, up=True), "limit": _weight(limit.value)}
        yield _match(subject, media, limit, **sizes)


def _large(subject: Subject, media: MediaInfo) -> Iterator[Match]:
    width, height, limits = media.width, media.height, _limits(subject, media)
    if not width or not height or media.is_bomb:
        return
    most, side, wide = limits.pixels, limits.longest_side, limits.most_width
    if most is not None and width * height > most.value:
        said, fact = message("{millions} million pixels", millions=_millions(most.value)), most
    elif side is not None and max(width, height) > side.value:
        said, fact = message("{pixels} px on the longer side", pixels=side.value), side
    elif wide is not None and width > wide.value:
        said, fact = message("{pixels} px of width", pixels=wide.value), wide
    else:
        return
    yield _match(subject, media, fact, width=width, height=height, limit=said)


def _small(subject: Subject, media: MediaInfo) -> Iterator[Match]:
    least = _limits(subject, media).least_width
    if least is not None and media.width and media.width < least.value:
        numbers = {"width": media.width, "height": media.height or 0, "limit": least.value}
        yield _match(subject, media, least, **numbers)


def _outside(
    subject: Subject, media: MediaInfo, fact: Sourced[tuple[float, float]] | None
) -> Iterator[Match]:
    if fact is None or not media.width or not media.height:
        return
    least, most = fact.value
    # A pixel more or less is nothing that anyone refuses.
    widest, narrowest = (media.width - 1) / media.height, (media.width + 1) / media.height
    if narrowest < least or widest > most:
        yield _match(
            subject,
            media,
            fact,
            width=media.width,
            height=media.height,
            least=_ratio(least),
            most=_ratio(most),
        )


def _short(subject: Subject, media: MediaInfo) -> Iterator[Match]:
    fact = _limits(subject, media).seconds
    if fact is not None and media.seconds is not None and media.seconds < fact.value[0]:
        numbers = {"length": _duration(media.seconds), "limit": _duration(fact.value[0])}
        yield _match(subject, media, fact, **numbers)


def _long(subject: Subject, media: MediaInfo) -> Iterator[Match]:
    fact = _limits(subject, media).seconds
    if fact is None or media.seconds is None:
        return
    # Programs count the last frame in or not.
    if media.seconds > fact.value[1] + 0.5:
        numbers = {"length": _duration(media.seconds), "limit": _duration(fact.value[1])}
        yield _match(subject, media, fact, **numbers)


_OF_ALL: Mapping[Find, Callable[[Subject, MediaKind | None], Iterator[Match]]] = {
    Find.TOO_MANY: _too_many,
    Find.MIXED: _mixed,
}
_OF_ONE: Mapping[Find, Callable[[Subject, MediaInfo], Iterator[Match]]] = {
    Find.MISSING: _whether(lambda media: not media.exists),
    Find.UNREADABLE: _whether(lambda media: media.exists and not media.is_readable),
    Find.UNKNOWN: _whether(lambda media: not media.is_known),
    Find.BROKEN: _whether(lambda media: media.is_broken),
    Find.BOMB: _whether(lambda media: media.is_bomb),
    Find.LIES: _whether(lambda media: media.lies),
    Find.SHOWN: _whether(lambda media: media.format is not None),
    Find.PLACE: _whether(lambda media: media.tells_place),
    Find.ALT: _whether(lambda media: not media.alt.strip()),
    Find.ALT_LONG: _alt_long,
    Find.ALT_NAME: _whether(
        lambda media: re.match(_FILE_NAME, media.alt.strip(), re.IGNORECASE) is not None
    ),
    Find.ALT_BEGINS: _whether(
        lambda media: re.match(_BEGINS, media.alt.strip(), re.IGNORECASE) is not None
    ),
    Find.ALT_REPEATS: _alt_repeats,
    Find.FORMAT: _wrong_format,
    Find.HEAVY: _heavy,
    Find.LARGE: _large,
    Find.SMALL: _small,
    Find.RATIO: lambda subject, media: _outside(subject, media, _limits(subject, media).ratio),
    Find.CROPPED: lambda subject, media: _outside(
        subject, media, _limits(subject, media).ratio_shown
    ),
    Find.SHORT: _short,
    Find.LONG: _long,
}


def _format(name: str) -> str:
    """A format as people write it."""
    return {"webp": "WebP", "webm": "WebM", "mkv": "Matroska"}.get(name, name.upper())


def _weight(size: int, up: bool = False) -> Message:
    """Bytes in the unit that documents use; `up` rounds up, so that too much is more."""
    if size < MEGABYTE:
        return message("{kilobytes} kB", kilobytes=-(-size // 1024))
    tenths = size * 10 / MEGABYTE
    return message("{megabytes} MB", megabytes=(ceil(tenths) if up else floor(tenths)) / 10)


def _millions(pixels: int) -> float:
    return round(pixels / 1e6, 1)


def _ratio(value: float) -> Message:
    return message("{ratio}:1", ratio=round(value, 2))


def _duration(seconds: float) -> Message:
    if seconds < 180:
        return message("{seconds} s", seconds=round(seconds, 1))
    if seconds < 3 * 3600:
        return message("{minutes} min", minutes=round(seconds / 60, 1))
    return message("{hours} h", hours=round(seconds / 3600, 1))
