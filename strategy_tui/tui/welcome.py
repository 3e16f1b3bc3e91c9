"""The app where there is no strategy yet: it ends with the workspace that it began."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from strategy_tui.services.workspace import Workspace
from strategy_tui.tui.base_app import BaseApp, Clock


class Way(StrEnum):
    """Where the welcome leads, other than to a workspace."""

    DEMO = "demo"


class WelcomeApp(BaseApp["Workspace | Way"]):
    """Asks how to begin; `return_value` is what the person chose."""

    def __init__(
        self,
        language: str,
        clock: Clock,
        here: Path,
        proposed: Path,
        *,
        interview: bool = False,
    ) -> None:
        super().__init__(language, clock)
        self._here = here
        self._proposed = proposed
        self._interview = interview

    def on_mount(self) -> None:
        """Three ways in, or straight to the interview."""
        from strategy_tui.tui.screens.welcome import WelcomeScreen

        screen = WelcomeScreen(self.reader, self._here, self._proposed)
        self.push_screen(screen, self._leave)
        if self._interview:
            screen.call_after_refresh(screen.begin_interview, self._proposed)

    def _leave(self, chosen: Workspace | Way | None) -> None:
        self.exit(chosen)
