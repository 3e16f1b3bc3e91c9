"""The review of the strategy: opened, answered item by item, closed with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message, message, plural
from strategy_tui.domain.review import Answer, Review, ReviewItem, ReviewKind, Topic
from strategy_tui.domain.strategy import NetworkPlan, Strategy
from strategy_tui.errors import Busy, WrongUsage
from strategy_tui.i18n import LANGUAGES, render
from strategy_tui.services.due_reviews import DueReview, Held, due
from strategy_tui.services.experiments import ExperimentsService
from strategy_tui.services.journal import Journal
from strategy_tui.services.strategy import StrategyService
from strategy_tui.services.strategy_text import strategy_in
from strategy_tui.services.versions import is_automatic
from strategy_tui.store import renamings, reviews
from strategy_tui.store.database import Database

NONE_OPEN = message("No review is open. “strategy-tui review open” opens one.")


@dataclass(frozen=True, slots=True)
class ReviewService:
    """One review is open at a time; it can be left and taken up again until it is closed."""

    db: Database
    strategy: StrategyService
    journal: Journal

    def due(self, now: datetime) -> tuple[DueReview, ...]:
        """The next review of each kind and the end of each experiment, the earliest first.

        Raises:
            InvalidFile: the strategy has errors.
            UnusableFile: it cannot be read.
        """
        strategy, _ = self.strategy.valid()
        with self.db.read() as tx:
            full = reviews.last_closed(tx, ReviewKind.FULL)
            light = reviews.last_closed(tx, ReviewKind.LIGHT)
        return due(strategy, Held(self._first_version(), full, light), now)

    def open(self, kind: ReviewKind, now: datetime) -> Review:
        """Open a review with its items, or take up the one that is open, of whatever kind.

        Raises:
            InvalidFile: the strategy has errors, so nothing can be held against it.
            Busy: another process is writing.
        """
        if (there := self.current()) is not None:
            return there
        from strategy_tui.services.review_items import ReviewItems

        current = self.strategy.current(now)
        kinds = (ReviewKind.FULL,) if kind is ReviewKind.FULL else tuple(ReviewKind)
        with self.db.read() as tx:
            since = reviews.last_closed(tx, *kinds)
        begin = since or self._first_version() or now
        asked = ReviewItems(self.db, self.strategy, self.journal)
        items = asked.items(kind, current, min(begin, now), now)
        with self.db.write() as tx:
            if (there := reviews.current(tx)) is not None:
                return there  # another process was quicker
            return reviews.add(tx, kind, now, since, current.version, items)

    def current(self) -> Review | None:
        """The review that is open, if one is; with what answered itself meanwhile."""
        with self.db.read() as tx:
            review = reviews.current(tx)
        return self._settled(review) if review is not None else None

    def answer(
        self, number: int, answer: Answer, note: str, now: datetime, until: date | None = None
    ) -> Review:
        """Keep the answer to an item, in the place of an earlier one; the review as it is then.

        The answer to an experiment is carried out in the strategy's file at once, with the note as
        its reason; `until` is the new last day of one that goes on.

        Raises:
            WrongUsage: no review is open, no such item, not an answer to it, or a reason or a day
                is missing.
            InvalidFile, UnusableFile: an experiment's answer could not be carried out.
        """
        from strategy_tui.clean_text import clean_text

        review = self._open()
        item = _item(review, number)
        if answer not in item.choices:
            raise WrongUsage(_no_choice(item))
        note = " ".join(clean_text(note, limit=None).split())
        self._carry_out(review, item, answer, note, now, until)
        with self.db.write() as tx:
            if not reviews.answer(tx, review.id, number, answer, note, now):
                raise Busy(message("The review was closed meanwhile, in another window."))
            answered = reviews.get(tx, review.id) or review
        return self._settled(answered)

    def close(self, because: str, now: datetime, unchanged: bool = False) -> Review:
        """Close the open review: with a new version, or unchanged, and why.

        With `unchanged` the person says that the strategy stays although an answer announced a
        change.

        Raises:
            WrongUsage: none is open, an item is, no reason is given, or a change was announced and
                the strategy is as before.
            InvalidFile: the strategy has errors.
        """
        from strategy_tui.clean_text import clean_text

        review = self._open()
        if review.open_items:
            raise WrongUsage(_still_open(review.open_items))
        reason = " ".join(clean_text(because, limit=None).split())
        if not reason:
            raise WrongUsage(
                message("Say in a few words why the strategy changed, or why it stays as it is.")
            )
        strategy, text = self.strategy.valid()
        before = self._text_of(review.strategy_version)
        announced = [each for each in review.items if each.answer is Answer.CHANGE]
        if announced and not unchanged and not _changed(review, before, strategy):
            raise WrongUsage(_nothing_changed(announced))
        version = review.strategy_version
        if before != text:
            version = self.strategy.record(now, reason).number
        with self.db.write() as tx:
            for each in review.items:
                if each.answer is not None and each.answered_at is None:
                    reviews.answer(tx, review.id, each.number, each.answer, each.note, now)
            if not reviews.close(tx, review.id, version, reason, now):
                raise Busy(message("The review was changed meanwhile, in another window."))
            closed = reviews.get(tx, review.id) or review
        self.journal.write(_closed_line(closed), now, strategy.language)
        return closed

    def past(self) -> tuple[Review, ...]:
        """Every closed review, the oldest first."""
        with self.db.read() as tx:
            return tuple(reviews.closed(tx))

    def review(self, number: int) -> Review:
        """A review, open or closed.

        Raises:
            WrongUsage: there is none of that number.
        """
        with self.db.read() as tx:
            found = reviews.get(tx, number)
        if found is None:
            raise WrongUsage(
                message(
                    "There is no review {number}. “strategy-tui review list” names all there are.",
                    number=number,
                )
            )
        return self._settled(found)

    def _settled(self, review: Review) -> Review:
        """The review with the items about reasons answered that were given otherwise meanwhile."""
        asked = [each for each in review.open_items if each.topic is Topic.REASON]
        if not asked or review.closed_at is not None:
            return review
        known = {str(each.number): each.reason for each in self.strategy.versions()}
        told = {each.subject: known.get(each.subject, "") for each in asked}
        language = self.strategy.check().language or LANGUAGES[0]

        def settled(item: ReviewItem) -> ReviewItem:
            if item not in asked or is_automatic(told[item.subject]):
                return item
            said = message("said meanwhile: {reason}", reason=told[item.subject])
            return replace(item, answer=Answer.DONE, note=render(said, language))

        return replace(review, items=tuple(map(settled, review.items)))

    def _open(self) -> Review:
        if (review := self.current()) is not None:
            return review
        raise WrongUsage(NONE_OPEN)

    def _first_version(self) -> datetime | None:
        """When the strategy was first kept; a date that cannot be right counts for nothing."""
        known = (each.recorded_at for each in self.strategy.versions())
        return next((each for each in known if each >= datetime(2000, 1, 1, tzinfo=UTC)), None)

    def _text_of(self, number: int) -> str:
        """The text of a version; empty where it was lost."""
        known = (each.text for each in self.strategy.versions() if each.number == number)
        return next(known, "")

    def _carry_out(
        self,
        review: Review,
        item: ReviewItem,
        answer: Answer,
        note: str,
        now: datetime,
        until: date | None,
    ) -> None:
        """Do what an answer says, where it says to do something."""
        if item.topic is Topic.REASON and note:
            self.strategy.reason(int(item.subject), note)
        if item.topic is not Topic.EXPERIMENT:
            return
        experiments = ExperimentsService(self.strategy, self.journal)
        was = self._plan_of(review, item) if item.answer is not None else None
        match answer:
            case Answer.ADOPT:
                experiments.adopt(item.subject, note, now, was)
            case Answer.DROP:
                experiments.drop(item.subject, note, now, was)
            case Answer.EXTEND if until is None:
                raise WrongUsage(
                    message(
                        "Say until when “{network}” goes on, such as “--until 2027-06-01”.",
                        network=item.subject,
                    )
                )
            case Answer.EXTEND:
                assert until is not None
                experiments.extend(item.subject, until, note, now, was)

    def _plan_of(self, review: Review, item: ReviewItem) -> NetworkPlan | None:
        """The network of an experiment as it was when the review was opened."""
        then = strategy_in(self._text_of(review.strategy_version))
        if then is None:
            return None
        with self.db.read() as tx:
            names = renamings.followed(renamings.every(tx), "network")
        former = [name for name, called in names.items() if called == item.subject]
        known = [then.networks[each] for each in (item.subject, *former) if each in then.networks]
        return replace(known[0], key=item.subject) if known else None


def _item(review: Review, number: int) -> ReviewItem:
    for each in review.items:
        if each.number == number:
            return each
    raise WrongUsage(
        message(
            "There is no item {number}; this review has items 1 to {last}.",
            number=number,
            last=len(review.items),
        )
        if len(review.items) > 1
        else message("There is no item {number} in this review.", number=number)
    )


def _no_choice(item: ReviewItem) -> Message:
    return message(
        "Item {number} can be answered with: {choices}.",
        number=item.number,
        choices=tuple(each.value for each in item.choices),
    )


def _still_open(items: tuple[ReviewItem, ...]) -> Message:
    named = tuple(_name(each) for each in items[:3])
    return plural(
        "{count} item is not answered yet: {items}. Answer it, then close the review.",
        "{count} items are not answered yet: {items}. Answer them, then close the review.",
        count=len(items),
        items=named if len(items) <= len(named) else (*named, "…"),
    )


def _nothing_changed(items: list[ReviewItem]) -> Message:
    named = tuple(_name(each) for each in items[:3])
    return message(
        "You said that something has to change ({items}), but the strategy is as before. Change "
        "it, then close; or close with “--unchanged” and say why.",
        items=named if len(items) <= len(named) else (*named, "…"),
    )


def _name(item: ReviewItem) -> Message:
    from strategy_tui.clean_text import clean_text
    from strategy_tui.services.review_words import TOPICS

    if item.subject:
        return message(
            "{number} ({topic} {subject})",
            number=item.number,
            topic=TOPICS[item.topic],
            subject=clean_text(item.subject, limit=60),
        )
    return message("{number} ({topic})", number=item.number, topic=TOPICS[item.topic])


def _changed(review: Review, before: str, strategy: Strategy) -> bool:
    """Whether the person changed more than what the answers to experiments did by themselves."""
    then = strategy_in(before)
    if then is None:
        return True
    tried = {each.subject for each in review.items if each.topic is Topic.EXPERIMENT}
    return _without(then, tried) != _without(strategy, tried)


def _without(strategy: Strategy, networks: set[str]) -> Strategy:
    kept = {key: plan for key, plan in strategy.networks.items() if key not in networks}
    return replace(strategy, networks=kept)


def _closed_line(review: Review) -> Message:
    if review.closing_version == review.strategy_version:
        return message(
            "Review {number} closed: strategy {version} stays, “{because}”",
            number=review.id,
            version=review.strategy_version,
            because=review.because,
        )
    return message(
        "Review {number} closed: strategy {version}, “{because}”",
        number=review.id,
        version=review.closing_version or 0,
        because=review.because,
    )
