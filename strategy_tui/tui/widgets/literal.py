"""The only door for text to the widgets: Textual reads markup in nearly every plain string."""

from __future__ import annotations

import re

from rich import _wrap
from textual.content import Content

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
"""Characters that would reach the terminal as commands, or turn the reading direction."""

# The framework breaks lines at every space, the no-break ones of French too, and offers no other
# way to say where a word ends.
_wrap.re_word = re.compile(r"[^\S\u00a0\u202f]*[\S\u00a0\u202f]+[^\S\u00a0\u202f]*")


def literal(text: str, style: str = "") -> Content:
    """One line of a stranger's text: no markup, no control characters."""
    from strategy_tui.clean_text import clean_text

    return Content.styled(clean_text(text), style) if style else Content(clean_text(text))


def caption(text: str, style: str = "") -> Content:
    """A sentence of our own, already rendered; what strangers put into it stays harmless."""
    seen = UNSEEN.sub("\ufffd", text)
    return Content.styled(seen, style) if style else Content(seen)


def exact(text: str) -> Content:
    """The person's own text, line by line as it will be published; controls become visible."""
    return caption(text)
