"""The few questions that stop everything else: yes or no, one line, one of several, the keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from strategy_tui.domain.message import Message, message
from strategy_tui.tui.keys import key
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.widgets.hints import hints
from strategy_tui.tui.widgets.literal import caption

T = TypeVar("T")

LEAVE = key("escape", "leave", message("Cancel"))
Hints = tuple[tuple[str, Message], ...]
HOW_TO_LEAVE: Hints = (("esc", message("cancel")),)
HOW_TO_CHOOSE: Hints = (("enter", message("choose")), *HOW_TO_LEAVE)


class Dialog(ModalScreen[T | None]):
    """A framed question in the middle of a dimmed screen; escape leaves everything as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [LEAVE]
    CSS_PATH = "dialogs.tcss"

    def __init__(self, reader: Reader, title: Message, keys: Hints = HOW_TO_LEAVE) -> None:
        super().__init__()
        self.reader = reader
        self._title = title
        self._keys = keys

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog") as frame:
            frame.border_title = caption(self.reader.say(self._title))
            frame.border_subtitle = hints(self.reader, *self._keys)
            yield from self.body()

    def body(self) -> ComposeResult:
        """What stands in the frame."""
        raise NotImplementedError

    def action_leave(self) -> None:
        """Answer nothing."""
        self.dismiss(None)


class Confirm(Dialog[bool]):
    """Shows exactly what would happen, and does it only on the button; the safe one has focus."""

    def __init__(self, reader: Reader, title: Message, shown: Content, yes: Message) -> None:
        super().__init__(reader, title)
        self._shown = shown
        self._yes = yes

    def body(self) -> ComposeResult:
        with VerticalScroll(id="shown"):
            yield Static(self._shown)
        with Horizontal(id="buttons"):
            yield Button(caption(self.reader.say(self._yes)), id="yes", variant="primary")
            yield Button(caption(self.reader.say(message("Cancel"))), id="no")

    def on_mount(self) -> None:
        """Nothing irreversible under an enter key pressed by mistake."""
        self.query_one("#no", Button).focus()

    @on(Button.Pressed)
    def _answer(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")


class AskLine(Dialog[str]):
    """Asks for one line; `refuse` says why a line will not do."""

    def __init__(
        self,
        reader: Reader,
        title: Message,
        hint: Message,
        *,
        value: str = "",
        refuse: Callable[[str], Message | None] = lambda _: None,
        keys: Hints = HOW_TO_LEAVE,
    ) -> None:
        super().__init__(reader, title, keys)
        self._explained = hint
        self._value = value
        self._refuse = refuse

    def body(self) -> ComposeResult:
        yield Static(caption(self.reader.say(self._explained), "$text-muted"), id="explained")
        yield Input(self._value, id="line")
        yield Static(id="refused", markup=False)

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        refusal = self._refuse(event.value)
        if refusal is None:
            self.dismiss(event.value)
            return
        self.query_one("#refused", Static).update(
            caption(f"✖ {self.reader.say(refusal)}", "$text-error")
        )


class Choose(Dialog[str]):
    """Asks for one of several, and, where `other` says how, for a line of one's own instead.

    The list and the field never both look chosen: whoever types is in the field, and then no
    line of the list is highlighted until an arrow goes back to it.
    """

    def __init__(
        self,
        reader: Reader,
        title: Message,
        options: Sequence[tuple[str, Content]],
        *,
        other: Message | None = None,
        refuse: Callable[[str], Message | None] = lambda _: None,
    ) -> None:
        super().__init__(reader, title, HOW_TO_CHOOSE)
        self._options = options
        self._other = other
        self._refuse = refuse

    def body(self) -> ComposeResult:
        yield OptionList(
            *(Option(shown, id=str(number)) for number, (_, shown) in enumerate(self._options))
        )
        if self._other is not None:
            yield Static(caption(self.reader.say(self._other), "$text-muted"), id="explained")
            yield Input(id="line", select_on_focus=False)
            yield Static(id="refused", markup=False)

    @property
    def _listed(self) -> OptionList:
        return self.query_one(OptionList)

    @property
    def _line(self) -> Input | None:
        """The field, where there is one."""
        return self.query_one("#line", Input) if self._other is not None else None

    def on_key(self, event: events.Key) -> None:
        """Letters go into the field wherever the focus is; the arrows leave it for the list."""
        line = self._line
        if line is None:
            return
        if line.has_focus:
            if event.key in {"up", "down"}:
                event.stop()
                self._listed.focus()
                (self._listed.action_last if event.key == "up" else self._listed.action_first)()
        elif event.is_printable and event.character is not None:
            event.stop()
            self._write(line, event.character)
        elif event.key == "enter" and self._listed.highlighted is None and line.value:
            event.stop()
            self._take(line.value)

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted is meant for the field."""
        line = self._line
        if line is not None and event.text:
            event.stop()
            self._write(line, event.text.splitlines()[0])

    def _write(self, line: Input, text: str) -> None:
        line.focus()
        line.insert_text_at_cursor(text)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Who writes has not chosen a line of the list."""
        if event.widget is self._line:
            self._listed.highlighted = None

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._options[event.option_index][0])

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        self._take(event.value)

    def _take(self, text: str) -> None:
        refusal = self._refuse(text)
        if refusal is None:
            self.dismiss(text)
            return
        self.query_one("#refused", Static).update(
            caption(f"✖ {self.reader.say(refusal)}", "$text-error")
        )


class Help(Dialog[None]):
    """Every key of the screen below, those that the short line at the bottom leaves out too."""

    def __init__(self, reader: Reader, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__(reader, message("Keys"), (("esc", message("close")),))
        self._listed = keys

    def body(self) -> ComposeResult:
        width = max((len(shown) for shown, _ in self._listed), default=0)
        lines = [
            Content.assemble(caption(f"{shown:>{width}}", "bold $accent"), "  ", caption(said))
            for shown, said in self._listed
        ]
        with VerticalScroll(id="shown"):
            yield Static(Content("\n").join(lines))

    def on_key(self) -> None:
        """Nobody should have to look for the way out of the help."""
        self.dismiss(None)
