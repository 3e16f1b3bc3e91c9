"""Turns the packs of `rules/` into `bundled.json`, which loads without a YAML reader.

Run `python -m strategy_tui.lint.bundle` after changing a pack; a test fails until that is done.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from strategy_tui.domain.message import message
from strategy_tui.errors import InvalidFile
from strategy_tui.lint.entry import entry_of, texts
from strategy_tui.lint.kinds import kind
from strategy_tui.lint.pack import parse_pack
from strategy_tui.yamldoc import compose, elements

RULES = Path(__file__).parents[2] / "rules"
BUNDLED = Path(__file__).parent / "bundled.json"


def bundle(packs: Iterable[Path]) -> str:
    """The packs as JSON.

    Raises:
        InvalidFile: a pack has problems.
    """
    found: list[dict[str, Any]] = []
    for path in sorted(packs):
        text = path.read_text("utf-8")
        _, problems = parse_pack(text, path.name)
        if problems:
            sentence = message("The pack {name} has problems.", name=path.name)
            raise InvalidFile(sentence, path.name, text, problems)
        found += [_entry(node, path.name) for node in elements(compose(text))]
    return json.dumps(found, ensure_ascii=False, indent=0, sort_keys=True) + "\n"


def _entry(node: Any, pack: str) -> dict[str, Any]:
    entry = entry_of(node)
    header = entry.header
    defaults = kind(header.kind).Options.__dataclass_fields__
    options = {
        name: value
        for name, value in asdict(entry.options).items()
        if value != defaults[name].default
    }
    return {
        "id": header.id,
        "kind": header.kind,
        "severity": header.severity,
        "message": texts(header.message),
        "why": texts(header.why),
        "networks": header.networks,
        "languages": header.languages,
        "source": header.source,
        "certainty": header.certainty,
        "date": header.date.isoformat() if header.date else "",
        "pack": pack,
        "good": header.examples.good,
        "bad": header.examples.bad,
        "options": options,
    }


if __name__ == "__main__":
    BUNDLED.write_text(bundle(RULES.glob("*.yaml")), "utf-8")
