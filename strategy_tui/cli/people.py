"""`strategy-tui people`: the accounts that the person follows, and what is known of them."""

from __future__ import annotations

import click

from strategy_tui.cli.command import Group, command, json_option
from strategy_tui.cli.session import Session, with_session
from strategy_tui.domain.message import message

people = Group(
    "people",
    words=message("What you know about the people you follow."),
    lazy={
        "list": ("strategy_tui.cli.people:list_", message("Accounts whose name holds TEXT.")),
        "label": (
            "strategy_tui.cli.people:label",
            message("Say something about somebody: FACT of ACCOUNT is VALUE."),
        ),
        "name": (
            "strategy_tui.cli.people:name",
            message("Give an account that an archive knows only by its id its handle."),
        ),
    },
)


@command("list", message("Accounts whose name holds TEXT."))
@click.argument("text", default="")
@json_option()
@with_session
def list_(session: Session, text: str, as_json: bool) -> None:
    """List accounts with their ids."""
    output = session.output
    found = session.services.people.search(text)
    if as_json:
        for each in found:
            output.json(
                {
                    "account": each.id,
                    "network": each.network,
                    "handle": each.handle,
                    "name": each.name,
                }
            )
        return
    output.table(
        (message("Account"), message("Network"), message("Handle"), message("Name")),
        [(str(each.id), each.network, each.label, each.name or "") for each in found],
    )


@command(
    "label",
    message(
        "Say something about somebody: FACT of ACCOUNT is VALUE. FACT is relationship, known, "
        "toxic, inspires, supplies or met; VALUE is yes, no, unsure or unknown, and for met a day "
        "such as 2026-05-31, or never."
    ),
)
@click.argument("account")
@click.argument("fact")
@click.argument("value")
@with_session
def label(session: Session, account: str, fact: str, value: str) -> None:
    """Keep the person's word about somebody."""
    found = session.services.people.resolve(account)
    session.services.people.label(found.id, fact, value, session.now)
    session.output.say(
        message("Noted for {who}: {fact}: {value}.", who=found.label, fact=fact, value=value)
    )


@command("name", message("Give ACCOUNT, known only by its id, its HANDLE."))
@click.argument("account")
@click.argument("handle")
@with_session
def name(session: Session, account: str, handle: str) -> None:
    """Keep a handle that the person looked up."""
    found = session.services.people.resolve(account)
    session.services.people.name_account(found.id, handle, session.now)
    session.output.say(message("Noted: {id} is @{handle}.", id=found.id, handle=handle.lstrip("@")))
