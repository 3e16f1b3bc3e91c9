"""A publisher that dies at a named point, as `kill -9` or a power cut would have it.

Usage: python -m tests.crash.publisher FOLDER POINT ACCOUNT ...
"""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from strategy_tui.domain.approval import Snapshot
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.queue import QueueItem, Receipt
from strategy_tui.networks.dryrun import DryRun
from strategy_tui.services.publish import PublishService
from strategy_tui.store.database import PATIENCE, Database
from tests.services.queue_samples import NOON


def die() -> None:
    """No exception, no `finally`, no flush: the process is gone."""
    os.kill(os.getpid(), signal.SIGKILL)


@dataclass(frozen=True, slots=True)
class DyingDryRun(DryRun):
    """Ends the process before the post, in the middle of it, or once it is public."""

    point: str = ""

    def publish(self, item: QueueItem, snapshot: Snapshot, replies_to: Receipt | None) -> Receipt:
        part = f"{self.account}’s part {item.part}"
        if self.point == f"before {part} is accepted":
            die()
        if self.point == f"while {part} is written":
            with self.path.open("ab") as file:
                file.write(b'{"key": "' + item.key.encode())
            die()
        receipt = DryRun.publish(self, item, snapshot, replies_to)
        if self.point == f"after {part} is accepted":
            die()
        return receipt


class DyingDatabase(Database):
    """Ends the process before or after one of its commits: 1 claims, 2 settles, 3 claims ..."""

    def __init__(self, path: Path, point: str) -> None:
        super().__init__(path)
        self._point = point
        self._numbers = count(1)

    @contextmanager
    def write(self, patience: float = PATIENCE) -> Iterator[sqlite3.Connection]:
        number = next(self._numbers)
        with super().write(patience) as tx:
            yield tx
            if self._point == f"before commit {number}":
                die()
        if self._point == f"after commit {number}":
            die()


def publisher(folder: Path, *accounts: str, point: str = "") -> PublishService:
    """The service over the files of a folder, with some accounts connected."""
    kept = folder / "dry-run.jsonl"
    return PublishService(
        DyingDatabase(folder / "state.db", point),
        folder / "publish.lock",
        lambda: [DyingDryRun("mastodon", each, kept, point=point) for each in accounts],
        ("mastodon",),
    )


if __name__ == "__main__":
    publisher(Path(sys.argv[1]), *sys.argv[3:], point=sys.argv[2]).publish_due(NOON)
