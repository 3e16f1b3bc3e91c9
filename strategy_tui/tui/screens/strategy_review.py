"""The reviews of the strategy, as a part of its screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult

from strategy_tui.tui.reader import Reader
from strategy_tui.tui.screens.strategy_pane import StrategyPane
from strategy_tui.tui.widgets.review_view import ReviewView

if TYPE_CHECKING:
    from strategy_tui.wiring import Services


class ReviewPane(StrategyPane):
    """What is due, the review that is open, and those that were."""

    def __init__(self, services: Services, reader: Reader, *, id: str) -> None:
        super().__init__(services, reader, id=id)
        self._view = ReviewView(services, reader)

    def compose(self) -> ComposeResult:
        yield self._view

    def load(self) -> None:
        """Ask for the reviews."""
        self._view.load()

    def retell(self) -> None:
        """Say every caption again."""
        self._view.retell()

    def focus_first(self) -> None:
        """Into the list of reviews, or the one that is shown."""
        self._view.focus_first()

    @on(ReviewView.Closed)
    def _look_again(self) -> None:
        """A review that closes may have changed the strategy."""
        self.host.load()
