"""Notices: an invitation, an address or an offer that stands there without a request.

`Portes ouvertes samedi à 14 h, entrée libre` asks a reader to come, and a post that ends with an
e-mail address asks to be written to, in every language.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from strategy_tui.domain.text import Span
from strategy_tui.lint.asking import MEDIUM, Ask
from strategy_tui.lint.cues import cues
from strategy_tui.lint.passage import URL, Passage
from strategy_tui.lint.worth import Worth

ENDS = (". ", "! ", "? ", "… ", "\n")
DATES = 20
"""Days in a text that are looked at."""
DIGITS = 8
"""The fewest of a telephone number."""
READ = 2_000
"""Characters at either end of a text that are searched."""


def notices(passage: Passage, worth: Worth) -> Iterator[Ask]:
    """What a text asks by what it announces, gives or sells."""
    yield from _addresses(passage)
    yield from _events(passage)
    if URL in passage.linked or worth.sale.signs & {"order", "channel", "scarcity"}:
        end = len(passage.text.rstrip())
        if worth.promotional:
            yield Ask("attend", MEDIUM, Span(0, end))
        elif worth.clickbait and URL in passage.linked:
            yield Ask("link", MEDIUM, Span(0, end))


def _addresses(passage: Passage) -> Iterator[Ask]:
    """Who gives an address or a number waits to be written to."""
    text = passage.text[-READ:]
    shift = len(passage.text) - len(text)
    found = cues("notice").pattern("mail").search(text) if "@" in text else None
    if found is None and sum(map(text.count, "0123456789")) >= DIGITS:
        found = cues("notice").pattern("phone").search(text)
    if found is not None:
        yield Ask("contact", MEDIUM, Span(shift + found.start(), shift + found.end()))


def _events(passage: Passage) -> Iterator[Ask]:
    """Something to come, with a day and either an hour and a place, or how one gets in."""
    text = passage.read[:READ]
    known = cues("notice")
    if not known.candidates(passage.words):
        return
    access = known.pattern("access").search(text) is not None
    if not (access or known.pattern("time").search(text)):
        return
    for date in islice(known.pattern("date").finditer(text), DATES):
        start, end = _around(text, date.start(), date.end())
        here = text[start:end]
        if known.pattern("past").search(here):
            continue
        beside = text[start : date.start()] + " " + text[date.end() : end]
        if _invites(text, beside, access):
            yield Ask("attend", MEDIUM, Span(start, len(text[:end].rstrip())))
            return


def _invites(text: str, beside: str, access: bool) -> bool:
    """Whether a day, with what stands beside it, is an invitation."""
    known = cues("notice")
    hour = known.pattern("time").search(beside) is not None
    if not (hour or access):
        return False
    return access or known.pattern("event").search(text) is not None


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around a place."""
    before = max(text.rfind(sign, 0, start) for sign in ENDS)
    after = [at for sign in ENDS if (at := text.find(sign, end)) >= 0]
    return before + 1, min(after, default=len(text))
