"""Lines that a person types: on a terminal with editing, from a pipe as they come."""

from __future__ import annotations

import os
import re
import shutil
import sys
from contextlib import suppress
from io import TextIOWrapper
from textwrap import wrap

from strategy_tui.cli.output import Output, flush
from strategy_tui.domain.message import Message, message

WIDTH = 88
"""Columns that sentences keep to, on wide terminals too."""

_LOST = re.compile("[\ud800-\udfff]")
"""What stands for bytes that are no text."""

LONGEST_LINE = 1 << 20
"""Characters of one line of a pipe."""


class Prompt:
    """Says and asks, in a language that may change on the way."""

    def __init__(self, language: str) -> None:
        self.output = Output(language)
        self.is_terminal = sys.stdin.isatty() and sys.stdout.isatty()
        if isinstance(sys.stdin, TextIOWrapper):
            sys.stdin.reconfigure(errors="surrogateescape")
        self._styled = (
            sys.stderr.isatty()
            and not os.environ.get("NO_COLOR")
            and os.environ.get("TERM") != "dumb"
        )

    def speak(self, language: str) -> None:
        """Go on in a language."""
        self.output = Output(language)

    def say(self, sentence: Message | str, indent: int = 0, style: str = "") -> None:
        """A sentence on lines that fit the terminal."""
        text = sentence if isinstance(sentence, str) else self.output.text(sentence)
        columns = min(WIDTH, max(30, shutil.get_terminal_size().columns - 1))
        before = " " * indent
        lines = wrap(
            text,
            columns,
            initial_indent=before,
            subsequent_indent=before,
            break_on_hyphens=False,
        )
        for line in lines:
            self.output.aside(line, self._shown(style))

    def line(self, text: str = "", style: str = "") -> None:
        """A line as it is."""
        self.output.aside(text, self._shown(style))

    def ask(self) -> str | None:
        """The next line that is text, without its end; None when there is no more."""
        while True:
            line = self._typed() if self.is_terminal else self._piped()
            if line is None or not _LOST.search(line):
                return line
            self.say(message("That is not UTF-8, so it could not be read. Once more?"))

    def _typed(self) -> str | None:
        with suppress(ImportError):  # without it there is no editing with the arrow keys
            import readline  # noqa: F401
        flush()
        try:
            return input("> ")
        except EOFError:
            self.line()
            return None

    def _piped(self) -> str | None:
        text = sys.stdin.readline(LONGEST_LINE)
        return text.rstrip("\r\n") if text else None

    def _shown(self, style: str) -> str:
        return style if self._styled else ""


BOLD, DIM = "1", "2"
