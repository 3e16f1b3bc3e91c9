"""What changed between two strategies, in a person's words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from strategy_tui.domain.message import Message, message, plural
from strategy_tui.domain.strategy import (
    Campaign,
    Goal,
    NetworkPlan,
    NetworkStatus,
    Override,
    Strategy,
)
from strategy_tui.strategy_file import change_words as words
from strategy_tui.strategy_file.change_words import figure, told
from strategy_tui.strategy_file.field_changes import Change, each_of, fields_of, items_of
from strategy_tui.strategy_file.follow_changes import follow_changes
from strategy_tui.strategy_file.renaming import Likely, RenameKind, likely_renames, renamed

__all__ = ["Change", "called", "changes"]

THE_STRATEGY = message("The strategy")
YOUR_TIME = message("Your time")


def changes(before: Strategy, after: Strategy) -> tuple[Change, ...]:
    """Everything that differs in what the strategies say, in the order of the file.

    What has only another name is told as a rename, and then compared under the new one.
    """
    renames = likely_renames(before, after)
    for each in renames:
        before = renamed(before, each)

    def part(kind: RenameKind) -> Iterator[Change]:
        return (called(each) for each in renames if each.kind is kind)

    return (
        *fields_of(THE_STRATEGY, "", before, after, words.STRATEGY),
        *part(RenameKind.GOAL),
        *each_of("goals", before.goals, after.goals, _new_goal, _gone_goal, _goal),
        *part(RenameKind.NETWORK),
        *each_of("networks", before.networks, after.networks, _new_network, _left, _network),
        *part(RenameKind.CAMPAIGN),
        *each_of("campaigns", before.campaigns, after.campaigns, _new_campaign, _over, _campaign),
        *part(RenameKind.CLAUSE),
        *follow_changes(before.follow, after.follow),
        *fields_of(YOUR_TIME, "time.", before.time, after.time, words.TIME),
        *fields_of(YOUR_TIME, "review.", before.review, after.review, words.REVIEW),
        *_own_words(before, after),
        *each_of("lint", before.lint, after.lint, _new_override, _as_it_comes, _override),
    )


def called(each: Likely) -> Change:
    """That a thing has another name."""
    sentence = {
        RenameKind.GOAL: message("The goal “{old}” is now called “{new}”"),
        RenameKind.NETWORK: message("The network “{old}” is now called “{new}”"),
        RenameKind.CAMPAIGN: message("The campaign “{old}” is now called “{new}”"),
        RenameKind.CLAUSE: message("The clause “{old}” is now called “{new}”"),
    }[each.kind]
    place = {RenameKind.CLAUSE: "follow"}.get(each.kind, f"{each.kind}s.{each.new}")
    filled = Message(sentence.id, {"old": told(each.old), "new": told(each.new)})
    return Change(place, filled, each.old, each.new)


def _new_goal(name: str, goal: Goal) -> Message:
    return message("New goal “{name}”: {want}", name=told(name), want=told(goal.want))


def _gone_goal(name: str, _: Goal) -> Message:
    return message("The goal “{name}” is gone", name=told(name))


def _goal(name: str, before: Goal, after: Goal) -> Iterator[Change]:
    what = message("Goal “{name}”", name=told(name))
    return fields_of(what, f"goals.{name}.", before, after, words.GOAL)


def _new_network(key: str, plan: NetworkPlan) -> Message:
    match plan.status:
        case NetworkStatus.EXPERIMENT if plan.until is not None:
            return message(
                "New network: {key}, an experiment until {day}", key=told(key), day=plan.until
            )
        case NetworkStatus.EXPERIMENT:
            return message("New network: {key}, an experiment", key=told(key))
        case NetworkStatus.DORMANT:
            return message("New network: {key}, at rest", key=told(key))
        case NetworkStatus.ACTIVE:
            return message("New network: {key}", key=told(key))


def _left(key: str, _: NetworkPlan) -> Message:
    return message("{key} is no longer one of your networks", key=told(key))


def _network(key: str, before: NetworkPlan, after: NetworkPlan) -> Iterator[Change]:
    what, path = told(key), f"networks.{key}."
    yield from fields_of(what, path, before, after, words.NETWORK)
    yield from items_of(
        f"{path}goals", before.goals, after.goals,
        lambda each: message("{what} now serves the goal “{goal}”", what=what, goal=told(each)),
        lambda each: message(
            "{what} no longer serves the goal “{goal}”", what=what, goal=told(each)
        ),
    )  # fmt: skip
    yield from items_of(
        f"{path}share", before.share, after.share,
        lambda each: message(
            "“{item}” now belongs to what you share on {what}", what=what, item=told(each)
        ),
        lambda each: message(
            "“{item}” no longer belongs to what you share on {what}", what=what, item=told(each)
        ),
    )  # fmt: skip
    yield from items_of(
        f"{path}never", before.never, after.never,
        lambda each: message(
            "“{item}” now belongs to what you never share on {what}", what=what, item=told(each)
        ),
        lambda each: message(
            "“{item}” no longer belongs to what you never share on {what}",
            what=what,
            item=told(each),
        ),
    )  # fmt: skip
    yield from _cadence(what, path, before, after)


def _cadence(what: str, path: str, before: NetworkPlan, after: NetworkPlan) -> Iterator[Change]:
    yield from fields_of(what, f"{path}hashtags.", before.hashtags, after.hashtags, words.HASHTAGS)
    path = f"{path}cadence."
    old, new = before.cadence.posts_per_week, after.cadence.posts_per_week
    if old != new:
        sentence = _posts(what, old, new)
        yield Change(f"{path}posts_per_week", sentence, words.short(old), words.short(new))
    yield from fields_of(what, path, before.cadence, after.cadence, words.CADENCE)
    yield from items_of(
        f"{path}slots", before.cadence.slots, after.cadence.slots,
        lambda each: message("{what}: {slot} is now a time to post", what=what,
                             slot=words.slot(each)),
        lambda each: message("{what}: {slot} is no longer a time to post", what=what,
                             slot=words.slot(each)),
    )  # fmt: skip


def _posts(what: str, old: float | None, new: float | None) -> Message:
    if new is None:
        return message(
            "{what}: no number of posts a week any more (was {before})",
            what=what,
            before=figure(old),
        )
    if old is None:
        return plural(
            "{what}: {after} post a week (no number before)",
            "{what}: {after} posts a week (no number before)",
            count=words.count(new),
            what=what,
            after=figure(new),
        )
    return plural(
        "{what}: from {before} to {after} post a week",
        "{what}: from {before} to {after} posts a week",
        count=words.count(new),
        what=what,
        before=figure(old),
        after=figure(new),
    )


def _new_campaign(name: str, campaign: Campaign) -> Message:
    return message(
        "New campaign “{name}”, from {start} to {end}",
        name=told(name),
        start=campaign.start,
        end=campaign.end,
    )


def _over(name: str, _: Campaign) -> Message:
    return message("The campaign “{name}” is gone", name=told(name))


def _campaign(name: str, before: Campaign, after: Campaign) -> Iterator[Change]:
    what, path = message("Campaign “{name}”", name=told(name)), f"campaigns.{name}."
    yield from fields_of(what, path, before, after, words.CAMPAIGN)
    yield from items_of(
        f"{path}networks", before.networks, after.networks,
        lambda each: message("{what} now names the network {key}", what=what, key=told(each)),
        lambda each: message("{what} no longer names the network {key}", what=what,
                             key=told(each)),
    )  # fmt: skip


def _own_words(before: Strategy, after: Strategy) -> Iterator[Change]:
    for topic in dict.fromkeys((*after.words, *before.words)):
        told_by = told(topic)
        if topic not in after.words or topic not in before.words:
            is_new = topic in after.words
            sentence = (
                message("“{topic}” has words of your own now", topic=told_by)
                if is_new
                else message("“{topic}” has no words of your own any more", topic=told_by)
            )
            names = (None, topic) if is_new else (topic, None)
            yield Change(f"words.{topic}", sentence, *names)
        old, new = before.words.get(topic, ()), after.words.get(topic, ())
        yield from items_of(
            f"words.{topic}", old, new, partial(_learnt, told_by), partial(_forgotten, told_by)
        )


def _learnt(topic: str, word: str) -> Message:
    return message("“{word}” now tells the topic “{topic}”", word=told(word), topic=topic)


def _forgotten(topic: str, word: str) -> Message:
    return message("“{word}” no longer tells the topic “{topic}”", word=told(word), topic=topic)


def _new_override(rule: str, override: Override) -> Message:
    return message(
        "The rule “{rule}” is now {severity}, because: {because}",
        rule=told(rule),
        severity=words.severity(override.severity),
        because=told(override.because),
    )


def _as_it_comes(rule: str, _: Override) -> Message:
    return message("The rule “{rule}” counts again as it does for everybody", rule=told(rule))


def _override(rule: str, before: Override, after: Override) -> Iterator[Change]:
    what = message("The rule “{rule}”", rule=told(rule))
    return fields_of(what, f"lint.{rule}.", before, after, words.OVERRIDE)
