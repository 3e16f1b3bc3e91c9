"""Takes the records of one export into the tables."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
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
    PostKind,
    Record,
)
from strategy_tui.store import accounts, follows, imports, instants, posts
from strategy_tui.store.directory import Directory
from strategy_tui.store.follows import Changes, Listing
from strategy_tui.store.imports import Origin

_KINDS = {kind: kind.value for kind in PostKind}


class Loader:
    """One import under way; everything happens in the caller's transaction."""

    def __init__(
        self, tx: sqlite3.Connection, network: str, origin: Origin, import_id: int
    ) -> None:
        self._tx = tx
        self._network = network
        self._owner = origin.owner_id
        self._import = import_id
        self._as_of = instants.written(origin.as_of)
        self._directory = Directory(tx, network, origin.source)
        self._listed: dict[Direction, dict[int, str | None]] = {each: {} for each in Direction}
        self._entries: dict[Direction, Counter[int]] = {each: Counter() for each in Direction}
        self._interactions: list[tuple[object, ...]] = []
        self._likes: list[tuple[object, ...]] = []
        self._times: dict[int, str] = {}
        self._posts_before = posts.count(tx, self._owner)
        self._posts_touched = 0
        self._has_posts = False
        self._new_likes = 0
        self._take: dict[type[Record], Callable[[Any], None]] = {
            Follow: self._follow,
            Named: self._named,
            Interaction: self._interaction,
            Like: self._like,
        }

    def take(self, records: Sequence[Record]) -> None:
        """Write some records; a few thousand at once are quicker than one by one."""
        written = [record for record in records if isinstance(record, Post)]
        self._take_posts(written)
        for record in records:
            kind = type(record)
            if kind is not Post:
                self._take[kind](record)
        self._directory.flush()
        self._interactions.sort()  # neighbours in the table, so that its pages are touched once
        posts.save_interactions(self._tx, self._interactions)
        self._new_likes += posts.save_likes(self._tx, self._likes) if self._likes else 0
        self._has_posts = self._has_posts or bool(written or self._interactions)
        self._times.clear()
        self._interactions.clear()
        self._likes.clear()

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

    def resolved(self) -> dict[Direction, int]:
        """Of how many entries of each list a handle is known by now, from whichever import."""
        if not any(self._entries.values()):
            return {}
        known = accounts.with_handle(self._tx, self._network)
        return {
            direction: sum(
                count
                for account, count in entries.items()
                if self._directory.current(account) in known
            )
            for direction, entries in self._entries.items()
        }

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

    def _follow(self, record: Follow) -> None:
        account = self._directory.account(record.account, self._as_of)
        self._entries[record.direction][account] += 1
        listed = self._listed[record.direction]
        since = instants.written(record.since) if record.since is not None else None
        listed[account] = since or listed.get(account)

    def _named(self, record: Named) -> None:
        seen_at = self._as_of if record.seen_at is None else instants.written(record.seen_at)
        self._directory.account(record.account, seen_at)

    def _take_posts(self, written: Sequence[Post]) -> None:
        """Keep posts, and their times for the exchanges in them, which have the same."""
        if not written:
            return
        times = [instants.written(post.at) for post in written]
        self._times = {id(post.at): time for post, time in zip(written, times, strict=True)}
        owner = self._owner
        rows = [  # a bare str is bound without asking for adapters, a member of an enum is not
            (
                owner,
                time,
                _KINDS[kind],
                remote_id,
                text,
                url,
                language,
                seen_by,
                likes,
                reposts,
                app,
            )
            for time, (
                remote_id,
                _,
                text,
                kind,
                url,
                language,
                seen_by,
                likes,
                reposts,
                app,
            ) in zip(times, written, strict=True)
        ]
        self._posts_touched += posts.save(self._tx, rows)

    def _interaction(self, record: Interaction) -> None:
        at = ""
        if record.at is not None:
            at = self._times.get(id(record.at)) or instants.written(record.at)
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
