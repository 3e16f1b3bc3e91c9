"""`kind: hashtag` -- how many, and whether a screen reader can read them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.diagnostic import Fix
from strategy_tui.domain.draft import Part
from strategy_tui.domain.message import Param
from strategy_tui.domain.network import Entity
from strategy_tui.domain.text import Span
from strategy_tui.lint.rule import Check, Match, Subject, weight
from strategy_tui.lint.segments import in_camel_case

NEEDS_ONLY_TEXT = False
READS_WHOLE = False
SHARE = 0.3
"""Share of the words that may be tags; a choice."""
READ = 20_000
"""Characters of a post of which that share is taken."""
TAGS = 1_000
"""Tags of a post that are looked at one by one."""
FEWEST = 3
"""Tags from which their share matters."""
LINE = 500
"""Characters after a tag that are looked at for the rest of its sentence."""
FIRST = 2
"""Tags in a row at the start that push the sentence away; one may be its subject."""
_ONLY_TAGS = re.compile(r"(?:[ \u00a0]+[#＃]\w+)*+[ \u00a0]*(?:\n|\Z)")
_PLAIN_TAG = re.compile(r"(?<![\w&/#])#(?=\w*[^\W\d_])\w+")
_WORD = re.compile(r"[^\W_]\w*")


class Find(StrEnum):
    """What the rule looks for."""

    LIMIT = "limit"
    """More than the network takes."""
    ADVISED = "advised"
    """More than readers there are used to, where the strategy says nothing."""
    POLICY = "policy"
    """More than the strategy allows."""
    NONE = "none"
    """Any, on a network without hashtags."""
    SHARE = "share"
    CASE = "case"
    """Several words in one case."""
    REPEATED = "repeated"
    PLACE = "place"
    """Several before the first word."""


@dataclass(frozen=True, slots=True)
class Options:
    """The keys that this kind takes in a rule pack."""

    find: Find


_DETAILS: Mapping[str, frozenset[str]] = {
    Find.LIMIT: frozenset({"network", "count", "max"}),
    Find.ADVISED: frozenset({"network", "count", "max"}),
    Find.POLICY: frozenset({"network", "count", "max"}),
    Find.NONE: frozenset({"network", "match"}),
    Find.SHARE: frozenset({"network", "count"}),
    Find.CASE: frozenset({"match", "instead"}),
    Find.REPEATED: frozenset({"match", "count"}),
    Find.PLACE: frozenset({"network", "count"}),
}


def details(options: Options) -> frozenset[str]:
    """What a message of this kind may name."""
    return _DETAILS[options.find]


def build(options: Options) -> Check:
    """A check of each post."""
    look = _CHECKS[options.find]

    def check(subject: Subject) -> Iterator[Match]:
        if "#" not in subject.text and "＃" not in subject.text:
            return
        for part in subject.parts:
            yield from look(subject, part, _tags(subject, part))

    return check


def _tags(subject: Subject, part: Part) -> tuple[Entity, ...]:
    if len(subject.parts) == 1:
        return subject.entities.hashtags
    return subject.spec.entities(part.text).hashtags


def _limit(subject: Subject, part: Part, tags: tuple[Entity, ...]) -> Iterator[Match]:
    limit = subject.spec.limits.hashtags
    if limit is None or (not limit.is_certain and _is_beyond_plan(subject, tags)):
        return
    for match in _beyond(subject, part, tags, limit.value, None):
        yield replace(match, at_most=weight(limit))


def _advised(subject: Subject, part: Part, tags: tuple[Entity, ...]) -> Iterator[Match]:
    limits = subject.spec.limits
    advised = limits.hashtags_advised
    if advised is None or (subject.plan is not None and subject.plan.hashtags.max is not None):
        return
    if limits.hashtags is None or len(tags) <= limits.hashtags.value:
        yield from _beyond(subject, part, tags, advised.value, None)


def _policy(subject: Subject, part: Part, tags: tuple[Entity, ...]) -> Iterator[Match]:
    plan = subject.plan
    if plan is not None and plan.hashtags.max is not None:
        limit = subject.spec.limits.hashtags
        if limit is not None and limit.is_certain and len(tags) > limit.value:
            return  # the network's own limit is told
        clause = f"networks.{plan.key}.hashtags.max"
        yield from _beyond(subject, part, tags, plan.hashtags.max, clause)


def _is_beyond_plan(subject: Subject, tags: tuple[Entity, ...]) -> bool:
    most = subject.plan.hashtags.max if subject.plan is not None else None
    return most is not None and len(tags) > most


def _beyond(
    subject: Subject, part: Part, tags: tuple[Entity, ...], most: int, clause: str | None
) -> Iterator[Match]:
    if surplus := tags[most:]:
        span = Span(part.start + surplus[0].start, part.start + surplus[-1].end)
        numbers = {"count": len(tags), "max": most}
        yield Match(span, {"network": subject.spec.title, **numbers}, clause)


def _none(subject: Subject, part: Part, tags: tuple[Entity, ...]) -> Iterator[Match]:
    del tags
    if subject.spec.capabilities.hashtags:
        return
    for tag in _PLAIN_TAG.finditer(part.text):
        span = Span(part.start + tag.start(), part.start + tag.end())
        yield Match(span, {"network": subject.spec.title, "match": tag[0][:60]})


def _share(subject: Subject, part: Part, tags: tuple[Entity, ...]) -> Iterator[Match]:
    read = [each for each in tags[:READ] if each.end <= READ]
    if len(read) >= FEWEST and len(read) > SHARE * len(_WORD.findall(part.text, 0, READ)):
        span = Span(part.start + read[0].start, part.start + read[-1].end)
        yield Match(span, {"network": subject.spec.title, "count": len(tags)})


def _case(subject: Subject, part: Part, tags: tuple[Entity, ...]) -> Iterator[Match]:
    known = _campaign_tags(subject) if tags else {}
    for tag in tags[:TAGS]:
        word = tag.text.lstrip("#＃")
        better = known.get(word.casefold()) or _cased(word, subject.language)
        if better and better != word:
            span = Span(part.start + tag.start, part.start + tag.end)
            written = tag.text[: len(tag.text) - len(word)] + better
            yield Match(span, {"match": tag.text, "instead": written}, fix=Fix(span, written))


def _cased(word: str, language: str) -> str | None:
    """`salondulivre2027` as `SalonDuLivre2027`; None where no words are known in it."""
    letters = word.rstrip("0123456789")
    cased = in_camel_case(letters, language)
    return cased and cased + word[len(letters) :]


def _campaign_tags(subject: Subject) -> dict[str, str]:
    campaigns = subject.strategy.campaigns.values() if subject.strategy is not None else ()
    tags = (each.hashtag.lstrip("#") for each in campaigns if each.hashtag)
    return {tag.casefold(): tag for tag in tags}


def _repeated(subject: Subject, part: Part, tags: tuple[Entity, ...]) -> Iterator[Match]:
    """Each once, where it stands for the second time, with how often it is there."""
    del subject
    places: dict[str, list[Entity]] = {}
    for tag in tags[:TAGS]:
        places.setdefault(tag.text.casefold(), []).append(tag)
    for first, *others in places.values():
        if others:
            again = others[0]
            span = Span(part.start + again.start, part.start + again.end)
            told: dict[str, Param] = {"match": first.text, "count": 1 + len(others)}
            yield Match(span, told, fix=_without(part, again))


def _without(part: Part, tag: Entity) -> Fix | None:
    """The tag taken out with the space before it, where no sentence goes on after it."""
    start = tag.start
    while start > 0 and part.text[start - 1] in " \u00a0":
        start -= 1
    if start == 0 or not _ONLY_TAGS.match(part.text, tag.end, tag.end + LINE):
        return None
    return Fix(Span(part.start + start, part.start + tag.end), "")


def _place(subject: Subject, part: Part, tags: tuple[Entity, ...]) -> Iterator[Match]:
    count, end = 0, 0
    for tag in tags[:TAGS]:
        if part.text[end : tag.start].strip():
            break
        count, end = count + 1, tag.end
    if count >= FIRST and part.text[end:].strip():
        span = Span(part.start + tags[0].start, part.start + end)
        yield Match(span, {"network": subject.spec.title, "count": count})


_CHECKS: Mapping[str, Callable[[Subject, Part, tuple[Entity, ...]], Iterator[Match]]] = {
    Find.LIMIT: _limit,
    Find.ADVISED: _advised,
    Find.POLICY: _policy,
    Find.NONE: _none,
    Find.SHARE: _share,
    Find.CASE: _case,
    Find.REPEATED: _repeated,
    Find.PLACE: _place,
}
