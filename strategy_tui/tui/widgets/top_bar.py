"""The line on top: who we are, the screens, whose strategy and which language.

It is one widget that draws its own tabs: the framework's are ten, and the first frame waits
for every one of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from textual.content import Content
from textual.events import Click
from textual.message import Message as Event
from textual.widget import Widget

from strategy_tui.domain.message import Message
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.widgets.literal import caption

BRAND = Content.styled("◆ strategy", "bold $primary")
GAP = 3
"""Cells between the brand and the tabs, and between two tabs."""


class TopBar(Widget):
    """Brand, tabs over a line, and a quiet note on the right; what finds no room is left out."""

    class Chosen(Event):
        """A tab was chosen."""

        def __init__(self, mode: str) -> None:
            super().__init__()
            self.mode = mode

    def __init__(self, modes: Iterable[tuple[str, Message]], here: str, whose: str) -> None:
        super().__init__()
        self._modes = tuple(modes)
        self._here = here
        self._whose = whose
        self._titles = tuple("" for _ in self._modes)
        self._language = ""

    def retell(self, reader: Reader) -> None:
        """Say the captions in the reader's language."""
        self._titles = tuple(
            f"{number} {reader.say(title)}" for number, (_, title) in enumerate(self._modes, 1)
        )
        self._language = reader.language.upper()
        self.refresh()

    def render(self) -> Content:
        """Two lines: the words, and a rule that is bright below the screen one is on."""
        starts = self._starts()
        words, rule = self._tabs(starts)
        note = self._note(self.size.width - words.cell_length - GAP)
        space = self.size.width - words.cell_length - note.cell_length
        return Content.assemble(words, " " * space, note, "\n", rule)

    def _starts(self) -> tuple[int, ...]:
        """The column of each tab, and the one after the last."""
        gap = self._gap
        widths = [caption(each).cell_length + gap for each in self._titles]
        start = BRAND.cell_length + GAP
        if start + sum(widths) > self.size.width:
            start = 0
        return tuple(start + sum(widths[:number]) for number in range(len(widths) + 1))

    @property
    def _gap(self) -> int:
        """Cells between two tabs: fewer where there is little room."""
        words = sum(caption(each).cell_length for each in self._titles)
        return GAP if words + GAP * len(self._titles) <= self.size.width else GAP - 1

    def _tabs(self, starts: tuple[int, ...]) -> tuple[Content, Content]:
        gap = self._gap
        words = Content.assemble(BRAND, " " * GAP) if starts[0] else Content("")
        rule = Content(" " * starts[0])
        for (mode, _), title, (start, end) in zip(
            self._modes, self._titles, pairwise(starts), strict=True
        ):
            here = mode == self._here
            words = Content.assemble(
                words, caption(title, "bold $foreground" if here else "$text-muted"), " " * gap
            )
            line = "━" if here else "─"
            rule = Content.assemble(
                rule,
                (line * (end - start - gap), "$primary" if here else "$foreground 15%"),
                ("─" * gap if end != starts[-1] else "", "$foreground 15%"),
            )
        return words, rule

    def _note(self, room: int) -> Content:
        language = Content.styled(self._language, "$foreground 60%")
        whose = Content.assemble(caption(self._whose, "$text-muted"), "  ")
        if language.cell_length > room:
            return Content("")
        if whose.cell_length + language.cell_length > room:
            return language
        return Content.assemble(whose, language)

    def on_click(self, event: Click) -> None:
        """Go to the screen whose tab was clicked."""
        event.stop()
        at = event.get_content_offset_capture(self).x
        for (mode, _), (start, end) in zip(self._modes, pairwise(self._starts()), strict=True):
            if start <= at < end - self._gap and mode != self._here:
                self.post_message(self.Chosen(mode))
