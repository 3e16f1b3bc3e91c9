"""One entry of a rule pack as it is written, and everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.diagnostic import Diagnostic, Severity
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.network import Certainty
from strategy_tui.i18n import fields
from strategy_tui.lint.kinds import KINDS, details_of, kind

if TYPE_CHECKING:
    import yaml

OFF = "off"
"""Instead of a severity: the rule is there, and does not run."""
SEVERITIES = {each.label: each for each in Severity}
WORDS = {
    "arret": "off",
    "avertissement": "warning",
    "bon": "good",
    "bons": "good",
    "conseil": "hint",
    "desactive": "off",
    "desactivee": "off",
    "erreur": "error",
    "exemples": "examples",
    "genre": "kind",
    "gravite": "severity",
    "info": "hint",
    "langues": "languages",
    "level": "severity",
    "mauvais": "bad",
    "motif": "pattern",
    "mots": "words",
    "no": "off",
    "non": "off",
    "parce_que": "because",
    "pourquoi": "why",
    "remarque": "hint",
    "reseaux": "networks",
    "sorte": "kind",
    "suggestion": "hint",
    "type": "kind",
}
"""Other words that people write in packs, English and French → the names that are meant."""
RULE = "pack.rule"
_ID = r"[a-z][a-z0-9_]*(?:[.-][a-z0-9_]+)*"
_BRACES = r"\{\{|\}\}|\{([a-z_]+)\}"


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
    certainty: Certainty | None = None
    examples: Sayings = field(default_factory=Sayings)


HEADER_KEYS = frozenset(Header.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a pack as it was read, before its check is built."""

    header: Header
    options: Any


def entry_of(node: yaml.Node) -> Entry:
    """A rule as written.

    Raises:
        Problems: everything that is wrong with it, each at its place.
    """
    from strategy_tui.yamldoc import Problems

    entry, problems = as_written(node)
    if problems or entry is None:
        raise Problems(*problems)
    return entry


def as_written(node: yaml.Node) -> tuple[Entry | None, list[Diagnostic]]:
    """What can be read of a rule, and what is wrong with it; a misspelt kind is read as meant.

    Without a kind that there is, nobody knows what else the rule may say: there is no entry.

    Raises:
        Problems: the node is no mapping.
    """
    from strategy_tui.yamldoc import at, entries, meant_by, nearest, problem, read_partly, subset

    named = entries(node, "pack")
    written = next((value for key, (_, value) in named.items() if _meant_key(key) == "kind"), None)
    said = str(getattr(written, "value", ""))
    name = said if said in KINDS else meant_by(said, KINDS, WORDS) or nearest(said[:60], KINDS)
    own = frozenset(kind(name).Options.__dataclass_fields__) if name else frozenset()
    head = subset(node, lambda key: _meant_key(key, own) in HEADER_KEYS)
    needed = dict.fromkeys(("id", "kind", "severity", "message"), "")
    header, found = read_partly(Header, head, "pack", needed, WORDS)
    assert header is not None
    problems = [*found, *_bad_names(header, head)]
    if name is None:
        return None, problems
    rest = subset(node, lambda key: _meant_key(key, own) not in HEADER_KEYS)
    options, found = read_partly(kind(name).Options, rest, "pack", words=WORDS)
    problems += found
    place = at(head, "message")
    if options is None or place is None:
        return None, problems
    if complaint := unsayable(texts(header.message), details_of(name, options)):
        problems.append(problem(place, complaint, "pack.message"))
    return Entry(replace(header, kind=name), options), problems


def _meant_key(key: str, own: frozenset[str] = frozenset()) -> str:
    """The key that another word, or a slip of the pen, stands for; else the key itself."""
    from strategy_tui.yamldoc import meant_by, nearest

    if key in own or key in HEADER_KEYS:
        return key
    known = (*sorted(own), *sorted(HEADER_KEYS))
    return meant_by(key, known, WORDS) or nearest(key[:60], known) or key


def _bad_names(header: Header, node: yaml.Node) -> Iterator[Diagnostic]:
    """What is wrong with the id, the severity and the kind, where they are written."""
    from strategy_tui.yamldoc import at, not_among, problem

    place = at(node, "id")
    if place is not None and header.id and not re.fullmatch(_ID, header.id):
        sentence = message(
            "A rule is named in small letters, such as “mine.no_jargon”; “{id}” is not.",
            id=header.id[:60],
        )
        yield problem(place, sentence, RULE)
    place = at(node, "severity")
    if place is not None and header.severity and header.severity not in (*SEVERITIES, OFF):
        yield not_among((*SEVERITIES, OFF), header.severity, place, "pack", words=WORDS)
    place = at(node, "kind")
    if place is not None and header.kind and header.kind not in KINDS:
        yield not_among(KINDS, header.kind, place, "pack", words=WORDS)


def unsayable(said: Mapping[str, str], known: frozenset[str]) -> Message | None:
    """What is wrong with a message: a field that is not plain, or that the rule does not have."""
    for template in said.values():
        odd = sorted(fields(template) - known)
        stray = re.sub(_BRACES, "", template)
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
