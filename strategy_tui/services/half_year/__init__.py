"""A simulated half-year: a strategy, and what happens to it until its review."""

from __future__ import annotations

from strategy_tui.services.half_year.events import BEGINS, EVENTS, REVIEW, Event
from strategy_tui.services.half_year.life import Clock, Life, begin
from strategy_tui.services.half_year.review import answered, changed

__all__ = ["BEGINS", "EVENTS", "REVIEW", "Clock", "Event", "Life", "answered", "begin", "changed"]
