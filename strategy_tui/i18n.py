"""Messages in the reader's language: gettext catalogues, numbers and dates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from strategy_tui.domain.message import Message, Param

if TYPE_CHECKING:
    from gettext import NullTranslations

LANGUAGES = ("en", "fr")
"""The languages the program speaks; the first is the one it is written in."""

_FIELD = re.compile(r"\{\{|\}\}|\{([a-z_]+)\}")
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}


def render(message: Message, language: str) -> str:
    """The sentence in a language; English stands in where a translation is missing.

    A template may only name plain fields. A field without a value stays as it is written.
    """
    return fill(_template(message, language), message.params, language)


def fill(template: str, params: Mapping[str, Param], language: str) -> str:
    """A template with its plain `{fields}` replaced; no format specs, no attribute access."""

    def value(match: re.Match[str]) -> str:
        name = match.group(1)
        if name is None:
            return match.group()[0]
        return _shown(params[name], language) if name in params else match.group()

    return _FIELD.sub(value, template)


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
    count = message.params.get("count")
    many = bool(message.plural) and isinstance(count, int | float)
    if language not in LANGUAGES or language == LANGUAGES[0]:
        return message.plural if many and count != 1 else message.id
    if many:
        assert isinstance(count, int | float)
        return _catalogue(language).ngettext(message.id, message.plural, int(count))
    return _catalogue(language).gettext(message.id) if message.id else ""


@cache
def _catalogue(language: str) -> NullTranslations:
    import gettext

    return gettext.translation(
        "strategy_tui", Path(__file__).parent / "locale", [language], fallback=True
    )


def _shown(value: Param, language: str) -> str:
    match value:
        case Message():
            return render(value, language)
        case datetime():
            return f"{day(value.date(), language)} {value:%H:%M}"
        case date():
            return day(value, language)
        case bool() | str():
            return str(value)
        case int() | float():
            return number(value, language)
        case tuple():
            return ", ".join(_shown(each, language) for each in value)
