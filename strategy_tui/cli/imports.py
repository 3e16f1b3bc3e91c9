"""`strategy-tui import`: read an archive or list that a network gave."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from strategy_tui.cli.command import command, json_option, option
from strategy_tui.cli.session import Session, with_session
from strategy_tui.domain.message import Message, message, plural

if TYPE_CHECKING:
    from strategy_tui.services.people import ImportReport

COUNTED: dict[str, Callable[[int], Message]] = {
    "posts": lambda n: plural("{count} post of yours", "{count} posts of yours", count=n),
    "replies": lambda n: plural("{count} of them a reply", "{count} of them replies", count=n),
    "reposts": lambda n: plural("{count} a repost", "{count} reposts", count=n),
    "likes": lambda n: plural("{count} like", "{count} likes", count=n),
    "follows": lambda n: plural(
        "{count} account you follow", "{count} accounts you follow", count=n
    ),
    "followers": lambda n: plural("{count} follower", "{count} followers", count=n),
}
"""How the counts of a report are said, in this order."""


@command("import", message("Read PATH: an X archive, a Mastodon archive, following_accounts.csv."))
@click.argument("path", type=click.Path(path_type=Path))
@option(
    "--owner",
    metavar="HANDLE",
    words=message("Your own handle, where the file does not say whose it is."),
)
@option("--dry-run", is_flag=True, words=message("Only say what is in it; nothing is kept."))
@json_option()
@with_session
def import_(session: Session, path: Path, owner: str | None, dry_run: bool, as_json: bool) -> None:
    """Print what was found, what changed and what was left out."""
    from strategy_tui.services.people import examine

    if dry_run:
        report = examine(path, owner)
    else:
        report = session.services.people.import_path(path, session.now, owner)
    if as_json:
        session.output.json(report.as_json(session.machine_language))
        return
    for sentence in sentences(report, dry_run):
        session.output.say(sentence)
    if not dry_run and report.counts.get("posts"):
        _tell_twins(session)


def _tell_twins(session: Session) -> None:
    """How much of what was imported stands on another network too, by a glance."""
    from strategy_tui.cli.twins import crossposting_sentence, pair_sentences
    from strategy_tui.services.past_twins import GLANCE

    past = session.services.past_twins.past(GLANCE)
    said = [each for pair in past.pairs if pair.copies for each in pair_sentences(pair)]
    said += [crossposting_sentence(each) for each in past.crossposting if each.crossposted]
    for sentence in said:
        session.output.say(sentence)


def _format(report: ImportReport) -> Message | str:
    if report.format != f"{report.network} archive":
        return report.format
    from strategy_tui.networks import title

    return message("archive of {network}", network=title(report.network))


def sentences(report: ImportReport, dry_run: bool) -> list[Message]:
    """The report as a person reads it."""
    said = [message("Read as: {format}.", format=_format(report))]
    if report.owner:
        said.append(message("Account: {owner}.", owner=report.owner))
    if report.imported_before is not None:
        said.append(
            message(
                "You imported this very file on {when}; nothing changed.",
                when=report.imported_before,
            )
        )
    counts = tuple(
        say(report.counts[name]) for name, say in COUNTED.items() if name in report.counts
    )
    if counts:
        said.append(message("Examined: {counts}.", counts=counts))
    if not dry_run:
        said.append(
            message(
                "New: {new}. Changed: {changed}. Gone: {gone}.",
                new=report.changes["new"],
                changed=report.changes["changed"],
                gone=report.changes["gone"],
            )
        )
    said.append(_completeness(report.complete))
    said += [
        message("{file}: {problem}", file=each.file, problem=each.message)
        for each in report.problems
    ]
    return said


def _completeness(complete: bool | None) -> Message:
    if complete:
        return message("The source says that its lists are whole.")
    if complete is None:
        return message(
            "The source does not say whether its lists are whole; nobody is taken for gone."
        )
    return message("The source is only a part; nobody is taken for gone.")
