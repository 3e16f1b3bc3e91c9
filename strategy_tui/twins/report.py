"""The answers of `twins --jsonl`."""

from __future__ import annotations

from strategy_tui.domain.message import message
from strategy_tui.json_lines import Asked, answered, text_of
from strategy_tui.twins.likeness import compare


def jsonl_answer(line: str, language: str) -> Asked:
    """The answer to one line of the machine interface; a bad line gets an `error`."""
    wanted = message("A line is a JSON object with “text_a” and “text_b”.")
    return answered(line, _answer, wanted=wanted, language=language)


def _answer(asked: Asked) -> Asked:
    likeness = compare(text_of(asked, "text_a"), text_of(asked, "text_b"))
    return {"similarity": round(likeness.similarity, 4), "verdict": likeness.verdict.value}
