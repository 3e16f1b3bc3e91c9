"""The page about the review says what the program does."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from strategy_tui.services.measures import MEASURES
from tests.cli.conftest import Cli, cli  # noqa: F401 - the fixture, by its name

PAGE = Path(__file__).parents[1] / "docs" / "review.md"


def commands() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)\n```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    return [re.sub(r"\s+# .*", "", line) for line in "\n".join(blocks).splitlines()]


def test_the_commands_of_the_page_run_in_their_order(
    cli: Cli,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert cli("init", ".", "--sample", "maker.en").code == 0
    monkeypatch.setenv("STRATEGY_TUI_NOW", "2027-05-30T09:00:00+00:00")

    for command in commands():
        program, *words = shlex.split(command)
        assert program == "strategy-tui"
        if words[:2] == ["review", "close"]:
            answer_the_others(cli)
        done = cli(*words)
        assert done.code == 0, (command, done.out, done.err)

    (closed,) = cli("review", "list", "--json").objects
    assert closed["because"] == "It carries us; one network less"


def answer_the_others(cli: Cli) -> None:  # noqa: F811
    (review,) = cli("review", "show", "--json").objects
    items = review["items"]
    assert isinstance(items, list)
    for each in items:
        if each["answer"] is None:
            assert cli("review", "answer", str(each["item"]), each["choices"][0]).code == 0


def test_every_measure_that_is_read_by_itself_is_on_the_page() -> None:
    named = re.findall(r"^\| `([a-z_]+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)

    assert named == list(MEASURES)
