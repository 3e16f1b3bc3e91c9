"""The exports of the simulated half-year: lists and posts as of a day, built in memory."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from datetime import datetime, timedelta

from strategy_tui.domain.archive import (
    AccountRef,
    ArchiveHeader,
    ArchiveProblem,
    Coverage,
    Direction,
    Follow,
    Post,
    PostKind,
    Record,
)
from strategy_tui.domain.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Export:
    """A whole export of one own account: whom it follows, who follows it, what it posted."""

    network: str
    owner: str
    as_of: datetime
    following: tuple[str, ...]
    followers: int
    """How many; who they are plays no part."""
    posts: tuple[datetime, ...]
    problems: tuple[ArchiveProblem, ...] = ()
    coverage: Coverage = field(
        default_factory=lambda: Coverage(follows=True, followers=True, posts=True)
    )

    @property
    def header(self) -> ArchiveHeader:
        """Whose it is, and of which day."""
        name = f"{self.network} archive"
        return ArchiveHeader(self.network, name, AccountRef(handle=self.owner), self.as_of)

    def records(self) -> Iterator[Record]:
        """Follows, followers, posts."""
        for handle in self.following:
            yield Follow(Direction.FOLLOWING, AccountRef(handle=handle))
        for number in range(self.followers):
            yield Follow(Direction.FOLLOWER, AccountRef(handle=f"reader-{number}"))
        for number, at in enumerate(self.posts):
            yield Post(f"{self.network}-{number}", at, f"{number}", PostKind.ORIGINAL)


def every(days: int, begin: datetime, end: datetime) -> tuple[datetime, ...]:
    """Posts at a steady pace between two moments."""
    found = []
    at = begin
    while at < end:
        found.append(at)
        at += timedelta(days=days)
    return tuple(found)
