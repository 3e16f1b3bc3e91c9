"""Names that are none of those known: which one was meant, and the fix that writes it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import TypeVar

from strategy_tui.domain.diagnostic import Diagnostic, Fix
from strategy_tui.domain.message import Message, message
from strategy_tui.yamldoc.edits import quoted
from strategy_tui.yamldoc.libyaml import yaml
from strategy_tui.yamldoc.places import Problems, folded, nearest, problem, shortened, span_of

V = TypeVar("V")

Words = Mapping[str, str]
"""Other words that people write, as `folded` has them → the names they may mean, in order."""

NO_WORDS: Words = MappingProxyType({})

CERTAIN = 75
"""From this likeness (of 100) on, a misspelt name gets a fix and not only a question."""


def one_of(choices: Mapping[str, V], name: str, at: yaml.Node, prefix: str = "yaml") -> V:
    """The choice of that name.

    Raises:
        Problems: there is none, with the nearest name.
    """
    if name not in choices:
        raise Problems(not_among(choices, name, at, prefix))
    return choices[name]


def not_among(
    choices: Iterable[str],
    name: str,
    at: yaml.Node,
    prefix: str,
    rule: str = "value",
    words: Words = NO_WORDS,
) -> Diagnostic:
    """That a name is none of the choices, with the nearest one, and a fix where it is certain."""
    known = tuple(choices)
    shown = shortened(name)
    meant = meant_by(name, known, words)
    if meant is not None:
        sentence = message("“{found}” is written “{meant}” here.", found=shown, meant=meant)
        return problem(at, sentence, f"{prefix}.{rule}", fix=replacement(at, meant))
    close = nearest(name, known)
    if close is None:
        sentence = message("“{found}” is none of: {choices}.", found=shown, choices=known)
    else:
        sentence = message(
            "“{found}” is not known here. Did you mean “{nearest}”?", found=shown, nearest=close
        )
    return problem(at, sentence, f"{prefix}.{rule}", fix=rename(at, name, close))


def unknown_network(name: str, known: Iterable[str]) -> Message:
    """That there is no network of a name, with the nearest one, or all."""
    among = tuple(dict.fromkeys(known))
    shown = shortened(name)
    close = nearest(shown, among)
    if close is None:
        return message("There is no network “{name}”. There are {known}.", name=shown, known=among)
    return message(
        "There is no network “{name}”. Did you mean “{nearest}”?", name=shown, nearest=close
    )


def unknown_rule(name: str, known: Iterable[str]) -> Message:
    """That there is no rule of a name, with the nearest one, or where all of them are."""
    shown = shortened(name)
    close = nearest(shown, known)
    if close is None:
        return message(
            "There is no rule “{id}”. “strategy-tui rules list” shows those there are.", id=shown
        )
    return message("There is no rule “{id}”. Did you mean “{near}”?", id=shown, near=close)


def rename(node: yaml.Node, name: str, close: str | None) -> Fix | None:
    """The fix that writes the nearest name, where it is near enough."""
    if close is None or nearest(name, [close], CERTAIN) is None:
        return None
    return replacement(node, close)


def meant_by(name: str, choices: Collection[str], words: Words) -> str | None:
    """The choice that another word for it means, or the same one in other letters."""
    word = folded(name)
    candidates = (word, *words.get(word, "").split())
    return next((each for each in candidates if each in choices), None)


def replacement(node: yaml.Node, word: str, plain: bool = False) -> Fix | None:
    """The fix that writes a word instead; none for an alias, a tag or a block of lines.

    A word that is known to be `plain` gets no quotes.
    """
    style = getattr(node, "style", None)
    written = word if plain else quoted(word)
    return Fix(span_of(node), written) if style in (None, "'", '"') else None
