"""How two states of a thing are compared: its fields, its list, or things by their names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message, Param
from strategy_tui.strategy_file.change_words import Words, short

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that differs, in a sentence."""

    path: str
    """Into the newer strategy, or the older where it is gone: `networks.linkedin.cadence`."""
    message: Message
    before: str | None = None
    """What the older one says, in short; None where it says nothing."""
    after: str | None = None


def fields_of(
    what: Param, prefix: str, before: object, after: object, table: Mapping[str, Words]
) -> Iterator[Change]:
    """The changed fields of one thing, each told by its words."""
    for name, wording in table.items():
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield _field(what, prefix + name, old, new, wording)


def _field(what: Param, path: str, old: Any, new: Any, wording: Words) -> Change:
    nothing = () if wording.none_is_a_value else (None, "")
    was, now = old not in nothing, new not in nothing
    template = wording.changed if was and now else wording.set if now else wording.unset
    params: dict[str, Param] = {"what": what, "field": wording.field}
    if was:
        params["before"] = wording.show(old)
    if now:
        params["after"] = wording.show(new)
    return Change(path, Message(template.id, params), short(old), short(new))


def each_of(
    path: str,
    before: Mapping[str, T],
    after: Mapping[str, T],
    new: Callable[[str, T], Message],
    gone: Callable[[str, T], Message],
    same: Callable[[str, T, T], Iterable[Change]],
) -> Iterator[Change]:
    """Things with names: those of the newer strategy in its order, then those that are gone."""
    for name, thing in after.items():
        if name in before:
            if before[name] != thing:
                yield from same(name, before[name], thing)
        else:
            yield Change(f"{path}.{name}", new(name, thing), None, name)
    for name, thing in before.items():
        if name not in after:
            yield Change(f"{path}.{name}", gone(name, thing), name, None)


def items_of(
    path: str,
    before: Sequence[Any],
    after: Sequence[Any],
    come: Callable[[Any], Message],
    gone: Callable[[Any], Message],
) -> Iterator[Change]:
    """A list without an order: what came to it, and what left it."""
    old, new = dict.fromkeys(before), dict.fromkeys(after)
    for each in new:
        if each not in old:
            yield Change(path, come(each), None, short(each))
    for each in old:
        if each not in new:
            yield Change(path, gone(each), short(each), None)
