"""Warnings and hints: what a strategy needs before a person can live by it."""

from __future__ import annotations

from strategy_tui.domain.diagnostic import Severity
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.strategy import NetworkStatus
from strategy_tui.strategy_file.document import Document
from strategy_tui.strategy_file.shapes import NetworkShape

HANDFUL = 5
"""Active networks beyond which a person is asked whether that is not too many."""


def preconditions(document: Document) -> None:
    """Warnings and hints: what a strategy needs before it can be lived by."""
    _goals(document)
    for key, network in document.shape.networks.items():
        _network(document, key, network)
    _whole(document)
    _time(document)


def _goals(document: Document) -> None:
    shape = document.shape
    if not shape.goals:
        sentence = message("No goal yet. Write under “goals” what you want, in your own words.")
        document.add("no-goal", Severity.WARNING, ("goals",), sentence)
    served = {
        goal
        for network in shape.networks.values()
        if network.status is not NetworkStatus.DORMANT
        for goal in network.goals
    }
    for name, goal in shape.goals.items():
        path = ("goals", name)
        if name not in served:
            sentence = message("No network serves the goal “{goal}”.", goal=name)
            document.add(
                "goal-without-network", Severity.WARNING, path, sentence, depends=[("networks",)]
            )
        lacking = tuple(
            key
            for key, value in (
                ("measure", goal.measure),
                ("from", goal.start),
                ("target", goal.target),
            )
            if value is None
        )
        if lacking:
            sentence = message(
                "“{goal}” lacks {lacking}: without figures, a review cannot tell how far you are.",
                goal=name,
                lacking=lacking,
            )
            document.add("goal-without-figures", Severity.HINT, path, sentence)


def _network(document: Document, key: str, network: NetworkShape) -> None:
    path = ("networks", key)

    def say(rule: str, sentence: Message, severity: Severity = Severity.WARNING) -> None:
        document.add(rule, severity, path, sentence)

    if network.status is NetworkStatus.DORMANT:
        return
    if not network.audience:
        say("no-audience", message("Who reads you on “{key}”? Add “audience”.", key=key))
    if not network.purpose:
        say("no-purpose", message("What is “{key}” for? Add “purpose”.", key=key))
    if not network.goals:
        say("network-without-goal", message("“{key}” serves no goal. Add “goals”.", key=key))
    if network.status is NetworkStatus.EXPERIMENT:
        if network.until is None:
            sentence = message("When does the experiment “{key}” end? Add “until”.", key=key)
            say("experiment-without-end", sentence)
        if not network.success:
            sentence = message(
                "What would make the experiment “{key}” a success? Add “success”.", key=key
            )
            say("experiment-without-success", sentence)
    cadence = network.cadence
    if cadence.posts_per_week and cadence.minutes_per_post is None:
        sentence = message(
            "How long does a post on “{key}” take you? Add “minutes_per_post”.", key=key
        )
        say("no-minutes", sentence, Severity.HINT)


def _whole(document: Document) -> None:
    shape = document.shape
    if not shape.networks:
        sentence = message("No network yet. Write under “networks” which few you use, and why.")
        document.add("no-network", Severity.WARNING, ("networks",), sentence)
    active = [key for key, each in shape.networks.items() if each.status is NetworkStatus.ACTIVE]
    if len(active) > HANDFUL:
        sentence = message(
            "{count} active networks. A handful is what most people can keep up.",
            count=len(active),
        )
        document.add("many-networks", Severity.HINT, ("networks",), sentence)
    if not shape.follow.keep and not shape.follow.let_go:
        sentence = message("Whom do you follow, and why? Write “keep” clauses under “follow”.")
        document.add("no-follow", Severity.WARNING, ("follow",), sentence)
    if shape.review.every is None:
        sentence = message(
            "No review. Add a line such as “{line}”.", line="review: {every: 6 months}"
        )
        document.add("no-review", Severity.WARNING, ("review",), sentence)


def _time(document: Document) -> None:
    budget = document.shape.time.per_week
    if budget is None:
        sentence = message(
            "No time budget. Add a line such as “{line}”.", line="time: {per_week: 60 min}"
        )
        document.add("no-time-budget", Severity.WARNING, ("time", "per_week"), sentence)
        return
    costs = {
        key: (each.cadence.posts_per_week, each.cadence.minutes_per_post)
        for key, each in document.shape.networks.items()
        if each.status is not NetworkStatus.DORMANT
    }
    terms = [(key, n, m, n * m) for key, (n, m) in costs.items() if n and m]
    needed = sum(total for *_, total in terms)
    if needed <= budget:
        return
    shown = tuple(
        message(
            "{key} {posts} × {minutes} = {total}",
            key=key,
            posts=_plain(posts),
            minutes=_plain(minutes),
            total=_plain(total),
        )
        for key, posts, minutes, total in terms
    )
    sentence = message(
        "Your cadences need {needed} minutes a week ({sum}), and you give {budget}. "
        "Post less often, or give more time.",
        needed=_plain(needed),
        sum=shown,
        budget=_plain(budget),
    )
    path = ("time", "per_week")
    document.add("over-budget", Severity.WARNING, path, sentence, depends=[("networks",)])


def _plain(number: float) -> float:
    """A plain number to show: Minutes are shown as numbers are."""
    return int(number) if number == int(number) else round(float(number), 1)
