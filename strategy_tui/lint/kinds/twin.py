"""`kind: twin` -- a text or picture that the person has used already, elsewhere or here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from enum import StrEnum

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.draft import OwnPost, Part
from strategy_tui.domain.message import Message, Param, message
from strategy_tui.domain.text import Span
from strategy_tui.domain.twin import Twin
from strategy_tui.lint.rule import Check, Match, Subject

NEEDS_ONLY_TEXT = False
READS_WHOLE = False


class Where(StrEnum):
    """Where the other text or picture stands."""

    ELSEWHERE = "elsewhere"
    HERE = "here"


class Find(StrEnum):
    """What the rule looks for."""

    COPY = "copy"
    """A text that is the same."""
    CLOSE = "close"
    """A text that was edited a little."""
    PICTURE = "picture"
    """The same file."""
    LOOK = "look"
    """Another file that looks the same."""
    UNREAD = "unread"
    """Own texts that nothing was compared with."""


@dataclass(frozen=True, slots=True)
class Options:
    """The keys that this kind takes in a rule pack."""

    where: Where = Where.ELSEWHERE
    find: Find = Find.COPY


def details(options: Options) -> frozenset[str]:
    """What a message of this kind may name."""
    if options.find is Find.UNREAD:
        return frozenset({"count"})
    of_texts = options.find in {Find.COPY, Find.CLOSE}
    return frozenset({"other", "place", "compared", "percent" if of_texts else "file"})


def build(options: Options) -> Check:
    """A check of each post, or picture, against the person's own; only the nearest is told."""
    searches = {Find.COPY: _texts, Find.CLOSE: _texts, Find.UNREAD: _unread}
    search = searches.get(options.find, _pictures)

    def check(subject: Subject) -> Iterator[Match]:
        if subject.draft is not None and subject.draft.reshares:
            return
        yield from search(subject, options)

    return check


def _texts(subject: Subject, options: Options) -> Iterator[Match]:
    """Where a copy stands, nothing is said of what is only close; nor ever of an adaptation.

    What readers have seen comes before what waits in a draft.
    """
    for part in subject.parts:
        twins = subject.history.twins(part.text)
        there = [each for each in twins if _is_there(each.post, subject, options)]
        if there and there[0].verdict.value == options.find:
            as_near = (each for each in there if each.verdict is there[0].verdict)
            nearest = max(as_near, key=lambda each: (each.post.at is not None, each.similarity))
            percent = {"percent": int(nearest.similarity * 100)}
            yield Match(_longest(part, nearest), {**percent, **_named(nearest.post, subject)})


def _pictures(subject: Subject, options: Options) -> Iterator[Match]:
    for media in subject.media:
        twins = subject.history.pictures(media)
        there = [each for each in twins if _is_there(each.post, subject, options)]
        same = [each for each in there if each.is_same_file]
        if there and (options.find is Find.PICTURE) is bool(same):
            named = _named((same or there)[0].post, subject)
            yield Match(
                media.span or Span(0, 0),
                {"file": media.file, **named},
                in_file=media.span is not None,
            )


def _unread(subject: Subject, options: Options) -> Iterator[Match]:
    del options
    if subject.history.unread:
        yield Match(Span(0, 0), {"count": subject.history.unread})


def _is_there(post: OwnPost, subject: Subject, options: Options) -> bool:
    return (post.network != subject.spec.name) is (options.where is Where.ELSEWHERE)


def _longest(part: Part, twin: Twin) -> Span:
    """The longest passage that is the same; all of the post where the words differ a little."""
    passage = max(twin.here, key=_size, default=None)
    if passage is None:
        return part.span
    return Span(part.start + passage.start, part.start + passage.end)


def _size(span: Span) -> int:
    return span.end - span.start


def _named(post: OwnPost, subject: Subject) -> Mapping[str, Param]:
    other = subject.title_of(post.network)
    until = subject.history.known_until.get(post.network)
    return {"other": other, "place": _place(post, other), "compared": _compared(other, until)}


def _place(post: OwnPost, network: str) -> Message:
    """As a sentence goes on after “is”."""
    if post.at is None:
        return message("in your draft {file}, for {network}", file=post.where, network=network)
    return message(
        "on {network} already ({day}, {where})",
        network=network,
        day=post.at.date(),
        where=post.where,
    )


def _compared(network: str, until: datetime | None) -> Message:
    if until is None:
        return message("no posts from {network} are known", network=network)
    return message(
        "posts on {network} are known up to {until}", network=network, until=until.date()
    )
