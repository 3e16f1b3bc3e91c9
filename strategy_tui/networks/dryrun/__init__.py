"""A network that keeps what it is given in a file, for trying things out."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from strategy_tui import clock
from strategy_tui.domain.account import same_account
from strategy_tui.domain.approval import Snapshot
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.queue import QueueItem, Receipt
from strategy_tui.errors import OutcomeUnknown, Rejected


@dataclass(frozen=True, slots=True)
class DryRun:
    """Publishes to a JSON Lines file, twice if asked twice, as the least helpful network would."""

    name: str
    """The network it stands in for."""
    account: str
    """The own account on it; each line says from which one it went out."""
    path: Path
    clock: Callable[[], datetime] = clock.now

    def publish(self, item: QueueItem, snapshot: Snapshot, replies_to: Receipt | None) -> Receipt:
        """Append one line; when this returns, it is on the disk.

        Raises:
            Rejected: the file cannot be opened.
            OutcomeUnknown: it could be opened, but not surely written.
        """
        posted_at = self.clock().replace(microsecond=0)
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            file = self.path.open("a+b")
        except OSError as error:
            raise Rejected(_kept_nothing(self.path, error)) from error
        try:
            with file:
                start = file.seek(0, os.SEEK_END)
                receipt = Receipt(f"{self.name}-{start}", f"dryrun:{self.name}-{start}", posted_at)
                line = _line(self, item, snapshot, replies_to, receipt)
                text = json.dumps(line, ensure_ascii=False).encode()
                file.write(_after_a_torn_line(file.fileno(), start) + text + b"\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise OutcomeUnknown(_kept_nothing(self.path, error)) from error
        return receipt

    def find(self, item: QueueItem, snapshot: Snapshot) -> Receipt | None:
        """The receipt under the item's key, if a line has it.

        Raises:
            OutcomeUnknown: the file is there but cannot be read.
        """
        del snapshot  # this network remembers keys, so the text need not be compared
        for line in self._lines():
            here = line["network"] == self.name and same_account(line["account"], self.account)
            if here and line["key"] == item.key:
                at = datetime.fromisoformat(line["posted_at"])
                return Receipt(line["remote_id"], line["url"], at)
        return None

    def _lines(self) -> Iterator[dict[str, str]]:
        """Every whole line; what a crash tore was never public."""
        try:
            kept = self.path.read_bytes() if self.path.exists() else b""
        except OSError as error:
            raise OutcomeUnknown(_kept_nothing(self.path, error)) from error
        for each in kept.split(b"\n"):
            try:
                line = json.loads(each)
            except ValueError:
                continue
            yield line


def _line(
    network: DryRun,
    item: QueueItem,
    snapshot: Snapshot,
    replies_to: Receipt | None,
    receipt: Receipt,
) -> dict[str, object]:
    return {
        "key": item.key,
        "network": network.name,
        "account": network.account,
        "text": snapshot.parts[item.part],
        "title": snapshot.title if item.part == 0 else "",
        "spoiler": snapshot.spoiler,
        "audience": snapshot.audience,
        "language": snapshot.language,
        "media": [asdict(each) for each in snapshot.media] if item.part == 0 else [],
        "reply_to": replies_to.remote_id if replies_to is not None else snapshot.reply_to,
        "quotes": snapshot.quotes,
        "reshares": snapshot.reshares,
        "remote_id": receipt.remote_id,
        "url": receipt.url,
        "posted_at": receipt.posted_at.isoformat(),
    }


def _after_a_torn_line(file: int, end: int) -> bytes:
    """A newline, where the last process died in the middle of its line."""
    return b"\n" if end and os.pread(file, 1, end - 1) != b"\n" else b""


def _kept_nothing(path: Path, error: OSError) -> Message:
    return message(
        "The dry run keeps its posts in “{path}”, which cannot be read or written ({reason}).",
        path=str(path),
        reason=error.strerror or type(error).__name__,
    )
