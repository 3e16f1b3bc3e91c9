"""A name of the strategy file written otherwise, wherever the file says it; comments live on."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_tui.domain.diagnostic import Fix
from strategy_tui.strategy_file.renaming import RenameKind
from strategy_tui.yamldoc import at, compose, entries, key_at, quoted, set_scalar, span_of
from strategy_tui.yamldoc.libyaml import yaml


def rename_in(text: str, kind: RenameKind, old: str, new: str) -> str:
    """The text with the new name; a network's key that named it gets a line that does.

    Raises:
        Problems: the text is not YAML.
    """
    root = compose(text)
    plan = at(root, "networks", old) if kind is RenameKind.NETWORK else None
    spans = {
        span_of(node)
        for node in _places(root, kind, old)
        if isinstance(node, yaml.ScalarNode) and node.value == old
    }
    written = quoted(new)
    for span in sorted(spans, reverse=True):
        text = Fix(span, written).apply(text)
    if plan is not None and at(plan, "network") is None:
        text = set_scalar(text, ("networks", new, "network"), old).apply(text)
    return text


def _places(root: yaml.Node | None, kind: RenameKind, old: str) -> Iterator[yaml.Node | None]:
    """The nodes that may say a name of the kind."""
    networks, campaigns = at(root, "networks"), at(root, "campaigns")
    match kind:
        case RenameKind.GOAL:
            yield key_at(root, "goals", old)
            for _, plan in _pairs(networks):
                yield from _elements(at(plan, "goals"))
            for _, campaign in _pairs(campaigns):
                yield at(campaign, "goal")
        case RenameKind.NETWORK:
            yield key_at(root, "networks", old)
            for _, campaign in _pairs(campaigns):
                yield from _elements(at(campaign, "networks"))
        case RenameKind.CAMPAIGN:
            yield key_at(root, "campaigns", old)
        case RenameKind.CLAUSE:
            for side in ("keep", "let_go"):
                for clause in _elements(at(root, "follow", side)):
                    yield at(clause, "name")


def _pairs(node: yaml.Node | None) -> list[tuple[yaml.Node, yaml.Node]]:
    return list(entries(node).values()) if isinstance(node, yaml.MappingNode) else []


def _elements(node: yaml.Node | None) -> list[yaml.Node]:
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []
