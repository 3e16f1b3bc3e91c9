"""What the parts of the strategy screen have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical

from strategy_tui.tui.reader import Reader
from strategy_tui.tui.screens.base import ModeScreen

if TYPE_CHECKING:
    from strategy_tui.wiring import Services


class StrategyPane(Vertical):
    """One part of the strategy screen; it asks the services through the screen around it."""

    def __init__(self, services: Services, reader: Reader, *, id: str) -> None:
        super().__init__(id=id)
        self.services = services
        self.reader = reader

    @property
    def host(self) -> ModeScreen:
        """The screen around it, which runs verbs and shows what went wrong."""
        assert isinstance(self.screen, ModeScreen), "a part of a screen of the app"
        return self.screen

    def load(self) -> None:
        """Look at what is shown again; the screen calls it whenever the part comes into sight."""

    def retell(self) -> None:
        """Say every caption again; the language or the time zone changed."""

    def focus_first(self) -> None:
        """Put the focus where the keys go when the part is entered."""

    def can(self, verb: str) -> bool:  # noqa: ARG002
        """Whether a key of this part would do something now."""
        return True

    def do(self, verb: str) -> None:
        """What a key of this part does.

        Raises:
            StrategyTuiError: it cannot be done; the screen says so.
        """
        raise NotImplementedError(verb)
