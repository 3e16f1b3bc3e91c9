"""Experiments and campaigns that ended, and the time that was given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from strategy_tui.domain.message import Message, message, plural
from strategy_tui.domain.review import Answer, Topic
from strategy_tui.domain.strategy import NetworkPlan, NetworkStatus
from strategy_tui.services.figures import reading
from strategy_tui.services.review_items.look import NOTED, Look, Point, quoted
from strategy_tui.services.review_items.networks import known_posts, posted


def experiments(look: Look) -> Iterator[Point]:
    """One for each experiment whose day has come."""
    for key, plan in look.strategy.networks.items():
        if plan.status is not NetworkStatus.EXPERIMENT or plan.until is None:
            continue
        if plan.until > look.today:
            continue
        if plan.success:
            sentence = message(
                "Your experiment on {network} ended on {day}. A success would be “{success}”. "
                "Adopt, extend or drop it?",
                network=quoted(key),
                day=plan.until,
                success=quoted(plan.success),
            )
        else:
            sentence = message(
                "Your experiment on {network} ended on {day}; what would count as a success was "
                "not written down. Adopt, extend or drop it?",
                network=quoted(key),
                day=plan.until,
            )
        yield Point(
            Topic.EXPERIMENT,
            sentence,
            subject=key,
            evidence=tuple(_of_experiment(look, plan)),
            clause=f"networks.{key}",
            choices=(Answer.ADOPT, Answer.EXTEND, Answer.DROP),
        )


def campaigns(look: Look) -> Iterator[Point]:
    """One for each campaign that ended since the last review."""
    for name, campaign in look.strategy.campaigns.items():
        if not look.day(look.begin) <= campaign.end < look.today:
            continue
        sent = {each.draft_id for each in look.sent}
        of_it = [each for each in look.drafts if each.campaign == name]
        evidence = []
        if campaign.want:
            evidence.append(message("It was for: “{want}”", want=quoted(campaign.want)))
        if of_it:
            evidence.append(
                plural(
                    "{count} draft for it; {sent} went out from here.",
                    "{count} drafts for it; {sent} went out from here.",
                    count=len(of_it),
                    sent=sum(each.id in sent for each in of_it),
                )
            )
        known = look.figures.get(campaign.goal or "", ())
        evidence += [reading(each) for each in known if campaign.start <= each.on <= campaign.end][
            -1:
        ]
        yield Point(
            Topic.CAMPAIGN,
            message(
                "Your campaign “{name}” ended on {day}. What came of it, and would you do it "
                "again?",
                name=quoted(name),
                day=campaign.end,
            ),
            subject=name,
            evidence=tuple(evidence),
            clause=f"campaigns.{name}",
            choices=NOTED,
        )


def time(look: Look) -> Iterator[Point]:
    """Minutes that posts took by the strategy's own measure, against its budget."""
    budget = look.strategy.time.per_week
    plans = [each for each in look.strategy.networks.values() if not each.rests]
    posts = {each.key: _count(look, each) for each in plans}
    if budget is None or look.weeks < 1 or not any(posts.values()):
        return
    minutes = sum(posts[each.key] * (each.cadence.minutes_per_post or 0) for each in plans)
    used = round(minutes / look.weeks + _besides(plans))
    if not used:
        return
    evidence = (
        plural(
            "{count} post is known of since {day}; there may be others.",
            "{count} posts are known of since {day}; there may be others.",
            count=sum(posts.values()),
            day=look.day(look.begin),
        ),
        *_planned(plans),
    )
    if used > budget:
        sentence = message(
            "By your own minutes for each post, it took {used} minutes a week, and you give "
            "{budget}. Less of it, or more time?",
            used=used,
            budget=budget,
        )
    else:
        sentence = message(
            "By your own minutes for each post, it took {used} of the {budget} minutes a week that "
            "you give. Does that match how it felt?",
            used=used,
            budget=budget,
        )
    yield Point(Topic.TIME, sentence, evidence=evidence, clause="time.per_week")


def _planned(plans: Sequence[NetworkPlan]) -> Iterator[Message]:
    """What the cadences together ask for."""
    planned = _besides(plans) + sum(
        (each.cadence.posts_per_week or 0) * (each.cadence.minutes_per_post or 0) for each in plans
    )
    if planned:
        yield message("Your cadences plan {planned} minutes a week.", planned=round(planned))


def _besides(plans: Sequence[NetworkPlan]) -> float:
    """Minutes a week that networks take besides their posts."""
    return sum(each.cadence.minutes_per_week or 0 for each in plans)


def _count(look: Look, plan: NetworkPlan) -> int:
    """How many posts to a network are known of since the review before."""
    known = known_posts(look, plan)
    return known.covered + known.after


def _of_experiment(look: Look, plan: NetworkPlan) -> Iterator[Message]:
    if plan.because:
        yield message("You began it because: “{because}”", because=quoted(plan.because))
    if plan.since is not None:
        yield message("It began on {day}.", day=plan.since)
    yield from posted(look, known_posts(look, plan))
    for goal in plan.goals:
        for each in look.figures.get(goal, ())[-1:]:
            yield message("{goal}: {reading}", goal=quoted(goal), reading=reading(each))
