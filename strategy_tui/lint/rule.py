"""A rule, the text it looks at, and what it may find there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date, datetime
from functools import cached_property
from typing import Any, Protocol

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.diagnostic import Fix, Severity
from strategy_tui.domain.draft import Draft, OwnPost, Part, parts_of
from strategy_tui.domain.media import MediaInfo
from strategy_tui.domain.message import Message, Param
from strategy_tui.domain.network import Certainty, Entities, Length, NetworkSpec, Sourced
from strategy_tui.domain.strategy import NetworkPlan, Strategy
from strategy_tui.domain.text import Span
from strategy_tui.domain.twin import PictureTwin, Twin
from strategy_tui.lint.signals import Signals, signals


class History(Protocol):
    """The person's own texts that a draft is compared with."""

    @property
    def known_until(self) -> Mapping[str, datetime]:
        """Network → the last moment that the kept posts cover; empty if nothing was imported."""
        ...

    @property
    def unread(self) -> int:
        """How many kept texts are not in the index yet, so that nothing is compared with them."""
        ...

    def twins(self, text: str) -> Sequence[Twin]:
        """Copies, close texts and adaptations among own posts and drafts of all networks.

        Copies come first, then what is close; of these the nearest. Only a few of each network
        are told. The draft under check is never among them.
        """
        ...

    def pictures(self, media: MediaInfo) -> Sequence[PictureTwin]:
        """Where a file that goes with the draft went out already, or waits in another draft."""
        ...

    def recent(self, limit: int) -> Sequence[OwnPost]:
        """The newest own public posts on the draft's network, the newest first."""
        ...


class NoHistory:
    """The history of somebody who has kept nothing."""

    known_until: Mapping[str, datetime] = {}
    unread: int = 0

    def twins(self, text: str) -> Sequence[Twin]:  # noqa: ARG002
        """Nothing."""
        return ()

    def pictures(self, media: MediaInfo) -> Sequence[PictureTwin]:  # noqa: ARG002
        """Nothing."""
        return ()

    def recent(self, limit: int) -> Sequence[OwnPost]:  # noqa: ARG002
        """Nothing."""
        return ()


@dataclass(frozen=True)  # no slots: it remembers what it was asked
class Subject:
    """A text as it would appear on one network, with all that a rule may ask about it."""

    text: str
    """The body of the draft, or a bare text."""
    spec: NetworkSpec
    draft: Draft | None = None
    strategy: Strategy | None = None
    language: str = "en"
    history: History = field(default_factory=NoHistory)
    media: tuple[MediaInfo, ...] = ()
    now: datetime | None = None
    """UTC; None where no date matters, as for a bare text."""
    spoiler: str = ""
    """The content warning of a bare text; a draft brings its own."""
    queued_for: date | None = None
    """The local day on which the draft goes out, or went out; None: it is not in the queue."""
    set_key: Callable[[str, str], Fix | None] | None = None
    """The edit of the draft's file that sets a key of its front matter, where it has a file."""
    title_of: Callable[[str], str] = str
    """The name that people write of a network, such as `LinkedIn` of `linkedin`."""

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The posts of a draft in order; a bare text is one post."""
        return (Part(self.text, 0),) if self.draft is None else parts_of(self.text)

    @cached_property
    def entities(self) -> Entities:
        """What the network turns into links, in the whole text."""
        return self.spec.entities(self.text)

    @property
    def warning(self) -> str:
        """The content warning before the text."""
        return self.draft.spoiler if self.draft is not None else self.spoiler

    def measured(self, part: Part) -> Length:
        """How long a part is on this network, with the content warning before it."""
        if part.start not in self._lengths:
            self._lengths[part.start] = self.spec.measure(part.text, self.warning)
        return self._lengths[part.start]

    @cached_property
    def _lengths(self) -> dict[int, Length]:
        return {}

    @cached_property
    def lowered(self) -> str:
        """The text in lower case, for prefilters; its offsets may differ from the text's."""
        return self.text.lower()

    @cached_property
    def signals(self) -> Signals:
        """What the text asks of its reader, and what it gives."""
        return signals(self.text, self.spec, self.language)

    @cached_property
    def plan(self) -> NetworkPlan | None:
        """What the strategy says of this network, if it names it."""
        if self.strategy is None:
            return None
        return self.strategy.plan_for(self.draft.network if self.draft else self.spec.name)


@dataclass(frozen=True, slots=True)
class Match:
    """What a checker found in the subject's text; the engine adds id, severity and message."""

    span: Span
    details: Mapping[str, Param] = field(default_factory=dict)
    clause: str | None = None
    fix: Fix | None = None
    in_file: bool = False
    """Whether the span is a place in the draft's file, such as its front matter."""
    at_most: Severity | None = None
    """The most that it may matter: what rests on an uncertain fact is no error."""


def weight(fact: Sourced[Any]) -> Severity | None:
    """The most that a finding may matter which rests on a fact; None where the fact is certain."""
    return None if fact.is_certain else Severity.HINT


Check = Callable[[Subject], Iterable[Match]]


class Unusable(Exception):
    """The options of a rule make no sense, and why."""

    def __init__(self, why: Message, key: str = "") -> None:
        super().__init__(why.id)
        self.why = why
        self.key = key
        """The key of the pack that it is about, if it is about one."""


class TooSlow(Exception):
    """A pattern of a person's own pack took longer than it may."""


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity
class Rule:
    """One entry of a rule pack, ready to run."""

    id: str
    kind: str
    severity: Severity
    message: Mapping[str, str]
    """Language → template with plain fields."""
    check: Check
    why: Message
    networks: frozenset[str] = frozenset()
    """Empty: every network."""
    languages: frozenset[str] = frozenset()
    """Of the text, not of the reader; empty: every language."""
    source: str = ""
    date: str = ""
    """When the source was read; ISO."""
    certainty: Certainty | None = None
    """How well the source knows it; None for a judgement."""
    pack: str = ""
    """The file that the rule comes from."""
    off: bool = False
    """Whether a pack switches it off; the strategy may switch it on again."""
    good_examples: tuple[str, ...] = ()
    """Texts that the rule finds nothing in."""
    bad_examples: tuple[str, ...] = ()
    """Texts that the rule reports."""

    def applies_to(self, network: str, language: str) -> bool:
        """Whether the rule is for a network and the language of a text."""
        if self.networks and network not in self.networks:
            return False
        return not self.languages or language in self.languages
