"""Broken strategies, each with what a person is told of it; `python -m` writes them anew."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from strategy_tui.domain.diagnostic import Diagnostic, Severity
from strategy_tui.domain.strategy import Strategy
from strategy_tui.domain.text import line_and_column
from strategy_tui.i18n import render
from strategy_tui.networks import names
from strategy_tui.services.workspace import sample_names, sample_text
from strategy_tui.strategy_file import parse
from strategy_tui.yamldoc import Problems, decode

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))
PACKAGE = Path(__file__).parents[2] / "strategy_tui"


def checked(data: bytes) -> tuple[str, Strategy | None, tuple[Diagnostic, ...]]:
    """A file's text, its strategy and everything that is wrong with it."""
    try:
        text = decode(data, "strategy")
    except Problems as error:
        return data.decode("utf-8", "replace"), None, error.diagnostics
    return text, *parse(text, names())


def told(data: bytes) -> str:
    """The findings as a person reads them, one a line, with the fix where there is one."""
    text, _, found = checked(data)
    lines: list[str] = []
    for each in found:
        line, column = line_and_column(text, each.span.start)
        sentence = render(each.message, "en")
        lines.append(f"{line}:{column}: {each.severity.label} {each.rule_id}: {sentence}")
        if each.fix is not None:
            lines.append(f"    fix: {_fixed(text, each.fix.apply(text), line)}")
    return "".join(f"{line}\n" for line in lines)


def _fixed(before: str, after: str, line: int) -> str:
    """The line of the finding after its fix, or the line that the fix adds."""
    old, new = before.split("\n"), after.split("\n")
    if new[line - 1] == old[line - 1]:
        changed = [place for place, each in enumerate(new[: len(old)]) if each != old[place]]
        line = changed[0] + 1 if changed else line
    shown = new[line - 1].strip()
    return shown if len(shown) <= 200 else f"{shown[:199]}…"


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_everything_is_told_at_its_place(path: Path) -> None:
    expected = path.with_suffix(".txt").read_text(encoding="utf-8")

    assert told(path.read_bytes()) == expected


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_there_is_a_strategy_exactly_when_nothing_is_an_error(path: Path) -> None:
    _, strategy, found = checked(path.read_bytes())

    assert found
    assert (strategy is None) == any(each.severity is Severity.ERROR for each in found)


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_every_sentence_is_french_in_french(path: Path) -> None:
    for each in checked(path.read_bytes())[2]:
        assert render(each.message, "fr") != render(each.message, "en")


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_sentence_is_short_and_holds_nothing_that_steers_a_terminal(
    path: Path, language: str
) -> None:
    for each in checked(path.read_bytes())[2]:
        sentence = render(each.message, language)
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]", sentence)
        assert len(sentence) < 600


def test_every_rule_has_a_broken_file() -> None:
    shown = {each.rule_id for path in BROKEN for each in checked(path.read_bytes())[2]}

    assert sorted(set(_rules_of_the_code()) - shown) == []


def _rules_of_the_code() -> Iterator[str]:
    """Every id that the check of a strategy gives, as its source writes them."""
    pattern = re.compile(r'(?:"|PREFIX\}\.|prefix\}\.)([a-z]+(?:-[a-z]+)+)"')
    for folder in ("strategy_file", "yamldoc"):
        for name in ("preconditions", "references", "reading", "composing"):
            path = PACKAGE / folder / f"{name}.py"
            for found in pattern.findall(path.read_text() if path.exists() else ""):
                yield f"strategy.{found}"


@pytest.mark.parametrize("name", sample_names())
def test_nothing_is_told_of_a_sample(name: str) -> None:
    assert told(sample_text(name).encode()) == ""


def write_expected() -> None:
    """Write what is told now beside each file, to be read by a person before it is kept."""
    for path in BROKEN:
        path.with_suffix(".txt").write_text(told(path.read_bytes()), "utf-8")


if __name__ == "__main__":
    write_expected()
