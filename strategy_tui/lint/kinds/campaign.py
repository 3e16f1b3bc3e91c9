"""`kind: campaign` -- whether a draft and the campaigns of the strategy agree.

A campaign has days, a hashtag, networks and a goal; a draft belongs to it by its front matter, by
the hashtag, or by both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Param
from strategy_tui.domain.network import Entity
from strategy_tui.domain.strategy import Campaign
from strategy_tui.domain.text import Span
from strategy_tui.lint.rule import Check, Match, Subject

NEEDS_ONLY_TEXT = False
READS_WHOLE = False
_ISO_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})\b")
_HERE = Span(0, 0)


class Find(StrEnum):
    """What the rule looks for."""

    UNKNOWN = "unknown"
    """A draft of a campaign that the strategy does not have."""
    DATES = "dates"
    """A draft of a campaign that goes out on a day when it does not run."""
    HASHTAG_DATES = "hashtag_dates"
    """A campaign's hashtag on such a day, in a draft that does not name the campaign."""
    NO_HASHTAG = "no_hashtag"
    """A draft of a campaign without its hashtag."""
    UNNAMED = "unnamed"
    """A campaign's hashtag while it runs, in a draft that does not name the campaign."""
    NETWORK = "network"
    """A campaign, or its hashtag, on a network where it does not run."""
    GOAL = "goal"
    """A draft of a campaign for another goal than the campaign's."""


@dataclass(frozen=True, slots=True)
class Options:
    """The keys that this kind takes in a rule pack."""

    find: Find


_DETAILS: Mapping[Find, frozenset[str]] = {
    Find.UNKNOWN: frozenset({"campaign"}),
    Find.DATES: frozenset({"campaign", "start", "end", "day"}),
    Find.HASHTAG_DATES: frozenset({"match", "campaign", "start", "end"}),
    Find.NO_HASHTAG: frozenset({"campaign", "hashtag"}),
    Find.UNNAMED: frozenset({"match", "campaign"}),
    Find.NETWORK: frozenset({"campaign", "network", "known"}),
    Find.GOAL: frozenset({"campaign", "goal", "campaign_goal"}),
}


def details(options: Options) -> frozenset[str]:
    """What a message of this kind may name."""
    return _DETAILS[options.find]


def build(options: Options) -> Check:
    """A check against the campaigns of the strategy."""
    look = _CHECKS[options.find]

    def check(subject: Subject) -> Iterator[Match]:
        return look(subject) if subject.strategy is not None else iter(())

    return check


def _campaigns(subject: Subject) -> Mapping[str, Campaign]:
    return subject.strategy.campaigns if subject.strategy is not None else {}


def _named(subject: Subject) -> Campaign | None:
    """The campaign that the draft says it belongs to."""
    name = subject.draft.campaign if subject.draft is not None else None
    return _campaigns(subject).get(name) if name else None


def _tagged(subject: Subject) -> Iterator[tuple[Entity, tuple[Campaign, ...]]]:
    """Each hashtag of the text that is a campaign's, with the campaigns that have it."""
    tagged = [each for each in _campaigns(subject).values() if each.hashtag]
    for tag in subject.entities.hashtags if tagged else ():
        found = tuple(each for each in tagged if _bare(each.hashtag or "") == _bare(tag.text))
        if found:
            yield tag, found


def _bare(tag: str) -> str:
    return tag.lstrip("#＃").casefold()


def _runs_here(campaign: Campaign, subject: Subject) -> bool:
    """A network that the strategy does not name is no network of any campaign's list."""
    here = subject.plan.key if subject.plan is not None else subject.spec.name
    return not campaign.networks or here in campaign.networks


def _wished(subject: Subject) -> date | None:
    """The day for which the draft is queued, else the one it wishes for."""
    if subject.queued_for is not None:
        return subject.queued_for
    wish = _ISO_DAY.match(subject.draft.when) if subject.draft and subject.draft.when else None
    try:
        return date.fromisoformat(wish[1]) if wish else None
    except ValueError:
        return None


def _today(subject: Subject) -> date | None:
    return subject.now.date() if subject.now is not None else None


