"""The editor of the strategy: YAML in colours, and completion where the cursor is."""

from __future__ import annotations

import re
from collections.abc import Callable

from rich.style import Style
from rich.text import Text
from textual import events, on
from textual.message import Message as Event
from textual.widgets import TextArea

from strategy_tui.strategy_file.completion import Completion, Completions
from strategy_tui.tui.widgets.completion_popup import CompletionPopup
from strategy_tui.tui.widgets.diagnostic_editor import DiagnosticEditor

Complete = Callable[[str, int], Completions]

QUICK = 60_000
"""Characters up to which completions are looked for at every key."""

_LINE = re.compile(
    r"""(?P<indent>[ ]*)(?P<dashes>(?:-[ ]+)*)
    (?P<key>(?:"[^"]*"|'[^']*'|[^\s#"'\[{&*!|>-][^#:]*?|-[^\s:][^#:]*?)(?=:(?:\s|$)))?""",
    re.VERBOSE,
)
_INLINE_KEY = re.compile(r"(?<=[{,])\s*([^\s{}\[\],:\"'#][^{}\[\],:#]*?):(?=\s)")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'")
_COMMENT = re.compile(r"(?:^|(?<=\s))#.*")
_PLAIN = re.compile(
    r"(?:(?<=: )|(?<=, )|(?<=- )|(?<=\[))"
    r"(?:yes|no|unsure|oui|non|true|false|-?\d[\d.,:h-]*(?: [a-zé]+)?)(?=\s*(?:[,\]}]|$| #))"
)


class StrategyEditor(DiagnosticEditor):
    """The whole strategy; a list of what may be written opens at the cursor."""

    class CursorMoved(Event):
        """The cursor is in another place."""

    def __init__(self, complete: Complete, popup: CompletionPopup, *, id: str | None) -> None:
        super().__init__(id=id)
        self._complete = complete
        self._popup = popup
        self._typing = False

    @property
    def cursor_offset(self) -> int:
        """Where the cursor is, as an offset into the text."""
        return self.offset_of(self.cursor_location)

    async def on_key(self, event: events.Key) -> None:
        """The open list takes the keys that choose from it; a new line keeps the indentation."""
        if self.read_only:
            return
        self._typing = event.is_printable or event.key in {"backspace", "delete"}
        if self._popup.display and self._steer(event.key):
            event.stop()
            event.prevent_default()
        elif event.key == "enter":
            event.stop()
            event.prevent_default()
            new_line = "\n" + self._indentation()
            self.replace(new_line, *self.selection, maintain_selection_offset=False)

    def _steer(self, pressed: str) -> bool:
        """What a key does to the open list; False where it does nothing to it."""
        match pressed:
            case "up" | "down":
                self._popup.move(-1 if pressed == "up" else 1)
            case "pageup" | "pagedown":
                self._popup.move(-5 if pressed == "pageup" else 5)
            case "enter" | "tab":
                self.accept(self._popup.chosen)
            case "escape":
                self._popup.close()
            case _:
                return False
        return True

    def _indentation(self) -> str:
        """As far in as the line is, and further where a mapping or a text begins."""
        row, column = self.cursor_location
        line = self.document.get_line(row)[:column]
        found = _LINE.match(line)
        assert found is not None, "every part of the pattern may be empty"
        if not line.strip():
            return line
        within = len(found["indent"]) + len(found["dashes"])
        opens = _COMMENT.sub("", line).rstrip().endswith((":", "|", ">"))
        return " " * (within + 2 * opens)

    def complete(self) -> None:
        """Show what may be written here."""
        offered = self._complete(self.text, self.cursor_offset)
        if not offered.items:
            self.app.bell()
        self._show(offered)

    @on(TextArea.Changed)
    def _offer(self) -> None:
        """The list follows what is typed, and opens by itself where a word is begun."""
        typing, self._typing = self._typing, False
        if len(self.text) > QUICK or not (typing or self._popup.display):
            self._popup.close()
            return
        offered = self._complete(self.text, self.cursor_offset)
        if not self._popup.display:
            offered = _begun(offered, self.text[offered.span.start : self.cursor_offset])
        self._show(offered)

    @on(TextArea.SelectionChanged)
    def _moved(self) -> None:
        """Elsewhere other things may be written."""
        if self._popup.display and self._popup.made_for != (self.text, self.cursor_offset):
            self._popup.close()
        self.post_message(self.CursorMoved())

    def on_resize(self) -> None:
        """The cursor stays in sight when the findings below take more room."""
        self.scroll_cursor_visible(animate=False)
        if self._popup.display:
            self.call_after_refresh(self._put)

    def _put(self) -> None:
        at = self.cursor_screen_offset
        begun = self.cursor_offset - self._popup.span.start
        self._popup.put(at.x - begun, at.y)

    def on_blur(self) -> None:
        """Who looks elsewhere does not choose."""
        self._popup.close()

    def _show(self, offered: Completions) -> None:
        self._popup.show(offered, (self.text, self.cursor_offset))
        if self._popup.display:
            self._put()

    def accept(self, chosen: Completion) -> None:
        """Write what was chosen where the list was made for, and go on from there."""
        span = self._popup.span
        self._popup.close()
        self.replace(chosen.insert, self.place(span.start), self.place(span.end))
        self.move_cursor(self.place(span.start + chosen.caret))
        if chosen.caret < len(chosen.insert) or chosen.insert[-1:].isspace():
            offered = self._complete(self.text, self.cursor_offset)
            self._show(offered)

    def colour_line(self, line_index: int, line: Text) -> None:  # noqa: ARG002
        """Keys, values and comments, one line at a time: half a file has its colours too."""
        text = line.plain
        for found in _QUOTED.finditer(text):
            line.stylize(self.ink("text-success"), *found.span())
        for found in _PLAIN.finditer(text):
            line.stylize(self.ink("accent"), *found.span())
        for found in _INLINE_KEY.finditer(text):
            line.stylize(self.ink("primary"), *found.span(1))
        begins = _LINE.match(text)
        if begins is not None:
            line.stylize(self.ink("accent"), *begins.span("dashes"))
            if begins["key"]:
                line.stylize(self.ink("primary") + Style(bold=True), *begins.span("key"))
        for found in _COMMENT.finditer(text):
            inside = any(q.start() < found.start() < q.end() for q in _QUOTED.finditer(text))
            if not inside:
                line.stylize(self.ink("text-muted") + Style(italic=True, bold=False), *found.span())
                break


def _begun(offered: Completions, written: str) -> Completions:
    """What a word may become; a list that opens by itself has nothing that is a mere guess."""
    word = written.strip("\"' ").casefold()
    items = tuple(
        each for each in offered.items
        if word and any(part.startswith(word) for part in _parts(each.label))
    )  # fmt: skip
    return Completions(offered.span, items)


def _parts(label: str) -> tuple[str, ...]:
    """A name and what follows its slashes, such as `Paris` in `Europe/Paris`."""
    folded = label.casefold()
    return (folded, *folded.split("/")[1:])
