"""Today: what is due, what waits, how much time is left. It is short, ranked, and it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from strategy_tui.tui.screens.base import ModeScreen


class TodayScreen(ModeScreen):
    MODE = "today"

    def body(self) -> ComposeResult:
        yield Static("today")
