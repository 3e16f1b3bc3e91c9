"""How much of what was posted on one network stands on another too."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from math import sqrt

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.twin import TwinVerdict
from strategy_tui.networks import title
from strategy_tui.networks.crossposters import is_crossposter
from strategy_tui.services.taking_in import take_in_all
from strategy_tui.store import past_twins, posts, twins
from strategy_tui.store.database import Database
from strategy_tui.store.twin_postings import StoredPostings
from strategy_tui.twins.index import near
from strategy_tui.twins.likeness import compare

SAMPLE = 1_000
"""Posts of each network that are looked for, evenly over time, unless all are wanted."""
GLANCE = 200
"""So many are enough for a word after an import."""
CANDIDATES = 500
"""Posts that share words with one, the likeliest first."""
NEAREST = 12
"""Of these so many on each network are compared closely."""
CERTAIN = 1.96
"""Standard errors on both sides that hold 95 % of all samples."""


@dataclass(frozen=True, slots=True)
class PairShare:
    """Posts of one network, and how many of them stand on another."""

    network: str
    other: str
    posts: int
    """Public posts of `network` that have words."""
    compared: int
    """How many of them were looked for, evenly over time."""
    copies: int
    close: int

    @property
    def share(self) -> float:
        """Copies among those compared, from 0 to 1."""
        return self.copies / self.compared if self.compared else 0.0

    @property
    def is_sample(self) -> bool:
        """Whether the share is an estimate."""
        return self.compared < self.posts

    @property
    def interval(self) -> tuple[float, float]:
        """Where the share of all posts lies, 95 times in 100 (Wilson's interval)."""
        if not self.is_sample or not self.compared:
            return self.share, self.share
        n, z = self.compared, CERTAIN
        middle = (self.share + z * z / (2 * n)) / (1 + z * z / n)
        half = z * sqrt(self.share * (1 - self.share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True)
class Crossposting:
    """Posts of one network that a program sent which is made to send to several."""

    network: str
    posts: int
    """Posts of which the program is known."""
    programs: Mapping[str, int]
    """Program → posts, those with most first."""

    @property
    def crossposted(self) -> int:
        """Posts by any of the programs."""
        return sum(self.programs.values())


@dataclass(frozen=True, slots=True)
class PastTwins:
    """What the kept posts say of copying between networks."""

    pairs: tuple[PairShare, ...]
    """Every ordered pair of networks that both have posts."""
    crossposting: tuple[Crossposting, ...]
    """Networks whose posts name the program they came from."""
    known_until: Mapping[str, datetime]
    """Network → up to when its posts are known."""


@dataclass(frozen=True, slots=True)
class PastTwinsService:
    """Looks at what was posted already; nothing is judged, and nothing is changed."""

    db: Database

    def past(self, sample: int | None = SAMPLE) -> PastTwins:
        """What stands on several networks; None looks for every post.

        Raises:
            Busy: another process is writing.
        """
        take_in_all(self.db)
        with self.db.read() as tx:
            return PastTwins(_pairs(tx, sample), _crossposting(tx), posts.known_until(tx))


def known_words(known_until: Mapping[str, datetime]) -> tuple[Message, ...]:
    """Up to when the posts of each network are known."""
    return tuple(
        message("{network} up to {until}", network=title(network), until=until.date())
        for network, until in known_until.items()
    )


def _pairs(tx: sqlite3.Connection, sample: int | None) -> tuple[PairShare, ...]:
    by_network = past_twins.ids_by_network(tx)
    if len(by_network) < 2:
        return ()
    shares = []
    for network, ids in by_network.items():
        looked_for = _evenly(ids, sample)
        found = [_elsewhere(tx, network, text) for _, _, text in twins.texts_of(tx, looked_for)]
        for other in by_network:
            if other != network:
                verdicts = Counter(each.get(other) for each in found)
                copies, close = verdicts[TwinVerdict.COPY], verdicts[TwinVerdict.CLOSE]
                shares.append(PairShare(network, other, len(ids), len(found), copies, close))
    return tuple(shares)


def _evenly(ids: Sequence[int], most: int | None) -> Sequence[int]:
    """At most so many, over the whole time."""
    if most is None or len(ids) <= most:
        return ids
    return [ids[number * len(ids) // most] for number in range(most)]


def _elsewhere(tx: sqlite3.Connection, network: str, text: str) -> dict[str, TwinVerdict]:
    """Network → whether a copy of a text stands there, or else something close."""
    found: dict[str, TwinVerdict] = {}
    hits = [each.post for each in near(StoredPostings(tx), text)[:CANDIDATES]]
    texts = {post: (other, said) for post, other, said in twins.texts_of(tx, hits)}
    looked: Counter[str] = Counter()
    for other, candidate in (texts[each] for each in hits if each in texts):
        if other == network or looked[other] == NEAREST or found.get(other) is TwinVerdict.COPY:
            continue
        looked[other] += 1
        verdict = compare(text, candidate).verdict
        if verdict in {TwinVerdict.COPY, TwinVerdict.CLOSE}:
            found[other] = verdict
    return found


def _crossposting(tx: sqlite3.Connection) -> tuple[Crossposting, ...]:
    found: dict[str, Counter[str]] = {}
    totals: Counter[str] = Counter()
    for network, program, count in past_twins.programs(tx):
        totals[network] += count
        if is_crossposter(program):
            found.setdefault(network, Counter())[program] += count
    return tuple(
        Crossposting(network, total, dict(found.get(network, Counter()).most_common()))
        for network, total in totals.items()
    )
