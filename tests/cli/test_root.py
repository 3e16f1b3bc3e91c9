"""Help, wrong usage, exit codes: what every command shares."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from strategy_tui import __version__
from strategy_tui.cli.root import COMMANDS, ROOT, hoisted
from strategy_tui.domain.message import message
from tests.cli.conftest import Cli

PROGRAM = [sys.executable, "-m", "strategy_tui"]


def test_the_version_is_answered_before_anything_is_imported() -> None:
    say = "import sys; sys.argv[1:] = ['--version']; from strategy_tui.__main__ import main; main()"
    look = "; print(sorted(name for name in sys.modules if name.startswith('strategy_tui')))"

    done = subprocess.run([sys.executable, "-c", say + look], capture_output=True, text=True,
                          check=True)  # fmt: skip

    assert done.stdout == (
        f"strategy-tui {__version__}\n['strategy_tui', 'strategy_tui.__main__']\n"
    )


def test_help_names_every_command(cli: Cli) -> None:
    ran = cli("--help")

    assert ran.code == 0
    assert all(f"\n  {name} " in ran.out for name in COMMANDS)


def test_help_speaks_french(cli: Cli) -> None:
    ran = cli("--ui-language", "fr", "audit", "--help")

    assert "Options\u00a0:" in ran.out
    assert "Utilisation\u00a0:" in ran.out


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_command_and_subcommand_has_help(cli: Cli, language: str) -> None:
    for name in COMMANDS:
        command = ROOT.get_command(None, name)  # type: ignore[arg-type]
        for sub in getattr(command, "lazy", {"": None}):
            ran = cli("-L", language, name, *([sub] if sub else []), "--help")

            assert ran.code == 0, (name, sub, ran.err)
            assert len(ran.out.splitlines()) >= 3


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["audti"], "“strategy-tui” has no command “audti”. Did you mean “audit”?\n"),
        (["audit", "lits"], "“strategy-tui audit” has no command “lits”. Did you mean “list”?\n"),
        (["lint", "--netwrok", "x"], "“strategy-tui lint” has no option “--netwrok”. Did you mean “--network”?\n"),  # noqa: E501
        (["import"], "“strategy-tui import” needs PATH. “strategy-tui import --help” explains.\n"),
        (["schedule", "add", "soon"], "“strategy-tui schedule add” takes a whole number for APPROVAL.\n"),  # noqa: E501
        (["lint", "--network"], "“strategy-tui lint”: the option “--network” needs a value. “strategy-tui lint --help” explains.\n"),  # noqa: E501
        (["audit", "run", "x", "y"], "“strategy-tui audit run” takes fewer arguments than that. “strategy-tui audit run --help” explains.\n"),  # noqa: E501
        (["lint", "--fail-on", "x", "f"], "“strategy-tui lint” takes one of error, warning, hint, never for --fail-on.\n"),  # noqa: E501
        ([], "The app needs a terminal, and this is none. “strategy-tui --help” lists the commands that do without.\n"),  # noqa: E501
    ],
)  # fmt: skip
def test_wrong_usage_is_one_sentence_and_64(cli: Cli, words: list[str], said: str) -> None:
    ran = cli(*words)

    assert (ran.code, ran.out, ran.err) == (64, "", said)


def test_a_language_may_stand_anywhere_on_the_line() -> None:
    assert hoisted(["lint", "--ui-language", "fr", "a.md"]) == [
        "--ui-language", "fr", "lint", "a.md",
    ]  # fmt: skip
    assert hoisted(["lint", "--", "-L", "fr"]) == ["lint", "--", "-L", "fr"]


def test_without_a_workspace_a_command_says_what_to_do(cli: Cli) -> None:
    ran = cli("audit", "run")

    assert ran.code == 2
    assert ran.out == ""
    assert "strategy-tui init" in ran.err


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    pipe = subprocess.Popen(
        [*PROGRAM, "strategy", "schema"],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert pipe.stdout is not None
    pipe.stdout.close()
    _, err = pipe.communicate()

    assert (pipe.returncode, err) == (0, b"")


def test_a_bug_of_ours_is_70_with_the_traceback_in_a_file(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(ROOT.lazy, "broken", ("tests.cli.no_such_module:x", message("keep")))
    monkeypatch.setenv("STRATEGY_TUI_DATA", str(tmp_path / "data"))

    ran = cli("broken")

    assert ran.code == 70
    assert "Traceback" not in ran.err
    report = (tmp_path / "data" / "crash.txt").read_text(encoding="utf-8")
    assert "ModuleNotFoundError" in report


@pytest.mark.parametrize(
    "instant", ["tomorrow", "0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59+00:00"]
)
def test_an_unreadable_clock_variable_is_wrong_usage(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, instant: str
) -> None:
    monkeypatch.setenv("STRATEGY_TUI_NOW", instant)

    ran = cli("init", "there")

    assert ran.code == 64
    assert f"STRATEGY_TUI_NOW holds “{instant}”" in ran.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("words", [["strategy", "schema"], ["rules", "list", "--json"]])
def test_a_full_disk_behind_standard_output_is_said_plainly(
    tmp_path: Path, words: list[str]
) -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [*PROGRAM, *words],
            cwd=tmp_path,
            env=environment,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert done.returncode == 2
    assert done.stderr.startswith("Standard output cannot be written (No space left on device).")
    assert len(done.stderr.splitlines()) == 1


def test_wrong_usage_speaks_the_language_of_the_strategy(cli: Cli) -> None:
    assert cli("init", ".", "--sample", "personnel.fr").code == 0

    assert "n’a pas de commande" in cli("tody").err
