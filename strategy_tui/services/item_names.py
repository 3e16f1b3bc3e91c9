"""Names of the strategy in the items of a review, and the items under other names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from strategy_tui.domain.message import Message, Param
from strategy_tui.domain.review import ReviewItem, Topic
from strategy_tui.strategy_file.renaming import RenameKind

ABOUT: Mapping[Topic, RenameKind] = {
    Topic.EXPERIMENT: RenameKind.NETWORK,
    Topic.GOAL: RenameKind.GOAL,
    Topic.NETWORK: RenameKind.NETWORK,
    Topic.AUDIENCE: RenameKind.NETWORK,
    Topic.RENEW: RenameKind.CLAUSE,
    Topic.CLAUSE: RenameKind.CLAUSE,
    Topic.CAMPAIGN: RenameKind.CAMPAIGN,
}
"""What the subject of an item is, where it has a name in the strategy."""

FIELDS: Mapping[RenameKind, frozenset[str]] = {
    RenameKind.GOAL: frozenset({"goal"}),
    RenameKind.NETWORK: frozenset({"network"}),
    RenameKind.CAMPAIGN: frozenset({"campaign", "name"}),
    RenameKind.CLAUSE: frozenset({"clause"}),
}
"""The values of an item's sentences that are such names; the others are the person's words."""

PLACES: Mapping[RenameKind, tuple[str, ...]] = {
    RenameKind.GOAL: ("goals.",),
    RenameKind.NETWORK: ("networks.",),
    RenameKind.CAMPAIGN: ("campaigns.",),
    RenameKind.CLAUSE: ("follow.keep.", "follow.let_go."),
}
"""Where things of a kind stand in the strategy."""


def name_of(item: ReviewItem) -> tuple[RenameKind, str] | None:
    """What an item is about, by its name in the strategy; None where it is about something else."""
    kind = ABOUT.get(item.topic)
    return (kind, item.subject) if kind is not None else None


def under_new_name(item: ReviewItem, kind: RenameKind, old: str, new: str) -> ReviewItem:
    """The item with a thing's new name in all it says; its answer and note stay."""
    from strategy_tui.services.review_items.look import quoted

    said = quoted(old), quoted(new)
    clause = _moved(item.clause, kind, old, new)
    is_finding = item.topic is Topic.FINDING and clause != item.clause

    def again(sentence: Message) -> Message:
        return replace(
            sentence, params={name: value(name, each) for name, each in sentence.params.items()}
        )

    def value(name: str, param: Param) -> Param:
        return _value(param, said if is_finding or name in FIELDS[kind] else None, again)

    return replace(
        item,
        subject=new if name_of(item) == (kind, old) else item.subject,
        sentence=again(item.sentence),
        evidence=tuple(again(each) for each in item.evidence),
        clause=clause,
    )


def _value(
    param: Param, said: tuple[str, str] | None, again: Callable[[Message], Message]
) -> Param:
    match param:
        case Message():
            return again(param)
        case tuple():
            return tuple(_value(each, said, again) for each in param)
        case _ if said is not None and param == said[0]:
            return said[1]
        case _:
            return param


def _moved(clause: str | None, kind: RenameKind, old: str, new: str) -> str | None:
    """A path into the strategy where a name on it is another now."""
    for place in PLACES[kind]:
        if clause is not None and f"{clause}.".startswith(f"{place}{old}."):
            return place + new + clause.removeprefix(place + old)
    return clause
