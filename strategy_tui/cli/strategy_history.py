"""`strategy-tui strategy` show, history, diff, keep, reason: the versions, read and explained."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from strategy_tui.cli.command import NUMBER, command, json_option, option
from strategy_tui.cli.session import Session, with_session
from strategy_tui.domain.message import Message, message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from strategy_tui.services.comparing import Comparison
    from strategy_tui.services.strategy import StrategyService
    from strategy_tui.services.versions import Keeping, KeptVersion


@command("show", message("The strategy file, as it is, or a version NUMBER of it."))
@click.argument("number", type=NUMBER, required=False)
@option("--samples", is_flag=True, words=message("List the samples that “init --sample” takes."))
@with_session
def show(session: Session, number: int | None, samples: bool) -> None:
    """Print the file, a version as it was kept, or the names of the samples."""
    if samples:
        from strategy_tui.services.workspace import sample_names

        for name in sample_names():
            session.output.line(name)
        return
    service = session.services.strategy
    if number is None:
        session.output.line(service.check().text.rstrip("\n"))
        return
    session.output.line(service.text_of(number).rstrip("\n"))
    kept = next(each for each in service.kept() if each.version.number == number)
    for sentence in _notes(kept):
        session.output.talk(sentence)


@command("history", message("The kept versions, with date and reason."))
@json_option()
@option("--restore", is_flag=True, words=message("Write lost history files again first."))
@with_session
def history(session: Session, as_json: bool, restore: bool) -> None:
    """List the versions, oldest first."""
    service = session.services.strategy
    if restore:
        _restore(session, service)
    before: KeptVersion | None = None
    for each in service.kept():
        count = _count(before, each)
        if as_json:
            session.output.json(_as_json(each, count))
        else:
            head, *rest = map(session.output.text, _lines(each, count))
            session.output.line(head)
            for line in rest:
                session.output.line(f"  {line}")
        if each.is_readable:
            before = each


def _restore(session: Session, service: StrategyService) -> None:
    from strategy_tui.services.versions import Note

    lost = [each for each in service.kept() if Note.MISSING in each.notes]
    for each in lost:
        path = service.restore(each.version.number)
        session.output.talk(
            message(
                "Version {number} lies in {path} again.",
                number=each.version.number,
                path=str(path),
            )
        )
    if not lost:
        session.output.talk(message("No history file is missing."))


def _count(before: KeptVersion | None, each: KeptVersion) -> int | None:
    """How many changes a version brought; None where that cannot be said in words."""
    from strategy_tui.services.comparing import State, compare

    if before is None or not each.is_readable:
        return None
    older, newer = before.version, each.version
    compared = compare(State(older.text, older), State(newer.text, newer))
    return len(compared.changes) if compared.in_words else None


def _lines(each: KeptVersion, count: int | None) -> list[Message]:
    version = each.version
    reason: Message | str = version.reason or message("no reason given")
    first = message(
        "Version {number}, {when}: {reason}",
        number=str(version.number),
        when=version.recorded_at,
        reason=reason,
    )
    lines = [first]
    if count is not None:
        lines.append(plural("{count} change", "{count} changes", count=count))
    if each.wants_reason:
        lines.append(
            message(
                "Why? “strategy-tui strategy reason {number} …” says it.",
                number=str(version.number),
            )
        )
    return [*lines, *_notes(each)]


def _notes(each: KeptVersion) -> list[Message]:
    """What is not as it should be with a version, in sentences."""
    from strategy_tui.services.versions import Note

    path = str(each.path) if each.path is not None else ""
    problem = each.problem or Message("")
    sentences = {
        Note.MISSING: message(
            "Its file is gone. “strategy-tui strategy history --restore” writes it again."
        ),
        Note.EDITED: message(
            "{path} was edited since it was kept. This is the text as it was kept; the other one "
            "is in the file.",
            path=path,
        ),
        Note.UNUSABLE: message("{problem} Its text is remembered here.", problem=problem)
        if each.is_readable
        else problem,
        Note.DOUBLED: message(
            "Another file has the same number; give it one of its own beside {path}.", path=path
        ),
        Note.EARLIER: message(
            "A clock was set back: it came after the version before it, whatever its time says."
        ),
    }
    return [sentences[note] for note in each.notes]


def _as_json(each: KeptVersion, count: int | None) -> dict[str, object]:
    return {
        "version": each.version.number,
        "recorded_at": each.version.recorded_at.isoformat(),
        "reason": each.version.reason,
        "wants_reason": each.wants_reason,
        "changes": count,
        "sha256": each.version.sha256,
        "file": str(each.path) if each.path is not None else None,
        "notes": [note.value for note in each.notes],
    }


@command(
    "diff",
    message(
        "What changed since the last version, or between two of them, in words; where "
        "nothing did, what the last version changed."
    ),
)
@click.argument("older", type=NUMBER, required=False)
@click.argument("newer", type=NUMBER, required=False)
@option("--lines", "by_line", is_flag=True, words=message("Show the changed lines of the file."))
@json_option()
@with_session
def diff(
    session: Session, older: int | None, newer: int | None, by_line: bool, as_json: bool
) -> None:
    """Print what changed; without numbers, what a person would look for."""
    output = session.output
    compared = session.services.strategy.compare(older, newer)
    if as_json:
        output.json(
            {
                "older": compared.older.number,
                "newer": compared.newer.number,
                "in_words": compared.in_words,
                "changes": [
                    {
                        "path": each.path,
                        "message": output.text(each.message),
                        "before": each.before,
                        "after": each.after,
                    }
                    for each in compared.changes
                ],
            }
        )
        return
    for sentence in _heading(compared, asked=older is not None):
        output.talk(sentence)
    if not compared.changes:
        return
    if by_line or not compared.in_words:
        if not compared.in_words:
            output.talk(compared.changes[0].message)
        output.line(compared.lines)
    else:
        for each in compared.changes:
            output.say(each.message)


def _heading(compared: Comparison, asked: bool) -> Iterator[Message]:
    """What is compared; `asked` where the person said with which version."""
    between = message(
        "From {older} to {newer}:", older=compared.older.name, newer=compared.newer.name
    )
    last = compared.newer.number or compared.older.number
    if asked or (compared.changes and compared.newer.number is None):
        yield between
        if not compared.changes:
            yield message("Nothing changed.")
        return
    yield message("Nothing changed since version {number}.", number=str(last))
    if compared.changes:
        yield message("What version {number} changed:", number=str(last))


@command("keep", message("Keep the strategy as it is now as a version, with your reason."))
@option("--because", metavar="TEXT", words=message("Why it changed; else you are asked."))
@with_session
def keep(session: Session, because: str | None) -> None:
    """Keep a version, or say why the last one was kept."""
    from strategy_tui.cli.strategy_asides import tell_renames
    from strategy_tui.services.versions import Keeping, Kept

    service = session.services.strategy
    told = service.explained() if because is None else None
    if told is not None:
        keeping = Keeping(told, Kept.BEFORE)
    else:
        keeping = service.keep(session.now, because if because is not None else _asked(session))
    session.output.say(_kept(keeping))
    tell_renames(session)


def _kept(keeping: Keeping) -> Message:
    from strategy_tui.services.versions import Kept

    number = str(keeping.version.number)
    match keeping.what:
        case Kept.ANEW:
            return message("Kept as version {number}.", number=number)
        case Kept.REASONED:
            return message("Version {number} was kept already; now it says why.", number=number)
        case Kept.BEFORE:
            return message(
                "Nothing changed since version {number} (“{reason}”), so there was nothing to "
                "keep. “strategy-tui strategy reason {number} …” gives it another reason.",
                number=number,
                reason=keeping.version.reason,
            )


def _asked(session: Session) -> str:
    """The person's reason, typed now; what it is about is shown first."""
    service = session.services.strategy
    from strategy_tui.cli.prompt import Prompt
    from strategy_tui.errors import WrongUsage

    prompt = Prompt(session.output.language)
    if not sys.stdin.isatty():
        raise WrongUsage(message("Say why with “--because …”: there is no terminal to ask you on."))
    if service.latest() is not None:
        for each in service.compare().changes:
            prompt.say(each.message, indent=2)
    prompt.say(message("Why? (one line)"))
    return prompt.ask() or ""


@command("reason", message("Say why version NUMBER was kept, or say it otherwise."))
@click.argument("number", type=NUMBER)
@click.argument("text")
@with_session
def reason(session: Session, number: int, text: str) -> None:
    """Put a reason into the history."""
    kept = session.services.strategy.reason(number, text)
    session.output.say(
        message("Version {number}: {reason}", number=str(kept.number), reason=kept.reason)
    )
