"""Sentences for a person, kept apart from the language they are read in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime
from typing import Union

from strategy_tui.domain.dataclass import dataclass

Param = Union[str, int, float, date, datetime, "Message", tuple["Param", ...]]
"""What a message may carry; a tuple is shown as a list with commas, each in its quotation marks."""


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence with its values, rendered only at the edge, by `i18n.render`.

    `id` is the English template and the key of the gettext catalogues; it names its values by
    plain fields (`{count}`). With `plural`, the value `count` chooses between the two.
    `translations` (language code → template) is for sentences that bring their own languages
    along, as those of rule packs do; then no catalogue is asked.
    """

    id: str
    params: Mapping[str, Param] = field(default_factory=dict)
    plural: str = ""
    translations: Mapping[str, str] = field(default_factory=dict)


def message(id: str, /, **params: Param) -> Message:
    """A sentence; `id` is its English template, which the catalogues translate."""
    return Message(id, params)


def plural(one: str, many: str, /, count: float, **params: Param) -> Message:
    """A sentence that differs by number; both templates may name `{count}`."""
    return Message(one, {"count": count, **params}, plural=many)
