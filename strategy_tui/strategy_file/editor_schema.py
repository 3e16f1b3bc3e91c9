"""The JSON Schema of a strategy file: what editors check, complete and show while one writes."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from strategy_tui.domain.facts import CHOICES, FACTS, NEVER, FactKind
from strategy_tui.domain.strategy import Duration, Operator
from strategy_tui.i18n import LANGUAGES, translated
from strategy_tui.strategy_file.conditions import OPERATORS
from strategy_tui.strategy_file.shapes import StrategyShape
from strategy_tui.yamldoc import NO, SCALARS, YES
from strategy_tui.yamldoc.schema import json_schema

Say = Callable[[str], str]


def editor_schema(language: str, networks: Collection[str]) -> dict[str, Any]:
    """The schema, with meanings and examples in a language.

    `networks` are the names that a network may have; without any, every name will do.
    """
    itself = {"$ref": "#/$defs/condition"}

    def say(text: str) -> str:
        return translated(text, language)

    whole = json_schema(StrategyShape, say, when=itself, prefer=itself, assume=_assumptions(say))
    whole["properties"]["language"]["enum"] = [*LANGUAGES]
    plans = whole["properties"]["networks"]
    plan = plans["additionalProperties"]
    named = {"$ref": "#/$defs/network"}
    plans["additionalProperties"] = named
    if networks:
        plan["properties"]["network"]["enum"] = [*networks]
        plans["properties"] = dict.fromkeys(networks, named)
        plans["additionalProperties"] = {**named, "required": ["network"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "strategy-tui: strategy.yaml",
        **whole,
        "$defs": {"condition": _condition(say), "network": plan},
    }


def _assumptions(say: Say) -> dict[str, Any]:
    """The JSON Schema of what is taken for facts while they are unknown."""
    facts = {
        name: {**_word(fact.kind), "description": say(fact.meaning.id)}
        for name, fact in FACTS.items()
        if fact.kind in CHOICES
    }
    return {"type": "object", "additionalProperties": False, "properties": facts}


def _condition(say: Say) -> dict[str, Any]:
    """The JSON Schema of a condition; it refers to itself as `#/$defs/condition`."""
    itself: dict[str, Any] = {"$ref": "#/$defs/condition"}
    several = {"type": "array", "items": itself, "minItems": 1}
    joins: dict[str, Any] = {"all": several, "any": several, "not": itself}
    facts = {
        name: {**_fact(fact.kind), "description": say(fact.meaning.id)}
        for name, fact in FACTS.items()
    }
    return {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "properties": {**facts, **joins},
    }


def _fact(kind: FactKind) -> dict[str, Any]:
    if kind not in OPERATORS:
        word = _word(kind)
        return {"anyOf": [word, {"type": "array", "items": word, "minItems": 1}]}
    value = SCALARS[Duration if kind is FactKind.DATE else float].schema
    tests = {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "properties": {
            each.value: SCALARS[bool].schema if each is Operator.NEVER else value
            for each in OPERATORS[kind]
        },
    }
    return {"anyOf": [tests, {"const": NEVER}]} if kind is FactKind.DATE else tests


def _word(kind: FactKind) -> dict[str, Any]:
    word: dict[str, Any] = {"enum": [*CHOICES[kind]]}
    if "yes" in CHOICES[kind]:
        return {"anyOf": [word, {"type": "boolean"}, {"enum": sorted(YES | NO)}]}
    return word
