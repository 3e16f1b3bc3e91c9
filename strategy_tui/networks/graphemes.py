"""Grapheme clusters: what a reader takes for one character (UAX #29, Unicode 17)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from strategy_tui.networks.emoji import emoji, is_joined

_ALONE = (
    r"\x00-\x0c\x0e-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u205e\u20a0-\u20bf\u2100-\u2bff"
    r"\u3000-\u3029\u3030-\u3098\u309b-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff01-\uff9d\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa"
    r"\U0001f400-\U0001faff"
)
"""Characters that are a cluster each when nothing outside this list stands near them."""


def count(text: str) -> int:
    """The number of grapheme clusters."""
    if text.isascii() and "\r" not in text:
        return len(text)
    # The `regex` package costs more to import than everything else here; most texts
    # of the languages we speak do without it.
    plain = emoji().sub("x", text) if is_joined(text) else text
    if _needs_rules().search(plain) is None:
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


@cache
def _needs_rules() -> re.Pattern[str]:
    return re.compile(f"[^{_ALONE}]")
