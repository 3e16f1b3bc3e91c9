"""Two texts of one file, side by side, with what differs marked; the person chooses."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from strategy_tui.domain.message import Message, message
from strategy_tui.tui.keys import key
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.widgets.hints import hints
from strategy_tui.tui.widgets.literal import caption

AROUND = 2
"""Lines shown before and after what differs."""
BETWEEN = " │ "
DIFFERS = "▌"
"""Stands before a line that the other text has not, or has otherwise."""

Row = tuple[str | None, str | None, bool]
"""A line of each text, None where it has none, and whether they differ."""


class Choice(StrEnum):
    """What becomes of two edits of one file."""

    MINE = "mine"
    THEIRS = "theirs"
    GO_ON = "go_on"


CHOICES: dict[Choice, Message] = {
    Choice.MINE: message("Keep mine: it is saved, the other text is kept beside it"),
    Choice.THEIRS: message("Take the file: my text is kept beside it"),
    Choice.GO_ON: message("Go on editing: nothing is saved yet"),
}


class SideBySide(ModalScreen[Choice | None]):
    """The whole screen, for two texts need the room."""

    CSS_PATH = "side_by_side.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [key("escape", "leave", message("Go on editing"))]

    def __init__(self, reader: Reader, mine: str, theirs: str) -> None:
        super().__init__()
        self.reader = reader
        self._rows = tuple(rows(mine, theirs))

    def compose(self) -> ComposeResult:
        say = self.reader.say
        with Vertical(id="both") as frame:
            frame.border_title = caption(say(message("The file was changed outside")))
            frame.border_subtitle = hints(
                self.reader, ("enter", message("choose")), ("esc", message("go on editing"))
            )
            yield Static(id="heads")
            with VerticalScroll(id="texts", can_focus=True):
                yield Static(id="rows")
            yield OptionList(
                *(Option(caption(say(said)), id=each.value) for each, said in CHOICES.items()),
                id="what",
            )

    def on_mount(self) -> None:
        """Nothing is lost by a key pressed by mistake: going on is chosen first."""
        chosen = self.query_one("#what", OptionList)
        chosen.highlighted = len(CHOICES) - 1
        chosen.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Two columns of what room there is."""
        width = (event.size.width - len(BETWEEN) - 8) // 2
        say = self.reader.say
        heads = (say(message("Written here")), say(message("In the file now")))
        left, right = (caption(each, "bold $text-primary") for each in heads)
        space = " " * max(0, width - left.cell_length)
        self.query_one("#heads", Static).update(Content.assemble(left, space, BETWEEN, right))
        lines = [line for row in self._rows for line in row_lines(row, width)]
        if not lines:
            lines = [caption(say(message("Only the line ends or the encoding differ.")))]
        self.query_one("#rows", Static).update(Content("\n").join(lines))

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(list(CHOICES)[event.option_index])

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(Choice.GO_ON)


def rows(mine: str, theirs: str) -> Iterator[Row | None]:
    """The lines of two texts that differ, with a few around them; None where lines are left out."""
    ours, others = mine.split("\n"), theirs.split("\n")
    matcher = SequenceMatcher(None, ours, others, autojunk=False)
    for number, group in enumerate(matcher.get_grouped_opcodes(AROUND)):
        if number:
            yield None
        for kind, start, end, other_start, other_end in group:
            same = kind == "equal"
            for left, right in zip_longest(ours[start:end], others[other_start:other_end]):
                yield left, right, not same


def row_lines(row: Row | None, width: int) -> Iterator[Content]:
    """A row as lines of the screen: long lines go on below, and both sides stay level."""
    if row is None:
        yield caption("···", "$text-muted")
        return
    left, right, differs = row
    both = (_wrapped(left, width - 2), _wrapped(right, width - 2))
    for ours, theirs in zip_longest(*both, fillvalue=None):
        yield Content.assemble(
            _cell(ours, width, "$text-success" if differs else ""),
            (BETWEEN, "$text-muted"),
            _cell(theirs, width, "$text-warning" if differs else ""),
        )


def _wrapped(line: str | None, width: int) -> list[Content]:
    """A line in pieces of a width; a text that has no such line has no pieces."""
    if line is None:
        return []
    return caption(line.expandtabs(4)).wrap(max(1, width)) or [Content("")]


def _cell(shown: Content | None, width: int, colour: str) -> Content:
    """A piece of a line in its column, with the sign of a difference."""
    if shown is None:
        return Content(" " * width)
    sign = f"{DIFFERS} " if colour else "  "
    text = Content.styled(shown.plain, colour) if colour else shown
    space = " " * max(0, width - shown.cell_length - 2)
    return Content.assemble((sign, colour), text, space)
