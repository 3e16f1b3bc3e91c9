"""What may be written where the cursor is: keys that are not there yet, and values.

What a key means comes from the definition that reads it. The text need not be YAML at the moment.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import is_dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.facts import CHOICES, FACTS, NEVER, FactKind
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.strategy import Duration, Operator
from strategy_tui.domain.text import Span
from strategy_tui.i18n import LANGUAGES
from strategy_tui.strategy_file.conditions import JOINS, OPERATORS
from strategy_tui.strategy_file.shapes import StrategyShape
from strategy_tui.strategy_file.sketch import CURSOR, MOST, Path, Sketch, Word, sketch
from strategy_tui.yamldoc import SCALARS, Minutes, keys_of, quoted
from strategy_tui.yamldoc.libyaml import yaml

_JOINS: Mapping[str, Message] = {
    "all": message("every one of several conditions"),
    "any": message("at least one of several conditions"),
    "not": message("the opposite of a condition"),
}
_TESTS: Mapping[Operator, Message] = {
    Operator.OLDER_THAN: message("longer ago than, or never"),
    Operator.WITHIN: message("no longer ago than"),
    Operator.NEVER: message("whether it never happened"),
    Operator.MORE_THAN: message("more than a number"),
    Operator.LESS_THAN: message("less than a number"),
}
_SPANS = ("1 month", "3 months", "6 months", "1 year")
_SPANS_FR = ("1 mois", "3 mois", "6 mois", "1 an")
_VALUES: Mapping[str | int, Any] = {"follow": str, "words": tuple[str, ...]}
"""Sections whose own names have plain values or lists; those of others have lines below them."""
_TIMES = ("5 min", "15 min", "30 min", "60 min")


@dataclass(frozen=True, slots=True)
class Completion:
    """One thing that may be written; `caret` is where in `insert` the cursor goes."""

    insert: str
    label: str
    meaning: Message | str = ""
    """What it means; a person's own words are a plain text."""
    example: Message | str = ""
    caret: int = 0


@dataclass(frozen=True, slots=True)
class Completions:
    """What may replace a span; nothing where nothing is known."""

    span: Span
    items: tuple[Completion, ...]


@dataclass(frozen=True, slots=True)
class _Setting:
    """All that a completion may depend on."""

    drawn: Sketch
    word: Word
    networks: Collection[str]
    language: str
    rules: Collection[str]

    def keys(self, *path: str | int) -> tuple[str, ...]:
        """The keys that stand at a path, but for the one under the cursor."""
        found = (each.path for each in self.drawn.found if each.path[:-1] == path)
        return tuple(
            str(each[-1]) for each in found if each and CURSOR not in str(each[-1])
        )  # fmt: skip


def complete(
    text: str,
    offset: int,
    networks: Collection[str],
    language: str,
    rules: Collection[str] = (),
) -> Completions:
    """What may be written at an offset of a text, for what is written there already.

    `networks` are the names that a network may have, `rules` those that `lint` may name.
    """
    offset = max(0, min(offset, len(text)))
    nothing = Completions(Span(offset, offset), ())
    if len(text) >= MOST:
        return nothing
    marked = f"{text[:offset]}{CURSOR}{text[offset:]}"
    drawn = sketch(marked)
    word = drawn.word
    if word is None or CURSOR in text:
        return nothing
    span = Span(word.span.start, word.span.end - 1)
    begun = text[span.start : offset].strip("\"' ").casefold()
    written = text[span.start : span.end]
    offered = _offered(_Setting(drawn, word, networks, language, rules))
    fitting = _fitting(offered, begun)
    return Completions(span, tuple(each for each in fitting if each.insert != written))


def _fitting(offered: Iterable[Completion], begun: str) -> list[Completion]:
    """What begins with what is written, and after it what holds it elsewhere."""
    known = list({each.label: each for each in offered}.values())
    first = [each for each in known if each.label.casefold().startswith(begun)]
    rest = [
        each for each in known if begun in each.label.casefold() and each not in first
    ]  # fmt: skip
    return [*first, *rest]


def _offered(setting: _Setting) -> Iterator[Completion]:
    path = setting.word.path
    hint, known = _hint(path)
    if isinstance(known, tuple):
        yield from _condition(setting, known)
    elif not setting.word.is_key:
        yield from _values(setting, path, hint)
    if hint is not None:
        yield from _keys(setting, path, hint)


