"""Diagnostics as other programs read them: JSON, and the answers of `lint --jsonl`."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from typing import Any

from strategy_tui.domain.diagnostic import Diagnostic
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.network import Entity, Length, NetworkSpec
from strategy_tui.i18n import render
from strategy_tui.lint.engine import lint
from strategy_tui.lint.language import base, guess
from strategy_tui.lint.rule import Rule, Subject
from strategy_tui.yamldoc import nearest, shortened

SpecOf = Callable[[str], NetworkSpec]

_SURROGATE = re.compile("[\ud800-\udfff]")


class _BadLine(Exception):
    """A line that cannot be answered, and why."""

    def __init__(self, why: Message) -> None:
        super().__init__(why.id)
        self.why = why


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
    asked: dict[str, Any] = {}
    try:
        asked = _asked(line)
        if not _is_utf8(line):
            raise _BadLine(_not_utf8())
        spec = _spec(asked, known, spec_of)
        text = _text(asked, "text")
        said = _optional(asked, "lang")
        spoiler = _optional(asked, "spoiler") or ""
        _optional(asked, "goal")
    except _BadLine as error:
        known = {"id": asked["id"]} if "id" in asked else {}
        return {**known, "error": render(error.why, language)}
    reading = base(said) if said else guess(text) or "en"
    subject = Subject(text, spec, language=reading, now=now, spoiler=spoiler)
    return {**({"id": asked["id"]} if "id" in asked else {}), **_answer(subject, rules, language)}


def _answer(subject: Subject, rules: Iterable[Rule], language: str) -> dict[str, Any]:
    signals = subject.signals
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
        "diagnostics": [diagnostic_json(each, language) for each in lint(subject, rules)],
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


def _asked(line: str) -> dict[str, Any]:
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError) as error:
        said = message("This line is not JSON.") if _is_utf8(line) else _not_utf8()
        raise _BadLine(said) from error
    if not isinstance(asked, dict):
        raise _BadLine(message("A line is a JSON object with “network” and “text”."))
    return asked


def _is_utf8(line: str) -> bool:
    """Whether every byte of the line could be decoded; an escape such as \\ud800 is text."""
    return line.isascii() or _SURROGATE.search(line) is None


def _not_utf8() -> Message:
    return message("This line is not UTF-8.")


def _spec(asked: dict[str, Any], known: Collection[str], spec_of: SpecOf) -> NetworkSpec:
    name = _text(asked, "network")
    if name in known:
        return spec_of(name)
    if (close := nearest(shortened(name), known)) is not None:
        raise _BadLine(
            message(
                "There is no network “{name}”. Did you mean “{nearest}”?",
                name=shortened(name),
                nearest=close,
            )
        )
    raise _BadLine(
        message(
            "There is no network “{name}”. There are {known}.",
            name=shortened(name),
            known=tuple(known),
        )
    )


def _text(asked: dict[str, Any], key: str) -> str:
    if key not in asked:
        raise _BadLine(message("“{key}” is missing here.", key=key))
    value = asked[key]
    if not isinstance(value, str):
        raise _BadLine(message("“{key}” takes a text.", key=key))
    return value


def _optional(asked: dict[str, Any], key: str) -> str | None:
    return None if asked.get(key) is None else _text(asked, key)
