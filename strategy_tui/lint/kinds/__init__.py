"""The kinds of rule that a pack may name. A new kind is a module and its name here."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

KINDS = (
    "call_to_action",
    "campaign",
    "emphasis",
    "entity",
    "existence",
    "fit",
    "forbidden",
    "hashtag",
    "length",
    "letters",
    "media",
    "occurrence",
    "only_me",
    "opening",
    "price",
    "sentence",
    "substitution",
    "title",
    "tone",
    "twin",
    "value",
)


def kind(name: str) -> ModuleType:
    """The module of a kind, loaded for the first rule that is one.

    It has `Options` (the keys of the pack), `details(options)` (what a message may name) and
    `build(options, compile)` (the check; Unusable when the options make no sense).
    """
    return import_module(f"{__name__}.{name}")
