"""Text on the networks that publish no grammar of their own: plain counts, plain entities.

The entities are what all of them turn into links: an address with its scheme, `#word` with at
least one letter, `@name`, each at the start or after something that is no word.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from strategy_tui.domain.network import Entities, Entity, Length, Limits

_URL = r"https?://[^\s<>\"“”«»]+"
_TAG = r"[#＃](?=\w*[^\W\d_])\w+"
_MENTION = r"@\w(?:[\w.-]*\w)?"


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
    found: dict[str, list[Entity]] = {"url": [], "tag": [], "mention": []}
    for match in _pattern().finditer(text):
        kind = str(match.lastgroup)
        end = match.end()
        if kind == "url":
            end = match.start() + len(_without_trailing_punctuation(match[0]))
        found[kind].append(Entity(text[match.start() : end], match.start(), end))
    return Entities(
        mentions=tuple(found["mention"]), hashtags=tuple(found["tag"]), urls=tuple(found["url"])
    )


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<url>(?<![\w@#]){_URL})|(?P<tag>(?<![\w&/#＃]){_TAG})|(?P<mention>(?<![\w@/.]){_MENTION})",
        re.IGNORECASE,
    )


def _without_trailing_punctuation(url: str) -> str:
    surplus = url.count(")") - url.count("(")
    end = len(url)
    while end and (url[end - 1] in ".,;:!?'’…*" or (url[end - 1] == ")" and surplus > 0)):
        surplus -= url[end - 1] == ")"
        end -= 1
    return url[:end]
