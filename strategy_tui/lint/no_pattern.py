"""Why a regular expression of somebody's own is none, in the reader's language.

Source of the reasons: regex, `_regex_core.py`, version 2024.11.6 and later (2026-11-22).
"""

from __future__ import annotations

from strategy_tui.domain.message import Message, message

_SHOWN = 60
"""Characters of a pattern that are shown."""

REASONS: dict[str, Message] = {
    "missing )": message("a “)” is missing"),
    "unbalanced parenthesis": message("a “)” has no “(” before it"),
    "missing ]": message("a “]” is missing"),
    "unterminated character set": message("a “]” is missing"),
    "bad character range": message("a range between brackets runs backwards"),
    "nothing to repeat": message("there is nothing to repeat"),
    "multiple repeat": message("a repetition is repeated"),
    "min repeat greater than max repeat": message("the least repetitions are above the most"),
    "bad escape": message("a “\\” means nothing where it stands"),
    "incomplete escape": message("a “\\” means nothing where it stands"),
    "bad hex escape": message("a “\\” means nothing where it stands"),
    "invalid group reference": message("it refers to a group that there is not"),
    "unknown group": message("it refers to a group that there is not"),
    "cannot refer to an open group": message("it refers to a group that is not closed yet"),
    "missing group name": message("a group has no name"),
    "bad character in group name": message("the name of a group has more than letters"),
    "unknown extension": message("after “(?” comes something that nobody knows"),
    "unknown property": message("it names a kind of character that nobody knows"),
    "undefined character name": message("it names a kind of character that nobody knows"),
}
"""How a complaint of the library begins → what it means; the longest beginning counts."""


def no_pattern(pattern: str, error: Exception) -> Message:
    """The sentence that a pattern is none, with the place, and the reason where it is known."""
    shown, place = pattern[:_SHOWN], getattr(error, "pos", None)
    said = str(getattr(error, "msg", ""))
    begins = max((each for each in REASONS if said.startswith(each)), key=len, default=None)
    if not isinstance(place, int):
        return message("“{pattern}” is too intricate for a pattern.", pattern=shown)
    near = min(place + 1, len(pattern))
    if begins is None:
        return message(
            "“{pattern}” is no pattern: something is wrong near its character {place}.",
            pattern=shown,
            place=near,
        )
    return message(
        "“{pattern}” is no pattern: {reason}, near character {place}.",
        pattern=shown,
        reason=REASONS[begins],
        place=near,
    )
