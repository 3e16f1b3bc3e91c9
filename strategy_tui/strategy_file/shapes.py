"""The strategy file as it is written: every key with its type, default, meaning and an example.

The reader, the JSON Schema and the reference pages are made from these classes; their docstrings,
meanings and examples are in the catalogues. They are neither compared nor shown, and every start
of the program pays for what a dataclass generates.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

import yaml

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.strategy import (
    CallToAction,
    Duration,
    Hardness,
    NetworkStatus,
    Otherwise,
    Slot,
)
from strategy_tui.yamldoc import Minutes, key


class SeverityName(StrEnum):
    """What a rule may be lowered to."""

    OFF = "off"
    HINT = "hint"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class GoalShape:
    """What you want, in your own words. Several goals at once are fine; two or three are enough."""

    want: str = key("What you want, in a sentence of your own.", example="Meet more of my peers")
    measure: str | None = key(
        "The figure that tells you whether it works; the name is yours.",
        example="replies_per_week",
        default=None,
    )
    start: float | None = key(
        "The figure on the day you begin.", name="from", example="2", default=None
    )
    target: float | None = key(
        "The figure you hope for; a small real step beats a big dream.", example="5", default=None
    )
    by: date | None = key("The day by which you hope for it.", example="2027-06-30", default=None)
    tone: str | None = key(
        "How you want to sound when you work for this goal.", example="warm, curious", default=None
    )
    call_to_action: Hardness | None = key(
        "What posts for this goal may ask: `soft` (a word, a look, an opinion) or `hard`"
        " (buy, book, sign up).",
        example="soft",
        default=None,
    )


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class HashtagsShape:
    """Your own limit for hashtags, which may be lower than the network's."""

    max: int | None = key(
        "The most hashtags in one post; 0 for none.", example="3", least=0, default=None
    )


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class CadenceShape:
    """How often you post, and what the network costs you.

    Posts a week × minutes per post + minutes a week, over all networks, has to fit into your time.
    """

    posts_per_week: float | None = key(
        "How many posts a week you aim at; 0.25 is one a month.",
        example="2",
        least=0,
        default=None,
    )
    minutes_per_post: Minutes | None = key(
        "How long one post takes you, all in.", example="15", least=0, default=None
    )
    minutes_per_week: Minutes | None = key(
        "What the network takes besides its posts: reading, answering, keeping it tidy.",
        example="20",
        least=0,
        default=None,
    )
    slots: tuple[Slot, ...] = key(
        "Weekly times to post, in your time zone: a weekday in English or French, and a time.",
        example="[tue 08:30, thu 12:15]",
        default=(),
    )


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class NetworkShape:
    """The few networks you use, each under its name, and what each one is for."""

    network: str | None = key(
        "Which network it is, where the key is a name of your own (two accounts on one network).",
        example="mastodon",
        default=None,
    )
    account: str | None = key(
        "Your account there; needed when you have two.",
        example="me@example.social",
        default=None,
    )
    status: NetworkStatus = key(
        "Whether you use it now (`active`), try it out (`experiment`) or let it rest (`dormant`).",
        example="experiment",
        default=NetworkStatus.ACTIVE,
    )
    purpose: str = key(
        "What the network is for, in one sentence.",
        example="Meet peers and future clients",
        default="",
    )
    goals: tuple[str, ...] = key(
        "The goals it serves, by their short names.", example="[work]", default=()
    )
    audience: str = key("Who reads you there.", example="peers, clients", default="")
    share: tuple[str, ...] = key("What belongs there.", example="[methods, results]", default=())
    never: tuple[str, ...] = key(
        "What never does; it protects you and others.", example="[family, politics]", default=()
    )
    voice: str = key("How you sound there.", example="precise, first person", default="")
    language: str | None = key(
        "The language you post in, where it is not that of the strategy.",
        example="en",
        default=None,
    )
    call_to_action: CallToAction = key(
        "Whether a post asks the reader for something: `required` (a post without one is "
        "an error), `welcome` or `none`.",
        example="required",
        default=CallToAction.WELCOME,
    )
    hashtags: HashtagsShape = key(
        "How many hashtags you want at most.", example="{max: 3}", default_factory=HashtagsShape
    )
    cadence: CadenceShape = key(
        "How often you post, and what it costs.",
        example="{posts_per_week: 2, minutes_per_post: 15}",
        default_factory=CadenceShape,
    )
    because: str = key(
        "Why you try it out, or why you let it rest.",
        example="Two clients looked for me there",
        default="",
    )
    since: date | None = key("The day an experiment began.", example="2026-12-01", default=None)
    until: date | None = key(
        "The day an experiment ends; then you adopt, extend or drop it.",
        example="2027-03-01",
        default=None,
    )
    success: str = key(
        "What would count as a success of the experiment.",
        example="three talks seen a hundred times",
        default="",
    )


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class CampaignShape:
    """Stretches of time with a goal, each with the one hashtag that belongs to it."""

    start: date = key("Its first day.", name="from", example="2027-02-01")
    end: date = key("Its last day.", name="to", example="2027-02-14")
    want: str = key(
        "What it is for, in a sentence of your own.", example="Fill the stand", default=""
    )
    goal: str | None = key(
        "The goal it serves, by its short name.", example="relations", default=None
    )
    hashtag: str | None = key(
        "Its hashtag, in quotes (a bare # begins a comment).", example='"#BookFair"', default=None
    )
    networks: tuple[str, ...] = key(
        "The networks it runs on; without this key, all of them.",
        example="[linkedin, mastodon]",
        default=(),
    )


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ClauseShape:
    """The clauses by which you keep an account or let it go, each with a name and your reason."""

    name: str = key("A short name, which verdicts and the journal quote.", example="real-life")
    when: yaml.Node = key(
        "When the clause holds: facts and their values, all of which must be true.",
        example="{relationship: yes, toxic: no}",
    )
    because: str = key("Your reason, which the verdicts quote.", example="A real tie", default="")
    prefer: yaml.Node | None = key(
        "What you would like besides; where it is not so, the review asks “renew?”.",
        example="{met: {within: 1 year}}",
        default=None,
    )
    always: bool = key("Decides before every other clause.", example="yes", default=False)
    soft: bool = key(
        "Rests once the target is met; for “let_go” clauses.", example="yes", default=False
    )


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class TargetShape:
    """Where you would like to arrive; once you are there, the soft clauses rest."""

    accounts: int | None = key(
        "How many accounts you want to follow.", example="150", least=0, default=None
    )
    minutes_per_day: Minutes | None = key(
        "How long your reading may take a day.", example="5", least=0, default=None
    )


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class FollowShape:
    """Whom you follow, and why. To let go is to unfollow, never to block or to judge."""

    assume: Mapping[str, str] = key(
        "What is taken for a fact while it is unknown; shown wherever it decides.",
        example="{toxic: no}",
        default_factory=dict,
    )
    keep: tuple[ClauseShape, ...] = key("The clauses by which you keep an account.", default=())
    let_go: tuple[ClauseShape, ...] = key("The clauses by which you let one go.", default=())
    otherwise: Otherwise = key(
        "What becomes of the others: `ask` or `let_go`.", example="ask", default=Otherwise.ASK
    )
    grace: Duration | None = key(
        "How long a new follow is left alone.", example="30 days", default=None
    )
    target: TargetShape = key(
        "Where you would like to arrive.",
        example="{accounts: 150, minutes_per_day: 5}",
        default_factory=TargetShape,
    )
    ask_again: Duration | None = key(
        "After how long a decision to keep is asked again.", example="12 months", default=None
    )


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class TimeShape:
    """The time that you give to all this."""

    per_week: Minutes | None = key(
        "Your weekly budget; less than 30 minutes rarely carries a network.",
        example="60 min",
        least=0,
        default=None,
    )
    daily_watch: Minutes | None = key(
        "How long the daily look around may take; apart from the weekly budget.",
        example="5 min",
        least=0,
        default=None,
    )


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class ReviewShape:
    """When you look at the strategy itself again."""

    every: Duration | None = key(
        "How often the full review comes round.", example="6 months", default=None
    )
    light: Duration | None = key(
        "How often the light one does, a glance in between.", example="1 month", default=None
    )


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class OverrideShape:
    """Rules about drafts that you soften or switch off, by their names, each with your reason."""

    severity: SeverityName = key("`off`, `hint`, `warning` or `error`.", example="hint")
    because: str = key(
        "Why; you will read it again at the review.", example="My readers expect bare links there"
    )


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class StrategyShape:
    """The sections of the file. Only `name` is required; the rest can come little by little."""

    name: str = key("What you call your strategy.", example="My strategy")
    version: int = key(
        "The version of this format; 1 is the only one.", example="1", least=1, most=1, default=1
    )
    language: str = key(
        "The language of findings and screens, `en` or `fr`; texts are expected in it too.",
        example="en",
        default="en",
    )
    time_zone: str = key(
        "The time zone of all wall-clock times, by its IANA name.",
        example="Europe/Paris",
        default="UTC",
    )
    goals: Mapping[str, GoalShape] = key(
        "What you want, under short names of your own.", default_factory=dict
    )
    networks: Mapping[str, NetworkShape] = key(
        "The few networks you use, and what each one is for.", default_factory=dict
    )
    campaigns: Mapping[str, CampaignShape] = key(
        "Stretches of time with a goal and a hashtag, under names of your own.",
        default_factory=dict,
    )
    follow: FollowShape = key("Whom you follow, and why.", default_factory=FollowShape)
    time: TimeShape = key(
        "The time that you give.",
        example="{per_week: 60 min, daily_watch: 5 min}",
        default_factory=TimeShape,
    )
    review: ReviewShape = key(
        "When you look at the strategy again.",
        example="{every: 6 months, light: 1 month}",
        default_factory=ReviewShape,
    )
    words: Mapping[str, tuple[str, ...]] = key(
        "Words that tell a topic of `share` and `never` in a text: for a topic of your own, or "
        "more of them for one that is known.",
        example="{bookbinding: [binder, spine, parchment]}",
        default_factory=dict,
    )
    lint: Mapping[str, OverrideShape] = key(
        "Rules about drafts that you soften, each with your reason.", default_factory=dict
    )
