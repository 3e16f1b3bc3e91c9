"""Rule packs: from the text of a YAML file to rules that are ready to run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.diagnostic import Diagnostic, Severity
from strategy_tui.domain.message import Message, message
from strategy_tui.i18n import fields
from strategy_tui.lint.kinds import KINDS, kind
from strategy_tui.lint.patterns import Compile, Leash, trusted
from strategy_tui.lint.rule import Check, Match, Rule, Subject, Unusable

if TYPE_CHECKING:
    import yaml

MOST_RULES = 200
"""Rules of one pack of somebody's own."""
SEVERITIES = {each.label: each for each in Severity}
_RULE = "pack.rule"
_ID = re.compile(r"[a-z][a-z0-9_]*(?:[.-][a-z0-9_]+)*")
_BRACES = re.compile(r"\{\{|\}\}|\{([a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Sayings:
    """Texts that a rule is tried on."""

    good: tuple[str, ...] = ()
    bad: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Header:
    """The keys that every rule has, whatever its kind."""

    id: str
    kind: str
    severity: str
    message: str | Mapping[str, str]
    why: str | Mapping[str, str] = ""
    networks: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    source: str = ""
    date: date | None = None
    examples: Sayings = field(default_factory=Sayings)


HEADER_KEYS = frozenset(Header.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a pack as it was read, before its check is built."""

    header: Header
    options: Any


def parse_pack(text: str, source: str) -> tuple[tuple[Rule, ...], tuple[Diagnostic, ...]]:
    """The rules of somebody's own pack that can be used, and what is wrong with the others.

    Patterns run with a timeout; after `STRIKES` slow ones the whole pack rests.
    """
    from strategy_tui.yamldoc import Problems, problem

    leash = Leash()
    rules: list[Rule] = []
    problems: list[Diagnostic] = []
    nodes, found = _nodes(text)
    problems.extend(found)
    for node in nodes[:MOST_RULES]:
        try:
            entry = entry_of(node)
            rules.append(_rule(entry, _built(entry, node, leash.compile), source))
            if sum(each.id == entry.header.id for each in rules) > 1:
                rules.pop()
                sentence = message(
                    "There are two rules “{id}” here; rename one.", id=entry.header.id
                )
                problems.append(problem(node, sentence, "pack.duplicate"))
        except Problems as error:
            problems.extend(error.diagnostics)
    if len(nodes) > MOST_RULES:
        sentence = message(
            "A pack may hold {most} rules; the others are left out.", most=MOST_RULES
        )
        problems.append(problem(nodes[MOST_RULES], sentence, "pack.size"))
    return tuple(rules), tuple(problems)


def _nodes(text: str) -> tuple[list[yaml.Node], tuple[Diagnostic, ...]]:
    from strategy_tui.yamldoc import Problems, elements, load

    loaded = load(text, "pack")
    try:
        return elements(loaded.root, "pack"), loaded.diagnostics
    except Problems as error:
        return [], (*loaded.diagnostics, *error.diagnostics)


def entry_of(node: yaml.Node) -> Entry:
    """A rule as written.

    Raises:
        Problems: everything that is wrong with it, each at its place.
    """
    from strategy_tui.yamldoc import Problems, entries, not_among, one_of, problem, read, subset

    header = read(Header, subset(node, lambda key: key in HEADER_KEYS), "pack")
    known = entries(node)
    if not _ID.fullmatch(header.id):
        sentence = message(
            "A rule is named in small letters, such as “mine.no_jargon”; “{id}” is not.",
            id=header.id[:60],
        )
        raise Problems(problem(known["id"][1], sentence, _RULE))
    one_of(SEVERITIES, header.severity, known["severity"][1], "pack")
    if header.kind not in KINDS:
        raise Problems(not_among(KINDS, header.kind, known["kind"][1], "pack"))
    options = read(
        kind(header.kind).Options, subset(node, lambda key: key not in HEADER_KEYS), "pack"
    )
    entry = Entry(header, options)
    if unsayable := _unsayable(entry):
        raise Problems(problem(known["message"][1], unsayable, "pack.message"))
    return entry


def _unsayable(entry: Entry) -> Message | None:
    """What is wrong with a message: a field that is not plain, or that the kind does not have."""
    known = kind(entry.header.kind).details(entry.options)
    for template in texts(entry.header.message).values():
        odd = sorted(fields(template) - known)
        stray = _BRACES.sub("", template)
        if "{" in stray or "}" in stray:
            return message(
                "A message names plain fields only, such as {example}.", example="{count}"
            )
        if odd and known:
            return message(
                "The message names “{field}”; a rule of this kind has {known}.",
                field=odd[0],
                known=tuple(sorted(known)),
            )
        if odd:
            return message(
                "The message names “{field}”; a rule of this kind has no fields.", field=odd[0]
            )
    return None


def texts(said: str | Mapping[str, str]) -> Mapping[str, str]:
    """Language → text; a text without languages is for every reader."""
    return {"en": said} if isinstance(said, str) else said


def _built(entry: Entry, node: yaml.Node, compile: Compile) -> Check:
    from strategy_tui.yamldoc import Problems, problem

    try:
        check: Check = kind(entry.header.kind).build(entry.options, compile)
    except Unusable as error:
        raise Problems(problem(node, error.why, _RULE)) from error
    return check


def _rule(entry: Entry, check: Check, source: str) -> Rule:
    header = entry.header
    return Rule(
        id=header.id,
        kind=header.kind,
        severity=SEVERITIES[header.severity],
        message=texts(header.message),
        check=check,
        why=sentence_of(texts(header.why)),
        networks=frozenset(header.networks),
        languages=frozenset(header.languages),
        source=header.source,
        date=header.date.isoformat() if header.date else "",
        pack=source,
        good_examples=header.examples.good,
        bad_examples=header.examples.bad,
    )


def sentence_of(said: Mapping[str, str], params: Mapping[str, Any] | None = None) -> Message:
    """A pack's sentence in every language that it brings along."""
    first = said.get("en") or next(iter(said.values()), "")
    return Message(first, params or {}, translations=said)


@cache
def bundled() -> tuple[Rule, ...]:
    """The rules that ship with the program, from `bundled.json`, which `bundle` makes."""
    import json
    from pathlib import Path

    entries = json.loads((Path(__file__).parent / "bundled.json").read_text("utf-8"))
    return tuple(_bundled_rule(each) for each in entries)


def _bundled_rule(raw: dict[str, Any]) -> Rule:
    return Rule(
        id=raw["id"],
        kind=raw["kind"],
        severity=SEVERITIES[raw["severity"]],
        message=raw["message"],
        check=_Lazy(raw["kind"], raw["options"]),
        why=sentence_of(raw["why"]),
        networks=frozenset(raw["networks"]),
        languages=frozenset(raw["languages"]),
        source=raw["source"],
        date=raw["date"],
        pack=raw["pack"],
        good_examples=tuple(raw["good"]),
        bad_examples=tuple(raw["bad"]),
    )


class _Lazy:
    """A check that is built when it is first asked."""

    __slots__ = ("_check", "_kind", "_options")

    def __init__(self, kind: str, options: dict[str, Any]) -> None:
        self._kind = kind
        self._options = options
        self._check: Check | None = None

    def __call__(self, subject: Subject) -> Iterable[Match]:
        if self._check is None:
            module = kind(self._kind)
            self._check = module.build(module.Options(**self._options), trusted)
            assert self._check is not None
        return self._check(subject)
