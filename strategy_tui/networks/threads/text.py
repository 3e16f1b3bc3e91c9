"""How Threads counts a post: characters, but emoji by their UTF-8 bytes.

Source: developers.facebook.com, Threads posts (2026-04-14).
"""

from __future__ import annotations

from strategy_tui.networks import emoji
from strategy_tui.networks.plain_text import utf8_bytes


def count(text: str) -> int:
    """Code points, and bytes for each emoji sequence; a family of four counts 25."""
    if text.isascii():
        return len(text)
    return len(text) + sum(utf8_bytes(each[0]) - len(each[0]) for each in emoji.found(text))
