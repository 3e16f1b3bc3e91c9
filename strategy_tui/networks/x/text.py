"""How X counts and reads a post: twitter-text's rules, configuration v3.

Source: twitter/twitter-text 30e2430 (2021-10-21), to which docs.x.com still points
(xdevplatform/docs 2871328, fundamentals/counting-characters.mdx, 2026-08-22).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import accumulate
from unicodedata import category, normalize

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.network import Entities, Entity, Length, Limits
from strategy_tui.networks import arranging, emoji, links
from strategy_tui.networks.plain_text import utf16_units
from strategy_tui.networks.words import PLAIN_LETTERS

URL_WEIGHT = 23
"""transformedURLLength: every link becomes one to t.co."""
EMOJI_WEIGHT = 2

_HEAVY = r"[^\x00-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]"
"""Code points that weigh 2; the others weigh 1."""
_MAX_TCO_SLUG = 40
_TAG_CONNECTORS = (
    "_\xb7\u05be\u05f3\u05f4\u0f0b\u0f0c\u200c\u200d\u3003\u301c\u309b\u309c\u30a0\u30fb"
    "\ua67e\uff5e"
)
_QUERY_END = r"A-Za-z0-9\-_&=#/"
_PATH = r"A-Za-z\u0400-\u04ff0-9!*';:=+,.$/%#\[\]\-\u2013_~@|&" + links.LATIN

DIALECT = links.Dialect(
    schemes=("https://", "http://"),
    not_in_domain=r"!'#%&()*+,\\/:;<=>?@\[\]^{|}~$"
    + links.SPACES
    + links.FORBIDDEN
    + links.DIRECTIONS,
    punycode=r"\-0-9A-Za-z",
    path=_PATH,
    path_never_ends_with="!*';:,.$%[]\u2013~@|&",
    group_at_path_end=_PATH,
    query=_QUERY_END + r"!?*'@();:+$%\[\].,~|",
    query_ends_with=_QUERY_END,
)


@dataclass(frozen=True, slots=True)
class Weight:
    """A post's weighted length; `text[:fits]` is the part that may be posted."""

    count: int
    valid: bool
    """It has some text, no forbidden character, and is not too long."""
    permillage: int
    fits: int


def measure_within(limits: Limits) -> Callable[[str, str], Length]:
    """The measure for a post of at most so much weight; X has no content warnings."""

    def measure(text: str, spoiler: str = "") -> Length:
        del spoiler
        weight = weigh(text, limits.text.value)
        return Length(weight.count, limits.text.value, "weighted", weight.valid or not text)

    return measure


