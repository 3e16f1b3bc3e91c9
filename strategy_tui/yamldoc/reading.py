"""Dataclasses from mappings: one definition of the types reads a file and tells what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import is_dataclass
from datetime import date
from enum import Enum
from types import MappingProxyType, NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from strategy_tui.domain.diagnostic import Diagnostic, Fix
from strategy_tui.domain.message import Message, message
from strategy_tui.yamldoc.keys import Key, has_words, keys_of
from strategy_tui.yamldoc.libyaml import yaml
from strategy_tui.yamldoc.naming import NO_WORDS, Words, meant_by, not_among, rename, replacement
from strategy_tui.yamldoc.places import (
    Problems,
    entries,
    nearest,
    problem,
    read_key_as,
    shortened,
    span_of,
)
from strategy_tui.yamldoc.scalars import SCALARS, is_null

T = TypeVar("T")

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

_BAD: Any = object()
"""Stands for a value that could not be read, and was told."""


def read(cls: type[T], node: yaml.Node, prefix: str = "yaml") -> T:
    """A dataclass from a mapping whose keys are its fields.

    Raises:
        Problems: every unknown key, missing key and value of the wrong type at once.
    """
    value, problems = read_partly(cls, node, prefix)
    if problems or value is None:
        raise Problems(*problems)
    return value


def read_partly(
    cls: type[T],
    node: yaml.Node,
    prefix: str = "yaml",
    stand_ins: Mapping[str, Any] = MappingProxyType({}),
    words: Words = NO_WORDS,
) -> tuple[T | None, tuple[Diagnostic, ...]]:
    """What can be read, and what is wrong; a bad value leaves its field at the default.

    Bad elements of lists and mappings are left out. `stand_ins` are for required fields of
    `cls` that are bad or missing; without one for such a field the value is None.
    """
    reader = _Reader(prefix, words)
    value = reader.dataclass(cls, node, None, stand_ins)
    found = tuple(sorted(reader.problems, key=lambda each: each.span))
    return (None if value is _BAD else value), found


def scalar(type_: type[T], node: yaml.Node, prefix: str = "yaml", name: str = "") -> T:
    """One value of a scalar type or enumeration.

    Raises:
        Problems: it is none.
    """
    reader = _Reader(prefix)
    value: T = reader.value(type_, node, name)
    if reader.problems:
        raise Problems(*reader.problems)
    return value


class _Reader:
    """Reads one document and collects what is wrong with it."""

    def __init__(self, prefix: str, words: Words = NO_WORDS) -> None:
        self.problems: list[Diagnostic] = []
        self._prefix = prefix
        self._words = words
        self._around: list[tuple[Mapping[str, Key], str]] = []

    def tell(self, node: yaml.Node, rule: str, sentence: Message, fix: Fix | None = None) -> None:
        """Collect one problem."""
        self.problems.append(problem(node, sentence, f"{self._prefix}.{rule}", fix=fix))

    def dataclass(
        self,
        cls: type[T],
        node: yaml.Node,
        under: yaml.Node | None,
        stand_ins: Mapping[str, Any] = MappingProxyType({}),
    ) -> T:
        """A mapping as a dataclass, or _BAD; `under` is the key that the mapping belongs to."""
        known = keys_of(cls)  # type: ignore[arg-type]
        try:
            found = dict(entries(node, self._prefix))
        except Problems:
            line = _line_like(known)
            sentence = message("Expected lines such as “{line}” here.", line=line)
            self.tell(node, "value", sentence)
            return _BAD  # type: ignore[no-any-return]
        for name in [each for each in found if each not in known]:
            meant = self._unknown(name, found[name][0], known, found)
            if meant is not None:
                found[meant] = found.pop(name)
                read_key_as(node, found[meant][0], meant)
        values: dict[str, Any] = {}
        whole = True
        for name, each in known.items():
            value = _BAD
            if name in found:
                self._around.append((known, name))
                value = self._field(each, *found[name])
                self._around.pop()
            if value is not _BAD:
                values[each.field.name] = value
            elif each.required:
                values[each.field.name] = stand_ins.get(each.field.name)
                whole = whole and each.field.name in stand_ins
                if name not in found:
                    self._missing(each, under or next(iter(found.values()), (node,))[0])
        return cls(**values) if whole else _BAD

    def _field(self, each: Key, key_node: yaml.Node, node: yaml.Node) -> Any:
        if _is_empty(node) and NoneType not in get_args(each.hint) and not _is_nested(each.hint):
            if each.required:
                self.tell(
                    key_node,
                    "empty-key",
                    message("“{key}” has no value. Write one after the colon.", key=each.name),
                )
            return _BAD
        value = self.value(each.hint, node, each.name, key_node)
        too_small = each.least is not None and isinstance(value, int | float) and value < each.least
        too_big = each.most is not None and isinstance(value, int | float) and value > each.most
        if too_small:
            sentence = message(
                "“{key}” has to be at least {least}; this is less.",
                key=each.name,
                least=each.least or 0,
            )
            self.tell(node, "range", sentence)
        elif too_big:
            sentence = message(
                "“{key}” has to be at most {most}; this is more.",
                key=each.name,
                most=each.most or 0,
            )
            self.tell(node, "range", sentence)
        return _BAD if too_small or too_big else value

    def value(self, hint: Any, node: yaml.Node, name: str, under: yaml.Node | None = None) -> Any:
        """A node as a value of a type such as `str`, `tuple[str, ...]` or `int | None`."""
        origin, inner = get_origin(hint), get_args(hint)
        if isinstance(hint, type) and issubclass(hint, yaml.Node):
            return node
        if origin in (Union, UnionType):
            return self._union(inner, node, name, under)
        if origin in (tuple, list, frozenset):
            return self._list(origin, inner[0], node, name)
        if origin is not None:
            return self._mapping(inner[1], node)
        if is_dataclass(hint) and hint not in SCALARS:
            return self.dataclass(hint, node, under)  # type: ignore[arg-type]
        return self._scalar(hint, node, name)

    def _union(
        self, members: tuple[Any, ...], node: yaml.Node, name: str, under: yaml.Node | None
    ) -> Any:
        if NoneType in members and _is_empty(node):
            return None
        real = [each for each in members if each is not NoneType]
        fitting = [each for each in real if _suits(each, node)] or real[:1]
        for each in fitting[:-1]:
            trial = _Reader(self._prefix, self._words)
            value = trial.value(each, node, name, under)
            if not trial.problems:
                return value
        return self.value(fitting[-1], node, name, under)

    def _list(
        self, kind: Callable[[list[Any]], Any], inner: Any, node: yaml.Node, name: str
    ) -> Any:
        if _is_empty(node):
            return kind([])
        if not isinstance(node, yaml.SequenceNode):
            sentence = message("“{key}” takes a list, such as [one, two].", key=name)
            if _is_nested(inner):
                sentence = message(
                    "“{key}” takes a list; begin each of its parts with “- ”.", key=name
                )
            fix = None
            if isinstance(node, yaml.ScalarNode) and not node.style and node.value:
                fix = Fix(span_of(node), f"[{node.value}]")
            self.tell(node, "value", sentence, fix)
            return _BAD
        values = [self.value(inner, each, name) for each in node.value]
        return kind([each for each in values if each is not _BAD])

    def _mapping(self, inner: Any, node: yaml.Node) -> Any:
        try:
            found = entries(node, self._prefix)
        except Problems as error:
            self.problems.extend(error.diagnostics)
            return _BAD
        values: dict[str, Any] = {}
        neighbour = next(iter(found), "")
        for name, (key_node, value) in found.items():
            if name in _nested(inner) and not isinstance(value, yaml.MappingNode):
                self.tell(key_node, "unknown-key", _too_far_out(name, neighbour))
                continue
            values[name] = self._entry(inner, name, key_node, value)
            neighbour = name
        return {name: value for name, value in values.items() if value is not _BAD}

    def _entry(self, inner: Any, name: str, key_node: yaml.Node, node: yaml.Node) -> Any:
        """A value under a name of the person's own; one that is a key further out is told once."""
        before = len(self.problems)
        value = self.value(inner, node, name, key_node)
        found = len(self.problems) - before
        for known, neighbour in reversed(self._around) if found else ():
            if name in known:
                outside = _Reader(self._prefix, self._words)
                outside.value(known[name].hint, node, name, key_node)
                if len(outside.problems) < found:
                    self.problems[before:] = []
                    self.tell(key_node, "unknown-key", _too_deep(shortened(name), neighbour))
                break
        return value

    def _scalar(self, hint: Any, node: yaml.Node, name: str) -> Any:
        is_enum = isinstance(hint, type) and issubclass(hint, Enum)
        if not isinstance(node, yaml.ScalarNode):
            expected = message("one word") if is_enum else SCALARS[hint].expected
            sentence = message(
                "“{key}” takes {expected}, and neither a list nor lines below it.",
                key=name,
                expected=expected,
            )
            self.tell(node, "value", sentence)
            return _BAD
        try:
            return hint(node.value) if is_enum else SCALARS[hint].parse(node.value)
        except ValueError:
            if is_enum:
                choices = [each.value for each in hint]
                found = not_among(choices, node.value, node, self._prefix, words=self._words)
                self.problems.append(found)
                return _BAD if found.fix is None else hint(found.fix.text)
            return self._misread(hint, node, name)

    def _misread(self, hint: type, node: yaml.ScalarNode, name: str) -> Any:
        """Tell of a value that is none; one that can only mean another is read as that one."""
        from strategy_tui.yamldoc.mending import mended

        found = shortened(node.value)
        if hint is date and re.fullmatch(_DAY, node.value):
            sentence = message("“{found}” is in no calendar. Write a day that exists.", found=found)
        else:
            expected = SCALARS[hint].expected
            sentence = message(
                "“{key}” takes {expected}; “{found}” is none.",
                key=name,
                expected=expected,
                found=found,
            )
        meant = mended(hint, node.value)
        fix = replacement(node, meant, plain=True) if meant else None
        self.tell(node, "value", sentence, fix)
        return _BAD if fix is None else SCALARS[hint].parse(fix.text)

    def _missing(self, each: Key, at: yaml.Node) -> None:
        if each.example:
            sentence = message(
                "“{key}” is missing here. Add a line such as “{key}: {example}”.",
                key=each.name,
                example=Message(each.example) if has_words(each.example) else each.example,
            )
        else:
            sentence = message("“{key}” is missing here.", key=each.name)
        self.tell(at, "missing-key", sentence)

    def _unknown(
        self, name: str, node: yaml.Node, known: Mapping[str, Key], present: Iterable[str]
    ) -> str | None:
        """Tell of an unknown key; one that can only mean another is read as that one."""
        parent = next((each.name for each in known.values() if name in _nested(each.hint)), None)
        free = [each for each in known if each not in present]
        meant = meant_by(name, free, self._words)
        close = None if parent else meant or nearest(name, free)
        shown = shortened(name)
        if parent:
            sentence = message(
                "“{key}” belongs under “{parent}”. Move the line there and indent it more.",
                key=shown,
                parent=parent,
            )
        elif neighbour := self._outer(name):
            self.tell(node, "unknown-key", _too_deep(shown, neighbour))
            return None
        elif close:
            sentence = message(
                "Unknown key “{key}”. Did you mean “{nearest}”?", key=shown, nearest=close
            )
        else:
            sentence = message(
                "Unknown key “{key}”. Known here: {known}.", key=shown, known=tuple(known)
            )
        fix = replacement(node, meant) if meant and close else rename(node, name, close)
        self.tell(node, "unknown-key", sentence, fix)
        return None if fix is None else close

    def _outer(self, name: str) -> str | None:
        """The key beside which a name belongs, where an outer mapping knows the name."""
        for known, neighbour in reversed(self._around):
            if name in known:
                return neighbour
        return None


