"""A strategy file while it is checked."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable
from dataclasses import field, replace

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.diagnostic import Diagnostic, Fix, Severity
from strategy_tui.domain.message import Message
from strategy_tui.domain.text import Span
from strategy_tui.strategy_file.conditions import PREFIX
from strategy_tui.strategy_file.shapes import StrategyShape
from strategy_tui.strategy_file.words import WORDS
from strategy_tui.yamldoc import (
    Problems,
    at,
    entries,
    key_at,
    nearest,
    not_among,
    problem,
    span_of,
)
from strategy_tui.yamldoc.libyaml import yaml
from strategy_tui.yamldoc.naming import Words, meant_by

Path = tuple[str | int, ...]


@dataclass(slots=True)
class Document:
    """A strategy file while it is checked; `found` grows."""

    text: str
    root: yaml.Node
    shape: StrategyShape
    networks: Collection[str]
    found: list[Diagnostic]
    _errors: list[int] = field(default_factory=list)
    """Where the errors among those that were looked at begin, in order."""
    _looked_at: int = 0

    def add(
        self,
        rule: str,
        severity: Severity,
        path: Path,
        sentence: Message,
        *,
        depends: Iterable[Path] = (),
        fix: Fix | None = None,
        at_value: bool = False,
    ) -> None:
        """A finding at a path, unless an error in what it depends on may be its only cause.

        It stands at the key, unless it is about the value: all errors are.
        """
        if severity is not Severity.ERROR and any(
            self._is_damaged(each) for each in (path, *depends)
        ):
            return
        clause = ".".join(str(step) for step in path)
        span = self._place(path, at_value or severity is Severity.ERROR)
        self.found.append(
            Diagnostic(f"{PREFIX}.{rule}", severity, span, sentence, clause or None, fix)
        )

    def idle_word(self, sentence: Message, kind: str, when: yaml.Node, key: str) -> None:
        """A warning that a key of the clause with this condition says nothing there."""
        clauses = at(self.root, "follow", kind)
        for index in range(len(clauses.value) if isinstance(clauses, yaml.SequenceNode) else 0):
            node = key_at(clauses, index, key)
            if node is not None and at(clauses, index, "when") is when:
                path: Path = ("follow", kind, index, key)
                found = problem(node, sentence, f"{PREFIX}.clause", Severity.WARNING)
                self.found.append(replace(found, fix=self._removal(path)))

    def setting(self, path: Path, value: str) -> Fix | None:
        """The fix that gives a value to a path, where it can be made safely."""
        from strategy_tui.yamldoc import set_scalar

        if any(each.severity is Severity.ERROR for each in self.found):
            return None  # a key on the way may have another name in the text
        try:
            return set_scalar(self.text, path, value)
        except (LookupError, Problems):
            return None

    def _removal(self, path: Path) -> Fix | None:
        from strategy_tui.yamldoc.removing import remove

        try:
            return remove(self.text, path)
        except (LookupError, Problems):
            return None

    def not_among(
        self, choices: Iterable[str], found: str, rule: str, path: Path, words: Words = WORDS
    ) -> None:
        """An error: the value at a path is none of the choices."""
        node = at(self.root, *path)
        if isinstance(node, yaml.ScalarNode):
            self.found.append(not_among(choices, found, node, PREFIX, rule, words))

    def resembles(self, known: Collection[str], name: str, words: Words = WORDS) -> bool:
        """Whether a name may be one of those known, written otherwise."""
        return meant_by(name, known, words) is not None or nearest(name, known) is not None

    def keys(self, section: str) -> tuple[str, ...]:
        """The keys under a key of the top level, those with bad values too.

        Where it stands under another word (`objectifs`), whatever stands under strange words.
        """
        if self.has(section):
            sections = [at(self.root, section)]
        else:
            strange = self._strange_spans()
            pairs = entries(self.root).values()
            sections = [node for key, node in pairs if span_of(key) in strange]
        mappings = [each for each in sections if isinstance(each, yaml.MappingNode)]
        return tuple(name for each in mappings for name in entries(each))

    def has(self, *path: str) -> bool:
        """Whether the file says anything at a path."""
        return at(self.root, *path) is not None

    def _place(self, path: Path, of_value: bool) -> Span:
        value = at(self.root, *path)
        if of_value and isinstance(value, yaml.ScalarNode):
            return span_of(value)
        for length in range(len(path), 0, -1):
            if (node := key_at(self.root, *path[:length])) is not None:
                return span_of(node)
        return Span(0, 0)

    def _strange_spans(self) -> set[Span]:
        """The unknown keys of the top level, which may be missing ones misspelt."""
        places = {span_of(key) for key, _ in entries(self.root).values()}
        unknown = {each.span for each in self.found if each.rule_id == f"{PREFIX}.unknown-key"}
        return places & unknown

    def _may_stand_elsewhere(self, section: str) -> bool:
        """Whether a missing section was told of: under another word, or in a wrong place."""
        unknown = [each.span for each in self.found if each.rule_id == f"{PREFIX}.unknown-key"]
        written = {self.text[each.start : each.end].strip("\"'") for each in unknown}
        return section in written or bool(self._strange_spans())

    def _is_damaged(self, path: Path) -> bool:
        node = at(self.root, *path)
        if node is None:
            return not self.has(str(path[0])) and self._may_stand_elsewhere(str(path[0]))
        start, end = node.start_mark.index, max(node.start_mark.index + 1, node.end_mark.index)
        for each in self.found[self._looked_at :]:
            if each.severity is Severity.ERROR:
                insort(self._errors, each.span.start)
        self._looked_at = len(self.found)
        next_error = bisect_left(self._errors, start)
        return next_error < len(self._errors) and self._errors[next_error] < end
