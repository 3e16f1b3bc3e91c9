"""From the file's shape to the Strategy that everything else reads."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_tui.domain.diagnostic import Severity
from strategy_tui.domain.facts import CHOICES, FACTS
from strategy_tui.domain.message import message
from strategy_tui.domain.strategy import (
    Cadence,
    Campaign,
    Clause,
    Condition,
    FollowPolicy,
    FollowTarget,
    Goal,
    HashtagPolicy,
    NetworkPlan,
    Override,
    ReviewRhythm,
    Strategy,
    TimeBudget,
)
from strategy_tui.strategy_file.conditions import PREFIX, condition, fact_named, value_of
from strategy_tui.strategy_file.document import Document
from strategy_tui.strategy_file.shapes import ClauseShape, NetworkShape, SeverityName
from strategy_tui.yamldoc import Problems, at, entries, problem
from strategy_tui.yamldoc.libyaml import yaml

_SEVERITIES = {
    SeverityName.OFF: None,
    SeverityName.HINT: Severity.HINT,
    SeverityName.WARNING: Severity.WARNING,
    SeverityName.ERROR: Severity.ERROR,
}


def build(document: Document) -> Strategy:
    """The strategy; what is wrong with clauses and assumptions is added to the document."""
    shape = document.shape
    return Strategy(
        name=shape.name,
        language=shape.language,
        time_zone=shape.time_zone,
        goals={
            name: Goal(
                want=each.want,
                measure=each.measure,
                start=each.start,
                target=each.target,
                by=each.by,
                tone=each.tone,
                call_to_action=each.call_to_action,
            )
            for name, each in shape.goals.items()
        },
        networks={key: _network(key, each) for key, each in shape.networks.items()},
        follow=_follow(document),
        campaigns={
            name: Campaign(
                name=name,
                start=each.start,
                end=each.end,
                want=each.want,
                goal=each.goal,
                hashtag=each.hashtag,
                networks=each.networks,
            )
            for name, each in shape.campaigns.items()
        },
        time=TimeBudget(shape.time.per_week, shape.time.daily_watch),
        review=ReviewRhythm(shape.review.every, shape.review.light),
        words=shape.words,
        lint={
            rule: Override(_SEVERITIES[each.severity], each.because)
            for rule, each in shape.lint.items()
        },
    )


def _network(key: str, shape: NetworkShape) -> NetworkPlan:
    return NetworkPlan(
        key=key,
        network=shape.network or key,
        account=shape.account.removeprefix("@") if shape.account else None,
        status=shape.status,
        purpose=shape.purpose,
        goals=shape.goals,
        audience=shape.audience,
        share=shape.share,
        never=shape.never,
        voice=shape.voice,
        language=shape.language,
        call_to_action=shape.call_to_action,
        hashtags=HashtagPolicy(shape.hashtags.max),
        cadence=Cadence(
            posts_per_week=shape.cadence.posts_per_week,
            minutes_per_post=shape.cadence.minutes_per_post,
            minutes_per_week=shape.cadence.minutes_per_week,
            slots=shape.cadence.slots,
        ),
        because=shape.because,
        since=shape.since,
        until=shape.until,
        success=shape.success,
    )


def _follow(document: Document) -> FollowPolicy:
    shape = document.shape.follow
    return FollowPolicy(
        keep=tuple(_clauses(document, "keep", shape.keep)),
        let_go=tuple(_clauses(document, "let_go", shape.let_go)),
        assume=_assumed(document),
        otherwise=shape.otherwise,
        grace=shape.grace,
        target=FollowTarget(shape.target.accounts, shape.target.minutes_per_day),
        ask_again=shape.ask_again,
    )


def _clauses(document: Document, kind: str, shapes: tuple[ClauseShape, ...]) -> Iterator[Clause]:
    for shape in shapes:
        when = _condition(document, shape.when)
        prefer = _condition(document, shape.prefer) if shape.prefer is not None else None
        if kind == "keep" and shape.soft:
            sentence = message(
                "“soft” says nothing on a “keep” clause; only “let_go” ones rest. Take it out."
            )
            document.idle_word(sentence, kind, shape.when, "soft")
        if kind == "let_go" and shape.prefer is not None:
            sentence = message(
                "“prefer” says nothing on a “let_go” clause; it belongs to “keep”. Take it out."
            )
            document.idle_word(sentence, kind, shape.when, "prefer")
        if when is not None:
            yield Clause(shape.name, shape.because, when, prefer, shape.always, shape.soft)


def _condition(document: Document, node: yaml.Node) -> Condition | None:
    try:
        return condition(node)
    except Problems as error:
        document.found.extend(error.diagnostics)
        return None


def _assumed(document: Document) -> dict[str, str]:
    node = at(document.root, "follow", "assume")
    if not isinstance(node, yaml.MappingNode):
        return {}
    assumed: dict[str, str] = {}
    for key, value in entries(node, PREFIX).values():
        try:
            fact = fact_named(key)
            if fact.kind not in CHOICES:
                names = tuple(name for name, each in FACTS.items() if each.kind in CHOICES)
                sentence = message(
                    "“{fact}” cannot be assumed; these can: {facts}.", fact=fact.name, facts=names
                )
                raise Problems(problem(key, sentence, f"{PREFIX}.assume"))
            assumed[fact.name] = value_of(fact, value)
        except Problems as error:
            document.found.extend(error.diagnostics)
    return assumed
