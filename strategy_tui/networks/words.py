"""What a letter and a word are, by Unicode's categories; Python's own `\\w` leaves out marks."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import category


def is_letter(char: str) -> bool:
    """Unicode's Alphabetic, without the marks: letters, letter numbers, letters in circles."""
    kind = category(char)
    return kind[0] == "L" or kind == "Nl" or (kind == "So" and _is_in_circle(char))


def is_word(char: str) -> bool:
    """Ruby's `[[:word:]]`: a letter, mark, decimal digit or connector such as the underscore."""
    kind = category(char)
    return kind[0] in "LM" or kind in {"Nd", "Nl", "Pc"} or (kind == "So" and _is_in_circle(char))


def word_end(text: str, start: int) -> int:
    """Where the word ends that begins here; `start` if none does."""
    end = start
    while end < len(text):
        plain = _plain_word(text[end].isascii()).match(text, end)
        if plain is not None:
            end = plain.end()
        elif is_word(text[end]):
            end += 1
        else:
            break
    return end


PLAIN_LETTERS = (
    r"A-Za-z\xc0-\xd6\xd8-\xf6\xf8-\u024f\u0400-\u0481\u0620-\u064a\u3041-\u3096\u30a1-\u30fa"
    r"\u4e00-\u9fff\uac00-\ud7a3"
)
"""Ranges that hold letters only, for a quick look."""


@cache
def _plain_word(is_ascii: bool) -> re.Pattern[str]:
    """For most words a set that compiles in no time."""
    return re.compile("[A-Za-z0-9_]+" if is_ascii else f"[{PLAIN_LETTERS}0-9_]+")


def _is_in_circle(char: str) -> bool:
    return "\u24b6" <= char <= "\u24e9" or "\U0001f130" <= char <= "\U0001f189"
