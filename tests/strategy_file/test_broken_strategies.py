"""Broken strategies, each with what a person is told of it; `python -m` writes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from strategy_tui.domain.diagnostic import Severity
from strategy_tui.domain.text import line_and_column
from strategy_tui.i18n import render
from strategy_tui.networks import names
from strategy_tui.strategy_file import parse

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))


def told(text: str) -> str:
    """The findings as a person reads them, one a line, with the fix where there is one."""
    lines: list[str] = []
    for each in parse(text, names())[1]:
        line, column = line_and_column(text, each.span.start)
        sentence = render(each.message, "en")
        lines.append(f"{line}:{column}: {each.severity.label} {each.rule_id}: {sentence}")
        if each.fix is not None:
            fixed = each.fix.apply(text).splitlines()[line - 1].strip()
            lines.append(f"    fix: {fixed}")
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_everything_is_told_at_its_place(path: Path) -> None:
    expected = path.with_suffix(".txt").read_text(encoding="utf-8")

    assert told(path.read_text(encoding="utf-8")) == expected


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_there_is_a_strategy_exactly_when_nothing_is_an_error(path: Path) -> None:
    strategy, found = parse(path.read_text(encoding="utf-8"), names())

    assert (strategy is None) == any(each.severity is Severity.ERROR for each in found)


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_every_sentence_is_french_in_french(path: Path) -> None:
    for each in parse(path.read_text(encoding="utf-8"), names())[1]:
        assert render(each.message, "fr") != render(each.message, "en")


def write_expected() -> None:
    """Write what is told now beside each file, to be read by a person before it is kept."""
    for path in BROKEN:
        path.with_suffix(".txt").write_text(told(path.read_text(encoding="utf-8")), "utf-8")


if __name__ == "__main__":
    write_expected()
