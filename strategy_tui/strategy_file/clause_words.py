"""The words of a clause, as the person wrote them."""

from __future__ import annotations

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.text import Span
from strategy_tui.strategy_file.sketch import sketch

MOST_LINES = 6
"""Lines of a clause that are quoted; who wants more opens the file."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Some lines of a strategy, without what indents them all."""

    span: Span
    """Of the key that the clause begins with."""
    words: str


def quotation(text: str, clause: str) -> Quotation | None:
    """What the strategy says under a dotted path, or as far along it as there is anything."""
    found = {".".join(map(str, each.path)): each.span for each in sketch(text).found}
    while clause and clause not in found:
        clause = clause.rpartition(".")[0]
    if not clause:
        return None
    span = found[clause]
    return Quotation(span, _lines_from(text, span.start))


def _lines_from(text: str, start: int) -> str:
    """The line that begins there, with those that are indented more."""
    begin = text.rfind("\n", 0, start) + 1
    column = start - begin
    first, *others = text[start : start + 10_000].split("\n")
    lines = [first]
    for line in others:
        if line.strip() and len(line) - len(line.lstrip(" ")) <= column:
            break
        lines.append(line[column:])
    lines = "\n".join(lines).rstrip().split("\n")
    return "\n".join([*lines[:MOST_LINES], *(["…"] if len(lines) > MOST_LINES else [])])
