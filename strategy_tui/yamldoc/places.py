"""Nodes and their places, and what is wrong at one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from weakref import WeakKeyDictionary

from strategy_tui.domain.diagnostic import Diagnostic, Fix, Severity
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.text import Span
from strategy_tui.yamldoc.libyaml import yaml

_ENTRIES: WeakKeyDictionary[yaml.Node, Mapping[str, tuple[yaml.Node, yaml.Node]]] = (
    WeakKeyDictionary()
)
"""What every path through a mapping asks for again; a file may have thousands of paths."""

MOST_COMPARED = 1_000
"""Names among which a misspelt one is looked for: there are 600 time zones."""

SHOWN = 60
"""Characters of a person's value that a sentence repeats."""


class Problems(Exception):
    """What is wrong with a text, or one part of it; the reader of the file collects it."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__(*(each.message.id for each in diagnostics))
        self.diagnostics = diagnostics


def span_of(node: yaml.Node) -> Span:
    """A node's place; of a block of lines only its first key or element."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        first = node.value[0]
        node = first[0] if isinstance(first, tuple) else first
    start, end = node.start_mark.index, node.end_mark.index
    return Span(start, max(start, end))


def problem(
    node: yaml.Node,
    message: Message,
    rule_id: str = "yaml.value",
    severity: Severity = Severity.ERROR,
    fix: Fix | None = None,
) -> Diagnostic:
    """A diagnostic at a node."""
    return Diagnostic(rule_id, severity, span_of(node), message, fix=fix)


def entries(node: yaml.Node, prefix: str = "yaml") -> Mapping[str, tuple[yaml.Node, yaml.Node]]:
    """A mapping's keys, each with its key's node and its value's node.

    Raises:
        Problems: the node is no mapping.
    """
    if isinstance(node, yaml.ScalarNode) and not node.value and not node.style:
        return {}
    if not isinstance(node, yaml.MappingNode):
        sentence = message("Expected lines of the form “{line}” here.", line="key: value")
        raise Problems(problem(node, sentence, f"{prefix}.value"))
    if node not in _ENTRIES:
        found: dict[str, tuple[yaml.Node, yaml.Node]] = {}
        for name, value in node.value:
            if isinstance(name, yaml.ScalarNode):
                found.setdefault(name.value, (name, value))
        _ENTRIES[node] = found
    return _ENTRIES[node]


def read_key_as(mapping: yaml.Node, key: yaml.Node, name: str) -> None:
    """Give a key another name: whoever asks for its place finds it under the one that was meant."""
    key.value = name
    _ENTRIES.pop(mapping, None)


def elements(node: yaml.Node | None, prefix: str = "yaml") -> list[yaml.Node]:
    """The elements of a list; an empty document has none.

    Raises:
        Problems: the node is no list.
    """
    if node is None:
        return []
    if not isinstance(node, yaml.SequenceNode):
        raise Problems(problem(node, message("Expected a list here."), f"{prefix}.value"))
    return list(node.value)


def subset(node: yaml.Node, wanted: Callable[[str], bool]) -> yaml.MappingNode:
    """A mapping with only the keys that are wanted, each still in its place."""
    kept = [pair for name, pair in entries(node).items() if wanted(name)]
    return yaml.MappingNode(node.tag, kept, node.start_mark, node.end_mark, flow_style=False)


def at(node: yaml.Node | None, *path: str | int) -> yaml.Node | None:
    """The value at a path of keys and indices, or None where the path ends early."""
    for step in path:
        match node, step:
            case yaml.MappingNode(), str():
                node = entries(node).get(step, (None, None))[1]
            case yaml.SequenceNode(value=children), int() if 0 <= step < len(children):
                node = children[step]
            case _:
                return None
    return node


def key_at(node: yaml.Node | None, *path: str | int) -> yaml.Node | None:
    """The key's node of the value at a path; of an element of a list, the element's."""
    *parents, last = path
    parent = at(node, *parents)
    if isinstance(parent, yaml.MappingNode) and isinstance(last, str):
        return entries(parent).get(last, (None, None))[0]
    return at(node, *path)


def nearest(name: str, known: Iterable[str], cutoff: float = 60) -> str | None:
    """The known name that looks most like this one, if one does; of too many, none is."""
    from rapidfuzz import fuzz, process

    among = list(known)
    if len(among) > MOST_COMPARED:
        return None
    close = process.extractOne(
        name, among, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=cutoff
    )
    return close[0] if close else None


def folded(word: str) -> str:
    """A word without case, accents and the sign between its parts: `Mots-dièse` → `mots_diese`."""
    from unicodedata import combining, normalize

    bare = "".join(each for each in normalize("NFKD", word.casefold()) if not combining(each))
    return "_".join(bare.replace("-", " ").replace("_", " ").replace("’", "'").split())


def shortened(text: str) -> str:
    """A person's value as a sentence repeats it: on one line, and not too long."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"
