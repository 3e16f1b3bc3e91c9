"""Where an answer is given: a line, one of several, several of them; each by keys or mouse."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message as Event
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option as Line

from strategy_tui.domain.interview import AskKind, Option, Question
from strategy_tui.domain.message import Message, message
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.widgets.literal import caption

MARKED, UNMARKED = "✓", "·"

ALL = "all"
"""The suggestion that names every option."""

TYPED_KINDS = (
    AskKind.LINE,
    AskKind.LIST,
    AskKind.NUMBER,
    AskKind.MINUTES,
    AskKind.DURATION,
    AskKind.DAY,
    AskKind.TIMES,
)
"""Kinds whose answer is written in a line."""


class AnswerField(Vertical):
    """A line and a list, of which a question shows what it needs."""

    class Given(Event):
        """An answer was given, as the person would type it."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Chosen(Event):
        """One of the offered ways was chosen, by its value."""

        def __init__(self, value: str) -> None:
            super().__init__()
            self.value = value

    class Typing(Event):
        """The line changed."""

    def __init__(self, reader: Reader, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._reader = reader
        self._kind: AskKind | None = None
        self._options: tuple[Option, ...] = ()
        self._marked: set[str] = set()
        self._suggestion = ""

    def compose(self) -> ComposeResult:
        yield Input(id="answer", select_on_focus=False)
        yield OptionList(id="options")
        yield Static(id="refused", markup=False)

    @property
    def _line(self) -> Input:
        return self.query_one("#answer", Input)

    @property
    def _listed(self) -> OptionList:
        return self.query_one("#options", OptionList)

    @property
    def text(self) -> str:
        """What stands in the line now."""
        return self._line.value if self._kind in TYPED_KINDS else ""

    def ask(self, question: Question) -> None:
        """Be empty, and fit for a question."""
        self._kind = question.kind
        self._options = question.options
        self._suggestion = question.suggestion
        self._line.value = ""
        chosen = self._suggested(question)
        self._marked = set(chosen) if question.kind is AskKind.CHOICES else set()
        self.refuse(None)
        self.retell(question)
        first = next((at for at, each in enumerate(self._options) if each.value in chosen), 0)
        self._listed.highlighted = None if self._kind in TYPED_KINDS or not self._options else first
        self.focus_first()

    def offer(self, options: Sequence[Option]) -> None:
        """Let one of several ways be chosen, where there is no question."""
        self._kind = None
        self._options = tuple(options)
        self._suggestion = ""
        self._line.display = False
        self.refuse(None)
        self._fill()
        self._listed.highlighted = 0 if options else None
        self.focus_first()

    def focus_first(self) -> None:
        """Where the answer is given; at once, for the next key is an answer already."""
        self.screen.set_focus(self._line if self._kind in TYPED_KINDS else self._listed)

    def retell(self, question: Question) -> None:
        """Say a question's options again; what was typed or marked stays."""
        self._options = question.options
        self._suggestion = question.suggestion
        self._line.display = self._kind in TYPED_KINDS
        self._line.placeholder = caption(question.suggestion).plain
        here = self._listed.highlighted
        self._fill()
        self._listed.highlighted = here

    def refuse(self, sentence: Message | None) -> None:
        """Say below the field what would do; None takes it back."""
        said = f"✖ {self._reader.say(sentence)}" if sentence is not None else ""
        refused = self.query_one("#refused", Static)
        refused.update(caption(said, "$text-error"))
        refused.display = bool(said)

    def doubt(self, sentence: Message | None) -> None:
        """Say quietly, while it is typed, that this is no answer yet."""
        said = self._reader.say(sentence) if sentence is not None else ""
        refused = self.query_one("#refused", Static)
        refused.update(caption(said, "$text-muted"))
        refused.display = bool(said)

    def _fill(self) -> None:
        self._listed.clear_options()
        self._listed.add_options(Line(self._shown(at)) for at in range(len(self._options)))
        self._listed.display = bool(self._options)

    def _shown(self, at: int) -> Content:
        option = self._options[at]
        number = f"{at + 1} " if at < 9 else "  "
        parts = [caption(number, "bold $accent"), caption(self._label(option))]
        if self._kind is AskKind.CHOICES:
            marked = option.value in self._marked
            mark = caption(f"{MARKED} " if marked else f"{UNMARKED} ", "bold $text-success")
            parts = [mark if marked else mark.stylize("dim"), *parts]
        return Content("").join(parts)

    def on_key(self, event: events.Key) -> None:
        """Digits choose, the arrows go between line and list, tab takes the suggestion."""
        listing = self._listed.has_focus
        if listing and event.character is not None and event.character in "123456789":
            event.stop()
            self._choose(int(event.character) - 1)
        elif listing and event.key == "space" and self._kind is AskKind.CHOICES:
            event.stop()
            self._choose(self._listed.highlighted)
        elif listing and event.key == "up" and self._kind in TYPED_KINDS:
            if self._listed.highlighted == 0:
                event.stop()
                event.prevent_default()
                self._listed.highlighted = None
                self._line.focus()
        elif self._line.has_focus and event.key == "down" and self._options:
            event.stop()
            self._listed.focus()
            self._listed.highlighted = 0
        elif self._line.has_focus and event.key == "tab" and not self._line.value:
            self._take_suggestion(event)

    def _suggested(self, question: Question) -> tuple[str, ...]:
        """The options that the suggestion names, as a person may: by value, number or label."""
        if question.suggestion == ALL:
            return tuple(each.value for each in question.options)
        named = {each.strip() for each in question.suggestion.split(",")}
        return tuple(
            each.value
            for at, each in enumerate(question.options, 1)
            if named & {each.value, str(at), self._label(each)}
        )

    def _label(self, option: Option) -> str:
        return option.label if isinstance(option.label, str) else self._reader.say(option.label)

    def _take_suggestion(self, event: events.Key) -> None:
        if self._suggestion:
            event.stop()
            event.prevent_default()
            self._line.value = self._suggestion
            self._line.cursor_position = len(self._suggestion)

    def _choose(self, at: int | None) -> None:
        """One of the list, by its place: taken, marked, or written into the line."""
        if at is None or at >= len(self._options):
            return
        value = self._options[at].value
        match self._kind:
            case None:
                self.post_message(self.Chosen(value))
            case AskKind.CHOICE:
                self.post_message(self.Given(value))
            case AskKind.CHOICES:
                self._marked ^= {value}
                self._listed.replace_option_prompt_at_index(at, self._shown(at))
                self._listed.highlighted = at
            case _:
                self._write(value)

    def _write(self, value: str) -> None:
        """Into the line, where it can still be changed; a list gets one more."""
        before = self._line.value.strip().rstrip(",")
        several = self._kind is AskKind.LIST and before
        self._line.value = f"{before}, {value}" if several else value
        self._line.cursor_position = len(self._line.value)
        self._line.focus()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self._kind is not AskKind.CHOICES:
            self._choose(event.option_index)
            return
        chosen = [each.value for each in self._options if each.value in self._marked]
        if not chosen:
            self.refuse(message("Mark at least one with the space bar, or skip with F3."))
            return
        self.post_message(self.Given(", ".join(chosen)))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Given(event.value))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.refuse(None)
        self.post_message(self.Typing())
