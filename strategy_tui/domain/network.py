"""What a network is: its sourced limits and how it counts and reads a text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from enum import StrEnum
from typing import Generic, TypeVar

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message, message

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

    @property
    def is_certain(self) -> bool:
        """Whether it may ground an error; what is read elsewhere or assumed grounds hints only."""
        return self.certainty is Certainty.PRIMARY


@dataclass(frozen=True, slots=True)
class Source:
    """Where facts were read, when (ISO date), and how much that place is worth."""

    name: str
    date: str
    certainty: Certainty

    def says(self, value: T, where: str = "") -> Sourced[T]:
        """A fact that stands there, and in which part of it."""
        return Sourced(
            value, f"{self.name}, {where}" if where else self.name, self.date, self.certainty
        )


MEGABYTE = 1024 * 1024
"""What documents call a MB, read as the larger one so that no file is refused by mistake."""


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
    """What a network takes of one kind of file (pictures, moving pictures or films).

    A field is None where nothing is known.
    """

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
    most_width: Sourced[int] | None = None
    """In pixels."""
    ratio: Sourced[tuple[float, float]] | None = None
    """The least and the greatest width divided by height."""
    ratio_shown: Sourced[tuple[float, float]] | None = None
    """The ratios that the feed shows whole; others are cut."""
    seconds: Sourced[tuple[float, float]] | None = None
    """The shortest and the longest film."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A limit of the text that holds for some accounts or some kinds of post only."""

    name: str
    """`premium`, `app`, `attachment`, `article`, …"""
    limit: Sourced[int]


@dataclass(frozen=True, slots=True)
class Limits:
    """The numbers of a network; None where it sets none, or none is known."""

    text: Sourced[int]
    text_bytes: Sourced[int] | None = None
    text_advised: Sourced[int] | None = None
    """More than this is cut or refused in some places."""
    reply: Sourced[int] | None = None
    """The most of an answer or comment, where it differs from a post."""
    variants: tuple[Variant, ...] = ()
    link_length: Sourced[int] | None = None
    """What a link counts, however long it is."""
    title: Sourced[int] | None = None
    """Characters of a title, where posts have one."""
    title_advised: Sourced[int] | None = None
    """More characters than this are not shown."""
    hashtags: Sourced[int] | None = None
    """The most hashtags the network accepts."""
    hashtags_advised: Sourced[int] | None = None
    """The most that readers there are used to."""
    hashtags_shown: Sourced[int] | None = None
    """As many of the first ones have a place of their own."""
    hashtag_length: Sourced[int] | None = None
    """Characters of one hashtag, without its sign."""
    cashtags: Sourced[int] | None = None
    mentions: Sourced[int] | None = None
    links: Sourced[int] | None = None
    """The most different links."""
    alt_text: Sourced[int] | None = None
    alt_text_advised: Sourced[int] | None = None
    image: MediaLimits | None = None
    animation: MediaLimits | None = None
    """Moving pictures (GIF), where they have limits of their own."""
    video: MediaLimits | None = None
    video_alone: Sourced[bool] | None = None
    """Whether a film or moving picture must be the only file of a post."""
    fold: Sourced[int] | None = None
    """Characters shown before "see more", where the least are."""
    fold_wide: Sourced[int] | None = None
    """The same on a wide screen."""


@dataclass(frozen=True, slots=True)
class ServerLimits:
    """What one server of a network says of itself; None where it says nothing that can be used."""

    text: int | None = None
    link_length: int | None = None
    files: int | None = None
    """The most files of one post."""
    image_formats: tuple[str, ...] | None = None
    image_size: int | None = None
    """In bytes."""
    image_pixels: int | None = None
    video_formats: tuple[str, ...] | None = None
    video_size: int | None = None
    """In bytes."""
    alt_text: int | None = None


class LinkCustom(StrEnum):
    """What becomes of an address that is written in a text."""

    LINK = "link"
    TEXT = "text"
    """Nobody can click on it."""
    FIELD = "field"
    """A post has a field of its own for it."""


class MentionCustom(StrEnum):
    """What names somebody in a text, so that they are told."""

    NAME = "name"
    """`@name`."""
    ADDRESS = "address"
    """`@name@server`; without a server it is somebody of the writer's own."""
    DOMAIN = "domain"
    """`@name.example`: a handle is a domain name."""
    CHOSEN = "chosen"
    """Only what is chosen from a list while typing, in the network's own editor."""
    USER = "user"
    """`u/name`."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a post on the network can be, and what is usual there."""

    threads: bool = False
    spoiler: bool = False
    quotes: bool = False
    reshares: bool = True
    hashtags: bool = True
    audiences: tuple[str, ...] = ("public",)
    markdown: bool = False
    """Whether the text is read as Markdown."""
    needs_media: Sourced[bool] | None = None
    """Whether there are no posts of words alone."""
    needs_title: Sourced[bool] | None = None
    link: Sourced[LinkCustom] | None = None
    mention: Sourced[MentionCustom] | None = None
    forbidden: Sourced[str] | None = None
    """Characters that may stand neither in the title nor in the text."""


@dataclass(frozen=True, slots=True)
class Prices:
    """What a post costs by the network's API, in US dollars."""

    post: Sourced[float]
    post_with_link: Sourced[float]


def dollars(amount: float) -> Message:
    """An amount as people write it: at least two decimals, a third where it says something."""
    thousandths = round(amount * 1000)
    written = f"{thousandths / 1000:.{3 if thousandths % 10 else 2}f}"
    whole, _, rest = written.partition(".")
    return message("${whole}.{rest}", whole=whole, rest=rest)


@dataclass(frozen=True, slots=True, eq=False)  # compared by identity
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
    server: str = ""
    """Whose limits these are, where a server of the network has its own: its domain."""
    prices: Prices | None = None
    links: Mapping[str, str] = field(default_factory=dict)
    """Alias kind → https address template with `{value}`, to open a profile."""

    @property
    def label(self) -> str:
        """What sets the limits: the network, or one server of it."""
        return f"{self.title} ({self.server})" if self.server else self.title
