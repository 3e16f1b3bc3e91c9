"""The strategy: what a person wants to communicate, where, to whom, and whom they follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date, datetime
from enum import StrEnum

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.diagnostic import Severity


@dataclass(frozen=True, slots=True)
class Duration:
    """A calendar span such as `6 months`, `30 days`, `60 min`, as a number of one unit."""

    amount: int
    unit: str
    """`minute`, `hour`, `day`, `week`, `month` or `year`."""


class Hardness(StrEnum):
    """How much a reader commits to who does what is asked."""

    SOFT = "soft"
    """A look, a thought, an answer, a word passed on."""
    HARD = "hard"
    """Money, a name on a list, an hour on a day, a file on a disk."""


@dataclass(frozen=True, slots=True)
class Goal:
    """Something the person wants, in their own words, with a figure where there is one."""

    want: str
    measure: str | None = None
    start: float | None = None
    """The figure at the start; the key in the file is `from`."""
    target: float | None = None
    by: date | None = None
    """The day by which the target should be met."""
    tone: str | None = None
    call_to_action: Hardness | None = None
    """What posts for it may ask; None where the person says nothing of it."""


class NetworkStatus(StrEnum):
    """How a network is used now."""

    ACTIVE = "active"
    EXPERIMENT = "experiment"
    DORMANT = "dormant"


class CallToAction(StrEnum):
    """Whether a post on a network should ask the reader for something."""

    REQUIRED = "required"
    WELCOME = "welcome"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Slot:
    """A weekly time to post, in the strategy's time zone: Monday is 0."""

    weekday: int
    hour: int
    minute: int


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often the person wants to post, and what a post costs them."""

    posts_per_week: float | None = None
    minutes_per_post: float | None = None
    minutes_per_week: float | None = None
    """What the network takes besides its posts: reading, answering, keeping it tidy."""
    slots: tuple[Slot, ...] = ()


@dataclass(frozen=True, slots=True)
class HashtagPolicy:
    """How many hashtags the person wants at most."""

    max: int | None = None


@dataclass(frozen=True, slots=True)
class NetworkPlan:
    """One network of the strategy: what it is for and what belongs there."""

    key: str
    network: str
    """The name in the NETWORKS table; differs from `key` when two accounts share a network."""
    account: str | None = None
    status: NetworkStatus = NetworkStatus.ACTIVE
    purpose: str = ""
    goals: tuple[str, ...] = ()
    audience: str = ""
    share: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    voice: str = ""
    language: str | None = None
    call_to_action: CallToAction = CallToAction.WELCOME
    hashtags: HashtagPolicy = field(default_factory=HashtagPolicy)
    cadence: Cadence = field(default_factory=Cadence)
    because: str = ""
    """Why it is tried out, or why it rests."""
    since: date | None = None
    """The day an experiment began."""
    until: date | None = None
    """The day it ends."""
    success: str = ""
    """What would count as a success of it."""

    @property
    def rests(self) -> bool:
        """Whether the account is kept and nothing is posted to it."""
        return self.status is NetworkStatus.DORMANT


@dataclass(frozen=True, slots=True)
class Campaign:
    """A stretch of time with a goal and the one hashtag that belongs to it."""

    name: str
    start: date
    end: date
    want: str = ""
    """What it is for, in the person's own words."""
    goal: str | None = None
    hashtag: str | None = None
    networks: tuple[str, ...] = ()
    """Keys of the networks that it runs on; empty: all of them."""


class Operator(StrEnum):
    """How a clause tests a fact."""

    IS = "is"
    OLDER_THAN = "older_than"
    WITHIN = "within"
    NEVER = "never"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"


@dataclass(frozen=True, slots=True)
class Test:
    """One fact against one value; `IS` takes any of several values."""

    fact: str
    operator: Operator
    value: tuple[str, ...] | Duration | float | None = None


@dataclass(frozen=True, slots=True)
class AllOf:
    """True when every part is true (an empty one always is)."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """True when at least one part is true."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """True when the part is false."""

    part: Condition


Condition = Test | AllOf | AnyOf | Not


def tests_of(condition: Condition) -> Iterator[Test]:
    """Every test of a condition, from left to right."""
    match condition:
        case Test():
            yield condition
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from tests_of(part)
        case Not(part):
            yield from tests_of(part)


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence of the follow policy: a name, the person's reason, and when it holds."""

    name: str
    because: str
    when: Condition
    prefer: Condition | None = None
    """Unmet on a kept account it asks "renew?" at the review; it never lets go."""
    always: bool = False
    """Decides before every keep clause."""
    soft: bool = False
    """Rests once the target is met."""


class Otherwise(StrEnum):
    """What becomes of an account that no clause decides."""

    ASK = "ask"
    LET_GO = "let_go"


@dataclass(frozen=True, slots=True)
class FollowTarget:
    """Where the person wants to arrive."""

    accounts: int | None = None
    minutes_per_day: float | None = None


@dataclass(frozen=True, slots=True)
class FollowPolicy:
    """Whom the person follows, and why."""

    keep: tuple[Clause, ...] = ()
    let_go: tuple[Clause, ...] = ()
    assume: Mapping[str, str] = field(default_factory=dict)
    """Fact → value taken for it while it is unknown; shown wherever it decides."""
    otherwise: Otherwise = Otherwise.ASK
    grace: Duration | None = None
    """New follows are left alone for so long."""
    target: FollowTarget = field(default_factory=FollowTarget)
    ask_again: Duration | None = None
    """A decision to keep is asked again after so long."""


@dataclass(frozen=True, slots=True)
class TimeBudget:
    """The time the person gives, in minutes."""

    per_week: float | None = None
    daily_watch: float | None = None


@dataclass(frozen=True, slots=True)
class ReviewRhythm:
    """When the strategy itself is looked at again."""

    every: Duration | None = None
    light: Duration | None = None


@dataclass(frozen=True, slots=True)
class Override:
    """A severity that the person lowered, with their reason."""

    severity: Severity | None
    """None switches the rule off."""
    because: str


@dataclass(frozen=True, slots=True)
class Strategy:
    """The contract between the person and the program."""

    name: str
    language: str
    time_zone: str
    goals: Mapping[str, Goal]
    networks: Mapping[str, NetworkPlan]
    follow: FollowPolicy
    campaigns: Mapping[str, Campaign] = field(default_factory=dict)
    time: TimeBudget = field(default_factory=TimeBudget)
    review: ReviewRhythm = field(default_factory=ReviewRhythm)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Topic → words of the person's own that tell it, besides those that the program knows."""
    lint: Mapping[str, Override] = field(default_factory=dict)

    def plan_for(self, network: str) -> NetworkPlan | None:
        """What it says of the network that a draft names: by its own key, or by its name."""
        if network in self.networks:
            return self.networks[network]
        plans = (plan for plan in self.networks.values() if plan.network == network)
        return next(plans, None)


@dataclass(frozen=True, slots=True)
class StrategyVersion:
    """One kept state of the strategy file."""

    number: int
    recorded_at: datetime
    reason: str
    text: str

    @property
    def sha256(self) -> str:
        """The fingerprint of its text."""
        from hashlib import sha256  # few commands ask, and it loads OpenSSL

        return sha256(self.text.encode("utf-8", "replace")).hexdigest()
