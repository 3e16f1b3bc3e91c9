"""Key bindings whose captions are messages: stored as English ids, rendered when shown."""

from __future__ import annotations

from textual.binding import Binding

from strategy_tui.domain.message import Message

OURS = "strategy:"
"""Begins the id of every binding of our own; the help screen leaves the framework's out."""


def key(
    keys: str,
    action: str,
    caption: Message,
    *,
    show: bool = True,
    display: str | None = None,
    priority: bool = False,
) -> Binding:
    """A binding with a caption that the language switch can translate."""
    return Binding(
        keys,
        action,
        caption.id,
        show=show,
        key_display=display,
        priority=priority,
        id=f"{OURS}{action}",
    )
