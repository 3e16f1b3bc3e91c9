"""`strategy-tui account`: the person's own accounts."""

from __future__ import annotations

import click

from strategy_tui.cli.command import Group, command, json_option, option
from strategy_tui.cli.session import Session, with_session
from strategy_tui.domain.message import message
from strategy_tui.errors import WrongUsage

account = Group(
    "account",
    words=message("Your own accounts."),
    lazy={
        "add": (
            "strategy_tui.cli.account:add",
            message("Add an account of yours, or connect it to the dry-run network."),
        ),
        "list": ("strategy_tui.cli.account:list_", message("Your accounts and their connections.")),
    },
)


@command("add", message("Add an account of yours on NETWORK, or connect it."))
@click.argument("network")
@click.argument("handle")
@option(
    "--dry-run",
    is_flag=True,
    words=message("Publish to a file instead of the network, to see what would happen."),
)
@with_session
def add(session: Session, network: str, handle: str, dry_run: bool) -> None:
    """Add or change one account."""
    from strategy_tui.networks import names

    if network not in names():
        raise WrongUsage(
            message(
                "“{network}” is no network that strategy-tui knows. It knows {names}.",
                network=network,
                names=names(),
            )
        )
    connection = "dry-run" if dry_run else None
    session.services.people.connect(network, handle, connection, session.now)
    if dry_run:
        session.output.say(
            message(
                "Posts of {handle} on {network} go to a file on this machine: nobody will see "
                "them.",
                network=network,
                handle=handle,
            )
        )
    else:
        session.output.say(
            message(
                "Noted: on {network} you are {handle}. Posting there is by hand for now.",
                network=network,
                handle=handle,
            )
        )


@command("list", message("Your accounts and their connections."))
@json_option()
@with_session
def list_(session: Session, as_json: bool) -> None:
    """List the own accounts."""
    owners = session.services.people.owners()
    output = session.output
    if as_json:
        for each in owners:
            output.json(
                {"network": each.network, "handle": each.handle, "connection": each.connection}
            )
        return
    by_hand = output.text(message("by hand"))
    dry_run = output.text(message("dry run: to a file, nobody sees it"))
    output.table(
        (message("Network"), message("Handle"), message("Posts go out")),
        [
            (each.network, each.handle, dry_run if each.connection == "dry-run" else by_hand)
            for each in owners
        ],
    )
