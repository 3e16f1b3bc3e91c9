"""What a network is: its sourced limits and how it counts and reads a text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from enum import StrEnum
from typing import Generic, TypeVar

from strategy_tui.domain.dataclass import dataclass

T = TypeVar("T")


class Certainty(StrEnum):
    """How well a fact about the world is known."""

    PRIMARY = "primary"
    """Read in the platform's own documentation, specification or source code."""
    SECONDARY = "secondary"
    """Read in somebody else's account of it."""
    ASSUMED = "assumed"
    """General knowledge without a source; never the ground of an error."""


@dataclass(frozen=True, slots=True)
class Sourced(Generic[T]):
    """A fact about the world with where it was read and when (ISO date)."""

    value: T
    source: str
    date: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Entity:
    """A mention, hashtag, link or cashtag; `start` and `end` are code points, half open."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entities:
    """What a network would turn into links, each kind in the order of the text."""

    mentions: tuple[Entity, ...] = ()
    hashtags: tuple[Entity, ...] = ()
    urls: tuple[Entity, ...] = ()
    cashtags: tuple[Entity, ...] = ()


@dataclass(frozen=True, slots=True)
class Length:
    """How long a text is for a network, in the network's own unit."""

    count: int
    limit: int
    unit: str
    """`weighted`, `graphemes`, `characters`, `utf-16`, `bytes`."""
    valid: bool
    """Not too long by any of the network's measures (an empty text is valid)."""


@dataclass(frozen=True, slots=True)
class MediaLimits:
    """What a network takes of one kind of file (pictures, or films); None where nothing is known."""

    formats: Sourced[tuple[str, ...]] | None = None
    """As `MediaInfo.format` names them."""
    count: Sourced[int] | None = None
    """The most files of this kind in one post."""
    size: Sourced[int] | None = None
    """The most bytes of one file."""
    pixels: Sourced[int] | None = None
    """The most pixels of one picture, width times height."""
    longest_side: Sourced[int] | None = None
    """In pixels."""
    least_width: Sourced[int] | None = None
    """In pixels."""
    ratio: Sourced[tuple[float, float]] | None = None
    """The least and the greatest width divided by height."""
    ratio_shown: Sourced[tuple[float, float]] | None = None
    """The ratios that the feed shows whole; others are cut."""
    seconds: Sourced[tuple[float, float]] | None = None
    """The shortest and the longest film."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The numbers of a network; None where it sets none."""

    text: Sourced[int]
    title: Sourced[int] | None = None
    """Characters of a title, where posts have one."""
    text_bytes: Sourced[int] | None = None
    hashtags: Sourced[int] | None = None
    """The most hashtags the network accepts."""
    hashtags_advised: Sourced[int] | None = None
    """The most that readers there are used to."""
    alt_text: Sourced[int] | None = None
    images: Sourced[int] | None = None
    image: MediaLimits | None = None
    video: MediaLimits | None = None
    fold: Sourced[int] | None = None
    """Characters shown before "see more"."""


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a post on the network can be."""

    threads: bool = False
    spoiler: bool = False
    quotes: bool = False
    reshares: bool = True
    hashtags: bool = True
    audiences: tuple[str, ...] = ("public",)


@dataclass(frozen=True, slots=True)
class NetworkSpec:
    """A network as the linter and the queue see it."""

    name: str
    """The key of the NETWORKS table, such as `mastodon`."""
    title: str
    """The name people write, such as `Mastodon`."""
    limits: Limits
    measure: Callable[[str, str], Length]
    """The length of (text, spoiler)."""
    entities: Callable[[str], Entities]
    capabilities: Capabilities = field(default_factory=Capabilities)
    links: Mapping[str, str] = field(default_factory=dict)
    """Alias kind → https address template with `{value}`, to open a profile."""
