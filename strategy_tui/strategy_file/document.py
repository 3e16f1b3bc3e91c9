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
from strategy_tui.yamldoc import at, key_at, not_among, problem, span_of

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
        span = self._place(path)
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

    def _place(self, path: Path) -> Span:
        for length in range(len(path), 0, -1):
            if (node := key_at(self.root, *path[:length])) is not None:
                return span_of(node)
        return Span(0, 0)

    def _is_damaged(self, path: Path) -> bool:
        node = at(self.root, *path)
        if node is None or not path:
            return False
        start, end = node.start_mark.index, max(node.start_mark.index + 1, node.end_mark.index)
        return any(
            each.severity is Severity.ERROR and start <= each.span.start < end
            for each in self.found
        )
