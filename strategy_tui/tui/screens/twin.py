"""A draft beside the own texts that it resembles, what is identical marked in both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from strategy_tui.domain.message import Message, message
from strategy_tui.domain.text import Span
from strategy_tui.domain.twin import Resemblance, Twin, TwinVerdict
from strategy_tui.networks import spec
from strategy_tui.services.past_twins import known_words
from strategy_tui.tui.keys import key
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.widgets.hints import hints
from strategy_tui.tui.widgets.literal import caption, exact, literal

SIGNS: dict[TwinVerdict, tuple[str, str]] = {
    TwinVerdict.COPY: ("✖", "$text-error"),
    TwinVerdict.CLOSE: ("▲", "$text-warning"),
    TwinVerdict.ADAPTED: ("✔", "$text-success"),
    TwinVerdict.UNRELATED: ("○", "$text-muted"),
}
"""Glyph and colour of a verdict."""
SAME = "$foreground on $warning 30%"
"""How a passage looks that stands in both texts."""
OTHER = "$foreground 60%"
NARROW = 90
"""Columns below which the two texts stand one above the other."""


class TwinView(ModalScreen[None]):
    """The whole screen: what stands elsewhere is chosen above, and read below."""

    CSS_PATH = "twin.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        key("escape,q,f6", "dismiss", message("Back to the draft"))
    ]

    def __init__(self, reader: Reader, found: Sequence[Resemblance]) -> None:
        """`found`: one entry for each post of the draft that resembles something."""
        super().__init__()
        self.reader = reader
        self._pairs = [(each.text, twin) for each in found for twin in each.twins]
        self._known_until = found[0].known_until

    def compose(self) -> ComposeResult:
        say = self.reader.say
        with Vertical(id="twins") as frame:
            frame.border_title = caption(say(message("Twins")))
            frame.border_subtitle = hints(
                self.reader, ("↑↓", message("another")), ("esc", message("back"))
            )
            yield OptionList(
                *(Option(twin_line(twin, self.reader)) for _, twin in self._pairs), id="which"
            )
            with Horizontal(id="pair"):
                for side in ("here", "there"):
                    with VerticalScroll(id=side, can_focus=True) as column:
                        yield Static(id=f"{side}-text")
                        column.border_title = ""
            yield Static(caption(say(compared(self._known_until)), "$text-muted"), id="compared")

    def on_mount(self) -> None:
        """The nearest is shown."""
        which = self.query_one("#which", OptionList)
        which.highlighted = 0
        which.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Two columns need room."""
        self.set_class(event.size.width < NARROW, "-narrow")

    @on(OptionList.OptionHighlighted)
    def _show(self, event: OptionList.OptionHighlighted) -> None:
        text, twin = self._pairs[event.option_index]
        say = self.reader.say
        heads = (caption(say(message("This draft"))), literal(spec(twin.post.network).title))
        texts = (marked(text, twin.here), marked(twin.post.text, twin.there))
        for side, head, shown in zip(("here", "there"), heads, texts, strict=True):
            column = self.query_one(f"#{side}", VerticalScroll)
            column.border_title = head
            column.scroll_home(animate=False)
            self.query_one(f"#{side}-text", Static).update(shown)


def twin_line(twin: Twin, reader: Reader) -> Content:
    """One own text: the verdict, where it stands, since when, and how near it is."""
    glyph, colour = SIGNS[twin.verdict]
    post = twin.post
    alike = message("{percent}% of its words", percent=int(twin.similarity * 100))
    when = reader.say(message("draft")) if post.at is None else reader.full_day(post.at)
    return Content.assemble(
        caption(f"{glyph} {reader.say(twin.verdict.words)}", colour),
        caption(f"  {reader.say(alike)}  "),
        literal(spec(post.network).title, "bold"),
        caption(f"  {when}  ", "$text-muted"),
        literal(post.where, "$text-muted"),
    )


def marked(text: str, same: Sequence[Span]) -> Content:
    """A text whose passages that stand in the other too are marked; the rest is quiet."""
    shown = exact(text).stylize(OTHER)
    for span in same:
        shown = shown.stylize(SAME, span.start, span.end)
    return shown


def compared(known_until: Mapping[str, datetime]) -> Message:
    """Up to when posts are known, network by network."""
    if not known_until:
        return message("Compared with your drafts; no posts were imported yet.")
    return message("Compared with your drafts, and with {known}.", known=known_words(known_until))
