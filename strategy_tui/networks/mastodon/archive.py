"""Mastodon's exports: the archive (actor.json, outbox.json, likes.json) and the CSV lists.

Facts: app/services/backup_service.rb of mastodon/mastodon, and the reader s427/MARL.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec

from strategy_tui.clean_text import clean_text
from strategy_tui.domain.archive import (
    AccountRef,
    ArchiveHeader,
    ArchiveProblem,
    Coverage,
    PictureFile,
    Record,
)
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message, message
from strategy_tui.errors import UnusableFile
from strategy_tui.networks.container import Container, Damaged, shown
from strategy_tui.networks.json_records import Records, left_out
from strategy_tui.networks.mastodon.activities import Activities, Activity, address, host_of
from strategy_tui.networks.mastodon.lists import WORDS, AddressList, ListKind, kind_of

_COLLECTION = re.compile(rb'[^\x00]{0,65536}?"orderedItems"\s*:\s*\[')
_ACTIVITY = (
    rb'"(?:@context|id)"\s*:\s*(?:"[^"]*"|\[[^\]]*\])\s*,\s*(?:"id"\s*:\s*"[^"]*"\s*,\s*)?'
    rb'"type"\s*:\s*"(?:Create|Announce|Update|Delete|Like|Follow|Undo|Move|Add|Remove)"'
)
_ACTOR = re.compile(rb'"actor"\s*:\s*"([^"\\]{1,2000})"')
_ATTACHED = re.compile(r"media_attachments/[^?#]+")
_DATED = re.compile(r"archive-(\d{14})-")
SMALL = 64 << 20
"""Bytes; the most that is read of a file that is decoded at once."""
_UNDECODABLE = (msgspec.MsgspecError, ValueError, RecursionError)


class _Person(msgspec.Struct):
    id: str | None = None
    preferredUsername: str | None = None
    name: str | None = None
    webfinger: str | None = None


class _Liked(msgspec.Struct):
    orderedItems: list[Any] = []


@dataclass(frozen=True, slots=True)
class _Files:
    """What of a container is Mastodon's: file or list → member."""

    outbox: str | None
    actor: str | None
    likes: str | None
    lists: Mapping[ListKind, str]

    @property
    def useful(self) -> bool:
        return bool(self.outbox or self.likes or self.read_lists)

    @property
    def read_lists(self) -> dict[ListKind, str]:
        wanted = (ListKind.FOLLOWING, ListKind.FOLLOWERS)
        return {kind: self.lists[kind] for kind in wanted if kind in self.lists}


def open_mastodon(container: Container, owner: AccountRef | None) -> MastodonArchive | None:
    """The Mastodon export in a container; None if there is none.

    `owner` is whose it is if the export does not say, as the CSV lists do not.

    Raises:
        UnusableFile: it is one, but without anything that we read.
    """
    files = _files(container)
    if files.useful:
        return MastodonArchive(container, files, owner)
    if files.lists:
        raise UnusableFile(
            message(
                "“{path}” is Mastodon’s list of {what}, which is not imported. "
                "following_accounts.csv or the archive was wanted.",
                path=shown(container.path.name),
                what=WORDS[next(iter(files.lists))],
            )
        )
    if files.actor is not None:
        raise UnusableFile(
            message(
                "“{path}” is a Mastodon archive without outbox.json and likes.json. Import the "
                "archive as you downloaded it.",
                path=shown(container.path.name),
            )
        )
    return None


