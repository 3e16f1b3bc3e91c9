"""The front matter of a draft while it is written: what its keys mean, and what may stand there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message
from strategy_tui.domain.strategy import Strategy
from strategy_tui.domain.text import Span
from strategy_tui.draft_file import keys_span, meanings, parse
from strategy_tui.i18n import LANGUAGES
from strategy_tui.networks import NETWORKS, names, spec
from strategy_tui.strategy_file.completion import Completion, Completions
from strategy_tui.yamldoc import quoted

_LINE = re.compile(r"(?P<key>[^\s:#-][^:#\n]*)?(?P<colon>:)?(?P<space>[ \t]*)(?P<value>[^\n#]*)")
_RULE = re.compile(r"[\s{,\[-]rule:[ \t]*(?P<value>[\w.-]*)$")


@dataclass(frozen=True, slots=True)
class KeyAt:
    """A key of the front matter with its value, on one line."""

    key: str
    span: Span
    """Of the key."""
    value: str
    value_span: Span


def key_at(text: str, offset: int) -> KeyAt | None:
    """The key on whose line an offset is, in the front matter; None anywhere else."""
    line = _line_of(text, offset)
    if line is None:
        return None
    found = _LINE.match(text, line.start, line.end)
    if found is None or not found["key"]:
        return None
    value = found["value"].rstrip()
    start = found.start("value")
    return KeyAt(
        found["key"].rstrip(),
        Span(line.start, line.start + len(found["key"].rstrip())),
        value.strip("\"'"),
        Span(start, start + len(value)),
    )


def complete(
    text: str, offset: int, strategy: Strategy | None, rules: Iterable[str], path: str = ""
) -> Completions:
    """What may be written at an offset of a draft: keys that are not there yet, and values.

    Its path may name its network.
    """
    nothing = Completions(Span(offset, offset), ())
    line = _line_of(text, offset)
    if line is None:
        return nothing
    before = text[line.start : offset]
    if (rule := _RULE.search(f" {before}")) is not None:
        begun = rule["value"]
        span = Span(offset - len(begun), offset)
        return Completions(span, _fitting((_word(each) for each in rules), begun))
    key, colon, value = before.partition(":")
    if colon:
        begun = value.lstrip()
        ends = line.start + len(text[line.start : line.end].rstrip())
        span = Span(offset - len(begun), max(ends, offset))
        if key.strip() == "audience":
            return Completions(span, _fitting(map(_word, _audiences(text, path, strategy)), begun))
        return Completions(span, _fitting(_values(key.strip(), strategy), begun))
    if before != before.lstrip() or before.startswith(("-", "#")):
        return nothing
    has_colon = ":" in text[offset : line.end]
    end = line.start + text[line.start : line.end].find(":") if has_colon else offset
    there = _keys_there(text) - {text[line.start : end].strip()}
    keys = (_key(*each, has_colon) for each in meanings().items() if each[0] not in there)
    return Completions(Span(line.start, end), _fitting(keys, before))


def _line_of(text: str, offset: int) -> Span | None:
    """The line of the front matter that holds an offset."""
    keys = keys_span(text)
    if keys is None or offset < keys.start:
        return None
    if offset >= keys.end and text.startswith("---", keys.end):
        return None
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return Span(start, len(text) if end < 0 else end)


def _keys_there(text: str) -> set[str]:
    keys = keys_span(text)
    head = text[keys.start : keys.end] if keys is not None else ""
    return {each[1] for each in re.finditer(r"^([a-z_]+)[ \t]*:", head, re.MULTILINE)}


def _values(key: str, strategy: Strategy | None) -> Iterator[Completion]:
    match key:
        case "network":
            planned = strategy.networks if strategy is not None else {}
            for name, plan in planned.items():
                yield _word(name, plan.purpose)
            yield from (_word(each) for each in names() if each not in planned)
        case "goal" if strategy is not None:
            yield from (_word(name, goal.want) for name, goal in strategy.goals.items())
        case "campaign" if strategy is not None:
            yield from (_word(each) for each in strategy.campaigns)
        case "language":
            yield from map(_word, LANGUAGES)


def _audiences(text: str, path: str, strategy: Strategy | None) -> Iterable[str]:
    """Those that the draft's network can address; of every network where it names none."""
    draft, _ = parse(text, path)
    name = draft.network if draft is not None else ""
    plan = strategy.plan_for(name) if strategy is not None else None
    network = plan.network if plan is not None else name
    meant = (network,) if network in NETWORKS else names()
    return dict.fromkeys(to for each in meant for to in spec(each).capabilities.audiences)


def _key(name: str, meaning: Message, has_colon: bool) -> Completion:
    insert = name if has_colon else f"{name}: "
    return Completion(insert, name, meaning, "", len(insert))


def _word(word: str, meaning: str = "") -> Completion:
    return Completion(quoted(word), word, meaning, "", len(quoted(word)))


def _fitting(offered: Iterable[Completion], begun: str) -> tuple[Completion, ...]:
    begun = begun.strip("\"' ").casefold()
    return tuple(each for each in offered if begun in each.label.casefold())
