"""`kind: twin` -- a text that the person has used already, elsewhere or here."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.draft import OwnPost
from strategy_tui.domain.message import Message, message
from strategy_tui.lint.likeness import COPY, likeness
from strategy_tui.lint.patterns import Compile
from strategy_tui.lint.rule import Check, Match, Part, Subject


class Where(StrEnum):
    """Where the other text stands."""

    ELSEWHERE = "elsewhere"
    HERE = "here"


@dataclass(frozen=True, slots=True)
class Options:
    """The keys that this kind takes in a rule pack."""

    where: Where


def details(options: Options) -> frozenset[str]:
    """What a message of this kind may name."""
    del options
    return frozenset({"other", "place", "percent", "compared"})


def build(options: Options, compile: Compile) -> Check:
    """A check of each post against the person's own texts; only the nearest is told."""
    del compile
    elsewhere = options.where == Where.ELSEWHERE

    def check(subject: Subject) -> Iterator[Match]:
        if subject.draft is not None and subject.draft.reshares:
            return
        for part in subject.parts:
            nearest = _nearest(subject, part, elsewhere)
            if nearest is not None:
                share, post = nearest
                yield Match(
                    part.span,
                    {
                        "other": post.network,
                        "place": _place(post),
                        "percent": int(share * 100),
                        "compared": _compared(subject),
                    },
                )

    return check


def _nearest(subject: Subject, part: Part, elsewhere: bool) -> tuple[float, OwnPost] | None:
    name = subject.spec.name
    candidates = subject.history.near(part.text, name if elsewhere else None)
    rated = [
        (likeness(part.text, post.text), number, post)
        for number, post in enumerate(candidates)
        if (post.network != name) is elsewhere
    ]
    best = max(rated, key=lambda each: (each[0], -each[1]), default=None)
    return (best[0], best[2]) if best is not None and best[0] >= COPY else None


def _place(post: OwnPost) -> Message:
    if post.at is None:
        return message("draft {where}", where=post.where)
    return message("{day}, {where}", day=post.at.date(), where=post.where)


def _compared(subject: Subject) -> Message:
    until = subject.history.known_until
    if until is None:
        return message("compared with your drafts only")
    return message("compared with posts up to {until}", until=until.date())
