"""The data export of X since 2018: a folder of JSON behind a line of JavaScript, never run.

Facts: timhutton/twitter-archive-parser, lockdown-systems/cyd and karlicoss/HPI on GitHub.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from types import TracebackType
from typing import Self, TypeVar

import msgspec

from strategy_tui.domain.archive import (
    AccountRef,
    ArchiveHeader,
    ArchiveProblem,
    Coverage,
    Direction,
    Follow,
    Like,
    PictureFile,
    Record,
)
from strategy_tui.domain.message import Message, message
from strategy_tui.errors import UnusableFile
from strategy_tui.networks.container import Container, Damaged, listed, shown
from strategy_tui.networks.json_records import Records, empty_list, left_out
from strategy_tui.networks.x.export import LISTS, Export, find_exports
from strategy_tui.networks.x.tweets import NoteEntry, Text, TweetEntry, Tweets, number

T = TypeVar("T")

_PEOPLE = ("following", "follower")
_OPENING = re.compile(rb"\s*(?:(?:window\.)?YTD\.[\w.-]+\s*=)?\s*\[")
_LINK = re.compile(r"https?://(?:www\.)?(?:twitter|x)\.com/([A-Za-z0-9_]{1,20})/?")

_PICTURE = re.compile(
    r"((?:.*/)?)tweets?_media/(\d{1,20})-[^/]+\.(?:jpe?g|png|gif|webp)", re.IGNORECASE
)


class _Listed(msgspec.Struct, gc=False):
    accountId: Text = None
    userLink: str | None = None


class _ListedEntry(_Listed, gc=False):
    following: _Listed | None = None
    follower: _Listed | None = None


class _Liked(msgspec.Struct, gc=False):
    tweetId: Text = None


class _LikedEntry(_Liked, gc=False):
    like: _Liked | None = None


def open_x(container: Container, owner: AccountRef | None) -> XArchive | None:
    """The X export in a container, the newest if it holds several; None if there is none.

    `owner` is whose it is if the export does not say.

    Raises:
        UnusableFile: it is one, but without anything that we read.
    """
    exports = find_exports(container)
    if not exports:
        return None
    never = datetime.min.replace(tzinfo=UTC)
    best = max(
        exports,
        key=lambda each: (each.is_useful, each.generated_at or never, len(each.files)),
    )
    if not best.is_useful:
        raise UnusableFile(
            message(
                "“{path}” is an X archive without its lists: following.js, follower.js, tweets.js "
                "or like.js was wanted, {found} was found. Import the archive as you downloaded "
                "it, with its folder “data”.",
                path=shown(container.path.name),
                found=listed(name for each in best.files.values() for name in each),
            )
        )
    problems = [*container.problems, *best.problems]
    if (useful := sum(each.is_useful for each in exports)) > 1:
        problems.append(
            ArchiveProblem(
                shown(container.path.name),
                message(
                    "It holds {count} X archives; only the newest, in “{folder}”, was read.",
                    count=useful,
                    folder=shown(best.folder),
                ),
            )
        )
    return XArchive(container, best, owner, tuple(problems))


class XArchive:
    """An X export, opened."""

    def __init__(
        self,
        container: Container,
        export: Export,
        owner: AccountRef | None,
        problems: tuple[ArchiveProblem, ...],
    ) -> None:
        self._container = container
        self._export = export
        self._owner = export.owner or owner
        self._known_problems = problems
        self._problems = [*problems]
        self._read: Counter[str] = Counter()
        self._damaged: set[str] = set()
        self._all_read = False
        self.header = ArchiveHeader("x", "x archive", self._owner, export.generated_at)

    @property
    def problems(self) -> Sequence[ArchiveProblem]:
        """What was left out; complete once `records` is exhausted."""
        return tuple(self._problems)

    @property
    def coverage(self) -> Coverage:
        """Whole where the manifest's counts were reached and no file of the list is damaged.

        An empty list of people may be anything, whatever the manifest says.
        """
        return Coverage(
            follows=self._whole("following"),
            followers=self._whole("follower"),
            posts=self._whole("tweets"),
            likes=self._whole("like"),
        )

    def records(self) -> Iterator[Record]:
        """The lists of people, then posts with the people in them, then likes."""
        self._problems = [*self._known_problems]
        self._read.clear()
        self._damaged.clear()
        self._note_missing_files()
        tweets = Tweets(self._owner)
        for notes in self._windows("note-tweet", NoteEntry):
            tweets.remember(notes)
        yield from self._follows("following", Direction.FOLLOWING)
        yield from self._follows("follower", Direction.FOLLOWER)
        for window in self._windows("tweets", TweetEntry):
            yield from tweets.records(window)
        self._note_unusable("tweets", tweets.unusable)
        for likes in self._windows("like", _LikedEntry):
            for liked in likes:
                if (post_id := number((liked.like or liked).tweetId)) is not None:
                    yield Like(post_id)
        self._all_read = True

    def pictures(self) -> Sequence[PictureFile]:
        """What lies in `tweets_media/`, named after its post; posts are numbered as time goes."""
        named = (_PICTURE.fullmatch(each) for each in self._container.members)
        ours = (each for each in named if each and each.group(1) == self._export.folder)
        found = [PictureFile(each.group(2), each.group()) for each in ours]
        return sorted(found, key=lambda each: (int(each.post_id), each.file), reverse=True)

    def content(self, file: str, most: int) -> bytes:
        """A file of the archive, at most so many bytes of it."""
        return self._container.read(file, most)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._container.close()

    def _follows(self, section: str, direction: Direction) -> Iterator[Record]:
        unusable = 0
        for window in self._windows(section, _ListedEntry):
            for entry in window:
                account = entry.following or entry.follower or entry
                ref = _listed_account(account)
                if ref is None:
                    unusable += 1
                else:
                    yield Follow(direction, ref)
        self._note_unusable(section, unusable)
        if self._is_empty(section):
            self._problems.append(
                ArchiveProblem(shown(self._export.files[section][0]), empty_list())
            )

    def _windows(self, section: str, item: type[T]) -> Iterator[list[T]]:
        """The entries of all parts of a section; what cannot be read is noted."""
        for member in self._export.files.get(section, ()):
            records = Records(item, _OPENING)
            try:
                for window in records.read(self._container.open(member)):
                    self._read[section] += len(window)
                    yield window
            except Damaged as error:
                self._note(section, member, error.message)
            for problem in records.problems:
                self._note(section, member, problem)

    def _note_missing_files(self) -> None:
        if self._container.kind == "file":
            return
        for section in (*LISTS, "note-tweet"):
            members = self._export.files.get(section, ())
            there = {member.rpartition("/")[2].lower() for member in members}
            for name, entries in self._export.announced.get(section, {}).items():
                if entries and name not in there:
                    self._note(section, name, _missing())

    def _note_unusable(self, section: str, count: int) -> None:
        if count:
            self._note(section, self._export.files[section][0], left_out(count))

    def _note(self, section: str, member: str, said: Message) -> None:
        self._damaged.add(section)
        self._problems.append(ArchiveProblem(shown(member), said))

    def _whole(self, section: str) -> bool | None:
        counts = self._export.announced.get(section)
        if not self._all_read or (section not in self._export.files and not counts):
            return None
        if self._export.partial or section in self._damaged:
            return False
        if self._is_empty(section) and section in _PEOPLE:
            return None
        return self._read[section] >= sum(counts.values()) if counts else None

    def _is_empty(self, section: str) -> bool:
        """Whether a list is there, undamaged, as the manifest announces it, and holds nothing."""
        announced = sum(self._export.announced.get(section, {}).values())
        there = section in self._export.files and section not in self._damaged
        return there and not announced and not self._read[section]


def _listed_account(account: _Listed) -> AccountRef | None:
    if (account_id := number(account.accountId)) is not None:
        return AccountRef(account_id)
    link = _LINK.fullmatch(account.userLink or "")
    return AccountRef(handle=link.group(1)) if link else None


def _missing() -> Message:
    return message("The archive announces it, but it is missing. Download the archive again.")
