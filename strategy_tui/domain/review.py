"""The review of the strategy by its person: items, answers, and how it closed."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message


class ReviewKind(StrEnum):
    """How much of the strategy a review looks at."""

    FULL = "full"
    LIGHT = "light"


class Topic(StrEnum):
    """What an item of a review is about; the order is the order of the items."""

    EXPERIMENT = "experiment"
    """An experiment with a network whose day has come."""
    GOAL = "goal"
    NETWORK = "network"
    """A network gone idle, or posted to more or less often than its cadence."""
    AUDIENCE = "audience"
    FOLLOWING = "following"
    """Whom the person follows, and how that changed."""
    FOLLOWERS = "followers"
    """Who follows the person, and how that changed."""
    AGAIN = "again"
    """Decisions that are to be asked again."""
    RENEW = "renew"
    """Accounts kept although what their clause would prefer is not so."""
    CLAUSE = "clause"
    """A clause that decided nothing since the last review."""
    SUPPRESSION = "suppression"
    """A finding that the person suppresses often."""
    CAMPAIGN = "campaign"
    TIME = "time"
    REASON = "reason"
    """A version that was kept without a reason."""
    FINDING = "finding"
    """What the check of the strategy itself says."""


class Answer(StrEnum):
    """What a person may say to an item."""

    KEEP = "keep"
    """It stays as it is."""
    CHANGE = "change"
    """The strategy has to change here; a new version shows it."""
    DONE = "done"
    """Seen to, or seen: nothing in the strategy changes."""
    ADOPT = "adopt"
    EXTEND = "extend"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One point of a review, computed from what happened, and what the person said to it."""

    number: int
    """Counted from 1 in the order in which it is asked."""
    topic: Topic
    subject: str
    """The goal, network, clause, rule ... that it is about, by its name in the file; or empty."""
    sentence: Message
    """What happened and what is asked, in one sentence or two."""
    evidence: tuple[Message, ...] = ()
    """The figures behind it, a line each."""
    clause: str | None = None
    """Path into the strategy, such as `networks.linkedin.cadence`."""
    choices: tuple[Answer, ...] = (Answer.KEEP, Answer.CHANGE)
    answer: Answer | None = None
    note: str = ""
    answered_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """A review that was opened; closed once `closed_at` is known."""

    id: int
    kind: ReviewKind
    opened_at: datetime
    since: datetime | None
    """When the one before was closed: what happened since is what it looks at. None: the first."""
    strategy_version: int
    """The version that it looks at."""
    items: tuple[ReviewItem, ...]
    closed_at: datetime | None = None
    closing_version: int | None = None
    """The version in force after it; the same as before if nothing changed."""
    because: str = ""
    """The person's reason for the new version, or for leaving all as it is."""

    @property
    def open_items(self) -> tuple[ReviewItem, ...]:
        """What is not answered yet."""
        return tuple(each for each in self.items if each.answer is None)


@dataclass(frozen=True, slots=True)
class Figure:
    """One reading of a goal's measure."""

    id: int
    measure: str
    """As the goal names it."""
    on: date
    value: float
    source: str
    """`typed`, or the import it was computed from."""
    noted_at: datetime
