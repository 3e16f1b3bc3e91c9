"""Messages in the reader's language: gettext catalogues, numbers and dates."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from struct import unpack_from

from strategy_tui.domain.message import Message, Param

LANGUAGES = ("en", "fr")
"""The languages the program speaks; the first is the one it is written in."""

Local = Callable[[datetime], datetime]
"""Puts an instant on somebody's wall clock."""

_FIELD = re.compile(r"\{\{|\}\}|\{([a-z_]+)\}")
_QUOTES = (("“", "”"), ("«\u00a0", "\u00a0»"))
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}


def as_it_is(at: datetime) -> datetime:
    """An instant on the clock on which it is written."""
    return at


def render(message: Message, language: str, local: Local = as_it_is) -> str:
    """The sentence in a language; English stands in where a translation is missing.

    A template may only name plain fields. A field without a value stays as it is written.
    `local` puts instants on the reader's wall clock; those left in UTC say so.
    """
    return fill(_template(message, language), message.params, language, local)


def fill(template: str, params: Mapping[str, Param], language: str, local: Local = as_it_is) -> str:
    """A template with its plain `{fields}` replaced; no format specs, no attribute access."""

    def value(match: re.Match[str]) -> str:
        name = match.group(1)
        if name is None:
            return match.group()[0]
        if name not in params:
            return match.group()
        shown = params[name]
        if isinstance(shown, tuple):
            between = _between(template[: match.start()], template[match.end() :])
            return between.join(_shown(each, language, local) for each in shown)
        return _shown(shown, language, local)

    return _FIELD.sub(value, template)


def _between(before: str, after: str) -> str:
    """What stands between the values of a list, each of which is quoted as the template does."""
    for opening, closing in _QUOTES:
        if before.endswith(opening) and after.startswith(closing):
            return f"{closing}, {opening}"
    return ", "


def translated(text: str, language: str) -> str:
    """A text of the catalogue as it is, without filling in anything; English if it has none."""
    return _template(Message(text), language)


def fields(template: str) -> frozenset[str]:
    """The names that a template asks for."""
    return frozenset(name for name in _FIELD.findall(template) if name)


def day(value: date, language: str) -> str:
    """A date as people write it: `24 November 2026`, `1er mars 2026`."""
    month = _MONTHS[_known(language)].split()[value.month - 1]
    number = "1er" if language == "fr" and value.day == 1 else str(value.day)
    return f"{number}\u00a0{month} {value.year}"


def number(value: float, language: str) -> str:
    """A number with the language's decimal sign and grouping: `12,345.25`, `12 345,25`.

    All its decimals are shown, as a person wrote them; what is computed is rounded before.
    """
    text = f"{value:,}" if isinstance(value, int) else f"{value:,.9f}".rstrip("0").rstrip(".")
    if language == "fr":
        return text.replace(",", "\u202f").replace(".", ",")
    return text


def _known(language: str) -> str:
    return language if language in LANGUAGES else LANGUAGES[0]


def _template(message: Message, language: str) -> str:
    if message.translations:
        return message.translations.get(language) or message.id
    counted = message.params.get("count") if message.plural else None
    count = counted if isinstance(counted, int | float) else 1
    forms = _forms(message.id, _known(language))
    if not forms:
        return message.id if count == 1 else message.plural
    return forms[-1] if int(count) > 1 else forms[0]  # French counts nothing and one alike


@cache
def _forms(id: str, language: str) -> Sequence[str]:
    if language == LANGUAGES[0] or not id:
        return ()
    return _catalogue(language).forms(id)


@cache
def _catalogue(language: str) -> Catalogue:
    folder = Path(__file__).parent / "locale" / language / "LC_MESSAGES"
    return Catalogue((folder / "strategy_tui.mo").read_bytes())


class Catalogue:
    """A compiled gettext catalogue, in which a sentence is found by halving, as it is sorted.

    The standard library reads all of it at each start. The format is told in GNU gettext's manual,
    “The Format of GNU MO Files”; ours are little-endian and UTF-8.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._size, self._ids, self._texts = unpack_from("<3I", data, 8)

    def forms(self, id: str) -> Sequence[str]:
        """The translation, for one and for many where it counts; none where there is none."""
        wanted = id.encode("utf-8", "surrogatepass")
        found = bisect_left(range(self._size), wanted, key=self._id)
        if found == self._size or self._id(found) != wanted:
            return ()
        return self._entry(self._texts, found).decode().split("\0")

    def _id(self, number: int) -> bytes:
        return self._entry(self._ids, number).partition(b"\0")[0]

    def _entry(self, table: int, number: int) -> bytes:
        length, start = unpack_from("<2I", self._data, table + 8 * number)
        return self._data[start : start + length]


def _shown(value: Param, language: str, local: Local) -> str:
    match value:
        case Message():
            return render(value, language, local)
        case datetime():
            at = local(value)
            zone = " UTC" if at.tzinfo is UTC else ""
            return f"{day(at.date(), language)} {at:%H:%M}{zone}"
        case date():
            return day(value, language)
        case bool() | str():
            return str(value)
        case int() | float():
            return number(value, language)
        case tuple():
            return ", ".join(_shown(each, language, local) for each in value)
