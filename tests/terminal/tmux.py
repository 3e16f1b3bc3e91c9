"""A real terminal, driven from outside: tmux with a server of its own."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import threading
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 30.0
"""Seconds that a screen may take; a busy machine is slow, a right screen comes at once."""


class Terminal:
    """One tmux pane with a program in it."""

    def __init__(self, socket: str) -> None:
        self._socket = socket

    def tmux(self, *words: str) -> str:
        """One command to our tmux server."""
        done = subprocess.run(
            ["tmux", "-L", self._socket, *words], capture_output=True, text=True, check=True
        )
        return done.stdout

    def screen(self) -> str:
        """What a person sees now."""
        return self.tmux("capture-pane", "-p")

    def press(self, *keys: str) -> None:
        """Keys by tmux's names, such as `Enter`, `C-q`, `F9`."""
        self.tmux("send-keys", *keys)

    def type(self, text: str) -> None:
        """Characters, one after the other."""
        self.tmux("send-keys", "-l", text)

    def press_until(self, key: str, text: str) -> None:
        """A key, again and again until the screen shows a text: for what has no other sign."""
        pause = threading.Event()
        for _ in range(int(PATIENCE)):
            self.press(key)
            for _ in range(20):
                if text in self.screen():
                    return
                pause.wait(0.05)
        raise AssertionError(f"{text!r} never came:\n{self.screen()}")

    def wait(self, *texts: str, without: str | None = None) -> str:
        """The screen, as soon as it shows all the texts (and not `without`).

        Raises:
            AssertionError: it never does; the message is the screen.
        """
        pause = threading.Event()
        for _ in range(int(PATIENCE / 0.05)):
            screen = self.screen()
            if all(text in screen for text in texts) and (not without or without not in screen):
                return screen
            pause.wait(0.05)
        raise AssertionError(f"{texts} (without {without!r}) never came:\n{screen}")


@contextmanager
def terminal(
    command: list[str], size: tuple[int, int], environment: Mapping[str, str]
) -> Iterator[Terminal]:
    """Run a command in a terminal of so many columns and rows; ends with its server."""
    socket = f"strategy-{uuid.uuid4().hex[:8]}"
    variables = [f"{name}={value}" for name, value in environment.items()]
    bare = ["env", "-u", "COLUMNS", "-u", "LINES", *variables, *command]
    # The shell outlives a Ctrl-C that is meant for the program.
    line = "trap : INT; " + shlex.join(bare) + "; echo EXIT=$?; exec cat"
    columns, rows = size
    pane = Terminal(socket)
    pane.tmux(
        "-f", os.devnull, "new-session", "-d", "-x", str(columns), "-y", str(rows),
        shlex.join(["sh", "-c", line]),
    )  # fmt: skip
    try:
        yield pane
    finally:
        pane.tmux("kill-server")


def program(*words: str) -> list[str]:
    """Our program, from this checkout."""
    return [sys.executable, "-m", "strategy_tui", *words]


def clean_environment(home: Path) -> dict[str, str]:
    """What the program needs of the environment, and nothing of the developer's."""
    root = str(Path(__file__).parents[2])
    return {
        "HOME": str(home),
        "STRATEGY_TUI_DATA": str(home / "data"),
        "PYTHONPATH": root,
        "TERM": "tmux-256color",
        "LANG": "C.UTF-8",
        "TEXTUAL_ANIMATIONS": "none",
    }
