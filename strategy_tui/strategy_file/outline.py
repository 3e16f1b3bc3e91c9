"""The strategy file at a glance: sections, goals, networks, campaigns, clauses, each in its place.

It is made from the text as it stands, whether or not that is YAML at the moment.
"""

from __future__ import annotations

from functools import lru_cache

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.text import Span
from strategy_tui.strategy_file.sketch import Found, Path, Sketch, sketch

_NAMED = ("goals", "networks", "campaigns", "lint")
"""Sections whose keys are names: of the person's own, or of networks and rules."""
_SECTIONS = (*_NAMED, "follow", "time", "review")
_CLAUSES = ("keep", "let_go")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the outline."""

    path: Path
    """Keys, and for a clause its index: `("follow", "keep", 0)`."""
    label: str
    """As the person wrote it: a key, or the name of a clause; empty where it has none yet."""
    span: Span
    """From the key to the end of what belongs to it."""
    depth: int


@lru_cache(maxsize=2)
def outline(text: str) -> tuple[Entry, ...]:
    """The entries of a text in its order."""
    drawn = sketch(text)
    ends = _ends(drawn.found, len(text))
    return tuple(
        Entry(
            each.path,
            _label(each.path, drawn),
            Span(each.span.start, max(each.span.end, _without_comments(text, end))),
            len(each.path) - 1,
        )
        for each, end in zip(drawn.found, ends, strict=True)
        if _is_shown(each.path)
    )


def _is_shown(path: Path) -> bool:
    match path:
        case (str(section),):
            return section in _SECTIONS
        case (str(section), str()) if section in _NAMED:
            return True
        case ("follow", str(side)) | ("follow", str(side), int()):
            return side in _CLAUSES
        case _:
            return False


def _label(path: Path, drawn: Sketch) -> str:
    *_, last = path
    return drawn.values.get((*path, "name"), "") if isinstance(last, int) else last


def _ends(found: tuple[Found, ...], length: int) -> list[int]:
    """Where what belongs to each ends: at the next that does not."""
    ends = [length] * len(found)
    unfinished: list[int] = []
    for number, each in enumerate(found):
        while unfinished and not _is_below(each.path, found[unfinished[-1]].path):
            ends[unfinished.pop()] = each.span.start
        unfinished.append(number)
    return ends


def _is_below(path: Path, above: Path) -> bool:
    return len(path) > len(above) and path[: len(above)] == above


def _without_comments(text: str, end: int) -> int:
    """An end without the blank lines and comments before it: they are about what follows."""
    while True:
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end].strip(" \t\r-")
        if line and not line.startswith("#"):
            return end
        if start == 0:
            return 0
        end = start - 1
