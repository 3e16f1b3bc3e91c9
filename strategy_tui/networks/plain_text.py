"""Text on the networks that publish no grammar of their own: plain counts, plain entities.

The entities are what all of them turn into links: an address with its scheme, `#word` with at
least one letter, `@name`, each at the start or after something that is no word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from strategy_tui.domain.network import Entities, Length, Limits
from strategy_tui.networks import arranging


def characters(text: str) -> int:
    """The number of code points."""
    return len(text)


def utf16_units(text: str) -> int:
    """The number of UTF-16 units: an emoji mostly counts 2."""
    if text.isascii():
        return len(text)
    return len(text) + sum(char > "\uffff" for char in text)


def utf8_bytes(text: str) -> int:
    """The number of bytes in UTF-8: an accented letter counts 2 (a lone surrogate 3)."""
    return len(text.encode("utf-8", "surrogatepass"))


def measure_by(
    count: Callable[[str], int], unit: str, limits: Limits
) -> Callable[[str, str], Length]:
    """A measure that counts the text alone; these networks have no content warnings."""

    def measure(text: str, spoiler: str = "") -> Length:
        del spoiler
        length = count(text)
        return Length(length, limits.text.value, unit, valid=length <= limits.text.value)

    return measure


def entities(text: str) -> Entities:
    """Links, hashtags and mentions; a link hides what stands in it."""
    return arranging.arrange(
        text,
        _urls(text),
        (match.span() for match in _mention().finditer(text)),
        (match.span() for match in _tag().finditer(text)),
    )


def _urls(text: str) -> Iterator[tuple[int, int]]:
    done = 0
    colon = text.find("://")
    while colon >= 0:
        scheme = _scheme().search(text, max(done, colon - 5), colon)
        address = _rest().match(text, colon + 3) if scheme is not None else None
        if scheme is not None and address is not None:
            done = address.end()
            whole = text[scheme.start() : done]
            yield scheme.start(), scheme.start() + len(_without_trailing_punctuation(whole))
        colon = text.find("://", max(colon + 3, done))


@cache
def _scheme() -> re.Pattern[str]:
    return re.compile(r"(?<![\w@#])https?\Z", re.IGNORECASE)


@cache
def _rest() -> re.Pattern[str]:
    return re.compile(r"[^\s<>\"“”«»]+")


# The signs come first and look back, so that the rest of a text is skipped in one go.
@cache
def _tag() -> re.Pattern[str]:
    return re.compile(r"[#＃](?<![\w&/#＃][#＃])(?=\w*[^\W\d_])\w+")


@cache
def _mention() -> re.Pattern[str]:
    return re.compile(r"@(?<![\w@/.]@)\w(?:[\w.-]*\w)?")


def _without_trailing_punctuation(url: str) -> str:
    surplus = url.count(")") - url.count("(")
    end = len(url)
    while end and (url[end - 1] in ".,;:!?'’…*" or (url[end - 1] == ")" and surplus > 0)):
        surplus -= url[end - 1] == ")"
        end -= 1
    return url[:end]
