"""How far each goal is: readings that the person notes, and those that imports give."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from math import isfinite
from zoneinfo import ZoneInfo

from strategy_tui.domain.dataclass import dataclass
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.review import Figure
from strategy_tui.domain.strategy import Strategy
from strategy_tui.errors import WrongUsage
from strategy_tui.services.measures import readings
from strategy_tui.services.strategy import StrategyService
from strategy_tui.store import figures
from strategy_tui.store.database import Database

TYPED = "typed"
"""The source of a reading that the person noted."""


NO_NUMBER = message("A figure is a number such as 12 or 3.5, without a sign between the thousands.")


_NUMBER = re.compile(r"[+-]?\d{1,15}([.,]\d{1,15})?")
_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2},[0-9]{3}")
"""Twelve hundred to some, one and a bit to others."""


@dataclass(frozen=True, slots=True)
class FiguresService:
    """Readings of the measures that goals name."""

    db: Database
    strategy: StrategyService

    def note(self, goal: str, value: float, on: date | None, now: datetime) -> Figure:
        """Keep what the person read; `on` is today where it is not given.

        Raises:
            WrongUsage: no such goal, it has no measure, the day is to come, or no number.
        """
        strategy, _ = self.strategy.valid()
        if goal not in strategy.goals:
            raise WrongUsage(_no_goal(goal, tuple(strategy.goals)))
        measure = strategy.goals[goal].measure
        if measure is None:
            raise WrongUsage(
                message(
                    "The goal “{goal}” has no measure, so nobody could say what {value} counts. "
                    "Add a line “measure:” to it.",
                    goal=goal,
                    value=value,
                )
            )
        today = now.astimezone(ZoneInfo(strategy.time_zone)).date()
        day = on or today
        if day > today:
            raise WrongUsage(
                message("{day} is to come; note a figure on its day or after.", day=day)
            )
        if not isfinite(value):
            raise WrongUsage(NO_NUMBER)
        with self.db.write() as tx:
            return figures.add(tx, measure, day, value, TYPED, now)

    def of(self, goal: str) -> tuple[Figure, ...]:
        """The readings of a goal's measure, one a day, the oldest first; a typed one counts first.

        Raises:
            WrongUsage: no such goal.
        """
        strategy, _ = self.strategy.valid()
        if goal not in strategy.goals:
            raise WrongUsage(_no_goal(goal, tuple(strategy.goals)))
        return self._of(strategy, goal)

    def every(self, strategy: Strategy) -> dict[str, tuple[Figure, ...]]:
        """Goal → its readings, of every goal."""
        return {goal: self._of(strategy, goal) for goal in strategy.goals}

    def latest(self) -> Mapping[str, Figure | None]:
        """Goal → its newest reading; None where there is none yet."""
        strategy, _ = self.strategy.valid()
        return {goal: found[-1] if found else None for goal, found in self.every(strategy).items()}

    def _of(self, strategy: Strategy, goal: str) -> tuple[Figure, ...]:
        measure = strategy.goals[goal].measure
        if measure is None:
            return ()
        with self.db.read() as tx:
            of_day = {each.on: each for each in readings(tx, strategy, goal, measure)}
            of_day |= {each.on: each for each in figures.of(tx, measure)}
        return tuple(of_day[day] for day in sorted(of_day))


def reading(figure: Figure) -> Message:
    """A reading with its day and where it comes from."""
    return message(
        "{value} on {day} ({source})",
        value=figure.value,
        day=figure.on,
        source=message("noted by you") if figure.source == TYPED else figure.source,
    )


def number(text: str) -> float:
    """A figure as a person types it, with the comma or the point of their language.

    Raises:
        WrongUsage: it is no number.
    """
    if _THOUSANDS.fullmatch(text) or not _NUMBER.fullmatch(text):
        raise WrongUsage(NO_NUMBER)
    return float(text.replace(",", "."))


def _no_goal(goal: str, known: tuple[str, ...]) -> Message:
    if not known:
        return message("Your strategy has no goals yet, so there is no “{goal}”.", goal=goal)
    from strategy_tui.yamldoc import nearest

    if (near := nearest(goal, known)) is not None:
        return message(
            "Your strategy has no goal “{goal}”. Did you mean “{near}”?", goal=goal, near=near
        )
    return message(
        "Your strategy has no goal “{goal}”. There are: {known}.", goal=goal, known=known
    )
