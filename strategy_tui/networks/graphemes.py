"""Grapheme clusters: what a reader takes for one character (UAX #29, Unicode 17)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from strategy_tui.networks.emoji import emoji, is_joined

_ALONE = (
    "\x00\x0d\x0e\u0300\u0370\u0483\u048a\u0530\u2010\u205f\u20a0\u20c0\u2100\u2c00\u3000\u302a\u3030\u3099"
    "\u309b\u3100\u3400\ua000\uac00\ud7a4\uff01\uff9e\U0001f000\U0001f1e6\U0001f200\U0001f3fb\U0001f400\U0001fb00"
)
"""Characters that are a cluster each when nothing outside this list stands near them.

From every second one up to the next, which is none of them. No pattern, as such a set of characters
takes longer to compile than a command has for a draft.
"""
_LATIN = frozenset(map(chr, range(0x300))) - {"\r"}
"""The first of them, which are most of what anybody writes here."""


def count(text: str) -> int:
    """The number of grapheme clusters."""
    if text.isascii() and "\r" not in text:
        return len(text)
    # The `regex` package costs more to import than everything else here; most texts
    # of the languages we speak do without it.
    plain = emoji().sub("x", text) if is_joined(text) else text
    if all(map(_is_alone, set(plain) - _LATIN)):
        return len(plain)
    return sum(1 for _ in clusters(text))


def clusters(text: str) -> Iterator[str]:
    """The grapheme clusters, from left to right."""
    import regex

    linker = regex.search(r"\p{InCB=Linker}", text)
    early = regex.compile(r"\P{InCB=Consonant}+(?<!\p{GCB=Prepend})(?=\p{InCB=Consonant})")
    for match in regex.finditer(r"\X", text):
        # `regex` 2026.11 joins a consonant to a linker that has no consonant before it (GB9c).
        if linker is not None and (cut := early.match(match[0])):
            yield match[0][: cut.end()]
            yield match[0][cut.end() :]
        else:
            yield match[0]


def _is_alone(char: str) -> bool:
    return bisect_right(_ALONE, char) % 2 == 1
