"""The reading load: how many posts a day one follows, and how many minutes that takes."""

from __future__ import annotations

from collections.abc import Iterable

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.strategy import FollowPolicy, FollowTarget

SECONDS_PER_POST = 4.0
"""How long a post in a feed is looked at on average. A choice of ours, not a finding: enough to
read some sixteen words at 240 words a minute (Brysbaert 2019, doi:10.1016/j.jml.2019.104047),
for posts that are read, passed over and skipped taken together."""


@dataclass(frozen=True, slots=True)
class Load:
    """What a number of follows brings each day, as far as it is known."""

    accounts: int
    """How many accounts are followed."""
    covered: int
    """Of how many of them the posts a day are known: the figures are about these alone."""
    posts_per_day: float

    @property
    def minutes_per_day(self) -> float:
        """The minutes it takes to read what the covered accounts post in a day."""
        return self.posts_per_day * SECONDS_PER_POST / 60

    @property
    def complete(self) -> bool:
        """Whether the figures cover every account."""
        return self.covered == self.accounts


@dataclass(frozen=True, slots=True)
class Loads:
    """Where the feed is, where it would be, and where the person wants it."""

    now: Load
    after: Load
    """Once those are let go whom the audit suggests and nobody has decided about."""
    target: FollowTarget

    @property
    def target_posts_per_day(self) -> float | None:
        """How many posts fit into the minutes that the person wants to spend."""
        minutes = self.target.minutes_per_day
        return None if minutes is None else minutes * 60 / SECONDS_PER_POST


def reading_load(posts_per_day: Iterable[float | None]) -> Load:
    """The load of accounts with so many posts a day each; None is unknown and counts for nothing.

    Unknown accounts are not extrapolated from known ones: who is known is no random sample.
    """
    rates = list(posts_per_day)
    known = [rate for rate in rates if rate is not None]
    return Load(len(rates), len(known), sum(known))


def weigh(follows: Iterable[tuple[float | None, bool]], target: FollowTarget) -> Loads:
    """The loads of follows, each with its posts a day and whether it is about to be let go."""
    rates = list(follows)
    return Loads(
        now=reading_load(rate for rate, _ in rates),
        after=reading_load(rate for rate, leaves in rates if not leaves),
        target=target,
    )


def target_met(policy: FollowPolicy, follows: int, load: Load) -> bool:
    """Whether every part of the target is known to be reached; without a target nothing is.

    Minutes count only when the load covers every follow: what is unknown is never a success.
    """
    target = policy.target
    if target.accounts is None and target.minutes_per_day is None:
        return False
    few_enough = target.accounts is None or follows <= target.accounts
    short_enough = target.minutes_per_day is None or (
        load.covered == follows and load.minutes_per_day <= target.minutes_per_day
    )
    return few_enough and short_enough
