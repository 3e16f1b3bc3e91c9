"""What a word of a strategy text means: a key by the definition that reads it."""

from __future__ import annotations

from collections.abc import Collection

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message
from strategy_tui.domain.text import Span
from strategy_tui.strategy_file.completion import complete
from strategy_tui.strategy_file.sketch import CURSOR, MOST, Path, sketch

_MARK = "_"
"""Makes a word another one, so that the word itself is among what may stand there."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A word, and what is known of it; `meaning` is empty where it speaks for itself."""

    span: Span
    word: str
    path: Path
    """Of what the word is a key of, or the value of."""
    is_key: bool
    meaning: Message | str = ""
    example: Message | str = ""


def meaning_at(
    text: str,
    offset: int,
    networks: Collection[str],
    language: str,
    rules: Collection[str] = (),
) -> Meaning | None:
    """What is known of the word at an offset; None where there is none.

    `networks` are the names that a network may have, `rules` those that `lint` may name.
    """
    if len(text) >= MOST or CURSOR in text:
        return None
    word = sketch(f"{text[:offset]}{CURSOR}{text[offset:]}").word
    if word is None:
        return None
    span = Span(word.span.start, word.span.end - 1)
    written = text[span.start : span.end].strip("\"' \t\r\n")
    if not written or not span.start <= offset <= span.end:
        return None
    other = f"{text[: span.start]}{_MARK}{text[span.start :]}"
    offered = complete(other, span.start, networks, language, rules)
    known = next((each for each in offered.items if each.label == written), None)
    return Meaning(
        span,
        written,
        word.path,
        word.is_key,
        known.meaning if known else "",
        known.example if known else "",
    )
