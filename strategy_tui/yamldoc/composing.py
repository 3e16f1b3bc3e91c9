"""From bytes to nodes: one pass over the parser's events, with limits, and never by recursion.

PyYAML's C composer overflows its stack on some ten thousand nested brackets, so the events are
counted as they come and the nodes are built here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from functools import cache
from typing import NoReturn, cast

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.diagnostic import Diagnostic, Fix, Severity
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.text import Span
from strategy_tui.yamldoc.libyaml import yaml
from strategy_tui.yamldoc.places import Problems, problem, shortened

MAX_BYTES = 1_000_000
MAX_DEPTH = 64
MAX_ALIASES = 1_000
MAX_UNFOLDED = 100_000
"""Nodes that all aliases together may stand for."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_STANDARD = "tag:yaml.org,2002:"
_TAGS = frozenset(
    {"!"} | {_STANDARD + name for name in ("str", "int", "float", "bool", "null", "map", "seq")}
)


@cache
def unprintable() -> re.Pattern[str]:
    """What YAML refuses, and the controls that show a line in another order than it is read."""
    return re.compile(
        "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
    )


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document as far as it could be composed, and what is wrong with its YAML."""

    root: yaml.Node | None
    diagnostics: tuple[Diagnostic, ...]


def decode(data: bytes, prefix: str = "yaml") -> str:
    """The text of a file: UTF-8 without a byte order mark, CRLF as LF.

    Raises:
        Problems: it is too big, or not UTF-8.
    """
    if len(data) > MAX_BYTES:
        sentence = message(
            "The file has {size} bytes; at most {limit} are read.", size=len(data), limit=MAX_BYTES
        )
        raise Problems(_error(prefix, "size", Span(0, 0), sentence))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = len(_lines(data[: error.start].decode("utf-8-sig")))
        sentence = message("This is not UTF-8 text. Save the file as UTF-8 and try again.")
        if data[:2] in _UTF_16:
            sentence = message("This is UTF-16 text. Save the file as UTF-8 and try again.")
        raise Problems(_error(prefix, "encoding", Span(start, start), sentence)) from error
    return _lines(text)


def compose(text: str, prefix: str = "yaml") -> yaml.Node | None:
    """The document in a text; None when it is empty.

    Raises:
        Problems: it is not YAML, or goes beyond what is read here.
    """
    loaded = load(text, prefix)
    if loaded.diagnostics:
        raise Problems(*loaded.diagnostics)
    return loaded.root


def load(text: str, prefix: str = "yaml") -> Loaded:
    """The document in a text; duplicate keys, merge keys and tags are told and left out."""
    composer = _Composer(prefix)
    try:
        _refuse_unprintable(text, prefix)
        if len(text) > MAX_BYTES:
            sentence = message(
                "The text is too long; at most {limit} characters are read.", limit=MAX_BYTES
            )
            raise Problems(_error(prefix, "size", Span(0, 0), sentence))
        for event in _events(text, prefix):
            composer.take(event)
    except Problems as error:
        return Loaded(None, (*composer.problems, *error.diagnostics))
    return Loaded(composer.root, tuple(composer.problems))


@dataclass(slots=True)
class _Open:
    """A collection whose end has not come yet."""

    node: yaml.CollectionNode
    anchor: str | None
    key: yaml.Node | None = None
    seen: dict[str, yaml.Node] = field(default_factory=dict)
    unfolded: int = 1
    height: int = 1


@dataclass(frozen=True, slots=True)
class _Anchored:
    """A node that aliases may name, with how much an alias of it stands for."""

    node: yaml.Node
    unfolded: int
    height: int


class _Composer:
    """Builds nodes from events, one at a time."""

    def __init__(self, prefix: str) -> None:
        self.root: yaml.Node | None = None
        self.problems: list[Diagnostic] = []
        self._prefix = prefix
        self._open: list[_Open] = []
        self._anchors: dict[str, _Anchored | None] = {}
        self._aliases = 0
        self._unfolded = 0
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """The next event; Problems end the document."""
        match event:
            case yaml.ScalarEvent():
                plain = bool(event.implicit[0])
                style = None if plain and not event.style else event.style or "!"
                node = yaml.ScalarNode(self._tag(event), event.value, *_marks(event), style=style)
                escaped = style == '"' and not event.value.isprintable()
                if escaped and (hidden := unprintable().search(event.value)):
                    self._tell(node, "character", _escaped(hidden.group()))
                    node.value = unprintable().sub("", event.value)
                if event.anchor:
                    self._anchors[event.anchor] = _Anchored(node, 1, 1)
                self._add(node, 1, 1)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._begin(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._end(event)
            case yaml.AliasEvent():
                self._alias(event)
            case yaml.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    sentence = message(
                        "A second document begins here (“---”); one file holds one. "
                        "Take the line out, or move what follows it to a file of its own."
                    )
                    self._refuse(event, "documents", sentence)

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        if len(self._open) == MAX_DEPTH:
            sentence = message(
                "This is nested more than {limit} levels deep; simplify it.", limit=MAX_DEPTH
            )
            self._refuse(event, "depth", sentence)
        kind = yaml.MappingNode if isinstance(event, yaml.MappingStartEvent) else yaml.SequenceNode
        node = kind(self._tag(event), [], *_marks(event), flow_style=event.flow_style)
        if event.anchor:
            self._anchors[event.anchor] = None
        self._open.append(_Open(node, event.anchor))

    def _end(self, event: yaml.CollectionEndEvent) -> None:
        done = self._open.pop()
        done.node.end_mark = _marks(event)[1]
        if done.anchor:
            self._anchors[done.anchor] = _Anchored(done.node, done.unfolded, done.height)
        self._add(done.node, done.unfolded, done.height)

    def _alias(self, event: yaml.AliasEvent) -> None:
        name = event.anchor or ""
        self._aliases += 1
        if name not in self._anchors:
            sentence = message("“*{name}” names nothing that stands above it.", name=name)
            self._refuse(event, "alias", sentence)
        anchored = self._anchors[name]
        if anchored is None:
            self._refuse(event, "alias", message("“*{name}” stands within itself.", name=name))
        self._unfolded += anchored.unfolded
        too_many = self._aliases > MAX_ALIASES or self._unfolded > MAX_UNFOLDED
        if too_many or len(self._open) + anchored.height > MAX_DEPTH + 1:
            sentence = message(
                "The aliases (“*{name}”) unfold into too much to be read.", name=name
            )
            self._refuse(event, "alias", sentence)
        self._add(_moved(anchored.node, event), anchored.unfolded, anchored.height)

    def _add(self, node: yaml.Node, unfolded: int, height: int) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        parent.unfolded += unfolded
        parent.height = max(parent.height, height + 1)
        if isinstance(parent.node, yaml.SequenceNode):
            parent.node.value.append(node)
        elif parent.key is None:
            parent.key = node
        else:
            if self._is_new_key(parent):
                parent.node.value.append((parent.key, node))
            parent.key = None

    def _is_new_key(self, mapping: _Open) -> bool:
        key = mapping.key
        assert key is not None
        if not isinstance(key, yaml.ScalarNode):
            self._tell(key, "key", message("A key has to be a plain text. Take the brackets away."))
            return False
        if key.value == "<<" and key.style is None:
            sentence = message("Merge keys (“<<”) are not read; write the keys out.")
            self._tell(key, "merge-key", sentence)
            return False
        if first := mapping.seen.get(key.value):
            sentence = message(
                "“{key}” stands here twice, first on line {line}. Keep one of them.",
                key=shortened(key.value),
                line=first.start_mark.line + 1,
            )
            self._tell(key, "duplicate-key", sentence)
            return False
        mapping.seen[key.value] = key
        return True

    def _tag(self, event: yaml.NodeEvent) -> str:
        tag: str | None = getattr(event, "tag", None)
        if tag is not None and tag not in _TAGS:
            shown = shortened(tag.replace(_STANDARD, "!!"))
            sentence = message("The tag “{tag}” has no meaning here; take it out.", tag=shown)
            self.problems.append(_error(self._prefix, "tag", _span(event), sentence))
        return tag or ""

    def _tell(self, node: yaml.Node, rule: str, sentence: Message) -> None:
        self.problems.append(problem(node, sentence, f"{self._prefix}.{rule}"))

    def _refuse(self, event: yaml.Event, rule: str, sentence: Message) -> NoReturn:
        span = _span(event)
        raise Problems(_error(self._prefix, rule, span, sentence))


def _marks(event: yaml.Event) -> tuple[yaml.Mark, yaml.Mark]:
    """Where an event begins and ends; the C parser's marks have what we use of Python's."""
    return cast(tuple[yaml.Mark, yaml.Mark], (event.start_mark, event.end_mark))


def _span(event: yaml.Event) -> Span:
    start, end = _marks(event)
    return Span(start.index, max(start.index, end.index))


def _moved(node: yaml.Node, event: yaml.AliasEvent) -> yaml.Node:
    """The node of an anchor, at the place of its alias."""
    if isinstance(node, yaml.ScalarNode):
        return yaml.ScalarNode(node.tag, node.value, *_marks(event), style=node.style or "*")
    kind = yaml.MappingNode if isinstance(node, yaml.MappingNode) else yaml.SequenceNode
    return kind(node.tag, node.value, *_marks(event), flow_style=True)


def _events(text: str, prefix: str) -> Iterator[yaml.Event]:
    try:
        loader = _LOADER(text)
        while (event := loader.get_event()) is not None:
            yield event
    except yaml.MarkedYAMLError as error:
        raise Problems(_syntax(text, prefix, error)) from error


_SENTENCES = (
    (
        r"could not find expected ':'",
        message("This line has no colon; every line here is “{line}”.", line="key: value"),
    ),
    (
        r"mapping values are not allowed",
        message(
            "A colon stands where no key can be. Indent the line like those around it, "
            "or put quotes around a text that holds a colon."
        ),
    ),
    (
        r"unexpected end of stream",
        message("A quotation mark is opened here and never closed. Close it."),
    ),
    (
        r"',' or",
        message(
            "A bracket is opened here and never closed, or a comma is missing. Close it, or "
            "put a comma between the parts."
        ),
    ),
    (
        r"expected (key|<block end>|'-' indicator)|block end|block mapping",
        message(
            "This line is indented differently from the lines above it. "
            "Give it as many spaces as its neighbours have."
        ),
    ),
    (
        r"unknown escape",
        message("In double quotes a backslash has a meaning of its own; use single quotes."),
    ),
)


def _syntax(text: str, prefix: str, error: yaml.MarkedYAMLError) -> Diagnostic:
    mark = error.problem_mark or error.context_mark
    start = min(mark.index, len(text)) if mark else 0
    if start >= len(text.rstrip()) and error.context_mark:
        start = min(error.context_mark.index, len(text))
    found = str(error.problem or "")
    if "cannot start any token" in found or "tab character" in found:
        return _error(prefix, "syntax", Span(start, start + 1), _stray(text[start : start + 1]))
    span = Span(start, min(start + 1, len(text)))
    for pattern, sentence in _SENTENCES:
        if re.search(pattern, found):
            return _error(prefix, "syntax", span, sentence)
    return _error(prefix, "syntax", span, message("This is not YAML: {problem}.", problem=found))


def _stray(character: str) -> Message:
    if character == "\t":
        return message("A tab stands here; YAML is indented with spaces. Write two instead.")
    return message("A value cannot begin with “{sign}”; put it in quotes.", sign=character)


def _refuse_unprintable(text: str, prefix: str) -> None:
    if text.replace("\n", "").isprintable():
        return  # most files, and the set takes a while to compile
    found = [match.start() for match in unprintable().finditer(text)][:10]
    if found:
        raise Problems(*(_unprintable(text[start], start, prefix) for start in found))


def _unprintable(character: str, start: int, prefix: str) -> Diagnostic:
    span = Span(start, start + 1)
    return _error(prefix, "character", span, _invisible(character), Fix(span, ""))


def _invisible(character: str) -> Message:
    return message(
        "An invisible character (U+{code}) stands here; take it out.", code=f"{ord(character):04X}"
    )


def _escaped(character: str) -> Message:
    return message(
        "This text spells an invisible character (U+{code}); take its escape out.",
        code=f"{ord(character):04X}",
    )


def _error(
    prefix: str, rule: str, span: Span, sentence: Message, fix: Fix | None = None
) -> Diagnostic:
    return Diagnostic(f"{prefix}.{rule}", Severity.ERROR, span, sentence, fix=fix)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n")
