"""The only file that prints: data to stdout, talk to stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message, message
from strategy_tui.errors import UnusableFile
from strategy_tui.i18n import Local, as_it_is, render


class StdoutFailed(UnusableFile):
    """Standard output cannot be written, on a full disk for instance."""

    def __init__(self, error: OSError) -> None:
        super().__init__(
            message(
                "Standard output cannot be written ({reason}). What the command did is done; "
                "only its words are lost.",
                reason=error.strerror or type(error).__name__,
            )
        )


def flush() -> None:
    """Send on what was written to standard output.

    Raises:
        BrokenPipeError: nobody reads it any more.
        StdoutFailed: it cannot be written.
    """
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise StdoutFailed(error) from error


def _write(text: str) -> None:
    try:
        sys.stdout.write(text)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise StdoutFailed(error) from error


@dataclass(frozen=True, slots=True)
class Output:
    """Where a command's words go, and in which language."""

    language: str
    local: Local = as_it_is
    """Puts instants on the wall clock of the strategy; without one they stay in UTC."""

    def text(self, message: Message) -> str:
        """The sentence in the reader's language."""
        return render(message, self.language, self.local)

    def day(self, at: datetime) -> date:
        """The day of an instant on that clock."""
        return self.local(at).date()

    def line(self, text: str = "") -> None:
        """One line of data, or the lines of a text."""
        _write(_shown(text) + "\n")

    def block(self, text: str) -> None:
        """Data as it is, such as a CSV file or a patch."""
        _write(_encodable(text))

    def say(self, message: Message) -> None:
        """One sentence of data, in the reader's language."""
        self.line(self.text(message))

    def talk(self, message: Message) -> None:
        """One sentence about what is going on, to stderr."""
        self.aside(self.text(message))

    def aside(self, text: str, style: str = "") -> None:
        """One line that belongs to a sentence on stderr; `style` is a terminal's code for it."""
        shown = _shown(text)
        sys.stderr.write((f"\x1b[{style}m{shown}\x1b[0m" if style and shown else shown) + "\n")

    def json(self, value: object) -> None:
        """One JSON value on one line, flushed; lone surrogates stay escaped."""
        from json import dumps

        _write(dumps(value, ensure_ascii=True) + "\n")
        flush()

    def table(self, header: Sequence[Message], rows: Iterable[Sequence[str]]) -> None:
        """Columns padded to their widest cell, as terminals measure it; the last one is free."""
        from rich.cells import cell_len

        lines = [
            [self.text(each) for each in header],
            *([one_line(cell) for cell in row] for row in rows),
        ]
        widths = [max(cell_len(line[at]) for line in lines) for at in range(len(header) - 1)]
        for line in lines:
            padded = [
                cell + " " * (width - cell_len(cell))
                for cell, width in zip(line, widths, strict=False)
            ]
            self.line("  ".join([*padded, line[-1]]).rstrip())


def one_line(text: str) -> str:
    """A text that stays on the line it is put into."""
    return text.replace("\n", "\u2424")


def _shown(text: str) -> str:
    """A text for a terminal: what could steer it, or hide in it, is a visible sign."""
    if not text.isprintable():
        from strategy_tui.yamldoc.composing import unprintable

        text = unprintable().sub("\N{REPLACEMENT CHARACTER}", text.replace("\r", "\ufffd"))
    return _encodable(text)


def _encodable(text: str) -> str:
    """The text with whatever the terminal's encoding cannot show replaced."""
    encoding = sys.stdout.encoding or "utf-8"
    return text.encode(encoding, "replace").decode(encoding)
