"""Dataclass fields that say how they are written: the keys of a mapping."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, Field, field, fields
from functools import cache
from typing import Any, get_type_hints

from strategy_tui.domain.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a mapping: the field it fills, and what a person is told of it."""

    name: str
    field: Field[Any]
    hint: Any
    doc: str
    example: str
    least: float | None
    most: float | None

    @property
    def required(self) -> bool:
        """Whether the field has no default."""
        return self.field.default is MISSING and self.field.default_factory is MISSING


def has_words(example: str) -> bool:
    """Whether an example holds words of a language, and is in the catalogues."""
    return bool(re.search("[a-z]{3}.*[^a-z_]|[^a-z_].*[a-z]{3}", example)) and ": " not in example


def key(
    doc: str = "",
    *,
    name: str | None = None,
    example: str = "",
    least: float | None = None,
    most: float | None = None,
    default: Any = MISSING,
    default_factory: Any = MISSING,
) -> Any:
    """A field that says how it is written; `name` where the key in the file differs.

    `doc` is English and a key of the catalogues, as is an `example` that `has_words`.
    """
    about = {
        "doc": doc,
        "name": name,
        "example": example,
        "least": least,
        "most": most,
    }
    if default_factory is not MISSING:
        return field(default_factory=default_factory, metadata=about)
    return field(default=default, metadata=about)


@cache
def keys_of(cls: type) -> Mapping[str, Key]:
    """The keys of a dataclass by their names in the file, in the order of its fields."""
    hints = get_type_hints(cls)
    found: dict[str, Key] = {}
    for each in fields(cls):
        about = each.metadata
        name = about.get("name") or each.name
        found[name] = Key(
            name,
            each,
            hints[each.name],
            about.get("doc", ""),
            about.get("example", ""),
            about.get("least"),
            about.get("most"),
        )
    return found
