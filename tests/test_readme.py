"""Every command of the README does what it says, in its order."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.archive_samples import mastodon_csv, x_archive
from tests.cli.conftest import Cli, cli  # noqa: F401 - the fixture, by its name
from tests.interview.samples import POTTER, typed_lines

README = Path(__file__).parents[1] / "README.md"


def blocks() -> list[str]:
    return re.findall(r"```sh\n(.*?)\n```", README.read_text(encoding="utf-8"), re.DOTALL)


def test_the_first_two_commands_are_all_that_a_bare_machine_needs() -> None:
    demo, tests = blocks()[:2]

    assert demo.endswith(".venv/bin/strategy-tui demo")
    assert tests.endswith(".venv/bin/python -m pytest -q -n auto")
    assert all(each.startswith("python3 -m venv .venv && ") for each in (demo, tests))


def commands() -> list[str]:
    lines = "\n".join(blocks()[2:]).splitlines()
    return [re.sub(r"\s+#.*", "", line) for line in lines]


def answers() -> bytes:
    """Those of the potter, who uses X instead of Mastodon, and an empty line that writes it."""
    on_x = {
        key.replace("networks.mastodon", "networks.x"): text.replace("mastodon", "x")
        for key, text in POTTER.items()
    }
    return typed_lines(on_x) + b"\n"


def test_the_commands_of_the_first_half_hour_run_in_their_order(
    cli: Cli,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("TZ", "Europe/Paris")
    downloads = Path.home() / "Downloads"
    downloads.mkdir()
    x_archive(tmp_path).rename(downloads / "twitter-2026-11-21.zip")
    mastodon_csv(tmp_path).rename(downloads / "following_accounts.csv")
    ran: list[str] = []

    for command in commands():
        program, *words = shlex.split(command)
        words = [str(Path(word).expanduser()) if word.startswith("~") else word for word in words]
        if program == "cd":
            monkeypatch.chdir(words[0])
            continue
        assert program == "strategy-tui"
        if not words:
            continue  # the app needs a terminal: tests/terminal opens it in one
        if "lint" in words:
            [draft] = Path("drafts").glob("*.x.md")
            with draft.open("a", encoding="utf-8") as file:
                file.write("My paste keeps three days with a clove in it. How long does yours?\n")
            words = [
                each for word in words for each in sorted(map(str, Path().glob(word))) or [word]
            ]
        words = ["peers" if word == "GOAL" else word for word in words]
        done = cli(*words, stdin=answers() if words[:2] == ["strategy", "new"] else b"")
        assert done.code == 0, (command, done.out, done.err)
        ran.append(command)

    assert len(ran) >= 12
