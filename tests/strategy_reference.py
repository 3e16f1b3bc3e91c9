"""The reference pages of the strategy file, made from the definition that reads it.

`python -m tests.strategy_reference` writes `docs/strategy.md` and `docs/strategie.md`.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import MISSING, dataclass, is_dataclass
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

import yaml

from strategy_tui.domain.facts import CHOICES, FACTS, FactKind
from strategy_tui.i18n import translated
from strategy_tui.strategy_file.conditions import OPERATORS
from strategy_tui.strategy_file.shapes import ClauseShape, StrategyShape
from strategy_tui.topics.bundle import packs
from strategy_tui.yamldoc import SCALARS, Key, keys_of
from strategy_tui.yamldoc.keys import has_words
from tests.strategy_page_words import ENGLISH, FRENCH, PageWords

DOCS = Path(__file__).parents[1] / "docs"
PAGES = {"en": DOCS / "strategy.md", "fr": DOCS / "strategie.md"}
SHOWN = 6
"""Names of a topic that the page tells; there are more."""
_WORDS = {"en": ENGLISH, "fr": FRENCH}


def page(language: str) -> str:
    """The whole page in a language."""
    return _Page(language, _WORDS[language]).whole()


@dataclass(frozen=True, slots=True)
class _Page:
    """One page while it is written."""

    language: str
    words: PageWords

    def whole(self) -> str:
        """Every part, with an empty line between two."""
        words = self.words
        parts = [words.introduction, *self._sections(), self._topics(), self._conditions()]
        return "\n".join([*parts, words.findings, words.editors])

    def _say(self, text: str) -> str:
        return translated(text, self.language)

    def _sections(self) -> Iterator[str]:
        seen: set[type] = set()
        waiting: list[tuple[str, type]] = [("", StrategyShape)]
        while waiting:
            path, shape = waiting.pop(0)
            if shape not in seen:
                seen.add(shape)
                yield self._section(path, shape)
                waiting[:0] = self._below(path, shape)

    def _section(self, path: str, shape: type) -> str:
        title = f"`{path}`" if path else self.words.keys
        if shape is ClauseShape:
            title = self.words.clauses
        about = self._say(" ".join((inspect.getdoc(shape) or "").split()))
        rows = [self._row(each) for each in keys_of(shape).values()]
        head = [_line(*self.words.head), "|---|---|---|---|---|"]
        return "\n".join([f"## {title}", "", about, "", *head, *rows, ""])

    def _row(self, each: Key) -> str:
        example = self._say(each.example) if has_words(each.example) else each.example
        return _line(
            f"`{each.name}`",
            self._type(each.hint),
            self._default(each),
            self._say(each.doc),
            f"`{each.name}: {example}`" if example else "",
        )

    def _below(self, path: str, shape: type) -> Iterator[tuple[str, type]]:
        for name, each in keys_of(shape).items():
            origin, inner = get_origin(each.hint), get_args(each.hint)
            here = f"{path}.{name}" if path else name
            if origin is tuple and _is_shape(inner[0]):
                yield f"{here}[]", inner[0]
            elif origin not in (None, tuple, Union, UnionType) and _is_shape(inner[1]):
                yield f"{here}.<{self.words.types['name']}>", inner[1]
            elif _is_shape(each.hint):
                yield here, each.hint

    def _type(self, hint: Any) -> str:
        words = self.words.types
        origin, inner = get_origin(hint), get_args(hint)
        if origin in (Union, UnionType):
            real = [self._type(each) for each in inner if each is not NoneType]
            return words["or"].join(real)
        if origin is tuple:
            return words["clauses"] if _is_shape(inner[0]) else self._list_of(inner[0])
        if origin is not None:
            if get_origin(inner[1]) is tuple:
                return words["words"]
            return words["own"] if _is_shape(inner[1]) else words["facts"]
        if isinstance(hint, type) and issubclass(hint, yaml.Node):
            return words["condition"]
        if isinstance(hint, type) and issubclass(hint, Enum):
            return ", ".join(f"`{each.value}`" for each in hint)
        title = "keys" if _is_shape(hint) else SCALARS[hint].title
        return words.get(title, title)

    def _list_of(self, hint: Any) -> str:
        words = self.words.types
        title = SCALARS[hint].title
        return words.get(f"list of {title}", words["list of"].format(type=title))

    def _default(self, each: Key) -> str:
        if each.required:
            return self.words.types["required"]
        value = None if each.field.default is MISSING else each.field.default
        if isinstance(value, bool):
            return self.words.types["no"]
        return f"`{value}`" if value not in (None, "", ()) else ""

    def _topics(self) -> str:
        rows = [
            _line(pack.title[self.language], ", ".join(f"`{name}`" for name in names[:SHOWN]))
            for pack in packs()
            if pack.words
            for names in [pack.names[self.language]]
        ]
        head = [_line(*self.words.topics_head), "|---|---|"]
        return "\n".join([self.words.topics, *head, *rows, ""])

    def _conditions(self) -> str:
        rows = [
            _line(f"`{name}`", self._say(fact.meaning.id), _tests(fact.kind))
            for name, fact in FACTS.items()
        ]
        head = [_line(*self.words.facts), "|---|---|---|"]
        return "\n".join([self.words.conditions, *head, *rows, ""])


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _is_shape(hint: Any) -> bool:
    return is_dataclass(hint) and hint not in SCALARS


def _tests(kind: FactKind) -> str:
    if kind in CHOICES:
        return ", ".join(f"`{each}`" for each in CHOICES[kind])
    value = "1 year" if kind is FactKind.DATE else "3"
    tests = [
        f"`{{{each.value}: {'yes' if each.value == 'never' else value}}}`"
        for each in OPERATORS[kind]
    ]
    return ", ".join(tests)


if __name__ == "__main__":
    for language, path in PAGES.items():
        path.write_text(page(language), encoding="utf-8")