def weigh(text: str, limit: int = 280) -> Weight:
    """The weight of a post: of its NFC form, with links and emoji at their flat rates."""
    composed = normalize("NFC", text)
    forbidden = _forbidden().search(composed)
    stop = forbidden.start() if forbidden else len(composed)
    count = fits = 0
    for start, end, flat in _pieces(composed):
        piece = composed[start:end]
        before, count = count, count + (flat or len(piece) + _heavy_ones(piece))
        if count <= limit and start <= stop:
            fits = min(end, stop)
        elif not flat and before <= limit and start <= stop:
            fits = min(start + _prefix(piece, limit - before), stop)
    fits = max(0, min(len(text), fits + len(text) - len(composed)))
    valid = forbidden is None and 0 < count <= limit
    return Weight(count, valid, count * 1000 // limit, fits)


def entities(text: str) -> Entities:
    """What X would link; of two that overlap, only the earlier one. Lists are no mentions."""
    found = arranging.arrange(
        text, _urls(text), _mentions_or_lists(text), _hashtags(text), _cashtags(text)
    )
    return replace(found, mentions=tuple(each for each in found.mentions if "/" not in each.text))


def urls(text: str) -> tuple[Entity, ...]:
    """Links, those without `https://` included."""
    return arranging.entities_at(text, _urls(text))


def mentions_or_lists(text: str) -> tuple[Entity, ...]:
    """`@name` and `@name/list`."""
    return arranging.entities_at(text, _mentions_or_lists(text))


def mentions(text: str) -> tuple[Entity, ...]:
    """`@name`, lists left out."""
    return tuple(each for each in mentions_or_lists(text) if "/" not in each.text)


def reply_to(text: str) -> str | None:
    """Whom a post begins by naming."""
    match = _reply().match(text)
    return None if match is None or _no_mention().match(text, match.end()) else match[1]


def hashtags(text: str) -> tuple[Entity, ...]:
    """`#word`, outside of links."""
    return arranging.arrange(text, _urls(text), (), _hashtags(text)).hashtags


def cashtags(text: str) -> tuple[Entity, ...]:
    """`$ABC`, the sign of a share."""
    return arranging.entities_at(text, _cashtags(text))


def _pieces(text: str) -> Iterator[tuple[int, int, int]]:
    """The text in order as (start, end, flat weight); 0 where each code point counts.

    A picture of one code point is no piece: it weighs the same by itself.
    """
    pictures = emoji.found(text) if emoji.is_joined(text) else ()
    done = 0
    for start, end, kind in arranging.without_overlaps(
        *((start, end, "url") for start, end in _urls(text)),
        *((each.start(), each.end(), "emoji") for each in pictures),
    ):
        if start > done:
            yield done, start, 0
        yield start, end, URL_WEIGHT if kind == "url" else EMOJI_WEIGHT
        done = end
    if done < len(text):
        yield done, len(text), 0


def _heavy_ones(piece: str) -> int:
    return 0 if piece.isascii() else len(_heavy().findall(piece))


def _prefix(piece: str, room: int) -> int:
    """How many code points of a piece weigh no more than `room` together."""
    heavy = 0
    for match in _heavy().finditer(piece, 0, room + 1):
        if match.start() + heavy + 2 > room:
            return min(match.start(), room - heavy)
        heavy += 1
    return min(len(piece), room - heavy)


def _urls(text: str) -> Iterator[tuple[int, int]]:
    for link in links.scan(text, DIALECT):
        if _is_too_long(text, link):
            continue
        if link.has_scheme:
            if length := _length_of_link(text[link.start : link.end]):
                yield link.start, link.start + length
        elif link.start == 0 or text[link.start - 1] not in "-_./":
            yield from _bare_links(text, link)


def _is_too_long(text: str, link: links.Link) -> bool:
    domain = text[link.domain_start : link.domain_end]
    if domain.startswith("xn--") and not any(_bare_domains(domain)):
        return True
    scheme = link.domain_start - link.start or len("https://")
    length = utf16_units(text[link.start : link.end]) + scheme
    return length > links.MAX_URL_LENGTH or not links.is_encodable(domain)


def _length_of_link(url: str) -> int:
    """A t.co link ends with its slug, and is none (0) if that is too long."""
    match = _tco().match(url)
    if match is None:
        return len(url)
    return match.end() if len(match[1]) <= _MAX_TCO_SLUG else 0


def _bare_links(text: str, link: links.Link) -> Iterator[tuple[int, int]]:
    """The domains in Latin letters within one without scheme; a path belongs to the last."""
    domain = text[link.start : link.domain_end]
    found = [(link.start + start, link.start + end) for start, end in _bare_domains(domain)]
    if found and link.has_path:
        found[-1] = found[-1][0], link.end
    yield from found


def _bare_domains(domain: str) -> Iterator[tuple[int, int]]:
    if _latin_domain().fullmatch(domain):
        yield 0, len(domain)
        return
    names = domain.split(".")
    starts = list(accumulate((len(name) + 1 for name in names), initial=0))
    lengths = [links.tld_length(name, DIALECT.punycode) for name in names]
    tails = [_latin_tail(name) for name in names]
    resume_at = -1
    for index, reach in enumerate(_reaches(names, tails, lengths)):
        start = max(starts[index] + len(names[index]) - tails[index], resume_at)
        if reach and start < starts[index] + len(names[index]):
            resume_at = starts[reach] + lengths[reach]
            yield start, resume_at


def _reaches(names: list[str], tails: list[int], lengths: list[int]) -> list[int]:
    """For each label the farthest one that ends a domain begun in it; 0 for none."""
    reaches = [0] * len(names)
    for index in range(len(names) - 2, -1, -1):
        if tails[index + 1] == len(names[index + 1]):
            reaches[index] = reaches[index + 1]
        if not reaches[index] and lengths[index + 1]:
            reaches[index] = index + 1
    return reaches


def _latin_tail(name: str) -> int:
    """How many characters at the end of a label are Latin letters, digits or hyphens."""
    start = len(name)
    while start > 0 and _latin().match(name[start - 1]):
        start -= 1
    return len(name) - start


def _mentions_or_lists(text: str) -> Iterator[tuple[int, int]]:
    done = -1
    for match in _mention().finditer(text):
        if match.start() == done:
            continue  # what stands before belongs to the name before
        done = match.end()
        if not _no_mention().match(text, done):
            yield match.span()


def _cashtags(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _cashtag().finditer(text))


def _hashtags(text: str) -> Iterator[tuple[int, int]]:
    done = 0
    for sign in _hash().finditer(text):
        start = sign.start()
        if start < done or (start > 0 and (start == done or not _before_tag(text[start - 1]))):
            continue
        end, lettered = _end_of_tag(text, start + 1)
        if not lettered:
            continue
        done = end
        if text[end : end + 1] not in {"#", "＃"} and not text.startswith("://", end):
            yield start, end


def _end_of_tag(text: str, start: int) -> tuple[int, bool]:
    """Where a tag's characters end, and whether a letter or mark is among them."""
    end, lettered = start, False
    while end < len(text):
        if plain := _plain_tag().match(text, end):
            end = plain.end()
            lettered = lettered or not _letterless().fullmatch(plain[0])
        elif kind := _tag_kind(text[end]):
            end += 1
            lettered = lettered or kind in "LM"
        else:
            break
    return end, lettered


def _tag_kind(char: str) -> str:
    """`L` or `M`, `N` for what may stand in a tag but makes none by itself, or nothing."""
    kind = category(char)
    if kind[0] in "LM":
        return kind[0]
    return "N" if kind == "Nd" or char in _TAG_CONNECTORS else ""


def _before_tag(char: str) -> bool:
    if char in "\ufe0e\ufe0f":
        return True
    return char != "&" and not _tag_kind(char) and category(char) != "Cs"


@cache
def _heavy() -> re.Pattern[str]:
    return re.compile(_HEAVY)


@cache
def _forbidden() -> re.Pattern[str]:
    return re.compile(f"[{links.FORBIDDEN}]")


@cache
def _hash() -> re.Pattern[str]:
    return re.compile(r"[#＃](?=[^\x00-/:-@\[-\^`{-\x7f＃\ufe0f\u20e3])")


@cache
def _plain_tag() -> re.Pattern[str]:
    return re.compile(f"[{PLAIN_LETTERS}0-9_]+")


@cache
def _letterless() -> re.Pattern[str]:
    return re.compile("[0-9_]+")


@cache
def _mention() -> re.Pattern[str]:
    # The sign comes first and looks back, so that the rest of a text is skipped in one go.
    before = r"(?<![A-Za-z0-9_!#$%&*@＠][@＠])"
    retweeted = r"(?<=^[Rr][Tt][@＠])|(?<=[^A-Za-z0-9_+~.\-][Rr][Tt][@＠])"
    name = r"[A-Za-z0-9_]{1,20}(?:/[A-Za-z][A-Za-z0-9_\-]{0,24})?"
    return re.compile(f"[@＠](?:{before}|{retweeted}){name}")


@cache
def _no_mention() -> re.Pattern[str]:
    return re.compile(f"[@＠{links.LATIN_ACCENTS}]|://")


@cache
def _reply() -> re.Pattern[str]:
    return re.compile(rf"[{links.SPACES}{links.DIRECTIONS}]*[@＠]([A-Za-z0-9_]{{1,20}})")


@cache
def _cashtag() -> re.Pattern[str]:
    before = rf"(?<![^{links.SPACES}{links.DIRECTIONS}]\$)"
    after = rf"(?=\Z|[{links.SPACES}\ufeff]|[!'#%&()*+,\\\-./:;<=>?@\[\]^_{{|}}~$])"
    return re.compile(rf"\${before}[A-Za-z]{{1,6}}(?:[._][A-Za-z]{{1,2}})?{after}")


@cache
def _tco() -> re.Pattern[str]:
    query = rf"(?:\?[{DIALECT.query}]*[{DIALECT.query_ends_with}])?"
    return re.compile(r"https?://t\.co/([a-z0-9]+)" + query, re.IGNORECASE | re.ASCII)


@cache
def _latin() -> re.Pattern[str]:
    return re.compile(rf"[\-A-Za-z0-9{links.LATIN}]")


@cache
def _latin_domain() -> re.Pattern[str]:
    return re.compile(rf"[\-.A-Za-z0-9{links.LATIN}]+")
