"""When a post goes out: one of the next free slots, or a time as one types it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import Content

from strategy_tui.domain.message import Message, message
from strategy_tui.errors import StrategyTuiError
from strategy_tui.tui.moments import HOW, read_moment
from strategy_tui.tui.screens.dialogs import Choose
from strategy_tui.tui.widgets.literal import caption

if TYPE_CHECKING:
    from strategy_tui.tui.screens.base import ModeScreen

SLOTS = 3
"""Free slots offered; more would be a calendar."""

LATER = "later"
"""The answer that gives no time."""

Then = Callable[[datetime | None], None]


def ask_when(
    screen: ModeScreen, title: Message, network: str, then: Then, *, later: Message | None = None
) -> None:
    """Ask for a time; `then` gets it, or None for the option that `later` names."""
    now = screen.reader.now()

    def free() -> tuple[datetime, ...]:
        try:
            return screen.services.schedule.slots(network, now, SLOTS)
        except StrategyTuiError:
            return ()  # No slots to offer; a time can still be typed.

    screen.ask("when", free, lambda slots: _push(screen, title, slots, then, later))


def _push(
    screen: ModeScreen,
    title: Message,
    slots: tuple[datetime, ...],
    then: Then,
    later: Message | None,
) -> None:
    reader = screen.reader
    options = [(at.isoformat(), _slot(at, screen)) for at in slots]
    if later is not None:
        options.append((LATER, caption(reader.say(later))))

    def refuse(text: str) -> Message | None:
        if read_moment(text, reader.local(reader.now())) is None:
            return message("“{text}” is not a time I can read.", text=text)
        return None

    def answer(chosen: str | None) -> None:
        if chosen is None:
            return
        if chosen == LATER:
            then(None)
            return
        listed = chosen in {each for each, _ in options}
        then(
            datetime.fromisoformat(chosen)
            if listed
            else read_moment(chosen, reader.local(reader.now()))
        )

    screen.app.push_screen(Choose(reader, title, options, other=HOW, refuse=refuse), answer)


def _slot(at: datetime, screen: ModeScreen) -> Content:
    reader = screen.reader
    return Content.assemble(
        caption(reader.moment(at), "bold"),
        "  ",
        caption(reader.say(message("free slot")), "$foreground 65%"),
    )
