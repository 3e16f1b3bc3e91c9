"""The machine interface, line by line: a JSON object in, an object out, never a traceback."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from strategy_tui.domain.message import Message, message
from strategy_tui.i18n import render

Asked = dict[str, Any]

_SURROGATE = re.compile("[\ud800-\udfff]")


class BadLine(Exception):
    """A line that cannot be answered, and why."""

    def __init__(self, why: Message) -> None:
        super().__init__(why.id)
        self.why = why


def answered(
    line: str, answer: Callable[[Asked], Asked], *, wanted: Message, language: str
) -> Asked:
    """The answer to one line, under its `id`; a bad line gets an `error` in the language.

    Bytes of the line that were not UTF-8 are lone surrogates in it. `wanted` says what a line is;
    `answer` may raise `BadLine`.
    """
    asked: Asked = {}
    try:
        asked = _asked(line, wanted)
        if not _is_utf8(line):
            raise BadLine(_not_utf8())
        said = answer(asked)
    except BadLine as error:
        said = {"error": render(error.why, language)}
    return {**({"id": asked["id"]} if "id" in asked else {}), **said}


def text_of(asked: Asked, key: str) -> str:
    """The text under a key.

    Raises:
        BadLine: there is none.
    """
    if key not in asked:
        raise BadLine(message("“{key}” is missing here.", key=key))
    value = asked[key]
    if not isinstance(value, str):
        raise BadLine(message("“{key}” takes a text.", key=key))
    return value


def optional(asked: Asked, key: str) -> str | None:
    """The text under a key, if there is one.

    Raises:
        BadLine: there is something else.
    """
    return None if asked.get(key) is None else text_of(asked, key)


def _asked(line: str, wanted: Message) -> Asked:
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError) as error:
        said = message("This line is not JSON.") if _is_utf8(line) else _not_utf8()
        raise BadLine(said) from error
    if not isinstance(asked, dict):
        raise BadLine(wanted)
    return asked


def _is_utf8(line: str) -> bool:
    """Whether every byte of the line could be decoded; an escape such as \\ud800 is text."""
    return line.isascii() or _SURROGATE.search(line) is None


def _not_utf8() -> Message:
    return message("This line is not UTF-8.")
