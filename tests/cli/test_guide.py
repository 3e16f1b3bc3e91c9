"""`strategy guide` and `schedule ics`: on standard output, or in a file that is ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli


@pytest.fixture
def workspace(cli: Cli) -> Path:
    assert cli("init", "--sample", "maker.en", "mine").code == 0
    return Path("mine").resolve()


def test_the_guide_goes_to_standard_output_as_markdown(cli: Cli, workspace: Path) -> None:
    ran = cli("-C", workspace, "strategy", "guide")

    assert ran.code == 0
    assert ran.out.startswith("# Make it known, keep it kind\n\n*Version 1, 24\u00a0November 2026*")
    assert "A light look: every month, next on 24\u00a0December 2026." in ran.out
    assert ran.err == ""


def test_the_form_follows_the_name_of_the_file(cli: Cli, workspace: Path) -> None:
    cli("-C", workspace, "strategy", "guide", "--out", "wall.html")
    cli("-C", workspace, "strategy", "guide", "--out", "wall.md")

    assert Path("wall.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert Path("wall.md").read_text(encoding="utf-8").startswith("# Make it known")


def test_a_name_that_says_no_form_is_refused(cli: Cli, workspace: Path) -> None:
    ran = cli("-C", workspace, "-L", "en", "strategy", "guide", "--out", "wall.pdf")

    assert ran.code == 64
    assert ran.err == (
        "A guide is Markdown or HTML, and “wall.pdf” does not say which. Call it guide.html or "
        "guide.md, or say --format.\n"
    )
    assert not Path("wall.pdf").exists()
    assert cli("-C", workspace, "strategy", "guide", "--out", "w", "--format", "html").code == 0


def test_a_newer_guide_takes_the_place_of_an_older_one(cli: Cli, workspace: Path) -> None:
    cli("-C", workspace, "strategy", "guide", "--out", "wall.html")

    ran = cli("-C", workspace, "-L", "fr", "strategy", "guide", "--public", "--out", "wall.html")

    assert ran.code == 0
    assert '<html lang="fr">' in Path("wall.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "command", [("strategy", "guide", "--format", "html"), ("schedule", "ics")]
)
def test_somebody_else_s_file_stays_as_it_is(
    cli: Cli, workspace: Path, command: tuple[str, ...]
) -> None:
    other = workspace / "strategy.yaml"
    before = other.read_text(encoding="utf-8")

    ran = cli("-C", workspace, *command, "--out", other)

    assert ran.code == 2
    assert ran.err.endswith(
        "is there already and was not written by this command, so it stays as it is. "
        "Choose another name.\n"
    )
    assert other.read_text(encoding="utf-8") == before


def test_an_earlier_version_has_its_guide_with_its_day(
    cli: Cli, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("-C", workspace, "strategy", "guide")
    file = workspace / "strategy.yaml"
    text = file.read_text(encoding="utf-8").replace("keep it kind", "and stay kind")
    file.write_text(text, encoding="utf-8")
    monkeypatch.setenv("STRATEGY_TUI_NOW", "2027-01-15T07:00:00+00:00")

    newer, older = (
        cli("-C", workspace, "strategy", "guide"),
        cli("-C", workspace, "strategy", "guide", "1"),
    )

    assert newer.out.startswith(
        "# Make it known, and stay kind\n\n*Version 2, 15\u00a0January 2027*"
    )
    assert older.out.startswith(
        "# Make it known, keep it kind\n\n*Version 1, 24\u00a0November 2026*"
    )


def test_a_version_that_there_is_not_is_said(cli: Cli, workspace: Path) -> None:
    ran = cli("-C", workspace, "strategy", "guide", "9")

    assert ran.code == 64
    assert ran.err == (
        "There is no version 9 of your strategy. “strategy-tui strategy history” lists those "
        "there are.\n"
    )


def test_a_strategy_with_errors_has_no_guide(cli: Cli, workspace: Path) -> None:
    (workspace / "strategy.yaml").write_text("name: [\n", encoding="utf-8")

    ran = cli("-C", workspace, "strategy", "guide")

    assert ran.code == 2
    assert ran.out == ""


def test_the_calendar_goes_to_standard_output(cli: Cli, workspace: Path) -> None:
    ran = cli("-C", workspace, "schedule", "ics")

    assert ran.code == 0
    assert ran.out.startswith("BEGIN:VCALENDAR")
    assert "SUMMARY:Light review of my strategy" in ran.out


def test_the_calendar_in_a_file_has_the_line_ends_of_the_standard(
    cli: Cli, workspace: Path
) -> None:
    ran = cli("-C", workspace, "schedule", "ics", "--out", "mine.ics")

    assert ran.code == 0
    written = Path("mine.ics").read_bytes()
    assert written.count(b"\r\n") == written.count(b"\n") > 10
