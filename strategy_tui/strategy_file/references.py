"""Errors: names that lead nowhere, and values that cannot be meant."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from strategy_tui.domain.diagnostic import Diagnostic, Fix, Severity
from strategy_tui.domain.message import message
from strategy_tui.domain.text import Span
from strategy_tui.i18n import LANGUAGES
from strategy_tui.strategy_file.conditions import PREFIX
from strategy_tui.strategy_file.document import Document, Path
from strategy_tui.strategy_file.shapes import NetworkShape
from strategy_tui.strategy_file.words import NETWORK_WORDS
from strategy_tui.yamldoc import at, folded, key_at, nearest, not_among, problem, shortened
from strategy_tui.yamldoc.libyaml import yaml

Names = tuple[str, ...]


def references(document: Document) -> None:
    """Errors: names that lead nowhere, and values that cannot be meant."""
    goals = document.keys("goals")
    _network_plans(document, goals)
    _campaigns(document, goals)
    _clause_names(document)
    _zone(document)
    _language_code(document, document.shape.language, ("language",))


def _network_plans(document: Document, goals: Names) -> None:
    for key, network in document.shape.networks.items():
        _network_name(document, key, network)
        for goal, path in _names(document, "networks", key, "goals"):
            if goal not in goals:
                _unknown_goal(document, goals, goal, path)
        if network.since and network.until and network.until < network.since:
            sentence = message(
                "The experiment “{key}” ends on {end}, before it begins on {start}. "
                "Mend one of the days.",
                key=shortened(key),
                end=network.until,
                start=network.since,
            )
            path = ("networks", key, "until")
            document.add("experiment-dates", Severity.ERROR, path, sentence)
        if network.language is not None:
            _language_code(document, network.language, ("networks", key, "language"))


def _campaigns(document: Document, goals: Names) -> None:
    networks = document.keys("networks")
    for name, campaign in document.shape.campaigns.items():
        if campaign.goal is not None and campaign.goal not in goals:
            _unknown_goal(document, goals, campaign.goal, ("campaigns", name, "goal"))
        for key, path in _names(document, "campaigns", name, "networks"):
            if key not in networks:
                _unplanned_network(document, networks, key, path)
        if campaign.end < campaign.start:
            sentence = message(
                "“{name}” ends on {end}, before it begins on {start}. Mend one of the days.",
                name=shortened(name),
                end=campaign.end,
                start=campaign.start,
            )
            document.add("campaign-dates", Severity.ERROR, ("campaigns", name, "to"), sentence)
        _lost_hashtag(document, name)


def _names(document: Document, *path: str) -> Iterable[tuple[str, Path]]:
    """Every name of a list in the file, with its own path."""
    node = at(document.root, *path)
    if isinstance(node, yaml.SequenceNode):
        for index, each in enumerate(node.value):
            if isinstance(each, yaml.ScalarNode):
                yield each.value, (*path, index)


def _unplanned_network(document: Document, known: Names, key: str, path: Path) -> None:
    if document.resembles(known, key, NETWORK_WORDS):
        document.not_among(known, key, "unplanned-network", path, NETWORK_WORDS)
        return
    sentence = message(
        "There is no network “{key}”; write it under “networks”.", key=shortened(key)
    )
    document.add("unplanned-network", Severity.ERROR, path, sentence)


def _unknown_goal(document: Document, known: Names, goal: str, path: Path) -> None:
    if document.resembles(known, goal):
        document.not_among(known, goal, "unknown-goal", path)
        return
    sentence = message("There is no goal “{goal}”; write it under “goals”.", goal=shortened(goal))
    document.add("unknown-goal", Severity.ERROR, path, sentence)


def _network_name(document: Document, key: str, network: NetworkShape) -> None:
    if network.network is not None:
        if network.network not in document.networks:
            path = ("networks", key, "network")
            document.not_among(
                document.networks, network.network, "unknown-network", path, NETWORK_WORDS
            )
    elif key not in document.networks:
        node = key_at(document.root, "networks", key)
        assert node is not None
        free = [each for each in document.networks if each not in document.keys("networks")]
        found = not_among(free, key, node, PREFIX, "unknown-network", NETWORK_WORDS)
        if found.fix is None:
            sentence = message(
                "“{key}” is no network. Say with “network” which one it is: {choices}.",
                key=shortened(key),
                choices=tuple(document.networks),
            )
            found = problem(node, sentence, f"{PREFIX}.unknown-network")
        document.found.append(found)


def _language_code(document: Document, code: str, path: Path) -> None:
    if path == ("language",):
        if code not in LANGUAGES:
            document.not_among(LANGUAGES, code, "language", path)
    elif not (2 <= len(code.split("-")[0]) <= 3 and code.replace("-", "").isalnum()):
        sentence = message(
            "“{found}” is no language code; write “fr” or “en”, for example.", found=shortened(code)
        )
        document.add("language", Severity.ERROR, path, sentence)


def _lost_hashtag(document: Document, name: str) -> None:
    """`hashtag: #Salon` has no value: the rest of the line is a comment."""
    node = at(document.root, "campaigns", name, "hashtag")
    if not isinstance(node, yaml.ScalarNode) or node.value or node.style:
        return
    line = document.text[node.start_mark.index :].partition("\n")[0]
    word = line.strip().split(" ")[0]
    if len(word) > 1 and word.startswith("#"):
        start = node.start_mark.index + line.index(word)
        sentence = message(
            "“{word}” is a comment, so the hashtag is lost. Put it in quotes.", word=shortened(word)
        )
        span = Span(start, start + len(word))
        document.found.append(
            Diagnostic(
                f"{PREFIX}.lost-hashtag",
                Severity.WARNING,
                span,
                sentence,
                fix=Fix(span, f'"{word}"'),
            )
        )


def _clause_names(document: Document) -> None:
    follow = document.shape.follow
    known: set[str] = set()
    named = chain(
        (("keep", index, each.name) for index, each in enumerate(follow.keep)),
        (("let_go", index, each.name) for index, each in enumerate(follow.let_go)),
    )
    for kind, index, name in named:
        if name in known:
            path = _clause_path(document, kind, index, name)
            sentence = message(
                "Two clauses are called “{name}”; verdicts could not tell them apart. "
                "Rename one of them.",
                name=shortened(name),
            )
            document.add("duplicate-clause", Severity.ERROR, path, sentence)
        known.add(name)


def _clause_path(document: Document, kind: str, index: int, name: str) -> Path:
    """Where the clause's name stands; bad clauses before it shift its index."""
    node = at(document.root, "follow", kind)
    places = [
        place
        for place in range(len(node.value) if isinstance(node, yaml.SequenceNode) else 0)
        if getattr(at(node, place, "name"), "value", None) == name
    ]
    return ("follow", kind, places[-1] if places else index, "name")


def _zone(document: Document) -> None:
    name = document.shape.time_zone
    if at(document.root, "time_zone") is None:
        sentence = message(
            "No time zone, so all times are UTC. Add a line such as “{line}”.",
            line="time_zone: Europe/Paris",
        )
        document.add("no-time-zone", Severity.WARNING, ("time_zone",), sentence)
        return
    from zoneinfo import ZoneInfo, available_timezones

    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        zones = available_timezones()
        city = folded(name)
        there = [each for each in zones if folded(each.rpartition("/")[2]) == city]
        if len(there) == 1 or nearest(name, zones, 75):
            words = {city: there[0]} if len(there) == 1 else {}
            document.not_among(zones, name, "time-zone", ("time_zone",), words)
            return
        sentence = message(
            "“{found}” is no time zone; write one such as “Europe/Paris”.", found=shortened(name)
        )
        document.add("time-zone", Severity.ERROR, ("time_zone",), sentence)
