"""Addresses in a text as twitter-text finds them; X and Mastodon read by it, each in a dialect.

twitter-text writes this as one nested regular expression, which takes quadratic or exponential
time on hostile texts. Here a run of domain characters is cut into labels once, the labels are
walked from right to left, and every character is looked at a fixed number of times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.networks import tlds

SPACES = r"\t-\r \x85\xa0\u1680\u180e\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
DIRECTIONS = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
FORBIDDEN = r"\ufffe\ufeff\uffff"
LATIN_ACCENTS = (
    r"\xc0-\xd6\xd8-\xf6\xf8-\xff\u0100-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263"
    r"\u0268\u026f\u0272\u0289\u028b\u02bb\u0300-\u036f\u1e00-\u1eff"
)
_OTHER_CASES = (
    r"\u0260\u0269\u0275\u0280\u0283\u0288\u028a\u028c\u0292\u0399\u03b9\u1fbe\u2c65\u2c66"
)
"""What JavaScript's case-blind matching adds to LATIN_ACCENTS."""
LATIN = LATIN_ACCENTS + _OTHER_CASES

MAX_URL_LENGTH = 4096
_LONGEST_LABEL = 63
_SHOWS_A_TLD = _LONGEST_LABEL + 1
"""More of a label than this says nothing new, and would fill the cache."""
_NOT_BEFORE = r"A-Za-z0-9@＠$#＃" + FORBIDDEN


@dataclass(frozen=True, slots=True, eq=False)
class Dialect:
    """How one network reads an address; the fields are insides of character classes."""

    schemes: tuple[str, ...]
    """In lower case, with `://`."""
    not_in_domain: str
    """What ends a domain; the characters - _ . have rules of their own."""
    punycode: str
    """What may follow `xn--` in a top-level domain."""
    path: str
    path_never_ends_with: str
    """Plain characters, no class."""
    group_at_path_end: str
    """What a parenthesis may hold that ends a path."""
    query: str
    query_ends_with: str


@dataclass(frozen=True, slots=True)
class Link:
    """An address: `text[start:end]`, in code points like every offset here."""

    start: int
    end: int
    domain_start: int
    domain_end: int
    has_path: bool

    @property
    def has_scheme(self) -> bool:
        """Whether it was written with `https://` or another scheme."""
        return self.domain_start > self.start


def scan(text: str, dialect: Dialect) -> Iterator[Link]:
    """Every address from left to right, with or without a scheme; they never overlap."""
    done = 0
    for start, end in _dotted_runs(text, dialect):
        whole = _is_whole(text, start, end)
        if end <= done or whole is False:
            continue
        if whole and (link := _plain_link(text, start, end, done, dialect)) is not None:
            yield link
            done = link.end
            continue
        labels = _Labels(text, start, end, dialect)
        while (link := _next(text, labels, done, dialect)) is not None:
            yield link
            done = link.end
            if done >= end:
                break


def _dotted_runs(text: str, dialect: Dialect) -> Iterator[tuple[int, int]]:
    """The runs of domain characters that have a dot inside: most dots only end a sentence."""
    apart = _separators(dialect)
    last, end = len(text) - 1, 0
    dot = text.find(".", 1)
    while 0 < dot < last:
        if text[dot + 1] not in apart and text[dot - 1] not in apart:
            start = dot - 1
            while start > end and text[start - 1] not in apart:
                start -= 1
            run = _runs(dialect).match(text, dot)
            end = run.end() if run else dot + 1
            yield start, end
            dot = end
        dot = text.find(".", dot + 1)


def _is_whole(text: str, start: int, end: int) -> bool | None:
    """Whether a run of plain labels is one domain; None where that takes a closer look."""
    if _plain_run().fullmatch(text, start, end) is None or text[end : end + 1] in {"@", "+"}:
        return None
    known = tlds.in_twitter_text()
    labels = text[start:end].lower().split(".")
    if labels[-1] in known:
        return True
    return False if known.isdisjoint(labels[1:]) else None


def _plain_link(text: str, start: int, end: int, done: int, dialect: Dialect) -> Link | None:
    """The address whose domain is a whole run; None where that takes a closer look."""
    if start <= done:
        return None
    link = _with_scheme(text, start, end, done, dialect)
    if link is None and may_start(text, start):
        return _finish(text, start, start, end, dialect)
    return link


