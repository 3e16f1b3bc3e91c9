"""How Mastodon counts and reads a post.

Source: mastodon/mastodon, app/validators/status_length_validator.rb, app/lib/extractor.rb,
config/initializers/twitter_regex.rb, app/models/concerns/tag/naming.rb and the MENTION_RE of
app/models/account.rb, as of 2026 (4.6); it starts from twitter-text and changes paths, queries,
schemes, mentions and hashtags.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from strategy_tui.domain.network import Entities, Entity, Length, Limits
from strategy_tui.networks import arranging, graphemes, links
from strategy_tui.networks.words import is_letter, is_word, word_end

URL_LENGTH = 23
"""`characters_reserved_per_url`; few servers say another number."""

_SEPARATORS = "_\xb7\u30fb\u200c"
_MAX_DOMAIN_LENGTH = 253
_WHITE_SPACE = r"\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_NO_QUERY = (
    r"\x00- \"<>\\`{}\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufff0-\uffff\U000e0000-\U000e0fff"
    + "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(1, 17))
)
_CYRILLIC = r"\u0400-\u052f\u1c80-\u1c8a\u1d2b\u1d78\u2de0-\u2dff\ua640-\ua69f\ufe2e\ufe2f"
_DASHES = r"\-\u058a\u05be\u1400\u1806\u2010-\u2015\u2e17\u2e1a\u301c\u3030\u30a0\ufe58\uff0d"
_UNRESERVED = r"A-Za-z0-9._~" + _CYRILLIC + _DASHES

DIALECT = links.Dialect(
    schemes=(
        "https://",
        "http://",
        "dat://",
        "dweb://",
        "ipfs://",
        "ipns://",
        "ssb://",
        "gopher://",
        "gemini://",
    ),
    not_in_domain=r"\x00-,/:-@\[-\^`{-\x7f" + links.SPACES + links.FORBIDDEN + links.DIRECTIONS,
    punycode="0-9A-Za-z",
    path=rf"^{_WHITE_SPACE}<>()?",
    path_never_ends_with="!*\"'「」;:=,.$%[]~&|",
    group_at_path_end=_CYRILLIC + _DASHES + r"A-Za-z0-9!*';:=+,.$/%#\[\]_~&|@" + links.LATIN,
    query="^" + _NO_QUERY,
    query_ends_with="^" + _NO_QUERY + r"!?*'();:+$%\[\].,~|@\^",
)


def measure_within(limits: Limits) -> Callable[[str, str], Length]:
    """The measure for a post of at most so many graphemes, content warning included."""

    link = limits.link_length.value if limits.link_length is not None else URL_LENGTH

    def measure(text: str, spoiler: str = "") -> Length:
        count = graphemes.count(spoiler + shortened(text, link))
        return Length(count, limits.text.value, "graphemes", valid=count <= limits.text.value)

    return measure


def shortened(text: str, link_length: int = URL_LENGTH) -> str:
    """The text as it is counted: links of 23 characters, mentions without their server."""
    if not text.strip():
        return ""
    parts: list[str] = []
    done = 0
    for start, end, kind in arranging.without_overlaps(
        *((start, end, "url") for start, end in _plain_urls(text)),
        *((start, end, "mention") for start, end in _mentions(text)),
    ):
        parts.append(text[done:start])
        parts.append("x" * link_length if kind == "url" else "@" + text[start:end].split("@")[1])
        done = end
    return "".join([*parts, text[done:]])


def entities(text: str) -> Entities:
    """What Mastodon would link; of two that overlap, only the earlier one."""
    return arranging.arrange(text, _urls(text), _mentions(text), _hashtags(text))


def urls(text: str) -> tuple[Entity, ...]:
    """Links with their scheme, and `xmpp:` and `magnet:` addresses."""
    return arranging.arrange(text, _urls(text), (), ()).urls


def mentions(text: str) -> tuple[Entity, ...]:
    """`@user` and `@user@host`."""
    return arranging.entities_at(text, _mentions(text))


def hashtags(text: str) -> tuple[Entity, ...]:
    """`#word` after white space; a link's scheme glued to it does not belong to it."""
    return arranging.entities_at(text, _hashtags(text))


def shortcodes(text: str) -> tuple[Entity, ...]:
    """`:name:` of a server's own emoji, in plain text."""
    found = _shortcode().finditer(text)
    return tuple(Entity(each[0], each.start(), each.end()) for each in found)


def is_hashtag_name(name: str) -> bool:
    """Whether the whole of a name (without sign) may be a hashtag."""
    return bool(name) and _end_of_tag(name, 0) == len(name)


def hashtag_name(text: str) -> str:
    """A hashtag's name as it is shown: without the sign and whatever no name may hold."""
    return "".join(char for char in text if _in_name(char))


def hashtag_key(text: str) -> str:
    """What two spellings of one hashtag share."""
    return hashtag_name(text).lower()


def _urls(text: str) -> Iterator[tuple[int, int]]:
    yield from _plain_urls(text)
    yield from _other_addresses(text)


