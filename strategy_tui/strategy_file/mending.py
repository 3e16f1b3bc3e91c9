"""A strategy with every fix made that is certain."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.diagnostic import Fix
from strategy_tui.domain.text import Span
from strategy_tui.strategy_file import parse
from strategy_tui.yamldoc import load

_BEFORE_COMMENT = r"([^\"'#]*?)( {2,})(?=#)"
"""What stands on a line between a word and a comment that has a column of its own."""
ROUNDS = 20
"""A fix may lay bare another one below it; so deep does no file nest them."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A text after its fixes, and how many were made."""

    text: str
    made: int


def mended(text: str, networks: Collection[str]) -> Mended:
    """Make every fix, and those that only show when others were made.

    A fix that would make the file unreadable, or that changes nothing, is left out.
    """
    made = 0
    refused: set[Fix] = set()
    for _ in range(ROUNDS):
        found = {each.fix for each in parse(text, networks)[1] if each.fix is not None}
        chosen = _apart(found - refused)
        if not chosen:
            break
        together = _apply(text, chosen)
        if _is_sound(text, together):
            text, made = together, made + len(chosen)
            refused = set()
            continue
        refused.update(each for each in chosen if not _is_sound(text, each.apply(text)))
    return Mended(text, made)


def _apart(fixes: Iterable[Fix]) -> list[Fix]:
    """Those that do not touch each other, the last one first."""
    chosen: list[Fix] = []
    for fix in sorted(fixes, key=lambda each: (each.span, each.text), reverse=True):
        if not chosen or fix.span.end < chosen[-1].span.start:
            chosen.append(fix)
    return chosen


def _apply(text: str, fixes: Iterable[Fix]) -> str:
    for fix in fixes:
        text = _in_its_column(text, fix).apply(text)
    return text


def _in_its_column(text: str, fix: Fix) -> Fix:
    """The fix with a comment behind it where it was, or two spaces behind a longer word."""
    between = re.match(_BEFORE_COMMENT, text[fix.span.end :].partition("\n")[0])
    if between is None or "\n" in fix.text + text[fix.span.start : fix.span.end]:
        return fix
    values, spaces = between.groups()
    longer = len(fix.text) - (fix.span.end - fix.span.start)
    room = " " * max(2, len(spaces) - longer)
    return Fix(Span(fix.span.start, fix.span.end + between.end()), fix.text + values + room)


def _is_sound(before: str, after: str) -> bool:
    """Whether a change is one, and leaves YAML readable that was."""
    return after != before and (load(after).root is not None or load(before).root is None)
