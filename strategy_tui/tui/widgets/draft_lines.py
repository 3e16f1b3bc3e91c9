"""Drafts and findings as lines: what it is, how it stands, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from strategy_tui.domain.diagnostic import Diagnostic, Severity
from strategy_tui.domain.message import Message, Param, message, plural
from strategy_tui.domain.network import dollars
from strategy_tui.domain.text import line_and_column
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.widgets.hints import hints
from strategy_tui.tui.widgets.literal import caption, literal
from strategy_tui.tui.words import APPROVALS, SEVERITIES

if TYPE_CHECKING:
    from strategy_tui.services.drafts import DraftState
    from strategy_tui.services.part_counts import PartCount

BEGINNING = 80
"""Characters of a text that are enough to know it again."""

CURRENT = "▸"
"""Stands before the finding that the keys are about."""

UNITS: dict[str, Message] = {
    "weighted": message("{count}/{limit} characters for X"),
    "graphemes": message("{count}/{limit} characters"),
    "characters": message("{count}/{limit} characters"),
    "utf-16": message("{count}/{limit} characters"),
    "bytes": message("{count}/{limit} bytes"),
}
"""A length in each unit that a network counts in, in people's words."""


def draft_line(state: DraftState, reader: Reader) -> Content:
    """A draft in two lines: its name, then its network and how it stands."""
    if state.problem is not None:
        sign = SEVERITIES[Severity.ERROR]
        return Content.assemble(
            (f"{sign.glyph} ", sign.colour),
            literal(state.path.name, "bold"),
            "\n  ",
            caption(reader.say(state.problem), sign.colour),
        )
    errors = state.count(Severity.ERROR)
    sign = SEVERITIES[Severity.ERROR] if errors else APPROVALS[state.approval]
    words = (
        plural("{count} error", "{count} errors", count=errors)
        if errors
        else APPROVALS[state.approval].word
    )
    return Content.assemble(
        (f"{sign.glyph} ", sign.colour),
        literal(title(state), "bold"),
        "\n  ",
        literal(state.network, "$foreground 65%"),
        (" · ", "$foreground 65%"),
        caption(reader.say(words), sign.colour if errors else "$foreground 65%"),
    )


def title(state: DraftState) -> str:
    """The draft's idea in the person's words, else how it begins, else the name of its file."""
    if state.draft is None:
        return state.path.name
    first_line = state.draft.body.strip().partition("\n")[0][:BEGINNING]
    return state.draft.idea or first_line or state.path.name


def problem_line(
    diagnostic: Diagnostic, text: str, reader: Reader, current: bool = False
) -> Content:
    """A finding: severity as glyph and word, place, sentence, and whether there is a fix.

    The current one has a mark before it.
    """
    sign = SEVERITIES[diagnostic.severity]
    line, column = line_and_column(text, diagnostic.span.start)
    parts: list[Content] = [
        caption(f"{CURRENT if current else ' '} ", "bold $accent"),
        caption(f"{sign.glyph} {reader.say(sign.word)}", sign.colour),
        caption(f" {line}:{column}  ", "$foreground 65%"),
        caption(reader.say(diagnostic.message)),
    ]
    if diagnostic.fix is not None:
        parts += [Content("  "), hints(reader, ("F4", message("fix")))]
    return Content("").join(parts)


def counter(counts: Sequence[PartCount], reader: Reader) -> Content:
    """How long each post is, in the network's own unit, with its links and its price."""
    if not counts:
        return Content("")
    muted, beyond = "$text-muted", "bold $text-error"
    length = counts[0].length
    sentence = UNITS.get(length.unit, message("{count}/{limit} {unit}"))
    numbers: dict[str, Param] = {"count": "\0", "limit": length.limit, "unit": length.unit}
    before, after = reader.say(Message(sentence.id, numbers)).split("\0")
    lengths = [
        caption(str(each.length.count), muted if each.length.valid else beyond) for each in counts
    ]
    said = [
        Content.assemble(
            caption(before, muted), Content(" + ").join(lengths), caption(after, muted)
        )
    ]
    if links := sum(each.links for each in counts):
        words = reader.say(plural("{count} link", "{count} links", count=links))
        said.append(caption(words, muted))
    if prices := [each.price for each in counts if each.price is not None]:
        said.append(caption(reader.say(dollars(sum(prices))), muted))
    return Content(" · ").join(said)
