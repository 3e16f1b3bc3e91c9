"""A strategy file while it is checked."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import yaml

from strategy_tui.domain.diagnostic import Diagnostic, Fix, Severity
from strategy_tui.domain.message import Message
from strategy_tui.domain.text import Span
from strategy_tui.strategy_file.conditions import PREFIX
from strategy_tui.strategy_file.shapes import StrategyShape
from strategy_tui.yamldoc import at, entries, key_at, not_among, problem, span_of

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A strategy file while it is checked; `found` grows."""

    text: str
    root: yaml.Node
    shape: StrategyShape
    networks: Collection[str]
    found: list[Diagnostic]

    def add(
        self,
        rule: str,
        severity: Severity,
        path: Path,
        sentence: Message,
        *,
        depends: Iterable[Path] = (),
        fix: Fix | None = None,
    ) -> None:
        """A finding at a path, unless an error in what it depends on may be its only cause."""
        if severity is not Severity.ERROR and any(
            self._is_damaged(each) for each in (path, *depends)
        ):
            return
        clause = ".".join(str(step) for step in path)
        span = self._place(path, severity is Severity.ERROR)
        self.found.append(
            Diagnostic(f"{PREFIX}.{rule}", severity, span, sentence, clause or None, fix)
        )

    def warn(self, node: yaml.Node, rule: str, sentence: Message) -> None:
        """A warning at a node."""
        self.found.append(problem(node, sentence, f"{PREFIX}.{rule}", Severity.WARNING))

    def not_among(self, choices: Iterable[str], found: str, rule: str, path: Path) -> None:
        """An error: the value at a path is none of the choices."""
        node = at(self.root, *path)
        if isinstance(node, yaml.ScalarNode):
            self.found.append(not_among(choices, found, node, PREFIX, rule))

    def keys(self, *path: str) -> tuple[str, ...]:
        """The keys of a mapping, those with bad values too."""
        node = at(self.root, *path)
        return tuple(entries(node)) if isinstance(node, yaml.MappingNode) else ()

    def _place(self, path: Path, of_value: bool) -> Span:
        value = at(self.root, *path)
        if of_value and isinstance(value, yaml.ScalarNode):
            return span_of(value)
        for length in range(len(path), 0, -1):
            if (node := key_at(self.root, *path[:length])) is not None:
                return span_of(node)
        return Span(0, 0)

    def _has_strange_key(self) -> bool:
        """Whether a key of the top level is unknown, which may be a missing one misspelt."""
        places = {span_of(key) for key, _ in entries(self.root).values()}
        return any(
            each.rule_id == f"{PREFIX}.unknown-key" and each.span in places for each in self.found
        )

    def _is_damaged(self, path: Path) -> bool:
        node = at(self.root, *path)
        if node is None:
            return at(self.root, path[0]) is None and self._has_strange_key()
        start, end = node.start_mark.index, max(node.start_mark.index + 1, node.end_mark.index)
        return any(
            each.severity is Severity.ERROR and start <= each.span.start < end
            for each in self.found
        )
