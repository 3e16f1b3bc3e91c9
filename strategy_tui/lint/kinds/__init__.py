"""The kinds of rule that a pack may name. A new kind is a module and its name here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import EnumType
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from strategy_tui.lint.rule import NoHistory

if TYPE_CHECKING:
    from strategy_tui.lint.patterns import Compile
    from strategy_tui.lint.rule import Check, Subject

Concern = Callable[["Subject"], bool]


def _always(subject: Subject) -> bool:  # noqa: ARG001
    return True


def _has_history(subject: Subject) -> bool:
    return not isinstance(subject.history, NoHistory)


def _has_plan(subject: Subject) -> bool:
    return subject.strategy is not None


def _has_campaign(subject: Subject) -> bool:
    draft, strategy = subject.draft, subject.strategy
    return strategy is not None and bool(strategy.campaigns or (draft and draft.campaign))


def _has_media(subject: Subject) -> bool:
    if subject.draft is None:
        return bool(subject.media)
    return bool(subject.media) or subject.spec.capabilities.needs_media is not None


def _may_open_badly(subject: Subject) -> bool:
    return subject.spec.limits.fold is not None or "@" in subject.text or "＠" in subject.text


KINDS: Mapping[str, Concern] = {
    "call_to_action": _always,
    "campaign": _has_campaign,
    "emphasis": _always,
    "entity": _always,
    "existence": _always,
    "fit": lambda subject: subject.draft is not None or subject.strategy is not None,
    "forbidden": lambda subject: subject.spec.capabilities.forbidden is not None,
    "hashtag": lambda subject: "#" in subject.text or "＃" in subject.text,
    "length": _always,
    "letters": _always,
    "media": _has_media,
    "occurrence": _always,
    "only_me": _has_history,
    "opening": _may_open_badly,
    "price": lambda subject: subject.spec.prices is not None,
    "sentence": _always,
    "substitution": _always,
    "title": lambda subject: subject.draft is not None and not subject.draft.reply_to,
    "tone": _has_plan,
    "twin": _has_history,
    "value": _always,
}
"""Kind → whether its rules may find anything in a subject; else not even its module is loaded."""
_SEARCHING = frozenset({"existence", "occurrence"})
"""Kinds that take a pattern; who builds them says how it is compiled."""


def concerned(subject: Subject) -> frozenset[str]:
    """The kinds whose rules may find something in a subject."""
    return frozenset([name for name, concerns in KINDS.items() if concerns(subject)])


def kind(name: str) -> ModuleType:
    """The module of a kind, loaded for the first rule that is one.

    It has `Options` (the keys of the pack), `build` (what `check_of` tells) and, for `details_of`,
    `DETAILS` or `details(options)`. `NEEDS_ONLY_TEXT` says whether the rules can be tried on a bare
    text, without a strategy, a file or facts of a network; `READS_WHOLE` whether they look at a
    text of any size as a whole, where the others read an excerpt of a huge one.
    """
    return import_module(f"{__name__}.{name}")


def options_of(name: str, raw: Mapping[str, Any]) -> Any:
    """The options of a rule from JSON, which knows no choices and no tuples."""
    module = kind(name)
    types = module.Options.__annotations__

    def typed(key: str, value: Any) -> Any:
        if isinstance(value, list):
            return tuple(value)
        # `typing` takes longer to read an annotation than all rules to find nothing.
        choice = getattr(module, types[key].removesuffix(" | None"), None)
        return choice(value) if isinstance(choice, EnumType) else value

    return module.Options(**{key: typed(key, value) for key, value in raw.items()})


def details_of(name: str, options: Any) -> frozenset[str]:
    """What the message of a rule may name."""
    module = kind(name)
    if hasattr(module, "DETAILS"):
        return frozenset(module.DETAILS)
    return frozenset(module.details(options))


def check_of(name: str, options: Any, compile: Compile) -> Check:
    """The check of a rule.

    Raises:
        Unusable: the options make no sense.
    """
    build = kind(name).build
    check: Check = build(options, compile) if name in _SEARCHING else build(options)
    return check
