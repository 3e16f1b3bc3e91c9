"""The top-level domains that networks know, read from `tlds.txt`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path


@cache
def in_twitter_text() -> frozenset[str]:
    """The domains of twitter-text 3.1.0, by which X and Mastodon find links."""
    return frozenset(each.removeprefix("-") for each in _lines() if not each.startswith("+"))


@cache
def in_root_zone() -> frozenset[str]:
    """The domains that are delegated, by which Bluesky's apps find links."""
    return frozenset(each.removeprefix("+") for each in _lines() if not each.startswith("-"))


@cache
def of_other_scripts() -> Mapping[str, tuple[str, ...]]:
    """First letter → the domains of twitter-text that are not all ASCII, the longest first."""
    found: dict[str, list[str]] = {}
    for each in sorted(in_twitter_text(), key=len, reverse=True):
        if not each.isascii():
            found.setdefault(each[0], []).append(each)
    return {first: tuple(domains) for first, domains in found.items()}


def _lines() -> list[str]:
    text = Path(__file__).with_name("tlds.txt").read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]
