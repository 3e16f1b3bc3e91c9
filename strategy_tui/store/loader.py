"""Takes the records of one export into the tables, in batches."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from strategy_tui.domain.archive import (
    Coverage,
    Direction,
    Follow,
    Interaction,
    InteractionKind,
    Like,
    Named,
    Post,
    Record,
)
from strategy_tui.store import follows, imports, instants, posts
from strategy_tui.store.directory import Directory
from strategy_tui.store.follows import Changes, Listing
from strategy_tui.store.imports import Origin

BATCH = 5_000
"""Rows that wait before they are written; more gains nothing and costs memory."""


class Loader:
    """One import under way; everything happens in the caller's transaction."""

    def __init__(
        self, tx: sqlite3.Connection, network: str, origin: Origin, import_id: int
    ) -> None:
        self._tx = tx
        self._owner = origin.owner_id
        self._import = import_id
        self._as_of = instants.written(origin.as_of)
        self._directory = Directory(tx, network, origin.source)
        self._listed: dict[Direction, dict[int, str | None]] = {each: {} for each in Direction}
        self._posts: list[tuple[object, ...]] = []
        self._interactions: list[tuple[object, ...]] = []
        self._likes: list[tuple[object, ...]] = []
        self._last: tuple[datetime | None, str] = (None, "")
        self._posts_before = posts.count(tx, self._owner)
        self._posts_touched = 0
        self._has_posts = False
        self._new_likes = 0
        self._take: dict[type[Record], Callable[[Any], None]] = {
            Follow: self._follow,
            Named: self._named,
            Post: self._post,
            Interaction: self._interaction,
            Like: self._like,
        }

    def load(self, records: Iterable[Record]) -> None:
        """Take every record."""
        take = self._take
        for record in records:
            take[type(record)](record)
            if len(self._posts) >= BATCH or len(self._interactions) >= BATCH:
                self._flush()
        self._flush()

    def finish(self, coverage: Coverage) -> Changes:
        """Write what waits, and compare the lists with what was known."""
        self._directory.finish()
        changes = Changes(new=self._new_likes, changed=self._directory.renamed)
        changes += self._changed_posts(coverage)
        for direction, whole in (
            (Direction.FOLLOWING, coverage.follows),
            (Direction.FOLLOWER, coverage.followers),
        ):
            if whole is not None or self._listed[direction]:
                changes += self._save_list(direction, whole)
        return changes

    def _save_list(self, direction: Direction, whole: bool | None) -> Changes:
        since: dict[int, str | None] = {}
        for account, at in self._listed[direction].items():
            current = self._directory.current(account)
            since[current] = at or since.get(current)
        return follows.save(self._tx, Listing(self._owner, direction, self._import, since, whole))

    def _changed_posts(self, coverage: Coverage) -> Changes:
        new = posts.count(self._tx, self._owner) - self._posts_before
        if coverage.posts is not None or self._has_posts:
            imports.vouch(self._tx, self._import, "posts", coverage.posts)
        return Changes(new=new, changed=self._posts_touched - new)

    def _flush(self) -> None:
        self._directory.flush()
        self._has_posts = self._has_posts or bool(self._posts or self._interactions)
        if self._posts:
            self._posts_touched += posts.save(self._tx, self._posts)
        posts.save_interactions(self._tx, self._interactions)
        self._new_likes += posts.save_likes(self._tx, self._likes) if self._likes else 0
        self._posts.clear()
        self._interactions.clear()
        self._likes.clear()

    def _follow(self, record: Follow) -> None:
        account = self._directory.account(record.account, self._as_of)
        listed = self._listed[record.direction]
        since = instants.written(record.since) if record.since is not None else None
        listed[account] = since or listed.get(account)
        if self._directory.pending >= BATCH:
            self._directory.flush()

    def _named(self, record: Named) -> None:
        seen_at = self._as_of if record.seen_at is None else instants.written(record.seen_at)
        self._directory.account(record.account, seen_at)

    def _post(self, record: Post) -> None:
        self._posts.append(
            (
                self._owner,
                record.remote_id,
                self._written(record.at),
                str(record.kind),  # a bare str is bound without asking for adapters
                record.text,
                record.url,
                record.language,
                record.visibility,
                record.likes,
                record.reposts,
                record.source_app,
            )
        )

    def _written(self, at: datetime) -> str:
        """A post and its mentions have the same time, which is written out once."""
        if at is not self._last[0]:
            self._last = (at, instants.written(at))
        return self._last[1]

    def _interaction(self, record: Interaction) -> None:
        at = "" if record.at is None else self._written(record.at)
        account = self._directory.account(record.account, at or self._as_of)
        self._interactions.append(
            (self._owner, account, str(record.kind), record.post_id or "", at)
        )

    def _like(self, record: Like) -> None:
        self._likes.append((self._owner, record.post_id))
        if record.account is not None:
            account = self._directory.account(record.account, self._as_of)
            self._interactions.append(
                (self._owner, account, InteractionKind.LIKE, record.post_id, "")
            )
        if len(self._likes) >= BATCH:
            self._flush()