def _unknown(subject: Subject) -> Iterator[Match]:
    name = subject.draft.campaign if subject.draft is not None else None
    if name and name not in _campaigns(subject):
        yield Match(_HERE, {"campaign": name}, "campaigns")


def _dates(subject: Subject) -> Iterator[Match]:
    """A draft without a day may be early, but not late."""
    campaign = _named(subject)
    if campaign is None:
        return
    day, today = _wished(subject), _today(subject)
    if day is None and today is not None and today > campaign.end:
        day = today
    if day is not None and not campaign.start <= day <= campaign.end:
        yield Match(_HERE, {**_about(campaign), "day": day}, f"campaigns.{campaign.name}")


def _hashtag_dates(subject: Subject) -> Iterator[Match]:
    day = _wished(subject) or _today(subject)
    if day is None:
        return
    named = _named(subject)
    for tag, campaigns in _tagged(subject):
        if named in campaigns or any(each.start <= day <= each.end for each in campaigns):
            continue
        found = {"match": tag.text, **_about(campaigns[0])}
        yield Match(Span(tag.start, tag.end), found, f"campaigns.{campaigns[0].name}")


def _about(campaign: Campaign) -> dict[str, Param]:
    return {"campaign": campaign.name, "start": campaign.start, "end": campaign.end}


def _no_hashtag(subject: Subject) -> Iterator[Match]:
    campaign, plan = _named(subject), subject.plan
    if campaign is None or not campaign.hashtag or not subject.spec.capabilities.hashtags:
        return
    if plan is not None and plan.hashtags.max == 0:
        return
    there = any(campaign in campaigns for _, campaigns in _tagged(subject))
    if not there and _runs_here(campaign, subject):
        found: dict[str, Param] = {"campaign": campaign.name, "hashtag": campaign.hashtag}
        yield Match(_HERE, found, f"campaigns.{campaign.name}.hashtag")


def _unnamed(subject: Subject) -> Iterator[Match]:
    draft, day = subject.draft, _wished(subject) or _today(subject)
    if draft is None or draft.campaign or day is None:
        return
    for tag, campaigns in _tagged(subject):
        running = [
            each
            for each in campaigns
            if each.start <= day <= each.end and _runs_here(each, subject)
        ]
        if not running:
            continue
        name = running[0].name
        set_key = subject.set_key if len(running) == 1 else None
        yield Match(
            Span(draft.body_start + tag.start, draft.body_start + tag.end),
            {"match": tag.text, "campaign": name},
            f"campaigns.{name}.hashtag",
            fix=set_key("campaign", name) if set_key is not None else None,
            in_file=True,
        )
        return


def _network(subject: Subject) -> Iterator[Match]:
    named = _named(subject)
    if named is not None and not _runs_here(named, subject):
        yield Match(_HERE, _places(named, subject), f"campaigns.{named.name}.networks")
    for tag, campaigns in _tagged(subject):
        if named not in campaigns and not any(_runs_here(each, subject) for each in campaigns):
            clause = f"campaigns.{campaigns[0].name}.networks"
            yield Match(Span(tag.start, tag.end), _places(campaigns[0], subject), clause)


def _places(campaign: Campaign, subject: Subject) -> dict[str, Param]:
    return {
        "campaign": campaign.name,
        "network": subject.spec.title,
        "known": tuple(campaign.networks),
    }


def _goal(subject: Subject) -> Iterator[Match]:
    campaign, goal = _named(subject), subject.draft.goal if subject.draft is not None else None
    if campaign is not None and campaign.goal and goal and goal != campaign.goal:
        found: dict[str, Param] = {
            "campaign": campaign.name,
            "goal": goal,
            "campaign_goal": campaign.goal,
        }
        yield Match(_HERE, found, f"campaigns.{campaign.name}.goal")


_CHECKS: Mapping[Find, Callable[[Subject], Iterator[Match]]] = {
    Find.UNKNOWN: _unknown,
    Find.DATES: _dates,
    Find.HASHTAG_DATES: _hashtag_dates,
    Find.NO_HASHTAG: _no_hashtag,
    Find.UNNAMED: _unnamed,
    Find.NETWORK: _network,
    Find.GOAL: _goal,
}
