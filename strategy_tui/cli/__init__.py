"""The command line: every verb of the app, for scripts and screen readers."""

from __future__ import annotations

from strategy_tui.cli.root import run

__all__ = ["run"]
