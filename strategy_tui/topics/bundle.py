"""Turns the packs of `rules/topics/` into `names.txt` and `words.txt`, which load quickly.

Run `python -m strategy_tui.topics.bundle` after changing a pack; a test fails until that is done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from pathlib import Path
from typing import Any

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.topics.naming import _key
from strategy_tui.topics.vocabulary import LANGUAGES, entry

PACKS = Path(__file__).parents[2] / "rules" / "topics"
HERE = Path(__file__).parent
STRENGTHS = {"strong": 2, "weak": 1, "apart": 0}


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack as it is written: a topic with its names, its words and its examples."""

    id: str
    title: dict[str, str]
    names: dict[str, list[str]]
    words: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    """Language → `strong`, `weak` or `apart` → entries."""
    good: tuple[str, ...] = ()
    """Texts that are not about it."""
    bad: tuple[str, ...] = ()
    """Texts that are."""


def read_pack(path: Path) -> Iterator[Pack]:
    """The topics of a file."""
    import yaml

    for raw in yaml.safe_load_all(path.read_text("utf-8")):
        yield Pack(
            id=raw["id"],
            title=raw["title"],
            names={code: _listed(raw["names"][code]) for code in LANGUAGES},
            words={
                code: {kind: _listed(text) for kind, text in raw[code].items()}
                for code in LANGUAGES
                if code in raw
            },
            good=tuple(raw.get("good", ())),
            bad=tuple(raw.get("bad", ())),
        )


def _listed(text: Any) -> list[str]:
    return [each.strip() for each in str(text).split(",") if each.strip()]


def packs() -> tuple[Pack, ...]:
    """Every topic, by the name of its file."""
    return tuple(pack for path in sorted(PACKS.glob("*.yaml")) for pack in read_pack(path))


def names_text(every: Iterable[Pack]) -> str:
    """`names.txt`: topic, titles, the names it goes by as stems, and as they are written."""
    lines = []
    for pack in every:
        written = [name for code in LANGUAGES for name in pack.names[code]]
        keys = dict.fromkeys(_key(each) for each in (*pack.title.values(), *written))
        titles = [pack.title.get(code, "") for code in LANGUAGES]
        listed = [",".join(pack.names[code]) for code in LANGUAGES]
        lines.append("|".join([pack.id, *titles, ",".join(filter(None, keys)), *listed]))
    return "\n".join(lines) + "\n"


def words_text(every: Iterable[Pack]) -> str:
    """`words.txt`: topic, language, strength, entries."""
    lines = []
    for pack in every:
        for code, kinds in pack.words.items():
            for kind, listed in kinds.items():
                entries = dict.fromkeys(entry(each) for each in listed)
                lines.append(f"{pack.id}|{code}|{STRENGTHS[kind]}|{','.join(entries)}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    (HERE / "names.txt").write_text(names_text(packs()), "utf-8")
    (HERE / "words.txt").write_text(words_text(packs()), "utf-8")
