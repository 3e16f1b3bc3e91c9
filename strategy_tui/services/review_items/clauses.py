"""Clauses that decided nothing, and findings that the person suppresses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from strategy_tui.domain.message import Message, message, plural
from strategy_tui.domain.review import Topic
from strategy_tui.domain.strategy import Override
from strategy_tui.services.review_items.look import Look, Point, quoted

OFTEN = 2
"""From so many drafts on, a suppressed finding is worth a question."""
REASONS = 3
"""So many reasons are quoted."""


def unused(look: Look) -> Iterator[Point]:
    """One for each clause of the follow policy that decided nothing since the last review.

    Where nobody was ever held against the clauses, that says nothing of them.
    """
    if not any(each.audits or each.decisions for each in look.usage):
        return
    for each in look.usage:
        if not each.is_unused or not each.in_force:
            continue
        name = each.clause.removeprefix("follow.keep.").removeprefix("follow.let_go.")
        last = (
            (message("It was last used on {day}.", day=look.day(each.last)),)
            if each.last is not None
            else (message("No audit or decision that was kept used it."),)
        )
        yield Point(
            Topic.CLAUSE,
            message(
                "The clause “{clause}” has decided nothing since {day}. Does it still say "
                "something you mean?",
                clause=quoted(name),
                day=look.day(look.begin),
            ),
            subject=name,
            evidence=last,
            clause=each.clause,
        )


def suppressed(look: Look) -> Iterator[Point]:
    """One for each rule that is lowered in the strategy or switched off in several drafts."""
    reasons: dict[str, list[str]] = {}
    for draft in look.drafts:
        for rule, because in {each.rule: each.because for each in draft.suppressions}.items():
            reasons.setdefault(rule, []).append(because)
    for rule, override in look.strategy.lint.items():
        yield _lowered(rule, override, reasons.pop(rule, []))
    often = [(rule, told) for rule, told in reasons.items() if len(told) >= OFTEN]
    for rule, told in sorted(often, key=lambda each: (-len(each[1]), each[0])):
        yield Point(
            Topic.SUPPRESSION,
            plural(
                "You switched “{rule}” off in {count} draft. Should your strategy say so, or is "
                "there something in it?",
                "You switched “{rule}” off in {count} drafts. Should your strategy say so, or is "
                "there something in it?",
                count=len(told),
                rule=quoted(rule),
            ),
            subject=rule,
            evidence=tuple(_reasons(told)),
            clause="lint",
        )


def _lowered(rule: str, override: Override, told: Sequence[str]) -> Point:
    to = override.severity.label if override.severity is not None else message("off")
    drafts: tuple[Message, ...] = ()
    if told:
        drafts = (
            plural(
                "{count} draft switches it off besides.",
                "{count} drafts switch it off besides.",
                count=len(told),
            ),
            *_reasons(told),
        )
    return Point(
        Topic.SUPPRESSION,
        message(
            "Your strategy sets “{rule}” to “{severity}”, because “{because}”. Still so?",
            rule=quoted(rule),
            severity=to,
            because=quoted(override.because),
        ),
        subject=rule,
        evidence=drafts,
        clause=f"lint.{rule}",
    )


def _reasons(told: Sequence[str]) -> Iterator[Message]:
    """The reasons that were given most often."""
    for because, count in Counter(quoted(each) for each in told).most_common(REASONS):
        yield plural(
            "“{because}” ({count} time)",
            "“{because}” ({count} times)",
            count=count,
            because=because,
        )
