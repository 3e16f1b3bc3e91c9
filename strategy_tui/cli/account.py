"""`strategy-tui account`: the person's own accounts."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from strategy_tui.cli.command import Group, command, json_option, option
from strategy_tui.cli.session import Session, with_session
from strategy_tui.domain.message import message
from strategy_tui.errors import WrongUsage

_STDIN = Path("-")

account = Group(
    "account",
    words=message("Your own accounts."),
    lazy={
        "add": (
            "strategy_tui.cli.account:add",
            message("Add an account of yours, or connect it to the dry-run network."),
        ),
        "limits": (
            "strategy_tui.cli.account:limits",
            message("Keep the limits that your server or account on NETWORK has."),
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


@command(
    "limits",
    message(
        "Keep the limits that your server or account on NETWORK has; drafts are checked against "
        "them. A Mastodon server says its own at https://YOUR.SERVER/api/v2/instance: save that "
        "as a file, or send it to standard input."
    ),
)
@click.argument("network")
@option(
    "--file",
    metavar="FILE",
    type=click.Path(path_type=Path, allow_dash=True),
    words=message("The server's answer; - is standard input."),
)
@option(
    "--characters",
    metavar="NUMBER",
    type=click.IntRange(1, 1_000_000),
    words=message("How long a post may be, for an account that one pays for."),
)
@option("--account", metavar="HANDLE", words=message("Which of your accounts it is for."))
@json_option()
@with_session
def limits(
    session: Session,
    network: str,
    file: Path | None,
    characters: int | None,
    account: str | None,
    as_json: bool,
) -> None:
    """Keep one account's limits, and say what they are."""
    servers = session.services.servers
    if (file is None) == (characters is None):
        raise WrongUsage(message("Give the server's answer with “--file”, or “--characters”."))
    if file is None:
        assert characters is not None
        read = servers.say(network, characters, session.now, account)
    else:
        read = servers.read(network, _bytes(file), str(file), session.now, account)
    output = session.output
    for each in read.ignored:
        output.talk(each)
    if as_json:
        from dataclasses import asdict

        said = {name: value for name, value in asdict(read.limits).items() if value is not None}
        about = {"network": network, "account": read.account, "server": read.spec.server}
        output.json({**about, "limits": said})
        return
    facts = read.spec.limits
    output.say(
        message(
            "Drafts for {account} are checked against {server}: a post has up to {most} "
            "characters there.",
            account=read.account,
            server=read.spec.label,
            most=facts.text.value,
        )
    )
    if facts.image is not None and facts.image.count is not None:
        output.say(message("The most files in one post: {files}.", files=facts.image.count.value))


def _bytes(file: Path) -> bytes:
    from strategy_tui.services.own_files import read_bytes
    from strategy_tui.services.specs import MAX_BYTES

    return sys.stdin.buffer.read(MAX_BYTES + 1) if file == _STDIN else read_bytes(file, MAX_BYTES)


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
