"""A publisher that stops in the middle of a post until a line comes on its standard input.

Usage: python -m tests.crash.holder FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

from strategy_tui.domain.approval import Snapshot
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.queue import QueueItem, Receipt
from strategy_tui.networks.dryrun import DryRun
from strategy_tui.services.publish import PublishService
from strategy_tui.store.database import Database
from tests.services.queue_samples import NOON

BOTH = ("home", "work")


@dataclass(frozen=True, slots=True)
class SlowDryRun(DryRun):
    """Says that it was asked, and waits for leave to go on."""

    def publish(self, item: QueueItem, snapshot: Snapshot, replies_to: Receipt | None) -> Receipt:
        sys.stdout.write("asked\n")
        sys.stdout.flush()
        sys.stdin.readline()
        return DryRun.publish(self, item, snapshot, replies_to)


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    PublishService(
        Database(folder / "state.db"),
        folder / "publish.lock",
        lambda: [SlowDryRun("mastodon", each, folder / "dry-run.jsonl") for each in BOTH],
        ("mastodon",),
    ).publish_due(NOON)
