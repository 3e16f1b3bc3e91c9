"""The beginning and the end of a text that no network takes: what rules of judgement look at."""

from __future__ import annotations

from dataclasses import replace

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.draft import THREAD_MARK
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.text import Span
from strategy_tui.lint.rule import Match, Subject

KEPT = 65_536
"""Code points kept of either end; the longest post of a network but for a blog has 63,206."""
MOST_SIGNS = 50_000
"""Places of a huge text where a link, a name or a tag may begin; each takes time to look at."""
MOST_PARTS = 2_000
"""Posts of one thread."""
_SIGNS = ("#", "@", "$", ".", "＃", "＠")


def too_much(text: str) -> Message | None:
    """Why a text is more than anybody writes and would take long to look at; mostly None."""
    parts = text.count(THREAD_MARK)
    if parts > MOST_PARTS:
        return message(
            "This is a thread of {count} posts, more than anybody reads. Is it a draft?",
            count=parts + 1,
        )
    if len(text) > 2 * KEPT + 1 and sum(map(text.count, _SIGNS)) > MOST_SIGNS:
        return message(
            "This text has {count} characters and is full of signs such as “#”, “@” and “.”, "
            "more than any network takes. Is it a draft?",
            count=len(text),
        )
    return None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A subject whose middle is left out where it is long, and where its places stand."""

    subject: Subject
    cut: int = 0
    """Code points that are left out, less the line end that stands for them."""

    def placed(self, match: Match) -> Match:
        """The match at its place in the whole text; no fix reaches over the gap."""
        if not self.cut or match.in_file:
            return match
        fix = match.fix
        if fix is not None:
            spans_gap = fix.span.start <= KEPT < fix.span.end
            fix = None if spans_gap else replace(fix, span=self._span(fix.span))
        return replace(match, span=self._span(match.span), fix=fix)

    def _span(self, span: Span) -> Span:
        start = span.start + (self.cut if span.start > KEPT else 0)
        return Span(start, span.end + (self.cut if span.end > KEPT else 0))


def excerpt(subject: Subject) -> Excerpt:
    """The subject as rules of judgement read it, so that their work is bounded."""
    text = subject.text
    if len(text) <= 2 * KEPT + 1:
        return Excerpt(subject)
    short = f"{text[:KEPT]}\n{text[-KEPT:]}"
    return Excerpt(replace(subject, text=short), len(text) - len(short))
