"""What an interview starts from: how the person uses their networks, and where they live."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import field
from datetime import datetime, timedelta
from pathlib import Path

from strategy_tui.domain.archive import Direction, Follow, Post, PostKind
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.interview import Known, KnownNetwork
from strategy_tui.networks import names, spec

YEAR = timedelta(days=365)

NOWHERE = ("UTC", "UCT", "Zulu", "Universal", "GMT", "Greenwich")
"""Time zones that a server has and in which nobody lives."""

_LANGUAGE = re.compile(r"^[a-z]{2}(?![a-z])")
"""A language that has a name; networks also have codes for “none” and “cannot tell”."""

_LOCALTIME = Path("/etc/localtime")


@dataclass(slots=True)
class Habits:
    """Posts of a year, follows and languages by network; grows."""

    posts: dict[str, int] = field(default_factory=dict)
    """A network without an entry is one of which nobody knows."""
    follows: dict[str, int] = field(default_factory=dict)
    languages: dict[str, str] = field(default_factory=dict)

    def known(self, now: datetime, zone: str | None) -> Known:
        """All of it, for every network that a strategy may name."""
        networks = tuple(
            KnownNetwork(
                name,
                spec(name).title,
                self.posts.get(name),
                self.follows.get(name),
                self.languages.get(name),
            )
            for name in names()
        )
        return Known(now.date(), networks, zone)


def of_database(path: Path, now: datetime) -> Habits:
    """What was imported into the database of a workspace; nothing where there is none.

    Raises:
        Busy, UnusableFile: it cannot be read.
    """
    from strategy_tui.store import habits
    from strategy_tui.store.database import Database

    found = Habits()
    database = Database(path)
    if not database.exists():
        return found
    with database.read() as tx:
        for each in habits.in_the_last_year(tx, now):
            found.posts[each.network] = found.posts.get(each.network, 0) + each.posts
            if each.language is not None:
                found.languages[each.network] = each.language[:2]
        found.follows = habits.follows(tx)
    return found


def add_archive(found: Habits, path: Path, now: datetime) -> None:
    """Count what an export holds, without keeping any of it.

    Raises:
        UnusableFile: it cannot be read, or it is no export that we know.
    """
    from strategy_tui.networks.archives import open_archive
    from strategy_tui.services.importing import uncollected

    posts, follows, languages = 0, 0, Counter[str]()
    with open_archive(path, None) as archive, uncollected():
        network = archive.header.network
        until = min(archive.header.generated_at or now, now)
        for record in archive.records():
            if isinstance(record, Follow):
                follows += record.direction is Direction.FOLLOWING
            elif isinstance(record, Post) and _counts(record, until):
                posts += 1
                languages.update(_LANGUAGE.findall(record.language or ""))
        has_posts = archive.coverage.posts is not None
        has_follows = archive.coverage.follows is not None
    if (has_posts or posts) and until >= now - YEAR:
        found.posts[network] = max(posts, found.posts.get(network, 0))
    if has_follows or follows:
        found.follows[network] = max(follows, found.follows.get(network, 0))
    for language, _ in languages.most_common(1):
        found.languages[network] = language


def _counts(post: Post, until: datetime) -> bool:
    is_own = post.kind is PostKind.ORIGINAL and post.visibility != "direct"
    return is_own and until - YEAR < post.at <= until


def machine_zone(environ: Mapping[str, str], link: Path = _LOCALTIME) -> str | None:
    """The IANA name of the machine's time zone; None where it is not one that people live in."""
    named = environ.get("TZ", "").removeprefix(":")
    if not named:
        target = os.path.realpath(link)
        named = target.partition("/zoneinfo/")[2].removeprefix("posix/").removeprefix("right/")
    if not named or named.startswith("Etc/") or named in NOWHERE:
        return None
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(named)
    except (ValueError, OSError, KeyError):
        return None
    return named
