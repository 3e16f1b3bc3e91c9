"""Edits to a person's own file, as replacements of spans: comments and layout live on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from strategy_tui.domain.diagnostic import Fix
from strategy_tui.domain.text import Span
from strategy_tui.yamldoc.composing import compose, unprintable
from strategy_tui.yamldoc.libyaml import yaml
from strategy_tui.yamldoc.places import at

# As text: `re` compiles and keeps them for the first edit, and few commands make one.
_PLAIN = r"[^\W_][^\n\t:#,\[\]{}\"'\\&*!|>%@`\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]*"
_ESCAPED = r"[\\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]"


def quoted(value: str) -> str:
    """A text as one YAML scalar on one line, in quotes only where it needs them.

    Characters that a file may not hold are left out.
    """
    value = unprintable().sub("", value)
    if re.fullmatch(_PLAIN, value) and value == value.strip() and value != "null":
        return value
    return '"' + re.sub(_ESCAPED, _escape, value) + '"'


def set_scalar(text: str, path: Sequence[str | int], value: str) -> Fix:
    """The edit that makes the value at a path this text; missing mappings are added in order.

    Raises:
        LookupError: the path leads through something that is no mapping.
        Problems: the text is not YAML.
    """
    root = compose(text)
    there = at(root, *path)
    if isinstance(there, yaml.ScalarNode):
        return _replace(text, there, quoted(value))
    if there is not None:
        raise LookupError(path)
    known = len(path) - 1
    while known and at(root, *path[:known]) is None:
        known -= 1
    names = path[known:]
    if not all(isinstance(name, str) for name in names):
        raise LookupError(path)
    return _insert(text, at(root, *path[:known]), [str(name) for name in names], quoted(value))


def _replace(text: str, node: yaml.ScalarNode, written: str) -> Fix:
    start, end = node.start_mark.index, node.end_mark.index
    if start == end:
        return Fix(Span(start, end), f" {written}")
    if node.style in ("|", ">"):
        return Fix(Span(start, end), f"{written}\n" if text[start:end].endswith("\n") else written)
    return Fix(Span(start, end), written)


def _insert(text: str, parent: yaml.Node | None, names: list[str], written: str) -> Fix:
    match parent:
        case None:
            return _append(text, len(text), 0, names, written)
        case yaml.ScalarNode(value="", style=None):
            column = _indent_of_line(text, parent.start_mark.index) + 2
            end = _end_of_line(text, parent.start_mark.index)
            return _append(text, end, column, names, written)
        case yaml.MappingNode(flow_style=True):
            inner = written
            for name in reversed(names[1:]):
                inner = f"{{{quoted(name)}: {inner}}}"
            comma = ", " if parent.value else ""
            last = parent.value[-1][1].end_mark.index if parent.value else None
            place = parent.end_mark.index - 1 if last is None else last
            return Fix(Span(place, place), f"{comma}{quoted(names[0])}: {inner}")
        case yaml.MappingNode(value=[_, *_]):
            last = _last_index(parent)
            end = last if last and text[last - 1] == "\n" else _end_of_line(text, last)
            return _append(text, end, parent.start_mark.column, names, written)
    raise LookupError(names)


def _append(text: str, place: int, column: int, names: list[str], written: str) -> Fix:
    lines = [f"{' ' * (column + 2 * level)}{quoted(name)}:" for level, name in enumerate(names)]
    before = "\n" if place and text[place - 1] != "\n" else ""
    after = "\n" if place >= len(text) or before == "" else ""
    return Fix(Span(place, place), before + "\n".join(lines) + f" {written}" + after)


def _last_index(node: yaml.Node) -> int:
    """Where the last scalar of a node ends; the end marks of blocks lie beyond comments."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return node.end_mark.index


def _end_of_line(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


def _indent_of_line(text: str, offset: int) -> int:
    line = text[text.rfind("\n", 0, offset) + 1 : offset]
    return len(line) - len(line.lstrip(" "))


def _escape(match: re.Match[str]) -> str:
    sign = match.group()
    return {"\n": "\\n", "\t": "\\t"}.get(sign) or (
        f"\\{sign}" if sign in '\\"' else f"\\u{ord(sign):04x}"
    )
