"""`strategy-tui results`: the figures that say how far each goal is."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from strategy_tui.cli.command import DAY, Group, command, json_option, option
from strategy_tui.cli.output import Output
from strategy_tui.cli.session import Session, with_session
from strategy_tui.domain.message import Message, message

if TYPE_CHECKING:
    from strategy_tui.domain.review import Figure
    from strategy_tui.domain.strategy import Goal

results = Group(
    "results",
    words=message("How far your goals are: note a figure, or read them."),
    lazy={
        "note": (
            "strategy_tui.cli.results:note",
            message("Note the figure of a GOAL: its measure is VALUE."),
        ),
        "list": ("strategy_tui.cli.results:list_", message("Each goal with its newest figure.")),
    },
)


@command("note", message("Note the figure of a GOAL: its measure is VALUE."))
@click.argument("goal")
@click.argument("value")
@option(
    "--on",
    type=DAY,
    metavar="YYYY-MM-DD",
    words=message("The day you read it, if it was not today."),
)
@with_session
def note(session: Session, goal: str, value: str, on: datetime | None) -> None:
    """Keep a reading."""
    from strategy_tui.services.figures import number

    day = on.date() if on is not None else None
    kept = session.services.figures.note(goal, number(value), day, session.now)
    session.output.say(
        message(
            "Noted for {goal}: {measure} was {value} on {day}.",
            goal=goal,
            measure=kept.measure,
            value=kept.value,
            day=kept.on,
        )
    )


@command("list", message("Each goal with its newest figure."))
@json_option()
@with_session
def list_(session: Session, as_json: bool) -> None:
    """List the goals; with --json every reading of each."""
    output = session.output
    strategy, _ = session.services.strategy.valid()
    known = session.services.figures.every(strategy)
    if as_json:
        for name, goal in strategy.goals.items():
            output.json(_as_json(name, goal, known[name]))
        return
    output.table(
        (
            message("Goal"),
            message("Measure"),
            message("From"),
            message("Target"),
            message("Newest figure"),
        ),
        [
            (
                name,
                goal.measure or "–",
                _number(goal.start, output),
                _number(goal.target, output),
                output.text(_newest(goal, known[name])),
            )
            for name, goal in strategy.goals.items()
        ],
    )


def _newest(goal: Goal, known: tuple[Figure, ...]) -> Message:
    if goal.measure is None:
        return message("no measure")
    if not known:
        return message("no figure yet")
    from strategy_tui.services.figures import reading

    return reading(known[-1])


def _number(value: float | None, output: Output) -> str:
    return output.text(message("{value}", value=value)) if value is not None else "–"


def _as_json(name: str, goal: Goal, known: tuple[Figure, ...]) -> dict[str, object]:
    return {
        "goal": name,
        "measure": goal.measure,
        "from": goal.start,
        "target": goal.target,
        "by": goal.by.isoformat() if goal.by else None,
        "figures": [
            {"on": each.on.isoformat(), "value": each.value, "source": each.source}
            for each in known
        ],
    }
