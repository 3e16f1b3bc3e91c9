"""The person's own texts that may resemble a draft: posts, approvals and other drafts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from itertools import chain
from pathlib import Path

from strategy_tui.domain.draft import OwnPost
from strategy_tui.domain.media import MediaInfo
from strategy_tui.domain.twin import PictureTwin, Twin
from strategy_tui.services.other_drafts import OtherDrafts
from strategy_tui.services.taking_in import take_in_soon
from strategy_tui.store import approvals, posts, twins
from strategy_tui.store.database import Database
from strategy_tui.store.twin_search import SCANNED, search
from strategy_tui.store.twins import Kept
from strategy_tui.twins.index import Hit
from strategy_tui.twins.passages import ranked, twin_of
from strategy_tui.twins.words import wording

DRAFTS = 200
"""Other drafts whose pictures are compared, the last by name."""
NEAREST = 8
"""Texts of each network that share most words with a draft: these are compared closely."""
ENOUGH = 500
"""Hits among which these are looked for first; of a text that was made from a template there may
be thousands."""
AT_ONCE = 100
"""Hits whose network is looked up in one go."""


class OwnTexts:
    """The history of one person, as seen from one draft, which is never among it.

    `draft` is the file under check, its links followed, and `draft_id` the name by which approvals
    know it. `names` tells what the keys of networks in the strategy stand for.
    """

    def __init__(
        self,
        db: Database,
        drafts_dir: Path,
        draft: Path | None,
        draft_id: str,
        names: Mapping[str, str],
        network: str = "",
    ) -> None:
        self.db = db
        self.draft = draft
        self.draft_id = draft_id
        self.network = network
        self._drafts = OtherDrafts(drafts_dir, draft, names)
        # Several rules ask about the same text; the history is read once for all.
        self._seen: dict[str, list[Twin]] = {}

    @cached_property
    def known_until(self) -> Mapping[str, datetime]:
        """Network → when the youngest post was published that an import brought."""
        with self.db.read() as tx:
            return posts.known_until(tx)

    @cached_property
    def unread(self) -> int:
        """How many texts are neither in the index nor few enough to be looked at without it."""
        return max(0, take_in_soon(self.db) - SCANNED) if self.db.exists() else 0

    def twins(self, text: str) -> Sequence[Twin]:
        """Copies, close texts and adaptations of a part, the nearest first."""
        if text not in self._seen:
            _ = self.unread  # first, as it puts texts where they are found
            with self.db.read() as tx:
                own = chain(self._published(tx, text), self._drafts.near(text))
                self._seen[text] = ranked(twin_of(text, each) for each in _each_once(own))
        return self._seen[text]

    def pictures(self, media: MediaInfo) -> Sequence[PictureTwin]:
        """Where a file of the draft went out already, or waits in another draft."""
        from strategy_tui.services.own_pictures import twins_of

        if self.draft is None or not media.exists:
            return ()
        with self.db.read() as tx:
            others = [each for each in approvals.every(tx) if each.draft_id != self.draft_id]
            place = self.draft.parent / media.file
            return twins_of(tx, place, self._drafts.newest(DRAFTS), others)

    def recent(self, limit: int) -> Sequence[OwnPost]:
        """The newest own public posts on the draft's network, the newest first."""
        with self.db.read() as tx:
            return twins.recent(tx, self.network, limit)

    def _published(self, tx: sqlite3.Connection, text: str) -> list[OwnPost]:
        """Posts and approvals that share most words, some of each network; posts first.

        What became of this draft is left out, and an approval whose post is there already.
        """
        hits = search(tx, text, ENOUGH)
        if not hits:
            return []
        found, is_enough = self._nearest(tx, hits)
        if not is_enough and len(hits) == ENOUGH:  # all from one network, perhaps
            found, _ = self._nearest(tx, search(tx, text))
        found.sort(key=lambda each: each.is_approval)
        imported = {name for each in found if not each.is_approval for name in each.known_as}
        return [each.post for each in found if not (each.is_approval and each.known_as & imported)]

    def _nearest(self, tx: sqlite3.Connection, hits: Sequence[Hit]) -> tuple[list[Kept], bool]:
        """The first of each network, and whether no network wants for any."""
        became = twins.became(tx, self.draft_id)
        wanted = dict.fromkeys(twins.networks(tx), NEAREST)
        found: list[Kept] = []
        for each in _in_order(tx, hits):
            if each.draft_id == self.draft_id or each.known_as & became:
                continue
            if wanted[each.post.network]:
                wanted[each.post.network] -= 1
                found.append(each)
                if not any(wanted.values()):
                    return found, True
        return found, False


def _in_order(tx: sqlite3.Connection, hits: Sequence[Hit]) -> Iterator[Kept]:
    for at in range(0, len(hits), AT_ONCE):
        some = [each.post for each in hits[at : at + AT_ONCE]]
        found = twins.kept(tx, some)
        yield from (found[each] for each in some if each in found)


def _each_once(texts: Iterable[OwnPost]) -> list[OwnPost]:
    """Of texts with the same words on one network the first."""
    found: dict[tuple[str, object], OwnPost] = {}
    for each in texts:
        found.setdefault((each.network, wording(each.text)), each)
    return list(found.values())
