"""Warnings and hints: what a strategy needs before a person can live by it."""

from __future__ import annotations

import re

from strategy_tui.domain.diagnostic import Severity
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.strategy import Duration, NetworkStatus
from strategy_tui.strategy_file.document import Document
from strategy_tui.strategy_file.shapes import CadenceShape, NetworkShape
from strategy_tui.yamldoc import shortened

HANDFUL = 5
"""Active networks beyond which a person is asked whether that is not too many."""

_DAYS = {"minute": 1 / 1440, "hour": 1 / 24, "day": 1, "week": 7, "month": 30.4, "year": 365}

LEAST_MINUTES = 30
"""Minutes a week below which a budget rarely carries a network."""


def preconditions(document: Document) -> None:
    """Warnings and hints: what a strategy needs before it can be lived by."""
    _goals(document)
    for key, network in document.shape.networks.items():
        if network.status is not NetworkStatus.DORMANT:
            _network(document, key, network)
            _experiment(document, key, network)
    _shared_networks(document)
    _campaigns(document)
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
            sentence = message(
                "No network serves the goal “{goal}”. Add it to the “goals” of one, or drop it.",
                goal=shortened(name),
            )
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
                "Add {lacking} to “{goal}”: without figures, a review cannot tell how far you are.",
                goal=shortened(name),
                lacking=lacking,
            )
            document.add("goal-without-figures", Severity.HINT, path, sentence)


def _network(document: Document, key: str, network: NetworkShape) -> None:
    path = ("networks", key)

    def say(rule: str, sentence: Message, severity: Severity = Severity.WARNING) -> None:
        document.add(rule, severity, path, sentence)

    if not network.audience:
        say("no-audience", message("Who reads you on “{key}”? Add “audience”.", key=shortened(key)))
    if not network.purpose:
        say("no-purpose", message("What is “{key}” for? Add “purpose”.", key=shortened(key)))
    if not network.goals:
        say(
            "network-without-goal",
            message("“{key}” serves no goal. Add “goals”.", key=shortened(key)),
        )
    for word in dict.fromkeys(network.share):
        if word in network.never:
            sentence = message(
                "“{word}” is under “share” and under “never” of “{key}”. Keep one of them.",
                word=shortened(word),
                key=shortened(key),
            )
            say("share-and-never", sentence)
    cadence = network.cadence
    if cadence.posts_per_week and cadence.minutes_per_post is None:
        sentence = message(
            "How long does a post on “{key}” take you? Add “minutes_per_post”.", key=shortened(key)
        )
        say("no-minutes", sentence, Severity.HINT)
    if cadence.posts_per_week is None and cadence.minutes_per_week is None:
        sentence = message(
            "What does “{key}” take of your week? Add a line such as “{line}”.",
            key=shortened(key),
            line="cadence: {posts_per_week: 1, minutes_per_post: 15}",
        )
        say("no-cadence", sentence, Severity.HINT)


def _experiment(document: Document, key: str, network: NetworkShape) -> None:
    path = ("networks", key)
    if network.status is not NetworkStatus.EXPERIMENT:
        if network.until is not None and not document.has(*path, "status"):
            sentence = message(
                "“{key}” has an “until” but is no experiment. Add “status: experiment”, "
                "and the program comes back to it on that day.",
                key=shortened(key),
            )
            fix = document.setting((*path, "status"), NetworkStatus.EXPERIMENT)
            document.add("end-without-experiment", Severity.WARNING, path, sentence, fix=fix)
        return
    questions = (
        (
            "experiment-without-reason",
            network.because,
            message("Why do you try “{key}” out? Add “because”.", key=shortened(key)),
        ),
        (
            "experiment-without-end",
            network.until,
            message("When does the experiment “{key}” end? Add “until”.", key=shortened(key)),
        ),
        (
            "experiment-without-success",
            network.success,
            message(
                "What would make the experiment “{key}” a success? Add “success”.",
                key=shortened(key),
            ),
        ),
    )
    for rule, answer, question in questions:
        if not answer:
            document.add(rule, Severity.WARNING, path, question)


def _shared_networks(document: Document) -> None:
    """Two keys on one network, which only their accounts tell apart."""
    first: dict[tuple[str, str], str] = {}
    for key, network in document.shape.networks.items():
        account = (network.account or "").removeprefix("@").casefold()
        other = first.setdefault((network.network or key, account), key)
        if other != key:
            sentence = message(
                "“{key}” and “{other}” are the same account of one network. "
                "Tell them apart with “account”.",
                key=shortened(key),
                other=shortened(other),
            )
            path = ("networks", key)
            document.add("same-account", Severity.WARNING, path, sentence)