class MastodonArchive:
    """A Mastodon export, opened."""

    def __init__(self, container: Container, files: _Files, owner: AccountRef | None) -> None:
        self._container = container
        self._files = files
        self._known_problems: list[ArchiveProblem] = [*container.problems]
        self._owner = self._actor() or owner
        self._problems = [*self._known_problems]
        self._damaged: set[str] = set()
        self._doubtful: set[str] = set()
        self._all_read = False
        self._attached: list[tuple[str, str]] = []
        format_ = "mastodon archive"
        if files.outbox is None and files.likes is None:
            followed = ListKind.FOLLOWING in files.lists
            format_ = f"mastodon {'following_accounts' if followed else 'followers'}.csv"
        self.header = ArchiveHeader("mastodon", format_, self._owner, self._generated_at())

    @property
    def problems(self) -> Sequence[ArchiveProblem]:
        """What was left out; complete once `records` is exhausted."""
        return tuple(self._problems)

    @property
    def coverage(self) -> Coverage:
        """A file that could be read from end to end is the whole list: Mastodon cuts none.

        An empty list of people, and one without a header, may be anything.
        """
        return Coverage(
            follows=self._whole(self._files.lists.get(ListKind.FOLLOWING)),
            followers=self._whole(self._files.lists.get(ListKind.FOLLOWERS)),
            posts=self._whole(self._files.outbox),
            likes=self._whole(self._files.likes),
        )

    def records(self) -> Iterator[Record]:
        """The lists of people, then posts with the people in them, then likes."""
        self._problems = [*self._known_problems]
        self._damaged.clear()
        self._doubtful.clear()
        for kind, member in self._files.read_lists.items():
            yield from self._list(kind, member)
        activities = Activities(self._owner)
        if self._files.outbox is not None:
            yield from self._posts(activities, self._files.outbox)
        if self._files.likes is not None:
            yield from self._liked(activities, self._files.likes)
        self._attached = activities.attached
        self._all_read = True

    def pictures(self) -> Sequence[PictureFile]:
        """What lies in `media_attachments/`, found by the addresses that the posts have for it."""
        lying = {
            place.group(): member
            for member in self._container.members
            if (place := _ATTACHED.search(member)) is not None
        }
        if lying and not self._all_read:
            for _ in self.records():
                pass
        found = [(post, _ATTACHED.search(url)) for post, url in reversed(self._attached)]
        return [
            PictureFile(post, lying[place.group()])
            for post, place in found
            if place is not None and place.group() in lying
        ]

    def content(self, file: str, most: int) -> bytes:
        """A file of the archive, at most so many bytes of it."""
        return self._container.read(file, most)

    def _list(self, kind: ListKind, member: str) -> Iterator[Record]:
        _, _, host = (self._owner.handle or "" if self._owner else "").rpartition("@")
        addresses = AddressList(self._container, member, kind, host or None)
        try:
            yield from addresses.records()
        except Damaged as error:
            self._note(member, error.message)
        for problem in addresses.problems:
            self._note(member, problem)
        for doubt in () if member in self._damaged else addresses.doubts:
            self._doubtful.add(member)
            self._problems.append(ArchiveProblem(shown(member), doubt))

    def _posts(self, activities: Activities, member: str) -> Iterator[Record]:
        records = Records(Activity, _COLLECTION, _ACTIVITY)
        try:
            for window in records.read(self._container.open(member)):
                for activity in window:
                    yield from activities.records(activity)
        except Damaged as error:
            self._note(member, error.message)
        for problem in records.problems:
            self._note(member, problem)
        if activities.unusable:
            self._note(member, left_out(activities.unusable))

    def _liked(self, activities: Activities, member: str) -> Iterator[Record]:
        try:
            liked = msgspec.json.decode(self._container.read_whole(member, SMALL), type=_Liked)
        except Damaged as error:
            self._note(member, error.message)
            return
        except _UNDECODABLE:
            self._note(member, _damaged())
            return
        for item in liked.orderedItems:
            uri = item.get("object") or item.get("id") if isinstance(item, dict) else item
            if isinstance(uri, str) and uri:
                yield activities.like(uri)

    def _actor(self) -> AccountRef | None:
        if self._files.actor is None:
            return self._actor_of_posts()
        try:
            person = msgspec.json.decode(
                self._container.read_whole(self._files.actor, SMALL), type=_Person
            )
        except Damaged as error:
            self._known_problems.append(ArchiveProblem(shown(self._files.actor), error.message))
            return self._actor_of_posts()
        except _UNDECODABLE:
            self._known_problems.append(ArchiveProblem(shown(self._files.actor), _damaged()))
            return self._actor_of_posts()
        url = clean_text(person.id or "", limit=2000) or None
        handle = address(person.webfinger or person.preferredUsername or "", host_of(url or ""))
        name = clean_text(person.name or "") or None
        return AccountRef(handle=handle, url=url, name=name) if handle or url else None

    def _actor_of_posts(self) -> AccountRef | None:
        """Whose the posts are, where only outbox.json is left of an archive."""
        if self._files.outbox is None:
            return None
        try:
            found = _ACTOR.search(self._container.read(self._files.outbox, 1 << 20))
        except Damaged:
            return None
        if found is None:
            return None
        url = clean_text(found.group(1).decode("utf-8", "replace"), limit=2000)
        user = re.search(r"/users/([\w.-]+)$", url)
        return AccountRef(handle=address(user.group(1), host_of(url)) if user else None, url=url)

    def _generated_at(self) -> datetime | None:
        for name in (self._container.path.name, self._files.outbox or ""):
            if (found := _DATED.search(name)) is not None:
                try:
                    return datetime.strptime(found.group(1), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
                except ValueError:
                    continue
        return None

    def _note(self, member: str, said: Message) -> None:
        self._damaged.add(member)
        self._problems.append(ArchiveProblem(shown(member), said))

    def _whole(self, member: str | None) -> bool | None:
        if member is None or not self._all_read or member in self._doubtful:
            return None
        return member not in self._damaged


def _files(container: Container) -> _Files:
    if container.kind == "file":
        (member,) = container.members
        return _bare(container, member)
    lists: dict[ListKind, str] = {}
    best: dict[str, str] = {}
    for names in container.in_folders().values():
        found = {
            name: names[f"{name}.json"]
            for name in ("outbox", "likes", "actor")
            if f"{name}.json" in names and _is_activity_streams(container, names[f"{name}.json"])
        }
        best = max(best, found, key=len)
        for name, member in names.items():
            if name.endswith(".csv") and (kind := _kind_of(container, member)) is not None:
                lists.setdefault(kind, member)
    return _Files(best.get("outbox"), best.get("actor"), best.get("likes"), lists)


def _bare(container: Container, member: str) -> _Files:
    if not _is_activity_streams(container, member):
        kind = _kind_of(container, member)
        return _Files(None, None, None, {kind: member} if kind is not None else {})
    head = container.read(member, 1 << 16)
    if _COLLECTION.match(head) is None:
        return _Files(None, member, None, {})
    liked = re.search(rb'"orderedItems"\s*:\s*\[\s*"', head) is not None
    return _Files(None if liked else member, None, member if liked else None, {})


def _is_activity_streams(container: Container, member: str) -> bool:
    try:
        head = container.read(member, 4096)
    except Damaged:
        return True
    return b"www.w3.org/ns/activitystreams" in head or b'"OrderedCollection"' in head


def _kind_of(container: Container, member: str) -> ListKind | None:
    try:
        return kind_of(container.read(member, 4096), member.rpartition("/")[2])
    except Damaged:
        return None


def _damaged() -> Message:
    return message("It is cut off or damaged. Download or copy the export again.")
