"""The elements of one long JSON list, decoded a window at a time.

A million records take as much memory as a thousand. Nothing is evaluated; a record that cannot be
read is skipped and counted. Numbers may be written as texts, as X does.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Generic, TypeVar

import msgspec

from strategy_tui.domain.message import Message, message, plural
from strategy_tui.networks.container import Damaged, Readable

T = TypeVar("T")

WINDOW = 256 << 10
"""Bytes that are read and decoded at once."""
TAIL = 16 << 10
"""Bytes; where the end of a window's last whole record is looked for first."""
RECORD = 32 << 20
"""Bytes; the longest record that is waited for."""
JOINED = 8
"""How many pieces may prove to be one record: an inner object can begin as a record does."""

_UNDECODABLE = (msgspec.MsgspecError, ValueError, RecursionError)
_NOT_UTF8 = (b"\xff\xfe", b"\xfe\xff")


class Records(Generic[T]):
    """Reads one list; `opening` matches all before its first record, the bracket included.

    A record begins with the same key as the first one, or as `record` says.
    """

    def __init__(
        self, item: type[T], opening: re.Pattern[bytes], record: bytes | None = None
    ) -> None:
        self._item = item
        self._opening = opening
        self._record = record
        self._many = msgspec.json.Decoder(list[item], strict=False)  # type: ignore[valid-type]
        self._one = msgspec.json.Decoder(item, strict=False)
        self._skipped = 0
        self._cut_off = False
        self._carried = b""

    @property
    def problems(self) -> tuple[Message, ...]:
        """What is wrong with the list; known once it is read."""
        cut_off = (_cut_off(),) if self._cut_off else ()
        return (*cut_off, left_out(self._skipped)) if self._skipped else cut_off

    def read(self, stream: Readable) -> Iterator[list[T]]:
        """Windows of records; the stream is closed at the end.

        Raises:
            Damaged: it is no such list, or the stream breaks off.
        """
        try:
            yield from self._windows(stream)
        finally:
            stream.close()

    def _windows(self, stream: Readable) -> Iterator[list[T]]:
        rest = self._opened(stream)
        if rest.lstrip().startswith(b"]"):
            return
        boundary = self._boundary(rest)
        while chunk := stream.read(WINDOW):
            rest += chunk
            if (comma := _last_boundary(boundary, rest)) is not None:
                yield self._window(rest[:comma], boundary)
                rest = self._carried + rest[comma + 1 :]
            elif len(rest) > RECORD:
                raise Damaged(_cut_off())
        yield from self._last(rest, boundary)

    def _opened(self, stream: Readable) -> bytes:
        head = stream.read(WINDOW)
        if head.startswith(_NOT_UTF8):
            raise Damaged(
                message(
                    "It is not in UTF-8, so another program has rewritten it. Import the export as "
                    "you downloaded it."
                )
            )
        head = head.removeprefix(b"\xef\xbb\xbf")
        found = self._opening.match(head)
        if found is None:
            raise _rewritten()
        return head[found.end() :]

    def _boundary(self, rest: bytes) -> re.Pattern[bytes]:
        first = re.match(rb'\s*\{\s*("(?:[^"\\]|\\.){1,200}"\s*:)', rest)
        if first is None:
            raise _rewritten()
        if self._record and re.match(rb"\s*\{\s*" + self._record, rest):
            start = self._record
        else:
            start = re.escape(first.group(1).rstrip(b": \t\r\n")) + rb"\s*:"
        return re.compile(rb"\}\s*,(?=\s*\{\s*" + start + rb")")

    def _window(self, raw: bytes, boundary: re.Pattern[bytes]) -> list[T]:
        """A window that ends at a boundary; what may go on behind it is carried over."""
        self._carried = b""
        try:
            return self._many.decode(b"[" + raw + b"]")
        except _UNDECODABLE:
            return self._one_by_one(raw, boundary)

    def _last(self, raw: bytes, boundary: re.Pattern[bytes]) -> Iterator[list[T]]:
        end = raw.rfind(b"]")
        for _ in range(4):
            if end < 0:
                break
            try:
                yield self._many.decode(b"[" + raw[:end].rstrip().rstrip(b",") + b"]")
            except _UNDECODABLE:
                end = raw.rfind(b"]", 0, end)
            else:
                return
        # Read record by record, then: all but the damaged ones are good.
        ends = re.search(rb"\}\s*,?\s*\][\s;}]*\Z", raw)
        self._cut_off = ends is None
        self._carried = b""
        yield self._one_by_one(
            raw[: ends.start() + 1] if ends else raw.rstrip().rstrip(b","), boundary
        )
        self._skipped += bool(self._carried.strip())

    def _one_by_one(self, raw: bytes, boundary: re.Pattern[bytes]) -> list[T]:
        found: list[T] = []
        pending: list[bytes] = []
        for piece in _pieces(raw, boundary):
            record = self._lenient(b",".join([*pending, piece])) if pending else None
            if record is None and (record := self._lenient(piece)) is not None:
                self._skipped += bool(pending)
            if record is not None:
                found.append(record)
                pending = []
            elif len(pending) < JOINED:
                pending.append(piece)
            else:
                self._skipped += 1
                pending = [piece]
        self._carried = b",".join(pending) + b"," if pending else b""
        return found

    def _lenient(self, raw: bytes) -> T | None:
        """One record, even with half a surrogate pair, stray bytes or numbers for texts in it."""
        try:
            return self._one.decode(raw)
        except _UNDECODABLE:
            pass
        try:
            loose = json.loads(raw.decode("utf-8", "replace"), strict=False)
            return msgspec.convert(loose, self._item, strict=False)
        except _UNDECODABLE:
            return None


def _last_boundary(boundary: re.Pattern[bytes], raw: bytes) -> int | None:
    """The place of the last comma between two records."""
    for size in (TAIL, len(raw)):
        commas = [found.end() - 1 for found in boundary.finditer(raw, max(len(raw) - size, 0))]
        if commas:
            return commas[-1]
    return None


def _pieces(raw: bytes, boundary: re.Pattern[bytes]) -> Iterator[bytes]:
    start = 0
    for found in boundary.finditer(raw):
        yield raw[start : found.end() - 1]
        start = found.end()
    yield raw[start:]


def left_out(count: int) -> Message:
    """That entries of a file are of no use."""
    return plural(
        "One entry of it cannot be read and was left out.",
        "{count} entries of it cannot be read and were left out.",
        count,
    )


def empty_list() -> Message:
    """That a list of people has nobody in it, which no list of people that follow can end."""
    return message("This list is empty. Nobody is taken for gone because of it.")


def _cut_off() -> Message:
    return message("It is cut off or damaged. Download or copy the export again.")


def _rewritten() -> Damaged:
    return Damaged(
        message(
            "It is not written as the network writes it: an editor may have changed it. Import the "
            "export as you downloaded it."
        )
    )
