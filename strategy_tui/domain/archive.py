"""What a data export says: a stream of records, and how far it can be trusted.

Records are named tuples: they come by the million, and making one costs a quarter of a dataclass.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message


class AccountRef(NamedTuple):
    """Somebody as an archive names them; at least one of the names is set. All text is clean."""

    id: str | None = None
    handle: str | None = None
    url: str | None = None
    name: str | None = None


class Direction(StrEnum):
    """Who follows whom."""

    FOLLOWING = "following"
    """The owner follows the account."""
    FOLLOWER = "follower"
    """The account follows the owner."""


class Follow(NamedTuple):
    """One entry of a list of follows or followers."""

    direction: Direction
    account: AccountRef
    since: datetime | None = None


class Named(NamedTuple):
    """Two names of one account that the archive shows to belong together (an id and a handle)."""

    account: AccountRef
    seen_at: datetime | None = None


class PostKind(StrEnum):
    """What an item written by the owner is."""

    ORIGINAL = "original"
    REPLY = "reply"
    """To somebody else."""
    THREAD = "thread"
    """To oneself."""
    REPOST = "repost"


class Post(NamedTuple):
    """An item of the owner's; `text` is plain, clean and has its links expanded."""

    remote_id: str
    at: datetime
    text: str
    kind: PostKind
    url: str | None = None
    language: str | None = None
    visibility: str = "public"
    """`public`, `unlisted`, `followers` or `direct`."""
    likes: int | None = None
    reposts: int | None = None
    source_app: str | None = None
    """The program that posted it, which tells cross-posters."""


class InteractionKind(StrEnum):
    """What the owner did with somebody else."""

    REPLY = "reply"
    MENTION = "mention"
    REPOST = "repost"
    LIKE = "like"
    DIRECT = "direct"


class Interaction(NamedTuple):
    """One exchange with an account; `at` is None where the archive gives no time."""

    kind: InteractionKind
    account: AccountRef
    at: datetime | None
    post_id: str | None = None


class Like(NamedTuple):
    """Something the owner liked; most archives do not say whose it is."""

    post_id: str
    account: AccountRef | None = None


class PictureFile(NamedTuple):
    """A picture of a post, as a file of the archive."""

    post_id: str
    """The post's `remote_id`."""
    file: str
    """Its path inside the archive."""


Record = Follow | Named | Post | Interaction | Like


@dataclass(frozen=True, slots=True)
class ArchiveProblem:
    """A file of the archive that was left out, wholly or in part, and why."""

    file: str
    message: Message


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of each list an archive claims to hold.

    True: the whole list; False: a part of it; None: the archive does not have it or cannot tell.
    """

    follows: bool | None = None
    followers: bool | None = None
    posts: bool | None = None
    likes: bool | None = None


@dataclass(frozen=True, slots=True)
class ArchiveHeader:
    """What is known of an export before its records are read."""

    network: str
    format: str
    """Such as `x archive` or `mastodon following_accounts.csv`."""
    owner: AccountRef | None
    generated_at: datetime | None
