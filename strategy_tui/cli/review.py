"""`strategy-tui review`: the strategy looked at again, item by item, and closed with a reason."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING

import click

from strategy_tui.cli.command import (
    DAY,
    NUMBER,
    Group,
    WordChoice,
    command,
    json_option,
    option,
)
from strategy_tui.cli.output import Output
from strategy_tui.cli.session import Session, with_session
from strategy_tui.domain.message import Message, message
from strategy_tui.services.answer_words import ITEMS

if TYPE_CHECKING:
    from strategy_tui.services.due_reviews import DueReview

ANSWERS = ("keep", "change", "done", "adopt", "extend", "drop")
"""The values of `domain.review.Answer`; a help text needs no services."""

review = Group(
    "review",
    words=message("Look at the strategy itself again, and say what stays and what changes."),
    lazy={
        "due": ("strategy_tui.cli.review:due", message("The reviews that come up, and when.")),
        "open": (
            "strategy_tui.cli.review:open_",
            message("Open a review, or go on with the one that is open."),
        ),
        "show": (
            "strategy_tui.cli.review:show",
            message("A review with its items and answers; the open one, or that NUMBER."),
        ),
        "answer": ("strategy_tui.cli.review:answer", message("Answer one item.")),
        "close": (
            "strategy_tui.cli.review:close",
            message("Close the review with your reason; every item is answered by then."),
        ),
        "list": ("strategy_tui.cli.review:list_", message("Every review, the oldest first.")),
    },
)

KINDS: dict[str, Message] = {
    "full": message("Review of the whole strategy"),
    "light": message("Light review"),
    "experiment": message("End of an experiment"),
}


@command("due", message("The reviews that come up, and when."))
@json_option()
@with_session
def due(session: Session, as_json: bool) -> None:
    """List what is due, the earliest first."""
    output = session.output
    for each in session.services.review.due(session.now):
        if as_json:
            output.json(
                {
                    "kind": each.kind,
                    "due_on": each.due_on.isoformat(),
                    "overdue": each.overdue,
                    "subject": each.subject,
                }
            )
            continue
        output.say(due_sentence(each, output))


def due_sentence(each: DueReview, output: Output) -> Message:
    """One review with its day."""
    kind: Message | str = KINDS[each.kind]
    if each.subject:
        kind = f"{output.text(KINDS[each.kind])} ({each.subject})"
    if each.overdue:
        return message("{kind}: was due on {day}.", kind=kind, day=each.due_on)
    return message("{kind}: {day}.", kind=kind, day=each.due_on)


@command("open", message("Open a review, or go on with the one that is open."))
@option("--light", is_flag=True, words=message("The monthly one, which asks less."))
@json_option()
@with_session
def open_(session: Session, light: bool, as_json: bool) -> int | None:
    """Ask item by item where somebody can answer; else print the items."""
    from strategy_tui.cli.reviewing import ask, review_json, review_lines
    from strategy_tui.cli.strategy_asides import tell_renames
    from strategy_tui.domain.review import ReviewKind

    kind = ReviewKind.LIGHT if light else ReviewKind.FULL
    opened = session.services.review.open(kind, session.now)
    tell_renames(session)
    if as_json:
        session.output.json(review_json(opened, session.output))
    elif sys.stdin.isatty() and sys.stdout.isatty():
        return ask(session, opened)
    else:
        for line in review_lines(opened, session):
            session.output.line(line)
    return None


@command("show", message("A review with its items and answers; the open one, or that NUMBER."))
@click.argument("number", type=NUMBER, required=False)
@json_option()
@with_session
def show(session: Session, number: int | None, as_json: bool) -> None:
    """Print a review whole."""
    from strategy_tui.cli.reviewing import review_json, review_lines
    from strategy_tui.cli.strategy_asides import tell_renames
    from strategy_tui.services.review import NONE_OPEN

    service = session.services.review
    found = service.current() if number is None else service.review(number)
    if found is None:
        session.output.talk(NONE_OPEN)
        return
    if as_json:
        session.output.json(review_json(found, session.output))
        return
    for line in review_lines(found, session):
        session.output.line(line)
    if found.closed_at is None:
        tell_renames(session)


@command(
    "answer",
    message(
        "Answer ITEM (its number) with ANSWER: keep, change, done, adopt, extend or drop, as the "
        "item offers. It can be answered anew until the review is closed."
    ),
)
@click.argument("item", type=NUMBER)
@click.argument("answer", type=WordChoice(ANSWERS, ITEMS))
@option("--note", default="", metavar="TEXT", words=message("Your reason, for later."))
@option(
    "--until",
    type=DAY,
    metavar="YYYY-MM-DD",
    words=message("The new last day of an experiment that goes on."),
)
@with_session
def answer(session: Session, item: int, answer: str, note: str, until: datetime | None) -> None:
    """Keep the answer, and do what it says to an experiment."""
    from strategy_tui.cli.reviewing import journal_trouble, left
    from strategy_tui.domain.review import Answer

    day = until.date() if until is not None else None
    found = session.services.review.answer(item, Answer(answer), note, session.now, day)
    journal_trouble(session)
    session.output.say(left(found))


@command("close", message("Close the review with your reason; every item is answered by then."))
@option(
    "--because",
    required=True,
    metavar="TEXT",
    words=message("Why the strategy changed, or why it stays."),
)
@option(
    "--unchanged",
    is_flag=True,
    words=message("It stays, although you had said that something has to change."),
)
@with_session
def close(session: Session, because: str, unchanged: bool) -> None:
    """Close the open review."""
    from strategy_tui.cli.reviewing import journal_trouble, title

    closed = session.services.review.close(because, session.now, unchanged)
    journal_trouble(session)
    session.output.say(title(closed, session.output))


@command("list", message("Every review, the oldest first."))
@json_option()
@with_session
def list_(session: Session, as_json: bool) -> None:
    """List the closed reviews, then the open one."""
    from strategy_tui.cli.reviewing import review_json, title

    service, output = session.services.review, session.output
    there = service.current()
    for each in (*service.past(), *((there,) if there is not None else ())):
        if as_json:
            output.json({**review_json(each, output, whole=False), "items": len(each.items)})
        else:
            output.say(title(each, output))