def _line_like(known: Mapping[str, Key]) -> Message:
    """A line that may stand in a mapping with these keys."""
    keys = list(known.values())
    each = next((key for key in keys if key.required or " " in key.example), keys[0])
    example = Message(each.example) if has_words(each.example) else each.example
    return message("{key}: {example}", key=each.name, example=example)


def _too_far_out(key: str, neighbour: str) -> Message:
    if key == neighbour:
        return message("“{key}” belongs under a name of yours. Write one above it.", key=key)
    return message(
        "“{key}” is no name here but belongs to one. Indent it under “{neighbour}”.",
        key=key,
        neighbour=shortened(neighbour),
    )


def _too_deep(key: str, neighbour: str) -> Message:
    return message(
        "“{key}” belongs beside “{neighbour}”, not under it. Indent it as far as that.",
        key=key,
        neighbour=neighbour,
    )


def _is_empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style and is_null(node.value)


def _is_nested(hint: Any) -> bool:
    """Whether a type is a mapping, for which nothing at all is a mapping without keys."""
    return is_dataclass(hint) and hint not in SCALARS


def _nested(hint: Any) -> Mapping[str, Key]:
    return keys_of(hint) if isinstance(hint, type) and _is_nested(hint) else {}


def _suits(hint: Any, node: yaml.Node) -> bool:
    """Whether a node has the shape that a type wants: list, mapping or scalar."""
    origin = get_origin(hint)
    match node:
        case yaml.SequenceNode():
            return origin in (tuple, list, frozenset)
        case yaml.MappingNode():
            is_map = origin is not None and origin not in (tuple, list, frozenset)
            return is_map or _is_nested(hint)
        case _:
            return origin is None and not _is_nested(hint)
