"""`strategy-tui draft`: new, list, approve."""

from __future__ import annotations

from pathlib import Path

import click

from strategy_tui.cli.command import Group, command, json_option, option
from strategy_tui.cli.findings import finding_lines
from strategy_tui.cli.session import Session, with_session
from strategy_tui.domain.diagnostic import Severity
from strategy_tui.domain.message import Message, message
from strategy_tui.errors import BlockedByFindings

draft = Group(
    "draft",
    words=message("Write, list and approve drafts."),
    lazy={
        "new": ("strategy_tui.cli.draft:new", message("Start a draft for NETWORK, empty.")),
        "list": ("strategy_tui.cli.draft:list_", message("Your drafts and how they stand.")),
        "approve": (
            "strategy_tui.cli.draft:approve",
            message("Say that exactly this may be published."),
        ),
    },
)

STATES: dict[str, Message] = {
    "none": message("not approved"),
    "approved": message("approved"),
    "stale": message("changed since it was approved"),
}


@command("new", message("Start a draft for NETWORK, empty."))
@click.argument("network")
@option("--idea", default="", metavar="TEXT", words=message("What it is about, in your words."))
@with_session
def new(session: Session, network: str, idea: str) -> None:
    """Write the front matter of a new draft and print its path."""
    session.output.line(str(session.services.drafts.new(network, idea, session.now)))


@command("list", message("Your drafts and how they stand."))
@json_option()
@with_session
def list_(session: Session, as_json: bool) -> None:
    """List the drafts of the workspace."""
    output = session.output
    states = session.services.drafts.drafts(session.now)
    if as_json:
        for each in states:
            output.json(
                {
                    "path": str(each.path),
                    "network": each.network,
                    "state": each.approval,
                    "errors": each.count(Severity.ERROR),
                    "warnings": each.count(Severity.WARNING),
                    "hints": each.count(Severity.HINT),
                }
            )
        return
    output.table(
        (
            message("Draft"),
            message("Network"),
            message("State"),
            message("Errors"),
            message("Warnings"),
        ),
        [
            (
                each.path.name,
                each.network,
                output.text(STATES[each.approval]),
                str(each.count(Severity.ERROR)),
                str(each.count(Severity.WARNING)),
            )
            for each in states
        ],
    )


@command("approve", message("Say that exactly this may be published."))
@click.argument("path", type=click.Path(path_type=Path))
@with_session
def approve(session: Session, path: Path) -> int:
    """Approve a draft, or print what stands against it."""
    output = session.output
    try:
        approval = session.services.drafts.approve(path, session.now)
    except BlockedByFindings as error:
        text = session.services.drafts.text_of(path)
        for line in finding_lines(str(path), text, error.diagnostics, output):
            output.line(line)
        output.talk(error.message)
        return error.exit_code
    output.say(
        message(
            "Approved as number {id}, under version {version} of your strategy. "
            "“strategy-tui schedule add {id}” gives it a time.",
            id=approval.id,
            version=approval.strategy_version,
        )
    )
    return 0