def _hint(path: Path) -> tuple[Any, Path | None]:
    """The type at a path; of a condition, the path inside it besides."""
    hint: Any = StrategyShape
    for number, step in enumerate(path):
        origin, inner = get_origin(hint), get_args(hint)
        if _is_shape(hint):
            key = keys_of(hint).get(str(step))
            hint = _without_null(key.hint) if key is not None else None
        elif origin is tuple and isinstance(step, int):
            hint = inner[0]
        elif origin not in (None, tuple) and isinstance(step, str):
            hint = inner[1]
        else:
            hint = None
        if hint is None:
            return None, None
        if isinstance(hint, type) and issubclass(hint, yaml.Node):
            return None, path[number + 1 :]
    return hint, None


def _keys(setting: _Setting, path: Path, hint: Any) -> Iterator[Completion]:
    """The keys of a mapping that are not there yet."""
    there = setting.keys(*path)
    if _is_shape(hint):
        for name, each in keys_of(hint).items():
            if name not in there:
                insert, caret = _written(name, each.hint, setting.word)
                meaning = each.doc if isinstance(each.doc, Message) else Message(each.doc)
                example = Message(each.example) if each.example else ""
                yield Completion(insert, name, meaning, example, caret)
        return
    named: Iterable[tuple[str, Message | str]] = ()
    match path:
        case ("networks",):
            named = ((each, "") for each in setting.networks)
        case ("lint",):
            named = ((each, "") for each in setting.rules)
        case ("words",):
            named = ((each, "") for each in _to_teach(setting))
        case ("follow", "assume"):
            named = ((f.name, f.meaning) for f in FACTS.values() if f.kind in CHOICES)
    value = _VALUES.get(path[0], StrategyShape) if path else StrategyShape
    for name, about in named:
        if name not in there:
            insert, caret = _written(quoted(name), value, setting.word)
            yield Completion(insert, name, about, "", caret)


def _written(name: str, hint: Any, word: Word) -> tuple[str, int]:
    """A key as it is inserted, with what its value begins with, and where the cursor goes."""
    hint = _without_null(hint)
    if word.is_key:
        return name, len(name)
    below = " " * (word.column + 2)
    in_flow = word.in_flow or word.is_value
    is_list = get_origin(hint) is tuple
    of_mappings = is_list and _is_shape(get_args(hint)[0])
    is_mapping = _is_shape(hint) or get_origin(hint) not in (None, tuple)
    if isinstance(hint, type) and issubclass(hint, yaml.Node):
        text, back = f"{name}: {{}}", 1
    elif of_mappings and not in_flow:
        text, back = f"{name}:\n{below}- ", 0
    elif is_list:
        text, back = f"{name}: []", 1
    elif is_mapping and in_flow:
        text, back = f"{name}: {{}}", 1
    elif is_mapping:
        text, back = f"{name}:\n{below}", 0
    else:
        text, back = f"{name}: ", 0
    return _in_brackets(text, back, word)


def _values(setting: _Setting, path: Path, hint: Any) -> Iterator[Completion]:
    """The values that something at a path may have."""
    if get_origin(hint) is tuple and not _is_shape(get_args(hint)[0]):
        for each in _values(setting, (*path, 0), get_args(hint)[0]):
            listed = f"[{each.insert}]"
            yield Completion(listed, each.label, each.meaning, "", len(listed) - 1)
        return
    match path:
        case ("networks", str(), "goals", int()) | ("campaigns", str(), "goal"):
            yield from _own_names(setting, "goals", "want")
        case ("campaigns", str(), "networks", int()):
            yield from _own_names(setting, "networks", "purpose")
        case ("networks", str(), "share" | "never", int()):
            yield from _topics(setting)
        case ("networks", str(), "network"):
            yield from map(_plain, setting.networks)
        case ("time_zone",):
            from zoneinfo import available_timezones

            yield from map(_plain, sorted(available_timezones()))
        case ("language",) | ("networks", str(), "language"):
            yield from map(_plain, LANGUAGES)
        case ("follow", "assume", str(fact)) if fact in FACTS:
            yield from map(_plain, CHOICES.get(FACTS[fact].kind, ()))
        case _:
            yield from map(_plain, _words(hint, setting.language))


def _words(hint: Any, language: str) -> Iterable[str]:
    """The words that a type takes, or a few ways to write it."""
    if isinstance(hint, type) and issubclass(hint, Enum):
        return [str(each.value) for each in hint]
    if hint is bool:
        return ["yes", "no"]
    if hint is Duration:
        return _SPANS_FR if language == "fr" else _SPANS
    return _TIMES if hint is Minutes else ()


