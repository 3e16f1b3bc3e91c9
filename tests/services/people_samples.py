"""Exports as their readers hand them over, made of real records, and a service to import them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from strategy_tui.domain.archive import (
    AccountRef,
    ArchiveHeader,
    ArchiveProblem,
    Coverage,
    Direction,
    Follow,
    Interaction,
    InteractionKind,
    Post,
    PostKind,
    Record,
)
from strategy_tui.services.people import ImportReport, PeopleService

MARCH = datetime(2026, 3, 1, tzinfo=UTC)
MAY = datetime(2026, 5, 1, tzinfo=UTC)
SEPTEMBER = datetime(2026, 9, 1, tzinfo=UTC)
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

WHOLE = Coverage(follows=True, followers=True, posts=True, likes=True)
PART = Coverage(follows=False, followers=False, posts=False, likes=False)
ME = AccountRef(id="1", handle="robin", name="Robin")


@dataclass(frozen=True, slots=True)
class Export:
    """An export of any network that is open already."""

    listed: tuple[Record, ...]
    header: ArchiveHeader
    coverage: Coverage
    problems: Sequence[ArchiveProblem] = ()

    def records(self) -> Iterator[Record]:
        yield from self.listed

    def of(self, owner: AccountRef | None) -> Export:
        """The same export of somebody else, or of nobody in particular."""
        return replace(self, header=replace(self.header, owner=owner))


def export(*records: Record, at: datetime | None = SEPTEMBER, coverage: Coverage = WHOLE) -> Export:
    """An X archive of mine with these records."""
    return Export(records, ArchiveHeader("x", "x archive", ME, at), coverage)


def addresses(*handles: str, at: datetime | None = SEPTEMBER) -> Export:
    """A list of Mastodon addresses, which says neither whose it is nor whether it is whole."""
    follows = tuple(following(AccountRef(handle=each)) for each in handles)
    header = ArchiveHeader("mastodon", "mastodon following_accounts.csv", None, at)
    return Export(follows, header, Coverage())


def following(who: str | AccountRef, since: datetime | None = None) -> Follow:
    """I follow somebody, who is known by an id if nothing else is said."""
    return Follow(Direction.FOLLOWING, _ref(who), since)


def follower(who: str | AccountRef) -> Follow:
    """Somebody follows me."""
    return Follow(Direction.FOLLOWER, _ref(who))


def reply(who: str | AccountRef, at: datetime, post_id: str = "") -> Interaction:
    """I replied to somebody."""
    return Interaction(InteractionKind.REPLY, _ref(who), at, post_id or f"{at:%Y%m%d}")


def post(remote_id: str, text: str = "Paste and patience", kind: PostKind = PostKind.ORIGINAL,
         at: datetime = MARCH, likes: int | None = None) -> Post:  # fmt: skip
    """A post of mine."""
    return Post(remote_id, at, text, kind, likes=likes)


def load(people: PeopleService, archive: Export, owner: AccountRef | None = None) -> ImportReport:
    """Import an export whose content is told apart by what it holds."""
    return people.import_archive(archive, repr(archive), "an export", NOW, owner)


def named(people: PeopleService, text: str) -> int:
    """The number of the one account that goes by a name."""
    return people.resolve(text).id


def fact(people: PeopleService, who: str, name: str) -> tuple[str | float, str] | None:
    """A fact's value and source."""
    known = people.facts(named(people, who)).get(name)
    return (known.value, known.source) if known is not None else None


def followed(people: PeopleService) -> list[str]:
    """The ids of those I follow now, sorted."""
    with people.db.read() as tx:
        rows = tx.execute(
            "SELECT value FROM follow JOIN alias USING (account_id) "
            "WHERE direction = 'following' AND gone_import IS NULL AND kind = 'id' ORDER BY value"
        )
        return [row["value"] for row in rows]


def _ref(who: str | AccountRef) -> AccountRef:
    return AccountRef(id=who) if isinstance(who, str) else who
