"""The page `docs/rules.md`, written from the packs; `python -m tests.rules_reference` renews it."""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "rules.md"

HEAD = """\
# The rules

What `strategy-tui lint` and the editor of the app look for. Few rules are errors, which block an
approval; most are hints, which ask what a good editor would ask. `strategy-tui rules explain RULE`
says the same in your language, with examples.

Your strategy may lower a rule, with a reason, under `lint:`; a draft may switch one off for itself,
with a reason, under `lint: {off: [{rule: …, because: …}]}`. Packs of your own go into the `rules/`
folder of your workspace: [rules of your own](own-rules.md).

This page is written from the packs in [`rules/`](../rules).
"""


def page() -> str:
    """The whole page."""
    chapters = [_chapter(path) for path in sorted((ROOT / "rules").glob("*.yaml"))]
    return "\n".join([HEAD, *chapters])


def _chapter(path: Path) -> str:
    rules = yaml.safe_load(path.read_text(encoding="utf-8"))
    lines = [f"## {path.stem}", "", "| rule | severity | it says | why |", "|---|---|---|---|"]
    for rule in rules:
        cells = [
            f"`{rule['id']}`",
            rule["severity"],
            _english(rule["message"]),
            " ".join([_english(rule["why"]), *_source(rule)]),
        ]
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join([*lines, ""])


def _english(text: str | dict[str, str]) -> str:
    return text if isinstance(text, str) else text["en"]


def _source(rule: dict[str, object]) -> list[str]:
    return [f"(Source: {rule['source']}, {rule.get('date', '')})"] if "source" in rule else []


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE.name} renewed\n")
