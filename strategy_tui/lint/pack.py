"""Rule packs: from the text of a YAML file to rules that are ready to run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.diagnostic import Diagnostic, Severity
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.network import Certainty
from strategy_tui.i18n import fields
from strategy_tui.lint.entry import (
    OFF,
    RULE,
    SEVERITIES,
    WORDS,
    Entry,
    as_written,
    texts,
    unsayable,
)
from strategy_tui.lint.kinds import check_of, options_of
from strategy_tui.lint.patterns import Compile, Leash, trusted
from strategy_tui.lint.rule import Check, Match, Rule, Subject, Unusable

if TYPE_CHECKING:
    import yaml

MOST_RULES = 200
"""Rules of one pack of somebody's own."""
MOST_WORDS = 300
"""Words that one rule of somebody's own may look for."""


@dataclass(frozen=True, slots=True)
class ChangeShape:
    """What somebody's own pack says otherwise of a rule that ships with the program."""

    id: str
    severity: str = ""
    message: str | Mapping[str, str] = ""
    because: str = ""
    """The person's own note; it takes the place of the rule's why."""


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
            rule = changed(node, source) or _own(node, source, leash)
            if any(each.id == rule.id for each in rules):
                sentence = message("There are two rules “{id}” here; rename one.", id=rule.id)
                problems.append(problem(node, sentence, "pack.duplicate"))
            else:
                rules.append(rule)
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


def changed(node: yaml.Node, source: str) -> Rule | None:
    """The bundled rule that an entry without a kind names, as the entry wants it; else None.

    Raises:
        Problems: the entry changes a rule that there is not, or something that cannot be changed.
    """
    from strategy_tui.yamldoc import Problems, entries, not_among, problem, read

    known = entries(node, "pack")
    if "kind" in known or "id" not in known:
        return None
    named = {rule.id: rule for rule in bundled()}
    name = getattr(known["id"][1], "value", None)
    if name not in named:
        if set(known) <= set(ChangeShape.__dataclass_fields__):
            raise Problems(not_among(named, str(name), known["id"][1], "pack", "unknown"))
        return None
    shape = read(ChangeShape, node, "pack")
    rule = named[shape.id]
    if shape.severity:
        if shape.severity not in (*SEVERITIES, OFF):
            place = known["severity"][1]
            raise Problems(
                not_among((*SEVERITIES, OFF), shape.severity, place, "pack", words=WORDS)
            )
        severity = SEVERITIES.get(shape.severity, rule.severity)
        rule = replace(rule, severity=severity, off=shape.severity == OFF)
    if shape.message:
        said = texts(shape.message)
        allowed = frozenset().union(*map(fields, rule.message.values()))
        if complaint := unsayable(said, allowed):
            raise Problems(problem(known["message"][1], complaint, "pack.message"))
        rule = replace(rule, message=said)
    why = sentence_of(texts(shape.because)) if shape.because else rule.why
    return replace(rule, why=why, pack=source)


def merged(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules in their order; of those that share a name, what the last one says."""
    return tuple({rule.id: rule for rule in rules}.values())


def _own(node: yaml.Node, source: str, leash: Leash) -> Rule:
    """The rule that an entry of somebody's own is.

    Raises:
        Problems: everything that is wrong with it, the pattern included.
    """
    from strategy_tui.yamldoc import Problems, span_of

    entry, problems = as_written(node)
    if entry is None:
        raise Problems(*problems)
    try:
        check = _built(entry, node, leash.compile)
    except Problems as error:
        whole = span_of(node)
        # What a rule lacks as a whole may be the doing of what is wrong with a part of it.
        problems += [each for each in error.diagnostics if not problems or each.span != whole]
        raise Problems(*sorted(problems, key=lambda each: each.span)) from error
    if problems:
        raise Problems(*problems)
    return _rule(entry, leash.held(check), source)


def _built(entry: Entry, node: yaml.Node, compile: Compile) -> Check:
    from strategy_tui.yamldoc import Problems, at, problem

    try:
        for key in ("words", "swap"):
            if len(getattr(entry.options, key, ())) > MOST_WORDS:
                sentence = message("A rule looks for {most} words at most.", most=MOST_WORDS)
                raise Unusable(sentence, key)
        return check_of(entry.header.kind, entry.options, compile)
    except Unusable as error:
        place = at(node, error.key) if error.key else None
        raise Problems(problem(place or node, error.why, RULE)) from error


def _rule(entry: Entry, check: Check, source: str) -> Rule:
    header = entry.header
    return Rule(
        id=header.id,
        kind=header.kind,
        severity=SEVERITIES.get(header.severity, Severity.HINT),
        off=header.severity == OFF,
        message=texts(header.message),
        check=check,
        why=sentence_of(texts(header.why)),
        networks=frozenset(header.networks),
        languages=frozenset(header.languages),
        source=header.source,
        date=header.date.isoformat() if header.date else "",
        certainty=header.certainty,
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
        certainty=Certainty(raw["certainty"]) if raw["certainty"] else None,
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
            options = options_of(self._kind, self._options)
            self._check = check_of(self._kind, options, trusted)
        return self._check(subject)