def _plain_urls(text: str) -> Iterator[tuple[int, int]]:
    if ":" not in text:
        return
    for link in links.scan(text, DIALECT):
        domain = text[link.domain_start : link.domain_end]
        short = link.end - link.start <= links.MAX_URL_LENGTH
        if link.has_scheme and short and links.is_encodable(domain):
            yield link.start, link.end


def _mentions(text: str) -> Iterator[tuple[int, int]]:
    done = 0
    for name in _user().finditer(text):
        start = name.start()
        if start < done or (start > 0 and (text[start - 1] in "=/" or is_word(text[start - 1]))):
            continue
        done = _end_of_host(text, name.end())
        too_long = done - name.end() - 1 > _MAX_DOMAIN_LENGTH
        if not too_long and not _no_mention().match(text, done):
            yield start, done


def _hashtags(text: str) -> Iterator[tuple[int, int]]:
    for sign in _hash().finditer(text):
        start = sign.start()
        end = _end_of_tag(text, start + 1)
        if end is None:
            continue
        if text.startswith("://", end):
            end = start + len(_without_scheme(text[start:end]))
        yield start, end


def _other_addresses(text: str) -> Iterator[tuple[int, int]]:
    lowered = text.lower() if ":" in text else ""
    if "xmpp:" not in lowered and "magnet:" not in lowered:
        return
    done = 0
    for scheme in _other_scheme().finditer(text):
        start, after = scheme.span()
        if start < done or not links.may_start(text, start):
            continue
        if scheme[0].lower() == "magnet:":
            end = links.query_end(text, after, DIALECT)
        else:
            end = _end_of_xmpp(text, after)
        if end > after:
            yield start, end
            done = end


def _end_of_xmpp(text: str, start: int) -> int:
    """Where an address ends that goes on here, after `xmpp:`; `start` if there is none."""
    for authority in (_authority(text, start), start):
        account = _account().match(text, authority) if authority is not None else None
        for begin in (account.end() if account else None, authority):
            end = links.domain_at(text, begin, DIALECT) if begin is not None else None
            if end is not None:
                resource = _resource().match(text, end)
                return links.query_end(text, resource.end() if resource else end, DIALECT)
    return start


def _authority(text: str, start: int) -> int | None:
    account = _account().match(text, start + 2) if text.startswith("//", start) else None
    domain_end = links.domain_at(text, account.end(), DIALECT) if account else None
    if domain_end is None or text[domain_end : domain_end + 1] != "/":
        return None
    return domain_end + 1


def _end_of_host(text: str, start: int) -> int:
    """Where `@host` ends that begins here; `start` if there is none."""
    if text[start : start + 1] != "@":
        return start
    end = word_end(text, start + 1)
    if end == start + 1:
        return start
    while (after := _joint().match(text, end)) and (further := word_end(text, after.end())):
        if further == after.end():
            break
        end = further
    return end


def _end_of_tag(text: str, start: int) -> int | None:
    """Where a hashtag's name ends that begins here, if one does.

    Either it has a letter or separator strictly inside and ends with a word character, or it is
    all word characters with at least one letter.
    """
    word = end = word_end(text, start)
    while end < len(text) and text[end] in _SEPARATORS:
        end = word_end(text, end + 1)
    last = end - 1
    while last >= start and not is_word(text[last]):
        last -= 1
    if word == start:
        return None
    inside = range(start + 1, last)
    if any(is_letter(text[index]) or text[index] in _SEPARATORS for index in inside):
        return last + 1
    return word if any(is_letter(char) for char in text[start:word]) else None


def _without_scheme(tag: str) -> str:
    for scheme in ("https", "http"):
        if tag.endswith(scheme) and len(tag) > len(scheme) + 1:
            return tag.removesuffix(scheme)
    return tag


def _in_name(char: str) -> bool:
    return char in _SEPARATORS or "\u0e47" <= char <= "\u0e4e" or is_letter(char) or char.isdigit()


@cache
def _user() -> re.Pattern[str]:
    return re.compile(r"@[A-Za-z0-9_]+(?:[.\-]+[A-Za-z0-9_]+)*")


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(r"[.\-]+")


@cache
def _no_mention() -> re.Pattern[str]:
    return re.compile(f"[@＠{links.LATIN}]|://")


@cache
def _hash() -> re.Pattern[str]:
    return re.compile(rf"[#＃](?<![^{_WHITE_SPACE}][#＃])")


@cache
def _shortcode() -> re.Pattern[str]:
    return re.compile(r"(?<![^\W_])(?<!:):[A-Za-z0-9_]{2,}:(?![^\W_]|[:<])")


@cache
def _other_scheme() -> re.Pattern[str]:
    return re.compile("xmpp:|magnet:", re.IGNORECASE | re.ASCII)


@cache
def _account() -> re.Pattern[str]:
    return re.compile(rf"(?:[{_UNRESERVED}!$()*+,;=]|%[0-9A-Fa-f]{{2}})++@")


@cache
def _resource() -> re.Pattern[str]:
    return re.compile(rf"/(?:[{_UNRESERVED}!$&'()*+,;=]|%[0-9A-Fa-f]{{2}})++")
