"""Diagnostics as other programs read them: JSON, and the answers of `lint --jsonl`."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime
from typing import Any

from strategy_tui.domain.diagnostic import Diagnostic, Severity
from strategy_tui.domain.message import message
from strategy_tui.domain.network import Entity, Length, NetworkSpec
from strategy_tui.domain.text import Span
from strategy_tui.i18n import render
from strategy_tui.json_lines import Asked, BadLine, answered, optional, text_of
from strategy_tui.lint.engine import lint
from strategy_tui.lint.excerpt import excerpt, too_much
from strategy_tui.lint.language import base, guess
from strategy_tui.lint.rule import Rule, Subject
from strategy_tui.yamldoc import nearest, shortened, unknown_network

LONGEST = 1_000_000
"""Characters of a text that is answered; the most that a draft file may hold."""
KEYS = ("id", "network", "text", "lang", "spoiler", "goal")
"""What a line of the machine interface may say."""
SpecOf = Callable[[str], NetworkSpec]


def jsonl_answer(
    line: str,
    known: Collection[str],
    spec_of: SpecOf,
    rules: Iterable[Rule],
    language: str,
    now: datetime | None = None,
) -> dict[str, Any]:
    """The answer to one line of the machine interface; a bad line gets an `error`.

    Bytes of the line that were not UTF-8 are lone surrogates in it. `known` are the networks that
    `spec_of` knows; `language` is the messages' language.
    """

    def answer(asked: Asked) -> Asked:
        spec = _spec(asked, known, spec_of)
        text = text_of(asked, "text")
        if len(text) > LONGEST:
            raise BadLine(
                message(
                    "This text has {count} characters. No network takes more than {most}.",
                    count=len(text),
                    most=LONGEST,
                )
            )
        if (why := too_much(text)) is not None:
            raise BadLine(why)
        said = optional(asked, "lang")
        spoiler = optional(asked, "spoiler") or ""
        optional(asked, "goal")
        reading = base(said) if said else guess(text) or "en"
        subject = Subject(text, spec, language=reading, now=now, spoiler=spoiler)
        found = (*_unknown_keys(asked), *lint(subject, rules))
        return _answer(subject, found, language)

    wanted = message("A line is a JSON object with “network” and “text”.")
    return answered(line, answer, wanted=wanted, language=language)


def _unknown_keys(asked: Asked) -> Iterator[Diagnostic]:
    """A hint for each key that nobody reads, at the beginning of the text."""
    for key in sorted(asked.keys() - KEYS)[:10]:
        close = nearest(key, KEYS)
        if close is None:
            sentence = message("Unknown key “{key}”; nobody reads it.", key=shortened(key))
        else:
            sentence = message(
                "Unknown key “{key}”. Did you mean “{nearest}”?",
                key=shortened(key),
                nearest=close,
            )
        yield Diagnostic("line.unknown-key", Severity.HINT, Span(0, 0), sentence)


def _answer(subject: Subject, found: Iterable[Diagnostic], language: str) -> dict[str, Any]:
    signals = excerpt(subject).subject.signals
    entities = subject.entities
    return {
        "network": subject.spec.name,
        "length": length_json(subject.measured(subject.parts[0])),
        "entities": {
            "mentions": [_entity(each) for each in entities.mentions],
            "hashtags": [_entity(each) for each in entities.hashtags],
            "urls": [_entity(each) for each in entities.urls],
            "cashtags": [_entity(each) for each in entities.cashtags],
        },
        "call_to_action": {
            "present": signals.asks_something,
            "families": list(signals.families),
        },
        "value": {
            "bait": bool(signals.worth.bait),
            "clickbait": signals.worth.clickbait,
            "promotional": signals.worth.promotional,
            "bare_link": signals.worth.bare_link,
        },
        "diagnostics": [diagnostic_json(each, language) for each in found],
    }


def length_json(length: Length) -> dict[str, Any]:
    """A length as the machine interface writes it."""
    return {
        "count": length.count,
        "limit": length.limit,
        "unit": length.unit,
        "valid": length.valid,
    }


def diagnostic_json(diagnostic: Diagnostic, language: str) -> dict[str, Any]:
    """A diagnostic as the machine interface writes it; offsets are code points, half open."""
    clause = {"clause": diagnostic.clause} if diagnostic.clause else {}
    return {
        "rule": diagnostic.rule_id,
        "severity": diagnostic.severity.label,
        **clause,
        "start": diagnostic.span.start,
        "end": diagnostic.span.end,
        "message": render(diagnostic.message, language),
    }


def _entity(entity: Entity) -> dict[str, Any]:
    return {"text": entity.text, "start": entity.start, "end": entity.end}


def _spec(asked: Asked, known: Collection[str], spec_of: SpecOf) -> NetworkSpec:
    name = text_of(asked, "network")
    if name in known:
        return spec_of(name)
    raise BadLine(unknown_network(name, known))
