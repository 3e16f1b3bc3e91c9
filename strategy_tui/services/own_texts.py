"""The person's own texts that may resemble a draft: posts, approvals and other drafts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import datetime
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path

from strategy_tui.domain.approval import Approval
from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.draft import Draft, OwnPost
from strategy_tui.domain.media import MediaInfo
from strategy_tui.domain.twin import PictureTwin, Twin
from strategy_tui.draft_file import parse
from strategy_tui.errors import UnusableFile
from strategy_tui.lint.likeness import FEWEST_WORDS, words
from strategy_tui.networks import NETWORKS
from strategy_tui.services import draft_files
from strategy_tui.services.kept_posts import kept_posts
from strategy_tui.store import approvals, posts, twins
from strategy_tui.store.database import Database
from strategy_tui.twins.passages import ranked, twin_of

DRAFTS = 200
"""So many other drafts, the last by name (which starts with the day), are compared."""
NEAREST = 8
"""Candidates of each network handed to the rules, which look closer."""
FEW = 24
"""So many texts the rules look at each of, sooner than a library that ranks them is loaded."""
ALIKE = 50.0
"""The least likeness (0 to 100) of a candidate; the rules' own thresholds are higher."""

_BATCH = 500
"""Compared at a time; between two batches other threads may run."""

Candidate = tuple[OwnPost | int, str, str]
"""A text of the person's (a post by its number in the store), its network, its words."""


@dataclass(slots=True)
class OwnTexts:
    """The history of one person, as seen from one draft, which is never among it."""

    db: Database
    drafts_dir: Path
    draft: Path | None
    """The draft under check, its links followed."""
    draft_id: str
    """As its approvals know it."""
    names: Mapping[str, str]
    """The key of a network in the strategy → its name."""
    network: str = ""
    """The name of the draft's own."""
    _seen: dict[str, list[Twin]] = field(default_factory=dict)
    """Several rules ask about the same text; the history is read once for all."""

    @property
    def known_until(self) -> datetime | None:
        """When the youngest post that an import brought was published."""
        with self.db.read() as tx:
            return posts.known_until(tx)

    def twins(self, text: str) -> Sequence[Twin]:
        """Copies, close texts and adaptations of a part, the nearest first."""
        if text not in self._seen:
            with self.db.read() as tx:
                found = self._nearest(tx, text)
            self._seen[text] = ranked(twin_of(text, each) for each in found)
        return self._seen[text]

    def pictures(self, media: MediaInfo) -> Sequence[PictureTwin]:
        """Where a file of the draft went out already, or waits in another draft."""
        from strategy_tui.services.own_pictures import twins_of

        if self.draft is None or not media.exists:
            return ()
        with self.db.read() as tx:
            others = [each for each in approvals.every(tx) if each.draft_id != self.draft_id]
            place = self.draft.parent / media.file
            return twins_of(tx, place, self._other_drafts(), others)

    def recent(self, limit: int) -> Sequence[OwnPost]:
        """The newest own public posts on the draft's network, the newest first."""
        with self.db.read() as tx:
            return twins.recent(tx, self.network, limit)

    def _nearest(self, tx: sqlite3.Connection, text: str) -> list[OwnPost]:
        drafts = (post for post, *_ in self._other_drafts() if post.text.strip())
        unposted = chain(drafts, self._approved(approvals.every(tx)))
        here: list[Candidate] = [(each, each.network, each.text) for each in unposted]
        published = kept_posts(self.db.path).candidates(tx, text)
        return [
            twins.own_post(tx, each) if isinstance(each, int) else each
            for each in _nearest(text, chain(here, published))
        ]

    def _approved(self, kept: Iterable[Approval]) -> Iterator[OwnPost]:
        """What this program published may not be in any import yet."""
        for each in kept:
            if each.draft_id != self.draft_id:
                text = "\n".join(each.snapshot.parts)
                yield OwnPost(each.snapshot.network, text, each.draft_path, None)

    def _other_drafts(self) -> Iterator[tuple[OwnPost, Path, Draft]]:
        for path in sorted(self.drafts_dir.glob("*.md"), reverse=True)[:DRAFTS]:
            if path.resolve() == self.draft:
                continue
            if (draft := _draft(path)) is not None:
                network = self.names.get(draft.network, draft.network)
                if network in NETWORKS:  # else it can go nowhere as it is
                    where = f"{self.drafts_dir.name}/{path.name}"
                    yield OwnPost(network, draft.body, where, None), path, draft


def _draft(path: Path) -> Draft | None:
    try:
        found = path.stat()
        return _parsed(path, found.st_mtime_ns, found.st_size)
    except (OSError, UnusableFile):
        return None  # vanished or unreadable: `draft list` says so


@lru_cache(maxsize=DRAFTS)
def _parsed(path: Path, changed: int, size: int) -> Draft | None:
    """A draft is read again when its time or size changed."""
    del changed, size
    draft, _ = parse(draft_files.read(path).text, str(path))
    return draft


def _nearest(text: str, candidates: Iterable[Candidate]) -> list[OwnPost | int]:
    """The few on each network that are most like the text, the nearest first."""
    bare = words(text)
    comparable = (each for each in candidates if _comparable(each[2], bare))
    first = list(islice(comparable, FEW + 1))
    if len(first) <= FEW:
        # Of two that are equally like the draft, the longer one says more.
        first.sort(key=lambda each: (len(each[2]), each[2]), reverse=True)
        return [which for which, _, _ in first]
    return _ranked(text, chain(first, comparable))


def _ranked(text: str, candidates: Iterator[Candidate]) -> list[OwnPost | int]:
    from rapidfuzz import fuzz, process

    nearest: dict[str, list[tuple[float, int, str, OwnPost | int]]] = {}
    while batch := list(islice(candidates, _BATCH)):
        alike = process.extract_iter(
            text.lower(),
            [each[2].lower() for each in batch],
            scorer=fuzz.token_set_ratio,
            score_cutoff=ALIKE,
        )
        for _, score, index in alike:
            which, network, own = batch[index]
            here = nearest.setdefault(network, [])
            if all(own != kept for _, _, kept, _ in here):
                here.append((score, len(own), own, which))
        for network, here in nearest.items():
            nearest[network] = sorted(here, reverse=True, key=_rank)[:NEAREST]
    ranked = sorted(chain(*nearest.values()), reverse=True, key=_rank)
    return [which for *_, which in ranked]


def _comparable(own: str, bare: list[str]) -> bool:
    """A word or two stand in every text: they say something only if they are all of it."""
    return own.count(" ") >= FEWEST_WORDS or words(own) == bare


def _rank(scored: tuple[float, int, str, OwnPost | int]) -> tuple[float, int, str]:
    return scored[:3]
