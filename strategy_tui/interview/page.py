"""The pages of a strategy file while it is written: headings, comments, lines, empty places."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import field
from textwrap import wrap

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message
from strategy_tui.i18n import render
from strategy_tui.yamldoc import quoted

WIDTH = 88
"""Columns that comments keep to."""

MEANING = 30
"""The column at which a line's comment stands, where the line leaves room for it."""


@dataclass(frozen=True, slots=True)
class Page:
    """Lines of a file in the person's language; `lines` grows."""

    language: str
    asked: Collection[str]
    """Ids of all the questions; a place that no question fills is left open with a hint."""
    lines: list[str] = field(default_factory=list)

    def text(self) -> str:
        """All of it."""
        return "\n".join(self.lines) + "\n"

    def say(self, sentence: Message | str) -> str:
        """A sentence in the person's language."""
        return sentence if isinstance(sentence, str) else render(sentence, self.language)

    def quote(self, sentence: Message | str) -> str:
        """A sentence in the person's language, as YAML."""
        return quoted(self.say(sentence))

    def gap(self, lines: int = 1) -> None:
        """Empty lines, except at the top."""
        if self.lines:
            self.lines.extend([""] * lines)

    def heading(self, title: Message, *notes: Message) -> None:
        """A new part of the file, with what it is about."""
        self.gap(2)
        self.lines.append(f"# ── {self.say(title)} ".ljust(WIDTH, "─"))
        for each in notes:
            self.note(each)
        self.gap()

    def note(self, sentence: Message | str, indent: int = 0) -> None:
        """A comment on lines of its own."""
        before = " " * indent + "# "
        width = WIDTH - len(before)
        self.lines.extend(
            before + line for line in wrap(self.say(sentence), width, break_on_hyphens=False)
        )

    def line(self, indent: int, key: str, value: str, meaning: Message | None = None) -> None:
        """A key with a value that is YAML already."""
        self._line(f"{' ' * indent}{quoted(key)}: {value}".rstrip(), meaning)

    def text_line(self, indent: int, key: str, value: str, meaning: Message | None = None) -> None:
        """A key with a text of the person's."""
        self.line(indent, key, quoted(value), meaning)

    def list_line(self, indent: int, key: str, values: Iterable[str]) -> None:
        """A key with texts of the person's; those that are long stand below each other."""
        written = [quoted(each) for each in values]
        flow = f"{' ' * indent}{quoted(key)}: [{', '.join(written)}]"
        if len(flow) <= WIDTH:
            self.lines.append(flow)
            return
        self.lines.append(f"{' ' * indent}{quoted(key)}:")
        self.lines.extend(f"{' ' * indent}  - {each}" for each in written)

    def hint(self, indent: int, key: str, example: Message | str, meaning: Message) -> None:
        """An empty place: a comment that is a line as soon as its “# ” is taken away."""
        self._line(f"{' ' * indent}# {key}: {self.say(example)}".rstrip(), meaning)

    def is_open(self, id: str) -> bool:
        """Whether no question asks for a place."""
        return id not in self.asked

    def _line(self, line: str, meaning: Message | None) -> None:
        if meaning is None:
            self.lines.append(line)
            return
        words = f"# {self.say(meaning)}"
        column = max(MEANING, len(line) + 2)
        if column + len(words) > WIDTH + 12 and len(line) > MEANING:
            self.note(meaning, indent=len(line) - len(line.lstrip(" ")))
            self.lines.append(line)
        else:
            self.lines.append(line.ljust(column) + words)
