"""Keys with what they do, as a quiet line where they work: `m mute  s later`."""

from __future__ import annotations

from textual.content import Content

from strategy_tui.domain.message import Message
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.widgets.literal import caption


def hints(reader: Reader, *keys: tuple[str, Message]) -> Content:
    """A line of keys; the key stands out, the word does not."""
    shown = [
        Content.assemble(
            caption(reader.key(key), "bold $accent"),
            " ",
            caption(reader.say(word), "$text-muted"),
        )
        for key, word in keys
    ]
    return Content("  ").join(shown)
