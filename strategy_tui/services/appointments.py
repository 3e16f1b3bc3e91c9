"""What the strategy itself asks for on a day: reviews, experiments, reasons, campaigns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message, message, plural
from strategy_tui.domain.strategy import Campaign, Strategy
from strategy_tui.services.due_reviews import DueReview

if TYPE_CHECKING:
    from strategy_tui.services.review import ReviewService

SOON = timedelta(days=7)
"""A review is named so long before its day."""


@dataclass(frozen=True, slots=True)
class OpenReview:
    """A review that was begun, and how far it is."""

    number: int
    kind: str
    """`full` or `light`."""
    answered: int
    items: int


@dataclass(frozen=True, slots=True)
class Appointments:
    """The strategy's part of a day's page."""

    reviews: tuple[DueReview, ...] = ()
    """Overdue, or due within the week; those of the kind that is open apart."""
    open_review: OpenReview | None = None
    unreasoned: tuple[int, ...] = ()
    """Versions whose reason nobody has said yet."""
    campaigns: tuple[Campaign, ...] = ()
    """Those that run today."""

    def sentences(self) -> Iterator[Message]:
        """In words, the most pressing first."""
        if self.open_review is not None:
            yield _of_the_open_review(self.open_review)
        yield from map(of_a_review, self.reviews)
        if self.unreasoned:
            yield plural(
                "Version {last} of your strategy was kept without a reason. “strategy-tui strategy "
                "history” shows it.",
                "{count} versions of your strategy were kept without a reason. “strategy-tui "
                "strategy history” shows them.",
                count=len(self.unreasoned),
                last=self.unreasoned[-1],
            )
        for each in self.campaigns:
            if each.hashtag is not None:
                yield message(
                    "Your campaign “{name}” runs until {day}: {hashtag}",
                    name=each.name,
                    day=each.end,
                    hashtag=each.hashtag,
                )
            else:
                yield message(
                    "Your campaign “{name}” runs until {day}.", name=each.name, day=each.end
                )

    def as_json(self) -> dict[str, object]:
        """As data."""
        there = self.open_review
        return {
            "reviews": [
                {
                    "kind": each.kind,
                    "due_on": each.due_on.isoformat(),
                    "overdue": each.overdue,
                    "subject": each.subject,
                }
                for each in self.reviews
            ],
            "open_review": {
                "review": there.number,
                "kind": there.kind,
                "answered": there.answered,
                "items": there.items,
            }
            if there is not None
            else None,
            "versions_without_reason": list(self.unreasoned),
            "campaigns": [
                {
                    "name": each.name,
                    "from": each.start.isoformat(),
                    "to": each.end.isoformat(),
                    "hashtag": each.hashtag,
                }
                for each in self.campaigns
            ],
        }


def appointments(
    service: ReviewService, strategy: Strategy | None, today: date, now: datetime
) -> Appointments:
    """What the strategy asks for today, which is a day of its time zone.

    Of one that has errors, only what does not hang on it: the review that is open.

    Raises:
        UnusableFile: the history or the database cannot be read.
    """
    there = service.current()
    begun = None
    if there is not None:
        done = len(there.items) - len(there.open_items)
        begun = OpenReview(there.id, there.kind.value, done, len(there.items))
    if strategy is None:
        return Appointments(open_review=begun)
    soon = today + SOON
    return Appointments(
        reviews=tuple(
            each
            for each in service.due(now)
            if each.due_on <= soon and (there is None or each.kind != there.kind)
        ),
        open_review=begun,
        unreasoned=tuple(each.number for each in service.strategy.unreasoned()),
        campaigns=tuple(
            each for each in strategy.campaigns.values() if each.start <= today <= each.end
        ),
    )


def _of_the_open_review(review: OpenReview) -> Message:
    if review.answered == review.items:
        return message(
            "Your review has all its answers; “strategy-tui review close” is what is left."
        )
    return message(
        "Your review is open: {answered} of {items} items answered. “strategy-tui review open” "
        "goes on.",
        answered=review.answered,
        items=review.items,
    )


def of_a_review(review: DueReview) -> Message:
    """A review that is due, in a sentence."""
    match review.kind, review.overdue:
        case "experiment", True:
            return message(
                "Your experiment on {network} ended on {day}: adopt, extend or drop it.",
                network=review.subject,
                day=review.due_on,
            )
        case "experiment", False:
            return message(
                "Your experiment on {network} ends on {day}.",
                network=review.subject,
                day=review.due_on,
            )
        case "full", True:
            return message("The review of your strategy was due on {day}.", day=review.due_on)
        case "full", False:
            return message("The review of your strategy is due on {day}.", day=review.due_on)
        case _, True:
            return message("Your light review was due on {day}.", day=review.due_on)
        case _:
            return message("Your light review is due on {day}.", day=review.due_on)
