"""Draft files: front matter between `---` lines, then the text as it would be posted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.diagnostic import Diagnostic, Fix, Severity
from strategy_tui.domain.draft import Draft, MediaRef, Suppression
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.schedule import moment, no_moment
from strategy_tui.domain.text import Span
from strategy_tui.yamldoc import (
    at,
    compose,
    key,
    key_at,
    keys_of,
    load,
    problem,
    quoted,
    read_partly,
    set_scalar,
    shortened,
    span_of,
)
from strategy_tui.yamldoc.libyaml import yaml

T = TypeVar("T")

PREFIX = "draft"
_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_OPENING = re.compile(r"---[ \t]*(?:\n|$)")
_NETWORK_IN_NAME = re.compile(r"\.([a-z][a-z_-]*)\.(?:md|markdown|txt)$")
_STAND_IN = "stand_in"
_RELATIONS = ("reply_to", "quotes", "reshares")


@dataclass(frozen=True, slots=True)
class _Media:
    file: str = key("The picture or film, relative to the draft.", example="stand.jpg")
    alt: str = key("What it shows, for those who cannot see it.", default="")


@dataclass(frozen=True, slots=True)
class _Off:
    rule: str = key("The rule that does not count here.", example="hashtags.many")
    because: str = key("Why.", example="My readers expect bare links there")


@dataclass(frozen=True, slots=True)
class _Lint:
    off: tuple[yaml.Node, ...] = key("Rules that do not count here, with reasons.", default=())


@dataclass(frozen=True, slots=True)
class _FrontMatter:
    """The keys of a draft, the most used ones first."""

    network: str = key("Where it goes: one network, or a key of your strategy.", default="")
    audience: str = key("Who may read it: public, followers, or a group.", default="public")
    title: str = key("Its title, where posts have one.", default="")
    idea: str = key(
        "What it is about; drafts for other networks may share it, but not the text.", default=""
    )
    goal: str | None = key("The goal of your strategy that it serves.", default=None)
    campaign: str | None = key("The campaign of your strategy that it belongs to.", default=None)
    language: str | None = key(
        "The language it is written in, if not the network’s usual one.", default=None
    )
    when: str | None = key(
        "When you would like it to go out; the queue says when it does.", default=None
    )
    expect: str = key("What you expect of it, to be compared with what came.", default="")
    media: tuple[yaml.Node, ...] = key(
        "The pictures or films that go with it, each with what it shows.", default=()
    )
    spoiler: str = key("What readers are warned of before they open it.", default="")
    reply_to: str | None = key("The post that it answers.", default=None)
    quotes: str | None = key("The post that it quotes.", default=None)
    reshares: str | None = key("The post that it passes on.", default=None)
    lint: _Lint = key(
        "Rules that do not count in this draft, each with a reason.", default_factory=_Lint
    )
    id: str = key("By this the program knows the draft again; leave it as it is.", default="")


def meanings() -> Mapping[str, Message]:
    """What each key of a draft means, the most used ones first."""
    return {name: Message(each.doc) for name, each in keys_of(_FrontMatter).items()}


def parse(
    text: str, path: str, network: str | None = None
) -> tuple[Draft | None, tuple[Diagnostic, ...]]:
    """The draft in a text as far as it can be read, and what is wrong with its front matter.

    `network` stands in where neither the front matter nor the file's name says one; without any
    there is no draft. Spans are code points of the text with LF line ends.
    """
    text = text.replace("\r\n", "\n")
    head, body_start, problems = _split(text)
    root = None
    if head is not None:
        loaded = load(head, PREFIX)
        root = loaded.root
        problems += loaded.diagnostics
    front, found = read_partly(_FrontMatter, root, PREFIX) if root else (_FrontMatter(), ())
    front = front or _FrontMatter()
    media, bad_media = _each(_Media, front.media)
    switched_off, bad_exceptions = _each(_Off, front.lint.off)
    problems += (*found, *bad_media, *bad_exceptions)
    problems += (*_relations(front, root), *_wish(front, root))
    name = front.network or network_in_name(path) or network
    if name is None:
        return None, (*problems, _no_network(text))
    body = text[body_start:].removesuffix("\n")
    draft = _draft(front, path, name, body, body_start)
    title_span = _title_span(front, root)
    if title_span or media or switched_off:
        draft = replace(
            draft,
            title_span=title_span,
            media=tuple(MediaRef(each.file, each.alt, span) for each, span in media),
            suppressions=tuple(
                Suppression(each.rule, each.because, span) for each, span in switched_off
            ),
        )
    return draft, tuple(sorted(problems, key=lambda each: each.span))


def _draft(front: _FrontMatter, path: str, network: str, body: str, body_start: int) -> Draft:
    return Draft(
        id=front.id,
        path=path,
        network=network,
        body=body,
        body_start=body_start,
        audience=front.audience,
        title=front.title,
        idea=front.idea,
        campaign=front.campaign,
        goal=front.goal,
        language=front.language,
        when=front.when,
        expect=front.expect,
        reply_to=front.reply_to,
        quotes=front.quotes,
        reshares=front.reshares,
        spoiler=front.spoiler,
    )


def _title_span(front: _FrontMatter, root: yaml.Node | None) -> Span | None:
    node = at(root, "title") if front.title else None
    return span_of(node) if node is not None else None


def body_of(text: str) -> str:
    """What follows the front matter, without a look at what that says."""
    text = text.replace("\r\n", "\n")
    _, body_start, _ = _split(text)
    return text[body_start:].removesuffix("\n")


def front_matter(keys: Sequence[tuple[str, str]]) -> str:
    """The opening of a new draft file: its keys in order, those without a value left out."""
    lines = [f"{name}: {quoted(value)}\n" for name, value in keys if value]
    return "---\n" + "".join(lines) + "---\n"


def set_key(text: str, path: Sequence[str], value: str) -> Fix:
    """The edit that sets a key of the front matter, which is added where there is none.

    Raises:
        LookupError: the path leads through something that is no mapping.
        Problems: the front matter is not YAML.
    """
    head, _, _ = _split(text)
    if head is not None:
        return set_scalar(head, path, value)
    added = set_scalar("", path, value)
    return Fix(Span(0, 0), f"---\n{added.text.lstrip(chr(10))}---\n")


def switched_off(text: str, rule: str, because: str) -> Fix:
    """The edit that makes a rule not count in this draft, with the reason.

    Raises:
        LookupError: `lint` or `off` is something else than a mapping or list.
        Problems: the front matter is not YAML.
    """
    entry = f"{{rule: {quoted(rule)}, because: {quoted(because)}}}"
    head, _, _ = _split(text)
    there = at(compose(head), "lint", "off") if head is not None else None
    match there:
        case yaml.SequenceNode(value=[*_, last], flow_style=False) if isinstance(
            last, yaml.MappingNode
        ):
            assert head is not None
            dash = head.rfind("-", 0, last.start_mark.index)
            indent = dash - (head.rfind("\n", 0, dash) + 1)
            end = head.find("\n", _last_word(last)) + 1
            return Fix(Span(end, end), f"{' ' * indent}- {entry}\n")
        case yaml.SequenceNode(value=[*_, last]):
            return Fix(Span(last.end_mark.index, last.end_mark.index), f", {entry}")
        case yaml.SequenceNode():
            return Fix(Span(there.start_mark.index, there.end_mark.index), f"[{entry}]")
    fix = set_key(text, ("lint", "off"), _STAND_IN)
    return Fix(fix.span, fix.text.replace(_STAND_IN, f"[{entry}]"))


def _last_word(node: yaml.Node) -> int:
    """Where the last scalar of a mapping ends: the mapping itself ends behind what follows it."""
    while isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
        node = node.value[-1][1]
    return max(node.start_mark.index, node.end_mark.index - 1)


def keys_span(text: str) -> Span | None:
    """Where the keys of the front matter stand: to the end of a text where it is not closed."""
    opening = _OPENING.match(text)
    if opening is None:
        return None
    closing = _FENCE.search(text, opening.end())
    return Span(opening.end(), closing.start() if closing is not None else len(text))


def _split(text: str) -> tuple[str | None, int, tuple[Diagnostic, ...]]:
    """The front matter with its first line made a comment, and where the body begins.

    So every place in the front matter is the same place in the file.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return None, 0, ()
    closing = _FENCE.search(text, opening.end())
    if closing is None:
        sentence = message("The front matter is not closed. Put a line “---” after its last key.")
        return None, 0, (Diagnostic("draft.front-matter", Severity.ERROR, Span(0, 3), sentence),)
    head = "#" + " " * (opening.end() - 2) + "\n" + text[opening.end() : closing.start()]
    return head, min(closing.end() + 1, len(text)), ()