def domain_at(text: str, start: int, dialect: Dialect) -> int | None:
    """Where a domain ends that begins exactly here, if one does."""
    run = _runs(dialect).match(text, start)
    if run is None or "." not in run[0][1:-1]:
        return None
    labels = _Labels(text, run.start(), run.end(), dialect)
    return None if labels.hopeless else labels.ends[0]


def query_end(text: str, start: int, dialect: Dialect) -> int:
    """Where a query ends that begins here with a question mark; `start` if none does."""
    found = _query(dialect).match(text, start)
    return found.end() if found else start


def may_start(text: str, start: int) -> bool:
    """Whether what stands before lets an address begin here."""
    return start == 0 or _before().match(text[start - 1]) is not None


def is_encodable(domain: str) -> bool:
    """Whether every label of a domain fits into the 63 bytes that DNS gives it."""
    if len(domain) <= _LONGEST_LABEL and domain.isascii():
        return True
    return all(_fits(label) for label in domain.split("."))


class _Labels:
    """A run of domain characters, cut at its dots."""

    def __init__(self, text: str, start: int, end: int, dialect: Dialect) -> None:
        self.start = start
        self.names = text[start:end].split(".")
        self.tlds = [tld_length(name[:_SHOWS_A_TLD], dialect.punycode) for name in self.names]
        last = self.names[-1]
        if text[end : end + 1] in {"@", "+"} and self.tlds[-1] == len(last):
            self.tlds[-1] = len(last) if last[:4].lower() == "xn--" else 0
        self.hopeless = not any(self.tlds[1:])
        self.starts: list[int] = []
        self.ends: list[int | None] = []
        self.at = 0
        """The first label that no address has been sought in."""
        if not self.hopeless:
            self._measure()

    def _measure(self) -> None:
        position = self.start
        for name in self.names:
            self.starts.append(position)
            position += len(name) + 1
        self.ends = [None] * len(self.names)
        for index in range(len(self.names) - 2, -1, -1):
            name = self.names[index]
            if name and name[0] not in "-_" and name[-1] not in "-_":
                self.ends[index] = self.domain_end(index, 0)

    def domain_end(self, index: int, offset: int) -> int | None:
        """Where a domain ends that begins `offset` into a label: the farthest possible place."""
        farther = self.ends[index + 1]
        if farther is not None:
            return farther
        if not self.tlds[index + 1] or "_" in self.names[index][offset:]:
            return None
        return self.starts[index + 1] + self.tlds[index + 1]


def _next(text: str, labels: _Labels, done: int, dialect: Dialect) -> Link | None:
    if labels.hopeless:
        return None
    if labels.at == 0 and labels.ends[0] is not None:
        link = _with_scheme(text, labels.start, labels.ends[0], done, dialect)
        if link is not None:
            return link
    for index in range(labels.at, len(labels.names) - 1):
        labels.at = index
        name, start = labels.names[index], labels.starts[index]
        if not name or name[-1] in "-_":
            continue
        if labels.ends[index + 1] is None:
            if not labels.tlds[index + 1]:
                continue
            start += name.rfind("_") + 1
        found = _start_within(
            text, max(start, done + 1 if done else 0), labels.starts[index] + len(name), dialect
        )
        if found is None:
            continue
        domain_end = labels.domain_end(index, found - labels.starts[index])
        if domain_end is not None:
            return _finish(text, found, found, domain_end, dialect)
    labels.at = len(labels.names)
    return None


def _start_within(text: str, earliest: int, end: int, dialect: Dialect) -> int | None:
    found = _starts(dialect).search(text, earliest, end)
    if found is None:
        return None
    if earliest == 0 and end > 1 and _starts(dialect).match(text, 1, end):
        return 1  # twitter-text first takes the text's first character for what stands before
    return found.start()


def _with_scheme(
    text: str, domain_start: int, domain_end: int, done: int, dialect: Dialect
) -> Link | None:
    if text[domain_start - 3 : domain_start] != "://":
        return None
    for scheme in dialect.schemes:
        start = domain_start - len(scheme)
        if start < 0 or text[start:domain_start].lower() != scheme:
            continue
        if (start > done or done == 0) and may_start(text, start):
            return _finish(text, start, domain_start, domain_end, dialect)
    return None


