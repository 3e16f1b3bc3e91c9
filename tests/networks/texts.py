"""Texts that tempt a parser: pieces of links, names and tags in any order, and any characters."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import strategies as st

from strategy_tui.domain.network import Entities, Entity

_PIECES = [
    "http://",
    "https://t.co/ab",
    "example.com",
    "a.b.",
    "co.uk",
    "日本",
    ".みんな",
    "рф",
    "é",
    "嘉里",
    "xn--p1ai",
    "xmpp:",
    "magnet:?",
    "/",
    "(",
    ")",
    "((",
    "))",
    "?",
    "&",
    "=",
    ".",
    "..",
    "-",
    "_",
    "'",
    '"',
    ",",
    ":",
    ";",
    "@",
    "＠",
    "#",
    "＃",
    "$",
    "$AB",
    "RT",
    "@user",
    "@a@b.social",
    "#tag",
    "#1",
    "·",
]
_SPACES = [" ", "\n", "\r\n", "\u00a0", "\u202f", "\u3000", "\u200b", "\u200d", "\ufe0f", "\u20e3"]
_PICTURES = ["😀", "👍🏽", "👨\u200d👩\u200d👧", "🇫🇷", "🇫", "1\ufe0f\u20e3", "©\ufe0f", "e\u0301"]

tempting = st.lists(
    st.sampled_from([*_PIECES, *_SPACES, *_PICTURES]) | st.characters(codec=None), max_size=24
).map("".join)
"""Lone surrogates are among them."""

MEGABYTES = ["a." * 500_000, "@" * 1_000_000, "#" * 1_000_000, "http://" * 143_000]
"""What makes twitter-text's own expressions take minutes."""


def assert_places_are_true(text: str, found: Entities) -> None:
    """Every entity is where it says it is, and none reaches into another."""
    every = (*found.mentions, *found.hashtags, *found.urls, *found.cashtags)
    assert all(text[each.start : each.end] == each.text != "" for each in every)
    in_order = sorted(every, key=_start)
    assert all(a.end <= b.start for a, b in pairwise(in_order))
    for kind in (found.mentions, found.hashtags, found.urls, found.cashtags):
        assert list(kind) == sorted(kind, key=_start)


def _start(entity: Entity) -> int:
    return entity.start
