"""The reference page of the strategy file, made from the definition that reads it.

`python -m tests.strategy_reference` writes `docs/strategy.md`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, is_dataclass
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

import yaml

from strategy_tui.domain.facts import CHOICES, FACTS, FactKind
from strategy_tui.strategy_file.conditions import OPERATORS
from strategy_tui.strategy_file.shapes import ClauseShape, StrategyShape
from strategy_tui.yamldoc import SCALARS, keys_of

PAGE = Path(__file__).parents[1] / "docs" / "strategy.md"

INTRODUCTION = """\
# The strategy file

`strategy.yaml` is the contract between you and the program: what you want, where, for whom, whom
you follow, and how much time you give it. Begin with a sample (`strategy-tui init`), make it
yours, and let `strategy-tui strategy check` read it with you: it names every problem at its line
and column. `strategy-tui strategy schema` prints a JSON Schema for editors that know YAML.

Every value is read as a text and understood by the key it belongs to, so `toxic: no`,
`language: no` and an unquoted `12:15` mean what they say. Two things need quotes: a text that
begins with `#`, and a text that holds a colon followed by a space.

Each change of the file is kept in `history/` with its date, and every verdict and approval names
the version it was made under.

| a value of type | is written |
|---|---|
| yes or no | `yes`, `no`, `true`, `false`, `oui`, `non` |
| number | `3`, `2.5`, `2,5` |
| date | `2027-03-01` |
| duration | `30 days`, `6 months`, `1 year`, `30 jours`, `6 mois`, `1 an` |
| time | `60 min`, `1 h`, `1h30`, or a bare number of minutes |
| weekly time | `tue 08:30`, `mardi 8h30` |
| list | `[one, two]`, or one `- item` a line |
"""

CONDITIONS = """\
## Conditions: `when` and `prefer`

A condition lists facts and the values they must have; all of them must be true.
`[no, unsure]` takes any of several values. `any: [{…}, {…}]` wants at least one of several
conditions, `all: [{…}, {…}]` every one, `not: {…}` turns one round.

What is unknown is never taken for no: it becomes a question, and only where the answer changes
the verdict. The verdict looks at the clauses marked `always` first, then at `keep`, then at
`let_go`, then at `otherwise`.

| fact | what it says | is tested by |
|---|---|---|
"""

LINT = """\
## Findings about the strategy itself

Errors keep the strategy from being used: unknown keys, wrong values, names that lead nowhere.
Warnings and hints are what a strategy needs before one can live by it: an audience and a purpose
for each network, goals with figures, a network for each goal, a time budget that carries the
cadences, clauses, a review.
"""


def page() -> str:
    """The whole page."""
    sections = "\n".join(_sections())
    return f"{INTRODUCTION}\n{sections}\n{_conditions()}\n{LINT}"


def _sections() -> Iterator[str]:
    seen: set[type] = set()
    waiting: list[tuple[str, type]] = [("", StrategyShape)]
    while waiting:
        path, shape = waiting.pop(0)
        if shape not in seen:
            seen.add(shape)
            yield _section(path, shape)
            waiting[:0] = _below(path, shape)


def _section(path: str, shape: type) -> str:
    title = f"## `{path}`" if path else "## The keys"
    if shape is ClauseShape:
        title = "## `follow.keep[]`, `follow.let_go[]`"
    rows = [
        f"| `{name}` | {_type(each.hint)} | {_default(each.field)} | {each.doc} | "
        f"{f'`{name}: {each.example}`' if each.example else ''} |"
        for name, each in keys_of(shape).items()
    ]
    head = ["| key | type | default | meaning | example |", "|---|---|---|---|---|"]
    return "\n".join([title, "", *head, *rows, ""])


def _below(path: str, shape: type) -> Iterator[tuple[str, type]]:
    for name, each in keys_of(shape).items():
        origin, inner = get_origin(each.hint), get_args(each.hint)
        here = f"{path}.{name}" if path else name
        if origin is tuple and _is_shape(inner[0]):
            yield f"{here}[]", inner[0]
        elif origin not in (None, tuple, Union, UnionType) and _is_shape(inner[1]):
            yield f"{here}.<name>", inner[1]
        elif _is_shape(each.hint):
            yield here, each.hint


def _is_shape(hint: Any) -> bool:
    return is_dataclass(hint) and hint not in SCALARS


def _type(hint: Any) -> str:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return " or ".join(_type(each) for each in inner if each is not NoneType)
    if origin is tuple:
        return "list of clauses" if _is_shape(inner[0]) else f"list of {_type(inner[0])}"
    if origin is not None:
        return "keys of your own" if _is_shape(inner[1]) else "fact: value"
    if isinstance(hint, type) and issubclass(hint, yaml.Node):
        return "condition"
    if isinstance(hint, type) and issubclass(hint, Enum):
        return ", ".join(f"`{each.value}`" for each in hint)
    return "keys" if _is_shape(hint) else SCALARS[hint].title


def _default(field: Any) -> str:
    if field.default is MISSING and field.default_factory is MISSING:
        return "required"
    value = None if field.default is MISSING else field.default
    if isinstance(value, bool):
        return "no"
    return f"`{value}`" if value not in (None, "", ()) else ""


def _conditions() -> str:
    rows = [
        f"| `{name}` | {fact.meaning.id} | {_tests(fact.kind)} |" for name, fact in FACTS.items()
    ]
    return CONDITIONS + "\n".join(rows) + "\n"


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
    PAGE.write_text(page(), encoding="utf-8")