def _finish(text: str, start: int, domain_start: int, domain_end: int, dialect: Dialect) -> Link:
    end = domain_end
    if port := _port().match(text, end):
        end = port.end()
    path = _path(text, end, dialect)
    end = query_end(text, path or end, dialect)
    return Link(start, end, domain_start, domain_end, has_path=path is not None)


def _path(text: str, start: int, dialect: Dialect) -> int | None:
    """Where the path ends: after the last piece that may end one."""
    if text[start : start + 1] != "/":
        return None
    whole = _path_pattern(dialect).match(text, start + 1)
    if whole is None:
        return start + 1
    pieces = list(_pieces(dialect).finditer(text, start + 1, whole.end()))
    for piece in reversed(pieces):
        if piece[0].startswith("("):
            if _last_group(dialect).fullmatch(piece[0]):
                return piece.end()
        elif kept := piece[0].rstrip(dialect.path_never_ends_with):
            return piece.start() + len(kept)
    return start + 1


@lru_cache(maxsize=4096)
def tld_length(name: str, punycode: str) -> int:
    """How many of a label's first characters are a top-level domain; 0 for most labels."""
    ascii_part = _ascii_start().match(name)
    length = ascii_part.end() if ascii_part else 0
    if name[:length].lower() in tlds.in_twitter_text() and name[length : length + 1] != "-":
        return length
    for tld in tlds.of_other_scripts().get(name[:1].lower(), ()):
        if name[: len(tld)].lower() == tld and not _goes_on().match(name, len(tld)):
            return len(tld)
    if name[:4].lower() == "xn--" and (found := _punycode(punycode).match(name, 4)):
        return found.end()
    return 0


def _fits(label: str) -> bool:
    if label.isascii() and "\x7f" not in label:
        return 1 <= len(label) <= _LONGEST_LABEL
    if len(label) > _LONGEST_LABEL:
        return False
    return len(b"xn--" + label.encode("punycode")) <= _LONGEST_LABEL


@cache
def _runs(dialect: Dialect) -> re.Pattern[str]:
    return re.compile(f"[^{dialect.not_in_domain}]+")


@cache
def _plain_run() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)+")


@cache
def _separators(dialect: Dialect) -> frozenset[str]:
    """The characters of `not_in_domain` one by one; they all lie in these blocks."""
    blocks = (range(0x700), range(0x1600, 0x1900), range(0x2000, 0x2100), range(0x3000, 0x3001))
    every = "".join(chr(code) for block in (*blocks, range(0xFE00, 0x10000)) for code in block)
    return frozenset(re.findall(f"[{dialect.not_in_domain}]", every))


@cache
def _starts(dialect: Dialect) -> re.Pattern[str]:
    return re.compile(rf"(?<![{_NOT_BEFORE}])[^{dialect.not_in_domain}\-_.]")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(f"[^{_NOT_BEFORE}]")


@cache
def _port() -> re.Pattern[str]:
    return re.compile(":[0-9]+")


def _group(inside: str) -> str:
    return rf"\((?!\))[{inside}]*+(?:\([{inside}]++\)[{inside}]*+)?\)"


@cache
def _path_pattern(dialect: Dialect) -> re.Pattern[str]:
    return re.compile(f"(?:[{dialect.path}]++|{_group(dialect.path)})++")


@cache
def _pieces(dialect: Dialect) -> re.Pattern[str]:
    return re.compile(f"[{dialect.path}]++|{_group(dialect.path)}")


@cache
def _last_group(dialect: Dialect) -> re.Pattern[str]:
    return re.compile(_group(dialect.group_at_path_end))


@cache
def _query(dialect: Dialect) -> re.Pattern[str]:
    return re.compile(rf"\?[{dialect.query}]*[{dialect.query_ends_with}]")


@cache
def _ascii_start() -> re.Pattern[str]:
    return re.compile("[A-Za-z0-9]+")


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile("[0-9A-Za-z@+-]")


@cache
def _punycode(inside: str) -> re.Pattern[str]:
    return re.compile(f"[{inside}]+")
