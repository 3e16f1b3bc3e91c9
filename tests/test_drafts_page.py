"""The pages about drafts: every key, and examples that the check has nothing against."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from PIL import Image

from strategy_tui.draft_file import meanings
from tests.cli.conftest import Cli, cli  # noqa: F401 - the fixture, by its name

DOCS = Path(__file__).parents[1] / "docs"
PAGES = [DOCS / "drafts.md", DOCS / "brouillons.md"]

pytestmark = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def blocks(page: Path, kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)


def rows(page: Path) -> dict[str, str]:
    """Key → the example of its row, as it is written in a file."""
    table = re.findall(r"^\| `(\w+)` \| .* \| (?:`(.*)`|) ?\|$", page.read_text("utf-8"), re.M)
    return dict(table)


def test_every_key_is_told_in_its_order(page: Path) -> None:
    assert list(rows(page)) == list(meanings())


def test_the_check_has_nothing_against_any_example(cli: Cli, page: Path) -> None:  # noqa: F811
    Path("drafts").mkdir()
    Image.effect_noise((640, 480), 50).convert("RGB").save("drafts/jar.png")
    examples = blocks(page, "markdown")
    for number, example in enumerate(examples):
        Path(f"drafts/{number}.md").write_text(example, encoding="utf-8")

    ran = cli("lint", "drafts", "--fail-on", "hint")

    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert len(examples) == 6


def test_every_example_of_a_key_can_be_read(cli: Cli, page: Path) -> None:  # noqa: F811
    for key, example in rows(page).items():
        if example:
            network = "" if key == "network" else "network: mastodon\n"
            text = f"---\n{network}{example}\n---\nWhat do you put into yours?\n"
            Path("draft.md").write_text(text, encoding="utf-8")
            assert "(draft." not in cli("lint", "draft.md").out, example


def test_every_command_runs_in_its_order(cli: Cli, page: Path) -> None:  # noqa: F811
    assert cli("init", ".", "--sample", "personal.en").code == 0
    lines = "".join(blocks(page, "sh")).splitlines()

    for line in lines:
        program, *words = shlex.split(line)
        assert program == "strategy-tui"
        assert cli(*words).code in (0, 1), line
