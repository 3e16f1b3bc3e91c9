"""Answers of one line that are more than words: short names, time zones, languages, hashtags."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from strategy_tui.domain.interview import InvalidAnswer
from strategy_tui.domain.message import message
from strategy_tui.interview.answers import Answers
from strategy_tui.interview.cities import zone_of
from strategy_tui.interview.slugs import LONGEST, SHORT_NAME
from strategy_tui.yamldoc import nearest, shortened

_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?")
_HASHTAG = re.compile(r"#?(\w*[^\W\d]\w*)")

_LANGUAGES = {
    "en": "english anglais",
    "fr": "french français francais",
    "de": "german allemand deutsch",
    "es": "spanish espagnol español",
    "it": "italian italien italiano",
    "nl": "dutch néerlandais neerlandais nederlands",
    "pt": "portuguese portugais português",
}
LANGUAGE_NAMES = {name: code for code, names in _LANGUAGES.items() for name in names.split()}


def short_name(id: str, text: str, answers: Answers) -> str:
    """A short name that no other goal has."""
    if not SHORT_NAME.fullmatch(text):
        raise InvalidAnswer(
            message(
                "A short name is one word of at most {most} letters, digits and “-”, and begins "
                "with a letter; “{found}” is none.",
                most=LONGEST,
                found=shortened(text),
            )
        )
    others = {
        answers.one(each)
        for each in answers.given
        if each != id and each.startswith("goals.") and each.endswith(".key")
    }
    if text in others:
        raise InvalidAnswer(message("Another goal is called “{name}” already.", name=text))
    return text


def time_zone(_: str, text: str, __: Answers) -> str:
    """The IANA name of a time zone, from a city too."""
    from zoneinfo import available_timezones

    zones = {each.casefold(): each for each in available_timezones()}
    found = zones.get(text.replace(" ", "_").casefold()) or zone_of(text, zones.values())
    if found is not None:
        return found
    near = nearest(text, zones.values(), 75)
    raise InvalidAnswer(
        message(
            "“{found}” is no time zone. Did you mean “{near}”?", found=shortened(text), near=near
        )
        if near
        else message(
            "“{found}” is no time zone that I know; write the nearest big city, such as “Paris”.",
            found=shortened(text),
        )
    )


def language(_: str, text: str, __: Answers) -> str:
    """The code of a language, from its name too."""
    code = LANGUAGE_NAMES.get(text.casefold()) or text.replace("_", "-")
    code = code.lower() if len(code) <= 3 else code
    if not _CODE.fullmatch(code):
        raise InvalidAnswer(
            message(
                "“{found}” is no language that I know; write its code, such as “fr” or “en”.",
                found=shortened(text),
            )
        )
    return code


def hashtag(_: str, text: str, __: Answers) -> str:
    """A hashtag with its sign."""
    found = _HASHTAG.fullmatch(text)
    if found is None:
        raise InvalidAnswer(
            message(
                "A hashtag is one word with a letter, such as “{example}”; “{found}” is none.",
                example="#BookFair",
                found=shortened(text),
            )
        )
    return f"#{found[1]}"


SPECIAL: Mapping[str, Callable[[str, str, Answers], str]] = {
    "key": short_name,
    "time_zone": time_zone,
    "language": language,
    "hashtag": hashtag,
}
"""By the last part of a question's id: from a cleaned line to the text that is kept.

Each raises InvalidAnswer when the line cannot be meant.
"""
