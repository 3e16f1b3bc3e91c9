"""Mastodon's CSV exports: lists of addresses, in the dialects of its versions and of people.

Facts: app/models/export.rb and spec/fixtures/files of mastodon/mastodon.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from strategy_tui.domain.archive import AccountRef, Direction, Follow
from strategy_tui.domain.message import Message, message, plural
from strategy_tui.networks.container import Container, Damaged
from strategy_tui.networks.json_records import empty_list, left_out
from strategy_tui.networks.mastodon.activities import address

MOST = 64 << 20
"""Bytes; room for a million addresses."""

_ADDRESS = re.compile(r"@?[\w.-]+@[\w-]+(\.[\w-]+)+(:\d+)?")
_HEADERS = frozenset({"account address", "account", "address", "acct", "handle"})
_STATUS = re.compile(r"https?://\S+/\d+")


class ListKind(StrEnum):
    """What a list is of; only the first two are read."""

    FOLLOWING = "following"
    FOLLOWERS = "followers"
    BLOCKED = "blocked"
    MUTED = "muted"
    LISTS = "lists"
    BOOKMARKS = "bookmarks"
    DOMAINS = "domains"


WORDS = {
    ListKind.BLOCKED: message("blocked accounts"),
    ListKind.MUTED: message("muted accounts"),
    ListKind.LISTS: message("lists of accounts"),
    ListKind.BOOKMARKS: message("bookmarks"),
    ListKind.DOMAINS: message("blocked servers"),
}
"""What the lists that are not read are called."""


class AddressList:
    """One list of follows or followers."""

    def __init__(self, container: Container, member: str, kind: ListKind, host: str | None) -> None:
        self._container = container
        self._member = member
        self._host = host
        followers = kind is ListKind.FOLLOWERS
        self._direction = Direction.FOLLOWER if followers else Direction.FOLLOWING
        self._unusable = 0
        self._without_server = 0
        self._entries = 0
        self._has_header = False

    @property
    def doubts(self) -> tuple[Message, ...]:
        """Why nobody knows whether the list is whole; known once it is read."""
        if not self._entries:
            return (empty_list(),)
        if self._has_header:
            return ()
        if self._direction is Direction.FOLLOWER:
            return (
                message(
                    "It has no header. By its name it was taken for the list of the accounts that "
                    "follow you, which may be a part of them."
                ),
            )
        return (
            message(
                "It has no header, so it was taken for the list of the accounts you follow, which "
                "may be a part of them. If it is another list, such as that of the accounts you "
                "block, it does not belong here."
            ),
        )

    @property
    def problems(self) -> tuple[Message, ...]:
        """What is wrong with the list; known once it is read."""
        found = []
        if self._without_server:
            found.append(
                plural(
                    "One address has no server and was left out. Say who you are (you@server), and "
                    "it will be read.",
                    "{count} addresses have no server and were left out. Say who you are "
                    "(you@server), and they will be read.",
                    self._without_server,
                )
            )
        if self._unusable:
            found.append(left_out(self._unusable))
        return tuple(found)

    def records(self) -> Iterator[Follow]:
        """Every address, in the order of the file.

        Raises:
            Damaged: it cannot be read.
        """
        raw = self._container.read_whole(self._member, MOST)
        column = 0
        for number, row in enumerate(_rows(decoded(raw))):
            if number == 0 and (found := _address_column(row)) is not None:
                column = found
                self._has_header = True
                continue
            self._entries += 1
            handle = self._handle(row[column] if column < len(row) else "")
            if handle is not None:
                yield Follow(self._direction, AccountRef(handle=handle))

    def _handle(self, cell: str) -> str | None:
        written = cell.strip().lstrip("'").removeprefix("acct:").strip()
        if "@" not in written.lstrip("@") and self._host is None and written:
            self._without_server += 1
            return None
        handle = address(written, self._host)
        self._unusable += handle is None
        return handle


def kind_of(head: bytes, name: str) -> ListKind | None:
    """What a file is a list of, by its first lines; its name tells twins apart."""
    lines = [line for line in decoded(head).splitlines() if line.strip()]
    if not lines or "\x00" in lines[0]:
        return None
    cells = [cell.strip().strip("'\"").lower() for cell in lines[0].split(_delimiter(lines[0]))]
    header = _address_column(cells) is not None
    if cells[0] == "#domain":
        return ListKind.DOMAINS
    if header and "hide notifications" in cells:
        return ListKind.MUTED
    if header or _ADDRESS.fullmatch(cells[0]):
        alone = len(cells) == 1
        return _twin(name.lower()) if alone else ListKind.FOLLOWING if _boosts(cells) else None
    if len(cells) == 2 and _ADDRESS.fullmatch(cells[1]):
        return ListKind.LISTS
    if len(cells) == 1 and _STATUS.fullmatch(cells[0]):
        return ListKind.BOOKMARKS
    return None


def decoded(raw: bytes) -> str:
    """The text of a CSV file, which Excel may have rewritten."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    return raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")


def _twin(name: str) -> ListKind:
    """Which list a file of bare addresses is: they all look the same."""
    for part, kind in (
        ("block", ListKind.BLOCKED),
        ("mute", ListKind.MUTED),
        ("follower", ListKind.FOLLOWERS),
    ):
        if part in name:
            return kind
    return ListKind.FOLLOWING


def _boosts(cells: Sequence[str]) -> bool:
    """Whether the second column is that of follows: `Show boosts`, or yes or no."""
    return cells[1] in {"show boosts", "true", "false", "1", "0", ""} or "show boosts" in cells


def _address_column(row: Sequence[str]) -> int | None:
    names = [cell.strip().lstrip("#").lower() for cell in row]
    return next((index for index, name in enumerate(names) if name in _HEADERS), None)


def _delimiter(line: str) -> str:
    return max(",;\t", key=line.count)


def _rows(text: str) -> Iterator[list[str]]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(first)):
            if any(cell.strip() for cell in row):
                yield row
    except csv.Error as error:
        raise Damaged(
            message("It is cut off or damaged. Download or copy the export again.")
        ) from error
