"""What every network gives us."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from strategy_tui.domain.approval import Snapshot
from strategy_tui.domain.archive import ArchiveHeader, ArchiveProblem, Coverage, PictureFile, Record
from strategy_tui.domain.queue import QueueItem, Receipt


class Archive(Protocol):
    """One data export, opened; closing it is the caller's duty (`with`)."""

    @property
    def header(self) -> ArchiveHeader:
        """Known before any record is read."""
        ...

    def records(self) -> Iterator[Record]:
        """Every record, streamed; damaged files are skipped and named in `problems`."""
        ...

    @property
    def problems(self) -> Sequence[ArchiveProblem]:
        """What was left out; complete once `records` is exhausted."""
        ...

    @property
    def coverage(self) -> Coverage:
        """How whole each list is; final once `records` is exhausted."""
        ...


class ArchiveWithFiles(Archive, Protocol):
    """A data export that has the person's pictures in it, as files."""

    def pictures(self) -> Sequence[PictureFile]:
        """The pictures of own posts that the archive holds, those of the newest posts first."""
        ...

    def content(self, file: str, most: int) -> bytes:
        """A file of the archive, at most so many bytes of it.

        Raises:
            Damaged: it cannot be read.
        """
        ...


class Network(Protocol):
    """One own account on one network, for writing."""

    @property
    def name(self) -> str:
        """The name in the NETWORKS table."""
        ...

    @property
    def account(self) -> str:
        """The handle of the account: everything goes out from it, and is looked for there."""
        ...

    def publish(self, item: QueueItem, snapshot: Snapshot, replies_to: Receipt | None) -> Receipt:
        """Make one part public, under the item's key where the network takes one.

        `replies_to` is the receipt of the part before it in a thread.

        Raises:
            Rejected: it is not public, and will not be.
            RateLimited: it is not public; try again later.
            AuthFailed: it is not public; the person must log in again.
            OutcomeUnknown: it may be public.
        """
        ...

    def find(self, item: QueueItem, snapshot: Snapshot) -> Receipt | None:
        """The receipt of an item if it is public; None only if it surely is not.

        Raises:
            OutcomeUnknown: the network cannot tell.
        """
        ...
