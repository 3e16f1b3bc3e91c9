"""The kinds of rule that a pack may name. A new kind is a module and a line here."""

from __future__ import annotations

from types import ModuleType

from strategy_tui.lint.kinds import (
    call_to_action,
    campaign,
    emphasis,
    entity,
    existence,
    fit,
    hashtag,
    length,
    media,
    occurrence,
    substitution,
    twin,
    value,
)

KINDS: dict[str, ModuleType] = {
    "call_to_action": call_to_action,
    "campaign": campaign,
    "emphasis": emphasis,
    "entity": entity,
    "existence": existence,
    "fit": fit,
    "hashtag": hashtag,
    "length": length,
    "media": media,
    "occurrence": occurrence,
    "substitution": substitution,
    "twin": twin,
    "value": value,
}
"""Each has `Options` (the keys of the pack), `details(options)` (what a message may name) and
`build(options, compile)` (the check; Unusable when the options make no sense)."""
