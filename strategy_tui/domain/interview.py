"""The interview that writes a strategy: its questions, and challenges to answers."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message


class AskKind(StrEnum):
    """What an answer to a question looks like."""

    LINE = "line"
    """A line in the person's own words; options, if there are any, are only proposals."""
    LIST = "list"
    """Several short texts with commas between them."""
    CHOICE = "choice"
    """One of the options: its number, its value or its label."""
    CHOICES = "choices"
    """Several of the options, with commas between them."""
    NUMBER = "number"
    MINUTES = "minutes"
    """A stretch of time such as `15`, `15 min` or `1h30`."""
    DURATION = "duration"
    """A calendar span such as `6 months`."""
    TIMES = "times"
    """Weekly times such as `tue 08:30`, with commas between them."""
    DAY = "day"
    """A date such as `2027-03-01`, or how long from now."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose."""

    value: str
    """What the file or the program calls it; the person may type it."""
    label: Message | str
    """What the person reads; a text is the same in every language."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that the interview wants to know."""

    id: str
    """Such as `networks.x.purpose`; the same question has the same id in every sitting."""
    chapter: Message
    """The part of the strategy that it belongs to, as a heading."""
    ask: Message
    why: Message
    """Why it is asked, in one sentence."""
    example: Message | str
    """An answer that somebody else might give; may be empty."""
    kind: AskKind
    options: tuple[Option, ...] = ()
    suggestion: str = ""
    """The answer that an empty line stands for, as the person would type it; or empty."""
    suggested_because: Message | None = None
    """Where the suggestion comes from."""


@dataclass(frozen=True, slots=True)
class Challenge:
    """What speaks against an answer, with ways out; to stand by the answer is one of them."""

    sentence: Message
    question: str
    """Id of the question whose answer it is about; empty where none is."""
    remedies: tuple[Option, ...]
    """The last one is to leave it as it is (`keep`)."""


@dataclass(frozen=True, slots=True)
class KnownNetwork:
    """A network that a strategy may name, and what the person does there, as far as is known."""

    name: str
    """As the file names it, such as `x`."""
    title: str
    """As people name it, such as `X`."""
    posts: int | None = None
    """How often the person posted there in the last year; None: nobody knows."""
    follows: int | None = None
    """How many accounts they follow there; None: nobody knows."""
    language: str | None = None
    """The language of most of their posts, by its code."""

    @property
    def posts_per_week(self) -> float | None:
        """The average of the last year."""
        return None if self.posts is None else self.posts / 52


@dataclass(frozen=True, slots=True)
class Known:
    """What an interview starts from, so that it asks for less and suggests what is real."""

    today: date
    networks: tuple[KnownNetwork, ...]
    """Every network that a strategy may name, in the order in which they are shown."""
    time_zone: str | None = None
    """The IANA name of the machine's time zone."""


class InvalidAnswer(Exception):
    """An answer that cannot be meant; `message` says kindly what would do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.id)
        self.message = message
