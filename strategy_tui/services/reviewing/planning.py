"""Experiments and campaigns that ended, and the time that was given."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_tui.domain.account import same_account
from strategy_tui.domain.message import Message, message, plural
from strategy_tui.domain.review import Answer, Topic
from strategy_tui.domain.strategy import NetworkPlan, NetworkStatus, Strategy
from strategy_tui.services.reviewing.goals import reading
from strategy_tui.services.reviewing.look import NOTED, Look, Point
from strategy_tui.services.reviewing.networks import known_posts
from strategy_tui.store.periods import SentPost
from strategy_tui.yamldoc import shortened


def experiments(look: Look) -> Iterator[Point]:
    """One for each trial whose day has come."""
    for key, plan in look.strategy.networks.items():
        if plan.status is not NetworkStatus.EXPERIMENT or plan.until is None:
            continue
        if plan.until > look.today:
            continue
        if plan.success:
            sentence = message(
                "Your experiment on {network} ended on {day}. A success would be “{success}”. "
                "Adopt, extend or drop it?",
                network=key,
                day=plan.until,
                success=shortened(plan.success),
            )
        else:
            sentence = message(
                "Your experiment on {network} ended on {day}; what would count as a success was "
                "not written down. Adopt, extend or drop it?",
                network=key,
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
        evidence = [
            plural(
                "{count} draft for it, {sent} of them went out from here.",
                "{count} drafts for it, {sent} of them went out from here.",
                count=len(of_it),
                sent=sum(each.id in sent for each in of_it),
            )
        ]
        if campaign.want:
            evidence.insert(0, message("It was for: “{want}”", want=shortened(campaign.want)))
        known = look.figures.get(campaign.goal or "", ())
        evidence += [reading(each) for each in known if campaign.start <= each.on <= campaign.end][
            -1:
        ]
        yield Point(
            Topic.CAMPAIGN,
            message(
                "Your campaign “{name}” ended on {day}. What came of it, and would you do it "
                "again?",
                name=shortened(name),
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
    weeks = look.weeks
    if budget is None or weeks < 1:
        return
    posts = [(each, _plan_of(look.strategy, each)) for each in look.sent]
    minutes = (
        sum(plan.cadence.minutes_per_post or 0 for _, plan in posts if plan is not None) / weeks
    )
    minutes += _besides(look.strategy)
    if not minutes:
        return
    used = round(minutes)
    evidence = (
        plural(
            "{count} post went out from here since {day}.",
            "{count} posts went out from here since {day}.",
            count=len(posts),
            day=look.day(look.begin),
        ),
        *_planned(look.strategy),
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


def _planned(strategy: Strategy) -> Iterator[Message]:
    """What the cadences together ask for."""
    cadences = [each.cadence for each in strategy.networks.values() if not _rests(each)]
    planned = _besides(strategy) + sum(
        (each.posts_per_week or 0) * (each.minutes_per_post or 0) for each in cadences
    )
    if planned:
        yield message("Your cadences plan {planned} minutes a week.", planned=round(planned))


def _besides(strategy: Strategy) -> float:
    """Minutes a week that networks take besides their posts."""
    return sum(
        each.cadence.minutes_per_week or 0
        for each in strategy.networks.values()
        if not _rests(each)
    )


def _rests(plan: NetworkPlan) -> bool:
    return plan.status is NetworkStatus.DORMANT


def _plan_of(strategy: Strategy, post: SentPost) -> NetworkPlan | None:
    there = [each for each in strategy.networks.values() if each.network == post.network]
    named = [each for each in there if same_account(each.account, post.account)]
    return next(iter(named or there), None)


def _of_experiment(look: Look, plan: NetworkPlan) -> Iterator[Message]:
    if plan.because:
        yield message("You began it because: “{because}”", because=shortened(plan.because))
    if plan.since is not None:
        yield message("It began on {day}.", day=plan.since)
    known = known_posts(look, plan)
    count = known.covered + known.after
    if count:
        yield plural(
            "{count} post there is known of since {day}.",
            "{count} posts there are known of since {day}.",
            count=count,
            day=look.day(look.begin),
        )
    for goal in plan.goals:
        for each in look.figures.get(goal, ())[-1:]:
            yield message("{goal}: {reading}", goal=goal, reading=reading(each))