def _campaigns(document: Document) -> None:
    for name, campaign in document.shape.campaigns.items():
        path = ("campaigns", name)
        if campaign.goal is None:
            sentence = message(
                "Which goal does the campaign “{name}” serve? Add “goal”.", name=shortened(name)
            )
            document.add("campaign-without-goal", Severity.HINT, path, sentence)
        if not campaign.hashtag:
            sentence = message(
                "Which hashtag belongs to the campaign “{name}”? Add “hashtag”, in quotes.",
                name=shortened(name),
            )
            document.add("campaign-without-hashtag", Severity.HINT, path, sentence)
        else:
            _hashtag(document, name, campaign.hashtag)


def _hashtag(document: Document, name: str, hashtag: str) -> None:
    """One word with a sign before it; networks cut it where the word ends."""
    if re.fullmatch(r"#?\w*[^\W\d]\w*", hashtag):
        return
    words = re.findall(r"\w+", hashtag)
    joined = "#" + "".join(word[:1].upper() + word[1:] for word in words)
    is_word = re.search(r"[^\W\d]", joined) is not None
    path = ("campaigns", name, "hashtag")
    sentence = message(
        "“{hashtag}” is not one hashtag: a network ends it where the first word ends. "
        "Write one word, such as “{example}”.",
        hashtag=shortened(hashtag),
        example=shortened(joined) if is_word else "#BookFair",
    )
    is_certain = is_word and hashtag.count("#") <= 1
    fix = document.setting(path, joined) if is_certain else None
    document.add("hashtag", Severity.WARNING, path, sentence, fix=fix)


def _whole(document: Document) -> None:
    shape = document.shape
    if not shape.networks:
        sentence = message("No network yet. Write under “networks” which few you use, and why.")
        document.add("no-network", Severity.WARNING, ("networks",), sentence)
    active = [key for key, each in shape.networks.items() if each.status is NetworkStatus.ACTIVE]
    if len(active) > HANDFUL:
        sentence = message(
            "{count} active networks. A handful is what most people can keep up: let one rest "
            "(“status: dormant”).",
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
    elif shape.review.light and _days(shape.review.light) >= _days(shape.review.every):
        sentence = message(
            "The light review comes no more often than the full one. Write a shorter time, "
            "such as “{example}”, or leave “light” out.",
            example=message("1 month"),
        )
        document.add("review-rhythm", Severity.HINT, ("review", "light"), sentence)


def _time(document: Document) -> None:
    budget = document.shape.time.per_week
    path = ("time", "per_week")
    if budget is None:
        sentence = message(
            "No time budget. Add a line such as “{line}”.", line="time: {per_week: 60 min}"
        )
        document.add("no-time-budget", Severity.WARNING, path, sentence)
        return
    if budget < LEAST_MINUTES:
        sentence = message(
            "{budget} minutes a week rarely carry a network; {least} are the least that makes "
            "sense. Give a little more, or keep only what you read.",
            budget=budget,
            least=LEAST_MINUTES,
        )
        document.add("little-time", Severity.HINT, path, sentence)
    costs = {
        key: minutes_of(each.cadence)
        for key, each in document.shape.networks.items()
        if each.status is not NetworkStatus.DORMANT
    }
    needed = sum(costs.values())
    if needed <= budget:
        return
    terms = tuple(
        _term(key, document.shape.networks[key].cadence) for key, cost in costs.items() if cost
    )
    sentence = message(
        "Your cadences need {needed} minutes a week ({sum}), and you give {budget}: "
        "{excess} too many. Post less often, let a network rest, or give more time.",
        needed=round(needed, 2),
        sum=terms,
        budget=budget,
        excess=round(needed - budget, 2),
    )
    document.add("over-budget", Severity.WARNING, path, sentence, depends=[("networks",)])


def _days(duration: Duration) -> float:
    """A duration in days, near enough to compare two."""
    return duration.amount * _DAYS[duration.unit]


def minutes_of(cadence: CadenceShape) -> float:
    """What a network takes of a week, in minutes; 0 where the file does not say."""
    posts = (cadence.posts_per_week or 0) * (cadence.minutes_per_post or 0)
    return posts + (cadence.minutes_per_week or 0)


def _term(key: str, cadence: CadenceShape) -> Message:
    """One network's share of the sum, as a person would write it down."""
    posts, minutes = cadence.posts_per_week, cadence.minutes_per_post
    more, total = cadence.minutes_per_week, round(minutes_of(cadence), 2)
    if not posts or not minutes:
        return message("{key} {total}", key=shortened(key), total=total)
    if not more:
        return message(
            "{key} {posts} × {minutes} = {total}",
            key=shortened(key),
            posts=posts,
            minutes=minutes,
            total=total,
        )
    return message(
        "{key} {posts} × {minutes} + {more} = {total}",
        key=shortened(key),
        posts=posts,
        minutes=minutes,
        more=more,
        total=total,
    )
