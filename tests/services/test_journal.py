"""The journal: one line each, appended, and never in the way."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from strategy_tui.domain.message import message
from strategy_tui.services.journal import Journal

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def test_lines_are_added_to_what_the_person_wrote(tmp_path: Path) -> None:
    path = tmp_path / "journal.md"
    path.write_text("# My journal\n", encoding="utf-8")
    journal = Journal(path)

    journal.write(message("kept {who}", who="@mabel"), NOW, "en")
    journal.write(message("kept {who}", who="@jo"), NOW, "en")

    assert path.read_text(encoding="utf-8") == (
        "# My journal\n- 2026-11-22 09:00 UTC · kept @mabel\n- 2026-11-22 09:00 UTC · kept @jo\n"
    )


def test_nobodys_name_makes_a_second_line_or_steers_a_terminal(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.md")

    journal.write(message("kept {who}", who="a\n- 2030-01-01 · kept b\x1b[2J"), NOW, "en")

    assert journal.path.read_text(encoding="utf-8") == (
        "- 2026-11-22 09:00 UTC · kept a - 2030-01-01 · kept b\n"
    )


def test_trouble_is_told_and_forgotten_once_it_is_over(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "missing" / "journal.md")
    journal.write(message("kept"), NOW, "en")
    assert journal.trouble is not None

    journal.path.parent.mkdir()
    journal.write(message("kept"), NOW, "en")

    assert journal.trouble is None
