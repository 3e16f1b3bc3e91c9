"""`strategy-tui strategy`: check, show, schema, history, diff."""

from __future__ import annotations

import click

from strategy_tui.cli.command import Group, command, json_option, option
from strategy_tui.cli.session import Session, with_session
from strategy_tui.domain.message import message

strategy = Group(
    "strategy",
    words=message("Check and read the strategy and its versions."),
    lazy={
        "new": (
            "strategy_tui.cli.interview:new",
            message("An interview of a quarter of an hour that ends in your strategy."),
        ),
        "check": (
            "strategy_tui.cli.strategy_check:check",
            message("Every problem of the strategy, each at its place."),
        ),
        "show": ("strategy_tui.cli.strategy:show", message("The strategy file, as it is.")),
        "guide": (
            "strategy_tui.cli.guide:guide",
            message("The strategy on one page, to print or to share."),
        ),
        "schema": (
            "strategy_tui.cli.strategy_check:schema",
            message("The JSON Schema, for editors with YAML support."),
        ),
        "history": (
            "strategy_tui.cli.strategy:history",
            message("The kept versions, with date and reason."),
        ),
        "diff": (
            "strategy_tui.cli.strategy:diff",
            message("What changed between two kept versions."),
        ),
        "keep": (
            "strategy_tui.cli.strategy:keep",
            message("Keep the strategy as it is now as a version, with your reason."),
        ),
    },
)


@command("show", message("The strategy file, as it is."))
@option("--samples", is_flag=True, words=message("List the samples that “init --sample” takes."))
@with_session
def show(session: Session, samples: bool) -> None:
    """Print the file, or the names of the samples."""
    if samples:
        from strategy_tui.services.workspace import sample_names

        for name in sample_names():
            session.output.line(name)
        return
    session.output.line(session.services.strategy.check().text.rstrip("\n"))


@command("history", message("The kept versions, with date and reason."))
@json_option()
@with_session
def history(session: Session, as_json: bool) -> None:
    """List the versions, oldest first."""
    versions = session.services.strategy.versions()
    output = session.output
    if as_json:
        for each in versions:
            output.json(
                {
                    "version": each.number,
                    "recorded_at": each.recorded_at.isoformat(),
                    "reason": each.reason,
                    "sha256": each.sha256,
                }
            )
        return
    for each in versions:
        output.say(
            message(
                "Version {number}, {when}: {reason}",
                number=each.number,
                when=each.recorded_at,
                reason=each.reason,
            )
        )


@command("diff", message("What changed between two kept versions."))
@click.argument("older", type=int)
@click.argument("newer", type=int)
@with_session
def diff(session: Session, older: int, newer: int) -> None:
    """Print the changed lines."""
    session.output.line(session.services.strategy.diff(older, newer).rstrip("\n"))


@command("keep", message("Keep the strategy as it is now as a version, with your reason."))
@option("--because", required=True, metavar="TEXT", words=message("Why it changed."))
@with_session
def keep(session: Session, because: str) -> None:
    """Record a version."""
    version = session.services.strategy.record(session.now, because)
    session.output.say(message("Kept as version {number}.", number=version.number))
