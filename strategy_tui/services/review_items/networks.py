"""Networks gone idle, or posted to more or less often than planned; audiences.

What was posted is known from imports up to their day, and from what went out from here. Where no
import covers the time, a few posts known are not few posts: then the person is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from strategy_tui.domain.account import Owner
from strategy_tui.domain.message import Message, message, plural
from strategy_tui.domain.review import Topic
from strategy_tui.domain.strategy import NetworkPlan, NetworkStatus
from strategy_tui.services.measures import POSTS, is_of_plan, own_accounts
from strategy_tui.services.review_items.look import Known, Look, Point, quoted
from strategy_tui.store import periods
from strategy_tui.store.periods import WholeList

LITTLE, MUCH = 0.7, 1.4
"""Below and above these shares of the cadence the person is asked about it."""
ENOUGH = timedelta(days=14)
"""Less than this says nothing of a cadence."""
RECENT = timedelta(days=31)
"""An import that is older leaves something to ask."""


def points(look: Look) -> Iterator[Point]:
    """One for each network whose posts are not as planned, or are not known."""
    for plan in look.strategy.networks.values():
        if plan.status is NetworkStatus.EXPERIMENT and plan.until and plan.until <= look.today:
            continue  # the end of the experiment is asked about, with the same figures
        known = known_posts(look, plan)
        sentence = _resting(look, known) if plan.rests else _sentence(look, known)
        if sentence is not None:
            yield Point(
                Topic.NETWORK,
                sentence,
                subject=plan.key,
                evidence=tuple(posted(look, known)),
                clause=f"networks.{plan.key}.{'status' if plan.rests else 'cadence'}",
            )


def resting(look: Look) -> Iterator[Point]:
    """One for each network that rests and was left alone: in reserve for good?"""
    for plan in look.strategy.networks.values():
        known = known_posts(look, plan)
        if not plan.rests or known.covered or known.after:
            continue
        because = message("It rests because: “{because}”", because=quoted(plan.because))
        yield Point(
            Topic.NETWORK,
            message(
                "{network} rests by your strategy. Keep it in reserve, wake it, or close it for "
                "good?",
                network=quoted(plan.key),
            ),
            subject=plan.key,
            evidence=(because,) if plan.because else (),
            clause=f"networks.{plan.key}.status",
        )


def audiences(look: Look) -> Iterator[Point]:
    """One for each network in use: whether the readers are still those that were meant."""
    for plan in look.strategy.networks.values():
        if plan.rests:
            continue
        if plan.audience:
            sentence = message(
                "On {network} you write for “{audience}”. Is that who reads you there, and who you "
                "want to reach?",
                network=quoted(plan.key),
                audience=quoted(plan.audience),
            )
        else:
            sentence = message(
                "Your strategy does not say who reads you on {network}. Who is it?",
                network=quoted(plan.key),
            )
        yield Point(
            Topic.AUDIENCE,
            sentence,
            subject=plan.key,
            evidence=tuple(_followers(look, plan)),
            clause=f"networks.{plan.key}.audience",
        )


def known_posts(look: Look, plan: NetworkPlan) -> Known:
    """What is known of the posts to a network since `look.begin`; looked up once."""
    if plan.key not in look.known:
        look.known[plan.key] = _known_posts(look, plan)
    return look.known[plan.key]


def _known_posts(look: Look, plan: NetworkPlan) -> Known:
    mine = own_accounts(look.mine, plan)
    archives = _newest(look, mine)
    until = min((each.as_of for each in archives), default=None)
    end = until if until is not None and until > look.begin else None
    covered = 0
    if end is not None:
        covered = sum(periods.posts(look.tx, each, POSTS, look.begin, end) for each in mine)
    sent = [each for each in look.sent if is_of_plan(plan, each.network, each.account)]
    last = [at for owner in mine if (at := periods.last_post(look.tx, owner, look.now))]
    return Known(
        plan=plan,
        archives=archives,
        until=end,
        covered=covered,
        after=sum(end is None or each.at >= end for each in sent),
        last=max([*last, *(each.at for each in sent)], default=None),
    )


def _newest(look: Look, mine: Sequence[Owner]) -> tuple[WholeList, ...]:
    found = [periods.whole_lists(look.tx, owner, "posts")[-1:] for owner in mine]
    return tuple(each[0] for each in found if each) if all(found) else ()


def _resting(look: Look, known: Known) -> Message | None:
    """A network that should rest and did not; one that does is not spoken of."""
    count = known.covered + known.after
    if not count:
        return None
    return plural(
        "{network} rests by your strategy, but you posted {count} time there since {day}. Is it "
        "awake again?",
        "{network} rests by your strategy, but you posted {count} times there since {day}. Is it "
        "awake again?",
        count=count,
        network=quoted(known.plan.key),
        day=look.day(look.begin),
    )


def _sentence(look: Look, known: Known) -> Message | None:
    """Why the person is asked about a network; None where it goes as planned."""
    wanted = known.plan.cadence.posts_per_week
    until = known.until
    span = (until or look.now) - look.begin
    if until is None or (span < ENOUGH and look.now - look.begin >= ENOUGH):
        return _unknown(look, known)
    if span < ENOUGH:
        return None
    weekly = known.covered / (span / timedelta(days=7))
    if not known.covered:
        if known.after:
            return None
        return message(
            "Quiet: no post of yours on {network} from {begin} to {end}. Wake it, let it rest, or "
            "leave it?",
            network=quoted(known.plan.key),
            begin=look.day(look.begin),
            end=look.day(until),
        )
    if wanted and weekly < wanted * LITTLE:
        return message(
            "On {network} you posted {found} × a week and wanted {wanted}. Is the cadence too "
            "high, or did something keep you?",
            network=quoted(known.plan.key),
            found=round(weekly, 1),
            wanted=wanted,
        )
    if wanted is not None and weekly > max(wanted * MUCH, wanted + 0.5):
        return message(
            "On {network} you posted {found} × a week and wanted {wanted}. Is that worth its "
            "time, or does it crowd out something else?",
            network=quoted(known.plan.key),
            found=round(weekly, 1),
            wanted=wanted,
        )
    return _unknown(look, known) if look.now - until > max(RECENT, span) else None


def _unknown(look: Look, known: Known) -> Message | None:
    """A question instead of a finding: what is not known is neither idle nor fine."""
    wanted = known.plan.cadence.posts_per_week
    weeks = (look.now - look.begin) / timedelta(days=7)
    if look.now - look.begin < ENOUGH:
        return None
    if wanted is not None and known.after / weeks > max(wanted * MUCH, wanted + 0.5):
        return message(
            "On {network} at least {found} posts a week went out from here, and you wanted "
            "{wanted}. Is that worth its time, or does it crowd out something else?",
            network=quoted(known.plan.key),
            found=round(known.after / weeks, 1),
            wanted=wanted,
        )
    if known.after:
        return plural(
            "{count} post went out from here to {network} since {day}; what you posted there "
            "otherwise is not known. Is it as often as you wanted?",
            "{count} posts went out from here to {network} since {day}; what you posted there "
            "otherwise is not known. Is it as often as you wanted?",
            count=known.after,
            network=quoted(known.plan.key),
            day=look.day(_blind_from(look, known)),
        )
    if known.archives:
        return message(
            "No posts are known on {network} since {day}: import a newer archive, or is it quiet?",
            network=quoted(known.plan.key),
            day=look.day(_blind_from(look, known)),
        )
    return message(
        "Nothing is known of what you post on {network}, as no archive of it was imported. Did you "
        "post there as often as you wanted?",
        network=quoted(known.plan.key),
    )


def _blind_from(look: Look, known: Known) -> datetime:
    """Since when not every post is known."""
    newest = min((each.as_of for each in known.archives), default=look.begin)
    return min(newest, look.now)


def posted(look: Look, known: Known) -> Iterator[Message]:
    """The figures behind what is said of a network's posts."""
    cadence = known.plan.cadence
    if cadence.posts_per_week is not None:
        yield message("Posts a week by your strategy: {number}", number=cadence.posts_per_week)
    if known.until is not None:
        yield plural(
            "{count} post from {begin} to {end} ({source})",
            "{count} posts from {begin} to {end} ({source})",
            count=known.covered,
            begin=look.day(look.begin),
            end=look.day(known.until),
            source=tuple(dict.fromkeys(each.source for each in known.archives)),
        )
    if known.after:
        yield plural(
            "{count} post went out from here since {day}.",
            "{count} posts went out from here since {day}.",
            count=known.after,
            day=look.day(known.until or look.begin),
        )
    if known.last is not None:
        yield message("The last post that is known of: {day}.", day=look.day(known.last))


def _followers(look: Look, plan: NetworkPlan) -> Iterator[Message]:
    """How many readers there are by the lists that were whole, then and now."""
    for owner in own_accounts(look.mine, plan):
        known = periods.whole_lists(look.tx, owner, "follower")
        if not known:
            continue
        before = [each for each in known if each.as_of <= look.begin][-1:]
        for each in dict.fromkeys((*before, known[-1])):
            yield plural(
                "{count} follower on {day} ({source})",
                "{count} followers on {day} ({source})",
                count=each.entries,
                day=look.day(each.as_of),
                source=each.source,
            )
