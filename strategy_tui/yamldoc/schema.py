"""The JSON Schema of a dataclass, from the same definition that reads it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import is_dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from strategy_tui.yamldoc.composing import compose
from strategy_tui.yamldoc.keys import Key, has_words, keys_of
from strategy_tui.yamldoc.libyaml import yaml
from strategy_tui.yamldoc.scalars import SCALARS

Say = Callable[[str], str]
"""A meaning or an example in the reader's language."""


def json_schema(cls: type, say: Say = str, /, **special: dict[str, Any]) -> dict[str, Any]:
    """A schema that takes what `read` takes, with meanings, defaults and examples.

    `special` names the schema of each field that is handed on as a node, by its key.
    """
    properties = {name: _key(each, say, special) for name, each in keys_of(cls).items()}
    required = [name for name, each in keys_of(cls).items() if each.required]
    return {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        **({"required": required} if required else {}),
    }


def core_value(node: yaml.Node | None) -> Any:
    """A node as editors read it, by YAML 1.2's core schema."""
    match node:
        case yaml.MappingNode(value=pairs):
            return {key.value: core_value(value) for key, value in pairs}
        case yaml.SequenceNode(value=children):
            return [core_value(each) for each in children]
        case yaml.ScalarNode(value=text, style=None):
            return _core_scalar(text)
        case yaml.ScalarNode(value=text):
            return text
    return None


def _core_scalar(text: str) -> Any:
    if text in ("true", "false"):
        return text == "true"
    if text in ("", "~", "null"):
        return None
    if re.fullmatch(r"[-+]?[0-9]+", text):
        return int(text)
    return float(text) if re.fullmatch(r"[-+]?[0-9]*\.[0-9]+", text) else text


def _key(each: Key, say: Say, special: dict[str, dict[str, Any]]) -> dict[str, Any]:
    schema = _type(each.hint, say, special, each.name)
    if not each.required:
        schema = _or_nothing(schema)
    if each.doc:
        schema["description"] = say(each.doc)
    if each.least is not None:
        schema["minimum"] = each.least
    if each.most is not None:
        schema["maximum"] = each.most
    default = each.field.default
    if isinstance(default, str | int | float) and default != "":
        schema["default"] = default.value if isinstance(default, Enum) else default
    if each.example:
        example = say(each.example) if has_words(each.example) else each.example
        schema["examples"] = [core_value(compose(example))]
    return schema


def _or_nothing(schema: dict[str, Any]) -> dict[str, Any]:
    """A key without a value is as good as no key, where its value is of a plain type."""
    if "type" not in schema:
        return dict(schema)
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return {**schema, "type": [*types, "null"]}


def _type(hint: Any, say: Say, special: dict[str, dict[str, Any]], name: str) -> dict[str, Any]:
    origin, inner = get_origin(hint), get_args(hint)
    if name in special and (origin is not None or issubclass(hint, yaml.Node)):
        return dict(special[name])
    if origin in (Union, UnionType):
        real = [each for each in inner if each is not NoneType]
        members = [_type(each, say, special, name) for each in real]
        return members[0] if len(members) == 1 else {"anyOf": members}
    if origin in (tuple, list, frozenset):
        return {"type": "array", "items": _type(inner[0], say, special, "")}
    if origin is not None:
        below = _type(inner[1], say, special, "")
        below = below if "required" in below else _or_nothing(below)
        return {"type": "object", "additionalProperties": below}
    if is_dataclass(hint) and hint not in SCALARS:
        return json_schema(hint, say, **special)  # type: ignore[arg-type]
    if issubclass(hint, Enum):
        return {"enum": [each.value for each in hint]}
    return dict(SCALARS[hint].schema)