def _each(
    cls: type[T], nodes: Iterable[yaml.Node]
) -> tuple[tuple[tuple[T, Span], ...], tuple[Diagnostic, ...]]:
    """The elements of a list with their places, as far as they are whole, and what is wrong."""
    read: list[tuple[T, Span]] = []
    problems: list[Diagnostic] = []
    for node in nodes:
        value, found = read_partly(cls, node, PREFIX)
        problems += found
        if value is not None and not found:
            read.append((value, span_of(node)))
    return tuple(read), tuple(problems)


def _relations(front: _FrontMatter, root: yaml.Node | None) -> tuple[Diagnostic, ...]:
    """A draft answers, quotes or passes on, but one of these only."""
    said = [name for name in _RELATIONS if getattr(front, name)]
    problems: list[Diagnostic] = []
    for name in said[1:]:
        node = key_at(root, name) or at(root)
        assert node is not None
        sentence = message(
            "“{first}” and “{second}” cannot both be said of one draft. Keep one.",
            first=said[0],
            second=name,
        )
        problems.append(problem(node, sentence, "draft.relation"))
    return tuple(problems)


def _wish(front: _FrontMatter, root: yaml.Node | None) -> tuple[Diagnostic, ...]:
    """When the draft would like to go out must be a time, or nobody could schedule it."""
    if front.when is None:
        return ()
    try:
        moment(front.when)
    except ValueError:
        node = at(root, "when")
        assert node is not None
        return (problem(node, no_moment(shortened(front.when)), "draft.when"),)
    return ()


def network_in_name(path: str) -> str | None:
    """The network that a draft's file name names, as in `stand.mastodon.md`; known or not."""
    found = _NETWORK_IN_NAME.search(path)
    return found[1] if found else None


def _no_network(text: str) -> Diagnostic:
    sentence = message(
        "Where would this go? Name the file “….mastodon.md”, or begin it with the lines "
        "“---”, “network: mastodon”, “---”."
    )
    end = text.find("\n")
    return Diagnostic(
        "draft.network", Severity.ERROR, Span(0, len(text) if end < 0 else end), sentence
    )
