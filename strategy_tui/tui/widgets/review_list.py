"""The list of reviews: the open one, what is due and when, and how past ones ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.review import Review, ReviewKind
from strategy_tui.services.review_words import KINDS
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.widgets.literal import caption
from strategy_tui.tui.widgets.review_card import QUIET, ending, progress

if TYPE_CHECKING:
    from strategy_tui.services.due_reviews import DueReview


@dataclass(frozen=True, slots=True)
class GoOn:
    """To the review that is open."""


@dataclass(frozen=True, slots=True)
class Begin:
    """A new review."""

    kind: ReviewKind


@dataclass(frozen=True, slots=True)
class Trial:
    """What becomes of an experiment."""

    network: str


@dataclass(frozen=True, slots=True)
class Past:
    """A review that was closed."""

    review: Review


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list, and where it leads."""

    shown: Content
    to: GoOn | Begin | Trial | Past


def entries(
    due: Sequence[DueReview], current: Review | None, past: Sequence[Review], reader: Reader
) -> tuple[Entry, ...]:
    """What can be done now, then what was done, the newest first."""
    return (
        *_now(due, current, reader),
        *(_trial(each, reader) for each in due if each.kind == "experiment"),
        *(_past(each, reader) for each in reversed(past)),
    )


def _now(due: Sequence[DueReview], current: Review | None, reader: Reader) -> Iterator[Entry]:
    if current is not None:
        said = message("{kind}: go on", kind=KINDS[current.kind])
        opened = reader.day(reader.local(current.opened_at).date())
        more = message("{progress}, opened {day}", progress=progress(current), day=opened)
        yield Entry(_line("◆", "$text-accent", reader.say(said), reader.say(more)), GoOn())
        return
    for kind in ReviewKind:
        on = next((each for each in due if each.kind == kind.value), None)
        overdue = on is not None and on.overdue
        glyph, colour = ("◆", "$text-accent") if overdue else ("◇", "$text-primary")
        yield Entry(
            _line(glyph, colour, reader.say(KINDS[kind]), reader.say(when(on, reader))),
            Begin(kind),
        )


def when(due: DueReview | None, reader: Reader) -> Message:
    """The day of an appointment; a strategy may name none."""
    if due is None:
        return message("no day is set for it")
    if due.overdue:
        return message("overdue since {day}", day=reader.day(due.due_on))
    return message("due {day}", day=reader.day(due.due_on))


def _trial(due: DueReview, reader: Reader) -> Entry:
    said = message("The experiment on {subject}", subject=due.subject)
    ends = message("ends {day}", day=reader.day(due.due_on))
    if due.overdue:
        ends = message("ended {day}: adopt, extend or drop it", day=reader.day(due.due_on))
    glyph = "◆" if due.overdue else "◇"
    shown = _line(glyph, "$text-warning", reader.say(said), reader.say(ends))
    return Entry(shown, Trial(due.subject))


def _past(review: Review, reader: Reader) -> Entry:
    on = reader.local(review.closed_at or review.opened_at).date()
    said = message("{kind}, {day}", kind=KINDS[review.kind], day=on)
    return Entry(
        _line("✔", "$text-success", reader.say(said), reader.say(ending(review))), Past(review)
    )


def _line(glyph: str, colour: str, said: str, more: str) -> Content:
    return Content.assemble(
        caption(f"{glyph} ", colour), caption(said, "bold"), "\n  ", caption(more, QUIET)
    )
