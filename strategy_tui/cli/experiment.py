"""`strategy-tui experiment`: experiments with a network, and what becomes of them on their day."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from strategy_tui.cli.command import DAY, Group, command, json_option, option
from strategy_tui.cli.session import Session, with_session
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.strategy import StrategyVersion

if TYPE_CHECKING:
    from strategy_tui.services.experiments import Experiment

experiment = Group(
    "experiment",
    words=message("Networks that you try out: adopt, extend or drop them on their day."),
    lazy={
        "list": (
            "strategy_tui.cli.experiment:list_",
            message("The trials of your strategy, the first to end first."),
        ),
        "adopt": (
            "strategy_tui.cli.experiment:adopt",
            message("Make NETWORK a regular one; the strategy is changed and kept."),
        ),
        "extend": (
            "strategy_tui.cli.experiment:extend",
            message("Give the trial of NETWORK more time; the strategy is changed and kept."),
        ),
        "drop": (
            "strategy_tui.cli.experiment:drop",
            message("Let NETWORK rest; the strategy is changed and kept."),
        ),
    },
)


@command("list", message("The trials of your strategy, the first to end first."))
@json_option()
@with_session
def list_(session: Session, as_json: bool) -> None:
    """List the experiments."""
    output = session.output
    found = session.services.experiments.experiments(session.now)
    if as_json:
        for each in found:
            output.json(
                {
                    "network": each.network,
                    "because": each.because,
                    "since": each.since.isoformat() if each.since else None,
                    "until": each.until.isoformat() if each.until else None,
                    "success": each.success,
                    "over": each.over,
                }
            )
        return
    if not found:
        output.talk(message("Your strategy has no experiment."))
        return
    for each in found:
        output.say(_line(each))


def _line(each: Experiment) -> Message:
    success = each.success or message("not said")
    if each.until is None:
        return message(
            "{network}: no end is written down. A success would be: {success}",
            network=each.network,
            success=success,
        )
    if each.over:
        return message(
            "{network}: ended on {until}. Adopt, extend or drop it. A success would be: {success}",
            network=each.network,
            until=each.until,
            success=success,
        )
    return message(
        "{network}: until {until}. A success would be: {success}",
        network=each.network,
        until=each.until,
        success=success,
    )


_BECAUSE = option(
    "--because", required=True, metavar="TEXT", words=message("Why; the version keeps it.")
)


@command("adopt", message("Make NETWORK a regular one; the strategy is changed and kept."))
@click.argument("network")
@_BECAUSE
@with_session
def adopt(session: Session, network: str, because: str) -> None:
    """Adopt."""
    _say(session, session.services.experiments.adopt(network, because, session.now))


@command(
    "extend", message("Give the trial of NETWORK more time; the strategy is changed and kept.")
)
@click.argument("network")
@option(
    "--until",
    required=True,
    type=DAY,
    metavar="YYYY-MM-DD",
    words=message("The new last day of an experiment that goes on."),
)
@_BECAUSE
@with_session
def extend(session: Session, network: str, until: datetime, because: str) -> None:
    """Extend."""
    experiments = session.services.experiments
    _say(session, experiments.extend(network, until.date(), because, session.now))


@command("drop", message("Let NETWORK rest; the strategy is changed and kept."))
@click.argument("network")
@_BECAUSE
@with_session
def drop(session: Session, network: str, because: str) -> None:
    """Drop."""
    _say(session, session.services.experiments.drop(network, because, session.now))


def _say(session: Session, kept: StrategyVersion) -> None:
    if session.services.journal.trouble is not None:
        session.output.talk(session.services.journal.trouble)
    session.output.say(
        message("Written into your strategy, and kept as version {number}.", number=kept.number)
    )
