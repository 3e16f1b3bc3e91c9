"""The journal: decisions in plain text beside the strategy, written and never read back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message, message
from strategy_tui.i18n import render


@dataclass(slots=True)
class Journal:
    """Appends one line for each thing that the person decided.

    The database is written first and is the truth: a journal that cannot be written loses no
    decision, so it is not an error but a sentence in `trouble`.
    """

    path: Path
    trouble: Message | None = None
    """Why the last line could not be written; None if it was."""

    def write(self, sentence: Message, now: datetime, language: str) -> None:
        """Append a line with its date."""
        from strategy_tui.clean_text import clean_text

        words = clean_text(render(sentence, language), limit=None)
        try:
            with self.path.open("a", encoding="utf-8", newline="\n") as file:
                file.write(f"- {now:%Y-%m-%d %H:%M} UTC · {words}\n")
        except OSError as error:
            self.trouble = message(
                "It is kept, but the journal “{path}” could not be written: {reason}.",
                path=str(self.path),
                reason=error.strerror or type(error).__name__,
            )
        else:
            self.trouble = None
