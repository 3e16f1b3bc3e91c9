"""What quitting did is said once the screen is gone."""

from __future__ import annotations

from pathlib import Path

from strategy_tui.services import workspace
from tests.terminal.test_app_in_a_terminal import UNSAVED
from tests.terminal.tmux import clean_environment, program, terminal
from tests.tui.conftest import FINE, NOW, STRATEGY


def test_what_quitting_saved_is_said_when_the_screen_is_gone(tmp_path: Path) -> None:
    made = workspace.create(tmp_path / "workshop", STRATEGY, NOW)
    draft = made.drafts_dir / "a.mastodon.md"
    draft.write_text(FINE, encoding="utf-8")
    command = program("--workspace", str(made.root))
    with terminal(command, (100, 30), clean_environment(tmp_path)) as pane:
        pane.wait("Today")
        pane.press("3")
        pane.wait("a.mastodon.md")
        pane.press("Enter")
        pane.press_until("Z", UNSAVED)
        pane.press("C-q")
        pane.wait("EXIT=0", "Saved: a.mastodon.md.")

    assert "Z" in draft.read_text(encoding="utf-8")
