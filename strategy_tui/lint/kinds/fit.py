"""`kind: fit` -- whether a draft belongs where it is going, by the strategy's own words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.diagnostic import Severity
from strategy_tui.domain.message import Message, Param, message
from strategy_tui.domain.text import Span
from strategy_tui.lint.rule import Check, Match, Subject

NEEDS_ONLY_TEXT = False
READS_WHOLE = False
_HERE = Span(0, 0)
WORDS = 20
"""Words from which a text may show what it is about."""
_EVERYWHERE = frozenset({"events", "home", "humour", "methods", "moods", "results"})
"""Topics whose words stand in texts about any other."""
_FRIENDS = frozenset({"friends", "close_friends", "family"})
"""Audiences of a draft that are private."""
_ODD_AMONG: Mapping[str, tuple[str, ...]] = {
    "private": ("selling", "clients", "work"),
    "work": ("family", "love", "health", "parties", "religion", "moods"),
}
"""Circle → topics of which its people are asked whether they want them."""
_FEATURES: tuple[Message, ...] = (
    message("threads"),
    message("content warnings"),
    message("quotes"),
    message("reshares"),
)


class Find(StrEnum):
    """What the rule looks for."""

    NEVER = "never"
    """A topic that the strategy keeps off this network."""
    SHARE = "share"
    """Clear signs of another topic than those that the network is for, and none of these."""
    READERS = "readers"
    """Business among friends, or private life among colleagues."""
    LANGUAGE = "language"
    """A text that is surely in another language than draft, network or strategy say."""
    NETWORK = "network"
    """A network that the strategy does not name."""
    DORMANT = "dormant"
    AUDIENCE = "audience"
    """An audience that the network cannot address."""
    GOAL = "goal"
    """A goal that the network does not serve."""
    GOAL_UNKNOWN = "goal_unknown"
    """A goal that the strategy does not have."""
    FEATURE = "feature"
    """A thread, quote, reshare or content warning where there is none."""


@dataclass(frozen=True, slots=True)
class Options:
    """The keys that this kind takes in a rule pack."""

    find: Find


_DETAILS: Mapping[str, frozenset[str]] = {
    Find.NEVER: frozenset({"match", "never", "network"}),
    Find.SHARE: frozenset({"match", "topic", "share", "network"}),
    Find.READERS: frozenset({"match", "topic", "audience", "network"}),
    Find.LANGUAGE: frozenset({"language", "wanted", "network"}),
    Find.NETWORK: frozenset({"network"}),
    Find.DORMANT: frozenset({"network"}),
    Find.AUDIENCE: frozenset({"network", "audience", "known"}),
    Find.GOAL: frozenset({"network", "goal"}),
    Find.GOAL_UNKNOWN: frozenset({"goal", "meant"}),
    Find.FEATURE: frozenset({"network", "feature"}),
}


def details(options: Options) -> frozenset[str]:
    """What a message of this kind may name."""
    return _DETAILS[options.find]


def build(options: Options) -> Check:
    """A check against the plan for the network."""
    return _CHECKS[options.find]


def _never(subject: Subject) -> Iterator[Match]:
    plan = subject.plan
    if plan is None or not plan.never:
        return
    from strategy_tui.lint.topics import tells

    for never in dict.fromkeys(plan.never):
        if told := tells(subject, never):
            found: dict[str, Param] = {
                "match": told.words,
                "never": never,
                "network": subject.spec.title,
            }
            yield Match(told.span, found, f"networks.{plan.key}.never", in_file=told.in_file)


def _share(subject: Subject) -> Iterator[Match]:
    """Silent where a word of `share` is not known: it may mean just this."""
    plan = subject.plan
    if plan is None or not plan.share:
        return
    from strategy_tui.lint import topics
    from strategy_tui.topics import reading, titles

    own = topics.own_words(subject)
    wanted = [reading(each, own) for each in plan.share]
    if any(each.form or not (each.topics or each.holds or each.taught) for each in wanted):
        return
    if len(topics.text_words(subject).stems) < WORDS:
        return
    if any(topics.mentioned(subject, each) for each in plan.share):
        return
    avoided = [reading(each, own) for each in plan.never]
    settled = {topic for each in (*wanted, *avoided) for topic in (*each.topics, *each.holds)}
    others = (each for each in titles() if each not in settled and each not in _EVERYWHERE)
    for topic, told in topics.clear_topics(subject, others):
        found: dict[str, Param] = {
            "match": told.words,
            "topic": topics.titled(topic),
            "share": plan.share,
            "network": subject.spec.title,
        }
        yield Match(told.span, found, f"networks.{plan.key}.share")
        return


def _readers(subject: Subject) -> Iterator[Match]:
    """Only where the audience is all of one circle, by the draft's word or the strategy's."""
    plan = subject.plan
    if plan is None:
        return
    narrow = subject.draft is not None and subject.draft.audience in _FRIENDS
    audience = subject.draft.audience if narrow and subject.draft else plan.audience
    from strategy_tui.lint import topics
    from strategy_tui.topics import reading

    circle = "private" if narrow else topics.circle_of(audience)
    if circle is None:
        return
    own = topics.own_words(subject)
    named = [reading(each, own) for each in (*plan.share, *plan.never)]
    settled = {topic for each in named for topic in (*each.topics, *each.holds)}
    odd = [each for each in _ODD_AMONG[circle] if each not in settled]
    for topic, told in topics.clear_topics(subject, odd):
        found: dict[str, Param] = {
            "match": told.words,
            "topic": topics.titled(topic),
            "audience": audience,
            "network": subject.spec.title,
        }
        yield Match(told.span, found, None if narrow else f"networks.{plan.key}.audience")
        return


def _language(subject: Subject) -> Iterator[Match]:
    """Another language than that of the strategy as a whole is never more than a hint."""
    draft, plan, strategy = subject.draft, subject.plan, subject.strategy
    is_drafts = draft is not None and bool(draft.language)
    said = (draft.language if draft is not None else None) or (plan.language if plan else None)
    at_most = None if said else Severity.HINT
    if not said and strategy is not None and plan is not None:
        said = strategy.language
    if not said:
        return
    from strategy_tui.lint.language import base
    from strategy_tui.lint.topics import surely

    found = surely(subject.text)
    if found is None or found == base(said):
        return
    known: dict[str, Param] = {"en": message("English"), "fr": message("French")}
    details: dict[str, Param] = {
        "language": known[found],
        "wanted": known.get(base(said), said),
        "network": subject.spec.title,
    }
    clause = f"networks.{plan.key}.language" if plan is not None and plan.language else "language"
    yield Match(_HERE, details, None if is_drafts else clause, at_most=at_most)


def _network(subject: Subject) -> Iterator[Match]:
    if subject.draft is not None and subject.strategy is not None and subject.plan is None:
        yield Match(_HERE, {"network": subject.spec.title}, "networks")


def _dormant(subject: Subject) -> Iterator[Match]:
    plan = subject.plan
    if plan is not None and plan.rests:
        yield Match(_HERE, {"network": subject.spec.title}, f"networks.{plan.key}.status")


def _audience(subject: Subject) -> Iterator[Match]:
    known = subject.spec.capabilities.audiences
    if subject.draft is not None and subject.draft.audience not in known:
        found: dict[str, Param] = {
            "network": subject.spec.title,
            "audience": subject.draft.audience,
            "known": known,
        }
        yield Match(_HERE, found)


def _goal(subject: Subject) -> Iterator[Match]:
    draft, plan, strategy = subject.draft, subject.plan, subject.strategy
    if draft is None or plan is None or strategy is None or not draft.goal:
        return
    if draft.goal in strategy.goals and plan.goals and draft.goal not in plan.goals:
        clause = f"networks.{plan.key}.goals"
        yield Match(_HERE, {"network": subject.spec.title, "goal": draft.goal}, clause)


def _goal_unknown(subject: Subject) -> Iterator[Match]:
    draft, strategy = subject.draft, subject.strategy
    if draft is None or strategy is None or not draft.goal or draft.goal in strategy.goals:
        return
    from strategy_tui.yamldoc import nearest

    near = nearest(draft.goal, strategy.goals)
    fix = subject.set_key("goal", near) if near is not None and subject.set_key else None
    if near is not None:
        meant = message("Did you mean “{near}”?", near=near)
    elif strategy.goals:
        meant = message("There are: {known}.", known=tuple(strategy.goals))
    else:
        meant = message("It has none yet.")
    found: dict[str, Param] = {"goal": draft.goal, "meant": meant}
    yield Match(_HERE, found, "goals", replace(fix, is_certain=False) if fix else None)


def _feature(subject: Subject) -> Iterator[Match]:
    draft, can = subject.draft, subject.spec.capabilities
    if draft is None:
        return
    lacking = (
        len(subject.parts) > 1 and not can.threads,
        bool(draft.spoiler) and not can.spoiler,
        bool(draft.quotes) and not can.quotes,
        bool(draft.reshares) and not can.reshares,
    )
    if True in lacking:
        feature = _FEATURES[lacking.index(True)]
        yield Match(_HERE, {"network": subject.spec.title, "feature": feature})


_CHECKS: Mapping[str, Callable[[Subject], Iterator[Match]]] = {
    Find.NEVER: _never,
    Find.SHARE: _share,
    Find.READERS: _readers,
    Find.LANGUAGE: _language,
    Find.NETWORK: _network,
    Find.DORMANT: _dormant,
    Find.AUDIENCE: _audience,
    Find.GOAL: _goal,
    Find.GOAL_UNKNOWN: _goal_unknown,
    Find.FEATURE: _feature,
}
