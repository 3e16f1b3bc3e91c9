"""The edit that takes a key out of a person's file; whatever else stands there stays."""

from __future__ import annotations

from collections.abc import Sequence

from strategy_tui.domain.diagnostic import Fix
from strategy_tui.domain.text import Span
from strategy_tui.yamldoc.composing import compose
from strategy_tui.yamldoc.libyaml import yaml
from strategy_tui.yamldoc.places import at


def remove(text: str, path: Sequence[str | int]) -> Fix | None:
    """The edit that removes a key with its scalar value; None where it is not there.

    A comment at the end of its line goes with it, as it speaks of it. Comments on lines of their
    own stay.

    Raises:
        LookupError: the value is no scalar, or its mapping has no other key.
        Problems: the text is not YAML.
    """
    parent = at(compose(text), *path[:-1])
    if not isinstance(parent, yaml.MappingNode):
        return None
    places = [
        place
        for place, (name, _) in enumerate(parent.value)
        if isinstance(name, yaml.ScalarNode) and name.value == path[-1]
    ]
    if not places:
        return None
    name, value = parent.value[places[0]]
    if not isinstance(value, yaml.ScalarNode) or len(parent.value) == 1:
        raise LookupError(path)
    if parent.flow_style:
        return _of_flow(parent, places[0])
    start = text.rfind("\n", 0, name.start_mark.index) + 1
    if text[start : name.start_mark.index].strip():
        raise LookupError(path)  # it begins on the line of a list's dash
    end = value.end_mark.index
    if not (end and text[end - 1] == "\n"):
        line = text.find("\n", end)
        end = len(text) if line < 0 else line + 1
    return Fix(Span(start, end), "")


def _of_flow(parent: yaml.MappingNode, place: int) -> Fix:
    """With the comma before it; the first one with the comma after it."""
    name, value = parent.value[place]
    if place:
        return Fix(Span(parent.value[place - 1][1].end_mark.index, value.end_mark.index), "")
    return Fix(Span(name.start_mark.index, parent.value[1][0].start_mark.index), "")
