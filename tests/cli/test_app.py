"""`strategy-tui` alone, on a terminal of its own: what is said once the app is gone."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
from pathlib import Path
from time import monotonic

from strategy_tui.services import workspace
from tests.tui.conftest import FINE, NOW, STRATEGY

ROOT = Path(__file__).parents[2]
ESCAPES = re.compile(rb"\x1b\[[0-9;?<>=$!]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)")
PATIENCE = 30.0
"""Seconds after which the program will never show the text."""
CTRL_Q = b"\x11"


class Terminal:
    """A program on a terminal of 80 × 24."""

    def __init__(self, folder: Path, *command: str) -> None:
        environment = {
            "HOME": str(folder),
            "STRATEGY_TUI_DATA": str(folder / "data"),
            "PYTHONPATH": str(ROOT),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
        }
        self.child, self.terminal = pty.fork()
        if self.child == 0:
            os.chdir(folder / "workshop")
            os.execve(command[0], command, environment)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))

    def wait_for(self, text: str) -> None:
        """Read until the text is shown anew."""
        shown, begun = b"", monotonic()
        while text.encode() not in ESCAPES.sub(b"", shown):
            assert select.select([self.terminal], [], [], PATIENCE)[0], shown[-500:]
            assert monotonic() - begun < PATIENCE, shown[-500:]
            shown += os.read(self.terminal, 1 << 16)

    def press(self, keys: bytes) -> None:
        """Type."""
        os.write(self.terminal, keys)

    def close(self) -> None:
        """End the program, should it still run."""
        os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
        os.close(self.terminal)


def test_what_quitting_saved_is_said_when_the_screen_is_gone(tmp_path: Path) -> None:
    made = workspace.create(tmp_path / "workshop", STRATEGY, NOW)
    draft = made.drafts_dir / "a.mastodon.md"
    draft.write_text(FINE, encoding="utf-8")
    terminal = Terminal(tmp_path, sys.executable, "-m", "strategy_tui")
    try:
        terminal.wait_for("Today")
        terminal.press(b"3")
        terminal.wait_for("graphemes")
        terminal.press(b"\r")
        terminal.wait_for("Three tools")
        terminal.press(b"Zebra")
        terminal.wait_for("●")
        terminal.press(CTRL_Q)
        terminal.wait_for("Saved: a.mastodon.md.")
    finally:
        terminal.close()

    assert "Zebra" in draft.read_text(encoding="utf-8")
