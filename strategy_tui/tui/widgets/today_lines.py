"""The day as lines: what is wrong first, then what goes out, then what only the person can do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.diagnostic import Severity
from strategy_tui.domain.message import Message, message, plural
from strategy_tui.domain.queue import QueueState
from strategy_tui.domain.review import ReviewKind
from strategy_tui.services.review_words import KINDS
from strategy_tui.tui.reader import Reader
from strategy_tui.tui.widgets.draft_lines import title
from strategy_tui.tui.widgets.literal import caption, literal
from strategy_tui.tui.words import APPROVALS, QUEUE_STATES, SEVERITIES, Sign

if TYPE_CHECKING:
    from strategy_tui.services.appointments import Appointments, OpenReview
    from strategy_tui.services.drafts import DraftState
    from strategy_tui.services.due_reviews import DueReview
    from strategy_tui.services.today import Planned, Today

QUIET = "$foreground 65%"

REVIEWS: dict[str, Message] = {
    "full": message("A full look at your strategy"),
    "light": message("A light look at your strategy"),
    "experiment": message("The experiment on {subject} ends"),
}
"""What each kind of review asks for."""

REVIEW = Sign("◆", "$text-accent", message("review"))
CAMPAIGN = Sign("▶", "$text-primary", message("campaign"))
PEOPLE = Sign("?", "$text-warning", message("people"))


@dataclass(frozen=True, slots=True)
class Line:
    """One thing of the day, and where it is done."""

    shown: Content
    mode: str
    part: str = ""
    """The part of that screen, if it has parts."""


def lines(today: Today, reader: Reader, undecided: int = 0) -> list[Line]:
    """Everything the day asks for, the most pressing first; the list ends.

    `undecided` people wait for the person's decision.
    """
    return [
        *_strategy(today, reader),
        *_stuck(today, reader),
        *(Line(_planned(each, reader), "queue") for each in today.due),
        *_drafts(today, reader),
        *_people(today, reader, undecided),
        *_asked_by_the_strategy(today.asks, reader),
    ]


def _strategy(today: Today, reader: Reader) -> Iterator[Line]:
    if today.strategy_errors:
        said = plural(
            "Your strategy has {count} error.",
            "Your strategy has {count} errors.",
            count=today.strategy_errors,
        )
        shown = _line(SEVERITIES[Severity.ERROR], caption(reader.say(said)), Content(""))
        yield Line(shown, "strategy", "edit")


def _stuck(today: Today, reader: Reader) -> Iterator[Line]:
    for each in today.waiting:
        sign = QUEUE_STATES[each.item.state]
        if each.item.state is QueueState.QUEUED:
            sign = Sign("▲", "$text-warning", message("waits"))
        said = Content.assemble(literal(each.item.network, "bold"), "  ", _word(sign, reader))
        yield Line(_line(sign, said, caption(reader.say(each.reason))), "queue")
    for item in today.failed:
        sign = QUEUE_STATES[item.state]
        said = Content.assemble(literal(item.network, "bold"), "  ", _word(sign, reader))
        why = caption(reader.say(item.reason)) if item.reason else Content("")
        yield Line(_line(sign, said, why), "queue")


def _planned(each: Planned, reader: Reader) -> Content:
    sign = QUEUE_STATES[each.item.state]
    said = Content.assemble(
        caption(reader.moment(each.item.due_at), "bold"),
        "  ",
        literal(each.item.network, QUIET),
    )
    return _line(sign, said, literal(each.begins))


def _drafts(today: Today, reader: Reader) -> Iterator[Line]:
    """Those that something is wrong with, then those that wait for a word of the person's."""
    wrong = [each for each in today.drafts if each.count(Severity.ERROR)]
    for each in wrong:
        sign = SEVERITIES[Severity.ERROR]
        count = each.count(Severity.ERROR)
        said = reader.say(plural("{count} error", "{count} errors", count=count))
        yield Line(_line(sign, _draft(each), caption(said, sign.colour)), "drafts")
    for each in today.drafts:
        sign = APPROVALS[each.approval]
        if each not in wrong and each.approval != "approved":
            yield Line(_line(sign, _draft(each), caption(reader.say(sign.word))), "drafts")
    if today.unscheduled:
        said = reader.say(
            plural(
                "{count} approved draft has no time yet",
                "{count} approved drafts have no time yet",
                count=today.unscheduled,
            )
        )
        yield Line(_line(QUEUE_STATES[QueueState.QUEUED], caption(said), Content("")), "drafts")


def _draft(each: DraftState) -> Content:
    return Content.assemble(literal(title(each), "bold"), "  ", literal(each.network, QUIET))


def _people(today: Today, reader: Reader, undecided: int) -> Iterator[Line]:
    if undecided:
        said = plural(
            "{count} person waits for your decision",
            "{count} people wait for your decision",
            count=undecided,
        )
        done = message("{decided} of {followed} decided", decided=today.decided,
                       followed=today.followed)  # fmt: skip
        shown = _line(PEOPLE, caption(reader.say(said), "bold"), caption(reader.say(done)))
        yield Line(shown, "audit")


def _asked_by_the_strategy(asks: Appointments, reader: Reader) -> Iterator[Line]:
    """The review that is open, those that are due, experiments, missing reasons, campaigns."""
    if asks.open_review is not None:
        yield Line(_open_review(asks.open_review, reader), "strategy", "review")
    for due in asks.reviews:
        yield Line(_review(due, reader), "strategy", "review")
    if asks.unreasoned:
        said = plural(
            "{count} version of your strategy has no reason yet",
            "{count} versions of your strategy have no reason yet",
            count=len(asks.unreasoned),
        )
        last = message("say why you changed it: version {number}", number=asks.unreasoned[-1])
        shown = _line(REVIEW, caption(reader.say(said), "bold"), caption(reader.say(last)))
        yield Line(shown, "strategy", "history")
    for each in asks.campaigns:
        until = message("runs until {day}", day=reader.day(each.end))
        name = Content.assemble(literal(each.name, "bold"), "  ", literal(each.hashtag or ""))
        yield Line(_line(CAMPAIGN, name, caption(reader.say(until))), "strategy", "edit")


def _open_review(review: OpenReview, reader: Reader) -> Content:
    said = message("{kind}: go on", kind=KINDS[ReviewKind(review.kind)])
    done = message("{done} of {total} answered", done=review.answered, total=review.items)
    return _line(REVIEW, caption(reader.say(said), "bold"), caption(reader.say(done)))


def _review(each: DueReview, reader: Reader) -> Content:
    asked = Message(REVIEWS[each.kind].id, {"subject": each.subject})
    when = message("overdue since {day}", day=reader.day(each.due_on))
    if not each.overdue:
        when = message("due {day}", day=reader.day(each.due_on))
    return _line(REVIEW, caption(reader.say(asked), "bold"), caption(reader.say(when)))


def _line(sign: Sign, said: Content, more: Content) -> Content:
    first = Content.assemble((f"{sign.glyph} ", sign.colour), said)
    return Content.assemble(first, "\n  ", more.stylize_before(QUIET)) if more.plain else first


def _word(sign: Sign, reader: Reader) -> Content:
    return caption(reader.say(sign.word), sign.colour)
