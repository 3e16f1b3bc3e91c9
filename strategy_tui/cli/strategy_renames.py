"""`strategy-tui strategy rename`: a thing of the strategy under another name, everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from strategy_tui.cli.command import command, json_option, option
from strategy_tui.cli.session import Session, with_session
from strategy_tui.domain.message import message, plural
from strategy_tui.errors import WrongUsage

if TYPE_CHECKING:
    from strategy_tui.cli.output import Output
    from strategy_tui.services.renames import Rename, Renamed

KINDS = ("goal", "network", "campaign", "clause")
"""The values of `RenameKind`; a help text needs no services."""


@command(
    "rename",
    message("Give a goal, network, campaign or clause a new name everywhere."),
)
@click.argument("kind", type=click.Choice(KINDS), required=False)
@click.argument("old", required=False)
@click.argument("new", required=False)
@option("--no", is_flag=True, words=message("They are not the same thing: do not ask again."))
@json_option()
@with_session
def rename(
    session: Session, kind: str | None, old: str | None, new: str | None, no: bool, as_json: bool
) -> None:
    """Rename, refuse a rename, or list what is offered."""
    if kind is None:
        _list(session, as_json)
        return
    if old is None or new is None:
        raise WrongUsage(
            message(
                "A rename needs the old name and the new one: rename {kind} OLD NEW.", kind=kind
            )
        )
    from strategy_tui.services.renames import Rename, RenameKind

    service = session.services.renames
    if no:
        service.dismiss(Rename(RenameKind(kind), old, new, 0), session.now)
        session.output.say(
            message("“{old}” and “{new}” are two things from now on.", old=old, new=new)
        )
        return
    _tell(session, service.rename(RenameKind(kind), old, new, session.now), as_json)


def _list(session: Session, as_json: bool) -> None:
    session.services.strategy.valid()
    offered = session.services.renames.offered()
    output = session.output
    if as_json:
        for each in offered:
            output.json(
                {
                    "kind": each.kind.value,
                    "old": each.old,
                    "new": each.new,
                    "mentions": each.mentions,
                }
            )
        return
    for each in offered:
        _offer(each, output)
    silent = session.services.renames.unmentioned()
    for each in silent:
        _tell_silent(each, output)
    if not offered and not silent:
        output.talk(message("No name seems to have changed."))


def _offer(rename: Rename, output: Output) -> None:
    from strategy_tui.services.renames import KINDS as KIND_NAMES

    output.say(
        plural(
            "{kind}: “{old}” seems to be called “{new}” now; {count} place says “{old}”.",
            "{kind}: “{old}” seems to be called “{new}” now; {count} places say “{old}”.",
            count=rename.mentions,
            kind=KIND_NAMES[rename.kind],
            old=rename.old,
            new=rename.new,
        )
    )
    names = f"{_word(rename.old)} {_word(rename.new)}"
    output.line(f"  strategy-tui strategy rename {rename.kind} {names}")
    output.line(f"  strategy-tui strategy rename {rename.kind} {names} --no")


def _tell_silent(rename: Rename, output: Output) -> None:
    from strategy_tui.services.renames import KINDS as KIND_NAMES

    output.talk(
        message(
            "{kind}: “{old}” is called “{new}” now, and nothing says “{old}” any more: no "
            "draft, no decision, no open review. There is nothing to do.",
            kind=KIND_NAMES[rename.kind],
            old=rename.old,
            new=rename.new,
        )
    )


def _tell(session: Session, done: Renamed, as_json: bool) -> None:
    output, rename = session.output, done.rename
    if as_json:
        output.json(
            {
                "kind": rename.kind.value,
                "old": rename.old,
                "new": rename.new,
                "files": list(done.files),
                "decisions": done.decisions,
                "review_items": done.items,
                "left": list(done.left),
            }
        )
        return
    output.say(message("“{old}” is called “{new}” now.", old=rename.old, new=rename.new))
    for name in done.files:
        output.line("  " + output.text(message("{file} says so.", file=name)))
    if done.decisions:
        counted = plural(
            "{count} decision counts under it.",
            "{count} decisions count under it.",
            count=done.decisions,
        )
        output.line("  " + output.text(counted))
    if done.items:
        followed = plural(
            "{count} item of the open review says so.",
            "{count} items of the open review say so.",
            count=done.items,
        )
        output.line("  " + output.text(followed))
    for name in done.left:
        output.talk(
            message(
                "{file} could not be changed: its front matter cannot be read. Change it by hand.",
                file=name,
            )
        )


def _word(text: str) -> str:
    from shlex import quote

    return quote(text)
