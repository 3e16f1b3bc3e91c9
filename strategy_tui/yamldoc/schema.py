"""The JSON Schema of a dataclass, from the same definition that reads it."""

from __future__ import annotations

from dataclasses import is_dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

import yaml

from strategy_tui.yamldoc.keys import Key, keys_of
from strategy_tui.yamldoc.scalars import SCALARS


def json_schema(cls: type, **special: dict[str, Any]) -> dict[str, Any]:
    """A schema that takes what `read` takes.

    `special` names the schema of each field that is handed on as a node, by its key.
    """
    properties = {name: _key(each, special) for name, each in keys_of(cls).items()}
    required = [name for name, each in keys_of(cls).items() if each.required]
    return {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        **({"required": required} if required else {}),
    }


def _key(each: Key, special: dict[str, dict[str, Any]]) -> dict[str, Any]:
    described: dict[str, Any] = {"description": each.doc} if each.doc else {}
    schema = _type(each.hint, special, each.name)
    if each.least is not None:
        described["minimum"] = each.least
    if each.most is not None:
        described["maximum"] = each.most
    return {**schema, **described}


def _type(hint: Any, special: dict[str, dict[str, Any]], name: str) -> dict[str, Any]:
    origin, inner = get_origin(hint), get_args(hint)
    if isinstance(hint, type) and issubclass(hint, yaml.Node):
        return special[name]
    if origin in (Union, UnionType):
        members = [_type(each, special, name) for each in inner if each is not NoneType]
        null = [{"type": "null"}] if NoneType in inner else []
        return {"anyOf": members + null}
    if origin in (tuple, list, frozenset):
        return {"type": "array", "items": _type(inner[0], special, name)}
    if origin is not None:
        return {"type": "object", "additionalProperties": _type(inner[1], special, name)}
    if is_dataclass(hint) and hint not in SCALARS:
        return json_schema(hint, **special)  # type: ignore[arg-type]
    if issubclass(hint, Enum):
        return {"enum": [each.value for each in hint]}
    return dict(SCALARS[hint].schema)
