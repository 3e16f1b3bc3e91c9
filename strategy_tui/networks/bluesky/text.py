"""How Bluesky counts and reads a post.

Source: bluesky-social/atproto d6296a1 (2026-08-20), lexicons/app/bsky/feed/post.json,
packages/api/src/rich-text and packages/syntax/src/handle.ts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import accumulate
from unicodedata import category

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.network import Entities, Length, Limits
from strategy_tui.networks import arranging, graphemes, tlds
from strategy_tui.networks.plain_text import utf8_bytes, utf16_units

MAX_TAG_LENGTH = 64
"""In UTF-16 units, as the app counts them."""

_MAX_HANDLE_LENGTH = 253
_SPACES = r"\t-\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_INVISIBLE = r"\xad\u2060\u200a-\u200d"
_NO_TAG = _SPACES + _INVISIBLE + r"\u20e2"


@dataclass(frozen=True, slots=True)
class Facet:
    """A part of a post that is to become a link; the app view knows no others."""

    kind: str
    """`mention`, `link`, `tag` or `cashtag`."""
    value: str
    """The handle, the address with its scheme, or the tag."""
    start: int
    """In code points, as `end`."""
    end: int


def measure_within(limits: Limits) -> Callable[[str, str], Length]:
    """The measure for a post of at most so many graphemes and so many bytes of UTF-8."""

    def measure(text: str, spoiler: str = "") -> Length:
        del spoiler
        count = graphemes.count(text)
        fits = limits.text_bytes is None or utf8_bytes(text) <= limits.text_bytes.value
        valid = fits and count <= limits.text.value
        return Length(count, limits.text.value, "graphemes", valid)

    return measure


def entities(text: str) -> Entities:
    """What Bluesky would link; of two that overlap, only the earlier one, as its app shows them."""
    return arranging.arrange(
        text,
        urls=((each.start, each.end) for each in _links(text)),
        mentions=((each.start, each.end) for each in _mentions(text)),
        hashtags=((each.start, each.end) for each in _tags(text)),
        cashtags=((each.start, each.end) for each in _cashtags(text)),
    )


def facets(text: str) -> tuple[Facet, ...]:
    """Every mention, link, tag and cashtag, each kind in the order of the text."""
    return (*_mentions(text), *_links(text), *_tags(text), *_cashtags(text))


def byte_offsets(text: str) -> list[int]:
    """For each code point, and for the end, where it begins in the UTF-8 text."""
    return list(accumulate((utf8_bytes(char) for char in text), initial=0))


def clean_newlines(text: str) -> str:
    """The text with at most one empty line in a row, as the app posts it."""
    return _line_breaks().sub(_at_most_two, text)


def is_handle(text: str) -> bool:
    """Whether a text may be a handle: a domain name in ASCII whose last label begins a letter."""
    return len(text) <= _MAX_HANDLE_LENGTH and _handle().fullmatch(text) is not None


def _mentions(text: str) -> Iterator[Facet]:
    for match in _mention().finditer(text):
        handle = match[1]
        if _is_domain(handle) or handle.endswith(".test"):
            yield Facet("mention", handle, match.start(1) - 1, match.end(1))


def _links(text: str) -> Iterator[Facet]:
    for match in _addresses(text):
        address, domain = match[0], match["domain"]
        has_scheme = address.startswith("http")
        if not has_scheme and not (domain and _is_domain(domain)):
            continue
        if address[-1] in ".,;:!?":
            address = address[:-1]
        if address.endswith(")") and "(" not in address:
            address = address[:-1]
        end = match.start() + len(address)
        yield Facet("link", address if has_scheme else f"https://{address}", match.start(), end)


def _addresses(text: str) -> Iterator[re.Match[str]]:
    """What may be an address: it begins after a space or parenthesis and goes on to a space.

    Only where a dot or a scheme shows one does it look for the beginning.
    """
    apart = _starts_after()
    done = 0
    for hint in _dot_or_scheme().finditer(text):
        if hint.start() < done:
            continue
        start = hint.start()
        while start > done and text[start - 1] not in apart:
            start -= 1
        match = _link().match(text, start)
        if match is not None:
            yield match
            done = match.end()
        else:
            further = _start().search(text, hint.start())
            done = further.end() if further is not None else len(text)


def _tags(text: str) -> Iterator[Facet]:
    for match in _tag().finditer(text):
        tag = match[1]
        if tag.startswith("\ufe0f") or not any(map(_makes_a_tag, tag)):
            continue
        end = len(tag)
        while category(tag[end - 1])[0] == "P":
            end -= 1
        if utf16_units(tag[:end]) <= MAX_TAG_LENGTH:
            yield Facet("tag", tag[:end], match.start(), match.start(1) + end)


def _cashtags(text: str) -> Iterator[Facet]:
    for match in _cashtag().finditer(text):
        yield Facet("cashtag", match[0].upper(), match.start(), match.end())


def _is_domain(text: str) -> bool:
    return text.rpartition(".")[1] == "." and text.rpartition(".")[2] in tlds.in_root_zone()


def _makes_a_tag(char: str) -> bool:
    return not ("0" <= char <= "9" or category(char)[0] == "P")


def _at_most_two(breaks: re.Match[str]) -> str:
    lines, rest = _after_last_break().fullmatch(breaks[0]).groups()  # type: ignore[union-attr]
    return "\n\n" + rest if sum(char in "\r\n" for char in lines) > 2 else breaks[0]


@cache
def _mention() -> re.Pattern[str]:
    return re.compile(rf"@(?<![^{_SPACES}(]@)([A-Za-z0-9.\-]+)(?a:\b)")


@cache
def _link() -> re.Pattern[str]:
    domain = r"(?P<domain>[A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z0-9]+)+)"
    scheme = "[Hh][Tt][Tt][Pp][Ss]?://"
    return re.compile(rf"{scheme}[^{_SPACES}]+|{domain}[^{_SPACES}]*")


@cache
def _dot_or_scheme() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z0-9]\.[A-Za-z0-9]|://")


@cache
def _start() -> re.Pattern[str]:
    return re.compile(f"[{_SPACES}(]")


@cache
def _starts_after() -> frozenset[str]:
    blocks = (range(0x100), range(0x1600, 0x1700), range(0x2000, 0x2100), (0x3000, 0xFEFF))
    return frozenset(_start().findall("".join(chr(code) for block in blocks for code in block)))


@cache
def _tag() -> re.Pattern[str]:
    return re.compile(rf"[#＃](?<![^{_SPACES}][#＃])([^{_NO_TAG}]+)")


@cache
def _cashtag() -> re.Pattern[str]:
    after = rf"(?=[{_SPACES}.,;:!?)\"'\u2019]|\Z)"
    return re.compile(rf"\$(?<![^{_SPACES}(]\$)[A-Za-z][A-Za-z0-9]{{0,4}}{after}")


@cache
def _line_breaks() -> re.Pattern[str]:
    return re.compile(rf"[\r\n][{_SPACES}{_INVISIBLE}]*")


@cache
def _after_last_break() -> re.Pattern[str]:
    return re.compile(r"(.*[\r\n])([^\r\n]*)", re.DOTALL)


@cache
def _handle() -> re.Pattern[str]:
    label = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    return re.compile(rf"(?:{label}\.)+[A-Za-z](?:[A-Za-z0-9-]{{0,61}}[A-Za-z0-9])?")
