"""Own posts and approvals as texts that near copies are looked for among."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import merge
from itertools import islice

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.draft import OwnPost
from strategy_tui.store import instants

POSTED = "kind <> 'repost' AND visibility IN ('public', 'unlisted')"
"""The person's own posts that everybody may read."""
PUBLIC = f"{POSTED} AND text <> ''"
"""Those that have words."""

COLUMNS = "post.id, owner.network, post.text, post.url, post.remote_id, post.at"
SOME = f"""
SELECT {COLUMNS}
  FROM post JOIN owner ON owner.id = post.owner_id
 WHERE {PUBLIC} AND post.id IN (SELECT value FROM json_each(?))
"""
NEWEST = f"""
SELECT {COLUMNS}
  FROM post JOIN owner ON owner.id = post.owner_id
 WHERE {PUBLIC} AND post.owner_id = ?
 ORDER BY post.at DESC
 LIMIT ?
"""
APPROVALS = """
SELECT -id, network, draft_id, draft_path,
       (SELECT group_concat(value, char(10)) FROM json_each(snapshot, '$.parts')) AS text
  FROM approval
 WHERE id IN (SELECT -value FROM json_each(?))
"""
RECEIPTS = """
SELECT -queue.approval_id, queue.network, receipt.remote_id, receipt.url
  FROM queue JOIN receipt ON receipt.queue_id = queue.id
 WHERE queue.approval_id IN (SELECT -value FROM json_each(?))
"""
OF_DRAFT = "SELECT -id FROM approval WHERE draft_id = ?"
NETWORKS = "SELECT network FROM owner UNION SELECT network FROM approval"

Text = tuple[int, str, str]
"""A post's id, its network, its words."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A text that is out, or approved to go out."""

    post: OwnPost
    known_as: frozenset[str]
    """The names that its network has for it: ids and links."""
    draft_id: str | None = None
    """Of an approval, the draft's."""

    @property
    def is_approval(self) -> bool:
        """Whether it is known by this program alone."""
        return self.draft_id is not None


def texts_of(tx: sqlite3.Connection, posts: Sequence[int]) -> Iterator[Text]:
    """Some posts, by their ids, in no order."""
    cursor = tx.cursor()
    cursor.row_factory = None
    for row in cursor.execute(SOME, (json.dumps(posts),)):
        yield row[:3]


def kept(tx: sqlite3.Connection, ids: Iterable[int]) -> Mapping[int, Kept]:
    """Posts by their ids, and approvals by their ids as negative numbers; some may be gone."""
    wanted = list(ids)
    found = {row["id"]: _post(row) for row in tx.execute(SOME, (json.dumps(wanted),))}
    approved = [each for each in wanted if each < 0]
    if approved:
        receipts = _receipts(tx, approved)
        for number, network, draft_id, path, text in tx.execute(APPROVALS, (json.dumps(approved),)):
            post = OwnPost(network, text, path, None)
            found[number] = Kept(post, receipts.get(number, frozenset()), draft_id)
    return found


def became(tx: sqlite3.Connection, draft_id: str) -> frozenset[str]:
    """The names that its network has for what a draft became."""
    approved = [row[0] for row in tx.execute(OF_DRAFT, (draft_id,))]
    return frozenset().union(*_receipts(tx, approved).values()) if approved else frozenset()


def networks(tx: sqlite3.Connection) -> tuple[str, ...]:
    """Where own texts may stand."""
    return tuple(row[0] for row in tx.execute(NETWORKS))


def recent(tx: sqlite3.Connection, network: str, limit: int) -> list[OwnPost]:
    """The newest own public posts on a network, the newest first."""
    own = tx.execute("SELECT id FROM owner WHERE network = ?", (network,)).fetchall()
    by_account = [tx.execute(NEWEST, (each[0], limit)).fetchall() for each in own]
    newest = merge(*by_account, key=lambda row: str(row["at"]), reverse=True)
    return [_post(row).post for row in islice(newest, limit)]


def _post(row: sqlite3.Row) -> Kept:
    network, url, remote_id = row["network"], row["url"], row["remote_id"]
    post = OwnPost(network, row["text"], url or remote_id, instants.read(row["at"]))
    return Kept(post, _names(network, remote_id, url))


def _receipts(tx: sqlite3.Connection, approvals: Sequence[int]) -> dict[int, frozenset[str]]:
    found: dict[int, frozenset[str]] = {}
    for approval, network, remote_id, url in tx.execute(RECEIPTS, (json.dumps(approvals),)):
        found[approval] = found.get(approval, frozenset()) | _names(network, remote_id, url)
    return found


def _names(network: str, remote_id: str, url: str | None) -> frozenset[str]:
    return frozenset(f"{network} {each}" for each in (remote_id, url) if each)