def _own_names(setting: _Setting, section: str, about: str) -> Iterator[Completion]:
    """The names that the person gave under a section, with what they wrote about each."""
    *list_of, _ = setting.word.path
    taken = {
        value for path, value in setting.drawn.values.items() if path[:-1] == tuple(list_of)
    }  # fmt: skip
    for name in setting.keys(section):
        if name not in taken or isinstance(setting.word.path[-1], str):
            meaning = setting.drawn.values.get((section, name, about), "")
            yield Completion(quoted(name), name, meaning, "", len(quoted(name)))


def _to_teach(setting: _Setting) -> Iterator[str]:
    """What is shared or never shared that no vocabulary knows."""
    from strategy_tui.strategy_file.topic_words import is_understood

    for path, value in setting.drawn.values.items():
        match path:
            case ("networks", _, "share" | "never" as section, int()):
                if value and not is_understood(value, str(section)):
                    yield value


def _topics(setting: _Setting) -> Iterator[Completion]:
    """The topics that are known, and those that the person teaches, but for those in the list."""
    from strategy_tui.topics import first_names

    *list_of, _ = setting.word.path
    taken = {
        value for path, value in setting.drawn.values.items() if path[:-1] == tuple(list_of)
    }  # fmt: skip
    language = setting.language if setting.language in LANGUAGES else LANGUAGES[0]
    known = {**dict.fromkeys(setting.keys("words"), ""), **first_names(language)}
    for name, title in known.items():
        if name not in taken:
            meaning = title if title != name else ""
            yield Completion(quoted(name), name, meaning, "", len(quoted(name)))


def _condition(setting: _Setting, inside: Path) -> Iterator[Completion]:
    """Facts, how they are tested, and their values."""
    while inside and inside[0] in JOINS:
        inside = inside[1 + (len(inside) > 1 and isinstance(inside[1], int)) :]
    match inside:
        case ():
            there = setting.keys(*setting.word.path)
            facts = ((each.name, each.meaning) for each in FACTS.values())
            for name, meaning in (*facts, *_JOINS.items()):
                if name not in there:
                    yield _in_condition(name, meaning, setting.word)
        case (str(fact), *rest) if fact in FACTS:
            yield from _tests(setting, FACTS[fact].kind, tuple(rest))


def _in_condition(name: str, meaning: Message, word: Word) -> Completion:
    """A fact or a join as it is inserted: with brackets where something stands inside them."""
    kind = FACTS[name].kind if name in FACTS else None
    if word.is_key:
        insert, back = name, 0
    elif kind in OPERATORS or name == "not":
        insert, back = f"{name}: {{}}", 1
    elif kind is None:
        insert, back = f"{name}: [{{}}]", 2
    else:
        insert, back = f"{name}: ", 0
    insert, caret = _in_brackets(insert, back, word)
    return Completion(insert, name, meaning, "", caret)


def _in_brackets(insert: str, back: int, word: Word) -> tuple[str, int]:
    """A key as it is inserted where a value is expected: as a mapping of its own."""
    if word.is_value:
        insert, back = f"{{{insert}}}", back + 1
    return insert, len(insert) - back


def _tests(setting: _Setting, kind: FactKind, rest: Path) -> Iterator[Completion]:
    word = setting.word
    if kind in CHOICES and not word.is_key:
        yield from map(_plain, CHOICES[kind])
    elif kind in OPERATORS and not rest:
        there = setting.keys(*word.path)
        for each in OPERATORS[kind]:
            insert = each.value if word.is_key else f"{each.value}: "
            insert, caret = _in_brackets(insert, 0, word)
            if each.value not in there:
                yield Completion(insert, each.value, _TESTS[each], "", caret)
    elif kind is FactKind.DATE and rest and not word.is_key:
        words = ("yes", "no") if rest[0] == NEVER else _words(Duration, setting.language)
        yield from map(_plain, words)


def _plain(word: str) -> Completion:
    return Completion(word, word, "", "", len(word))


def _without_null(hint: Any) -> Any:
    if get_origin(hint) in (Union, UnionType):
        real = [each for each in get_args(hint) if each is not NoneType]
        return real[0]
    return hint


def _is_shape(hint: Any) -> bool:
    return is_dataclass(hint) and hint not in SCALARS
