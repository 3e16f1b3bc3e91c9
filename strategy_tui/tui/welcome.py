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
        archive: Path | None = None,
    ) -> None:
        super().__init__(language, clock)
        self._here = here
        self._proposed = proposed
        self._interview = interview
        self._archive = archive

    def on_mount(self) -> None:
        """Three ways in, or straight to the interview of the proposed folder."""
        if self._interview:
            from strategy_tui.tui.screens.interview import InterviewScreen

            asking = InterviewScreen(None, self.reader, self._proposed, self._archive)
            self.push_screen(asking, self._leave)
            return
        from strategy_tui.tui.screens.welcome import WelcomeScreen

        self.push_screen(WelcomeScreen(self.reader, self._here, self._proposed), self._leave)

    def _leave(self, chosen: Workspace | Way | None) -> None:
        self.exit(chosen)
