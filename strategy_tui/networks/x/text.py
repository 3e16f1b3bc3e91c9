"""How X counts and reads a post: twitter-text's rules, configuration v3.

Source: twitter/twitter-text 30e2430 (2021-10-21), to which docs.x.com still points
(xdevplatform/docs 2871328, fundamentals/counting-characters.mdx, 2026-08-22).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from unicodedata import category, normalize

from strategy_tui.domain.network import Entities, Entity, Length, Limits
from strategy_tui.networks import links
from strategy_tui.networks.emoji import emoji
from strategy_tui.networks.plain_text import utf16_units

URL_WEIGHT = 23
"""transformedURLLength: every link becomes one to t.co."""
EMOJI_WEIGHT = 2

_HEAVY = r"[^\x00-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]"
"""Code points that weigh 2; the others weigh 1."""
_MAX_TCO_SLUG = 40
_AFTER_QUERY = r"A-Za-z0-9\-_&=#/"
_PATH = (
    r"A-Za-z\u0400-\u04ff0-9!*';:=+,.$/%#\[\]\-\u2013_~@|&" + links.LATIN
)  # also what a parenthesis may hold

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
    query=_AFTER_QUERY + r"!?*'@();:+$%\[\].,~|",
    query_ends_with=_AFTER_QUERY,
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
        valid = weight.valid or not text
        return Length(weight.count, limits.text.value, "weighted", valid)

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
    """What X would link; of two that overlap, only the earlier one."""
    kinds = {
        "url": urls(text),
        "mention": mentions_or_lists(text),
        "hashtag": tuple(_all_hashtags(text)),
        "cashtag": cashtags(text),
    }
    of = {id(each): kind for kind, found in kinds.items() for each in found}
    kept = links.without_overlaps([each for found in kinds.values() for each in found])
    sorted_out = {kind: tuple(e for e in kept if of[id(e)] == kind) for kind in kinds}
    return Entities(
        mentions=tuple(each for each in sorted_out["mention"] if "/" not in each.text),
        hashtags=sorted_out["hashtag"],
        urls=sorted_out["url"],
        cashtags=sorted_out["cashtag"],
    )


def urls(text: str) -> tuple[Entity, ...]:
    """Links, those without `https://` included."""
    found: list[Entity] = []
    for link in links.scan(text, DIALECT):
        if _is_too_long(text, link):
            continue
        if link.has_scheme:
            end = _end_of_tco(text[link.start : link.end])
            if end is not None:
                found.append(_entity(text, link.start, link.start + end))
        elif link.start == 0 or text[link.start - 1] not in "-_./":
            bare = list(_bare_domains(text[link.start : link.domain_end]))
            found += [_entity(text, link.start + a, link.start + b) for a, b in bare]
            if bare and link.has_path:
                found[-1] = _entity(text, found[-1].start, link.end)
    return tuple(found)


def mentions_or_lists(text: str) -> tuple[Entity, ...]:
    """`@name` and `@name/list`."""
    return tuple(
        _entity(text, match.start(1), match.end())
        for match in _mention().finditer(text)
        if not _ends_mention(text, match.end())
    )


def mentions(text: str) -> tuple[Entity, ...]:
    """`@name`, lists left out."""
    return tuple(each for each in mentions_or_lists(text) if "/" not in each.text)


def reply_to(text: str) -> str | None:
    """Whom a post begins by naming."""
    match = _reply().match(text)
    return None if match is None or _ends_mention(text, match.end()) else match[1]


def hashtags(text: str) -> tuple[Entity, ...]:
    """`#word`, outside of links."""
    tags = tuple(_all_hashtags(text))
    if not tags:
        return ()
    kept = links.without_overlaps([*tags, *urls(text)])
    mine = {id(each) for each in tags}
    return tuple(each for each in kept if id(each) in mine)


def cashtags(text: str) -> tuple[Entity, ...]:
    """`$ABC`, the sign of a share."""
    return tuple(_entity(text, each.start(1), each.end(1)) for each in _cashtag().finditer(text))


def _entity(text: str, start: int, end: int) -> Entity:
    return Entity(text[start:end], start, end)


def _pieces(text: str) -> Iterator[tuple[int, int, int]]:
    """The text in order as (start, end, flat weight); 0 where each code point counts."""
    flat = [(each.start, 0, each.end, URL_WEIGHT) for each in urls(text)]
    if not text.isascii():
        flat += [(*_rank(each), EMOJI_WEIGHT) for each in emoji().finditer(text)]
    done = 0
    for start, _, end, weight in sorted(flat):
        if start < done:
            continue
        if start > done:
            yield done, start, 0
        yield start, end, weight
        done = end
    if done < len(text):
        yield done, len(text), 0


def _rank(match: re.Match[str]) -> tuple[int, int, int]:
    return match.start(), 1, match.end()


def _heavy_ones(piece: str) -> int:
    return 0 if piece.isascii() else len(_heavy().findall(piece))


def _prefix(piece: str, room: int) -> int:
    """How many code points of a piece weigh no more than `room` together."""
    for index, char in enumerate(piece):
        room -= 2 if _heavy().match(char) else 1
        if room < 0:
            return index
    return len(piece)


def _is_too_long(text: str, link: links.Link) -> bool:
    domain = text[link.domain_start : link.domain_end]
    if domain.startswith("xn--") and not any(_bare_domains(domain)):
        return True
    scheme = link.domain_start - link.start or len("https://")
    length = utf16_units(text[link.start : link.end]) + scheme
    return length > links.MAX_URL_LENGTH or not links.is_encodable(domain)


def _end_of_tco(url: str) -> int | None:
    """The length of the link; a t.co link ends with its slug, or is none if that is too long."""
    match = _tco().match(url)
    if match is None:
        return len(url)
    return None if len(match[1]) > _MAX_TCO_SLUG else match.end()


def _bare_domains(domain: str) -> Iterator[tuple[int, int]]:
    """The parts of a domain in Latin letters that are domains by themselves."""
    names = domain.split(".")
    starts = list(accumulate((len(name) + 1 for name in names), initial=0))
    lengths = links.tld_lengths(names, DIALECT.punycode)
    tails = [_latin_tail(name) for name in names]
    reaches = _reaches(names, tails, lengths)
    resume_at = -1
    for index, reach in enumerate(reaches):
        start = max(starts[index] + len(names[index]) - tails[index], resume_at)
        if reach and start < starts[index] + len(names[index]):
            resume_at = starts[reach] + lengths[names[reach]]
            yield start, resume_at


def _reaches(names: list[str], tails: list[int], lengths: Mapping[str, int]) -> list[int]:
    """For each label the farthest one that ends a domain begun in it; 0 for none."""
    reaches = [0] * len(names)
    for index in range(len(names) - 2, -1, -1):
        following = names[index + 1]
        if tails[index + 1] == len(following):
            reaches[index] = reaches[index + 1]
        if not reaches[index] and lengths[following]:
            reaches[index] = index + 1
    return reaches


def _all_hashtags(text: str) -> Iterator[Entity]:
    done = 0
    for sign in _hash().finditer(text):
        start = sign.start()
        if start < done or (start > 0 and (start == done > 0 or not _before_tag(text[start - 1]))):
            continue
        end = start + 1
        lettered = False
        while end < len(text) and (kind := _tag_kind(text[end])):
            lettered = lettered or kind in "LM"
            end += 1
        if not lettered:
            continue
        done = end
        if text[end : end + 1] not in {"#", "＃"} and not text.startswith("://", end):
            yield _entity(text, start, end)


def _tag_kind(char: str) -> str:
    """`L` or `M`, `N` for what may stand in a tag but makes none by itself, or nothing."""
    kind = category(char)
    if kind[0] in "LM":
        return kind[0]
    return "N" if kind == "Nd" or char in _TAG_CONNECTORS else ""


_TAG_CONNECTORS = (
    "_\xb7\u05be\u05f3\u05f4\u0f0b\u0f0c\u200c\u200d\u3003\u301c\u309b\u309c\u30a0\u30fb"
    "\ua67e\uff5e"
)


def _before_tag(char: str) -> bool:
    if char in "\ufe0e\ufe0f":
        return True
    return char != "&" and not _tag_kind(char) and category(char) != "Cs"


def _ends_mention(text: str, end: int) -> bool:
    return _no_mention().match(text, end) is not None


@cache
def _heavy() -> re.Pattern[str]:
    return re.compile(_HEAVY)


@cache
def _forbidden() -> re.Pattern[str]:
    return re.compile(f"[{links.FORBIDDEN}]")


@cache
def _hash() -> re.Pattern[str]:
    return re.compile("[#＃](?![\ufe0f\u20e3])")


@cache
def _mention() -> re.Pattern[str]:
    before = r"(?:^|[^A-Za-z0-9_!#$%&*@＠]|(?:^|[^A-Za-z0-9_+~.\-])[Rr][Tt]:?)"
    return re.compile(before + r"([@＠][A-Za-z0-9_]{1,20}(?:/[A-Za-z][A-Za-z0-9_\-]{0,24})?)")


@cache
def _no_mention() -> re.Pattern[str]:
    return re.compile(f"[@＠{links.LATIN_ACCENTS}]|://")


@cache
def _reply() -> re.Pattern[str]:
    return re.compile(rf"[{links.SPACES}{links.DIRECTIONS}]*[@＠]([A-Za-z0-9_]{{1,20}})")


@cache
def _cashtag() -> re.Pattern[str]:
    before = rf"(?:^|[{links.SPACES}{links.DIRECTIONS}])"
    after = rf"(?=\Z|[{links.SPACES}\ufeff]|[!'#%&()*+,\\\-./:;<=>?@\[\]^_{{|}}~$])"
    return re.compile(before + r"(\$[A-Za-z]{1,6}(?:[._][A-Za-z]{1,2})?)" + after)


@cache
def _tco() -> re.Pattern[str]:
    query = rf"(?:\?[{DIALECT.query}]*[{DIALECT.query_ends_with}])?"
    return re.compile(r"https?://t\.co/([a-z0-9]+)" + query, re.IGNORECASE | re.ASCII)


@cache
def _latin() -> re.Pattern[str]:
    return re.compile(rf"[\-A-Za-z0-9{links.LATIN}]")


def _latin_tail(name: str) -> int:
    """How many characters at the end of a label are Latin letters, digits or hyphens."""
    start = len(name)
    while start > 0 and _latin().match(name[start - 1]):
        start -= 1
    return len(name) - start
