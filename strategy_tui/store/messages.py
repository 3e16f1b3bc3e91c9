"""Messages as JSON, so that a sentence kept today can be read in another language tomorrow."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime

from strategy_tui.domain.message import Message, Param


def dump(sentence: Message | None) -> str:
    """The text of a column; empty for no message."""
    return json.dumps(_plain(sentence), ensure_ascii=False) if sentence is not None else ""


def load(text: str) -> Message | None:
    """The message of a column that `dump` wrote."""
    return _message(json.loads(text)) if text else None


def _plain(sentence: Message) -> dict[str, object]:
    kept: dict[str, object] = {"id": sentence.id}
    if sentence.params:
        kept["params"] = {name: _value(each) for name, each in sentence.params.items()}
    if sentence.plural:
        kept["plural"] = sentence.plural
    if sentence.translations:
        kept["translations"] = dict(sentence.translations)
    return kept


def _value(value: Param) -> object:
    match value:
        case Message():
            return {"message": _plain(value)}
        case datetime():
            return {"time": value.isoformat()}
        case date():
            return {"date": value.isoformat()}
        case tuple():
            return [_value(each) for each in value]
        case _:
            return value


def _message(kept: Mapping[str, object]) -> Message:
    params, translations = kept.get("params", {}), kept.get("translations", {})
    assert isinstance(params, Mapping)
    assert isinstance(translations, Mapping)
    return Message(
        str(kept["id"]),
        {name: _param(each) for name, each in params.items()},
        str(kept.get("plural", "")),
        {str(language): str(text) for language, text in translations.items()},
    )


def _param(value: object) -> Param:
    match value:
        case {"message": Mapping() as kept}:
            return _message(kept)
        case {"time": str() as text}:
            return datetime.fromisoformat(text)
        case {"date": str() as text}:
            return date.fromisoformat(text)
        case list():
            return tuple(_param(each) for each in value)
        case str() | int() | float():
            return value
    raise ValueError(f"not a value of a message: {value!r}")
