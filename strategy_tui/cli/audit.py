"""`strategy-tui audit`: whom the person follows, held against the strategy."""

from __future__ import annotations

from pathlib import Path

import click

from strategy_tui.cli.command import Group, WordChoice, command, json_option, option
from strategy_tui.cli.session import Session, with_session
from strategy_tui.cli.verdicts import verdict_lines
from strategy_tui.domain.message import message, plural
from strategy_tui.domain.verdict import Choice, Outcome
from strategy_tui.services.answer_words import CHOICES as WORDS
from strategy_tui.services.verdicts import CHOICES, OUTCOMES

audit = Group(
    "audit",
    words=message("Whom you follow, held against your strategy."),
    lazy={
        "run": ("strategy_tui.cli.audit:run", message("How your follows stand, in a few lines.")),
        "list": ("strategy_tui.cli.audit:list_", message("The verdicts, each with its reasons.")),
        "ask": (
            "strategy_tui.cli.audit:ask",
            message("The questions that decide most, the most telling first."),
        ),
        "answer": ("strategy_tui.cli.audit:answer", message("Answer one question.")),
        "decide": ("strategy_tui.cli.audit:decide", message("Decide about one account.")),
        "undo": ("strategy_tui.cli.audit:undo", message("Take your last decision back.")),
        "export": ("strategy_tui.cli.audit:export", message("A table for you or for a network.")),
    },
)


@command("run", message("How your follows stand, in a few lines."))
@json_option()
@with_session
def run(session: Session, as_json: bool) -> None:
    """Print the counts, the target and the reading load."""
    result = session.services.audit.run(session.now)
    output = session.output
    if as_json:
        output.json(
            {
                "examined": result.examined,
                "strategy_version": result.version,
                "counts": {each.value: result.counts.get(each, 0) for each in Outcome},
                "target_met": result.target_met,
            }
        )
        return
    output.say(
        plural(
            "{count} account examined under version {version} of your strategy.",
            "{count} accounts examined under version {version} of your strategy.",
            count=result.examined,
            version=result.version,
        )
    )
    for outcome in Outcome:
        if result.counts.get(outcome):
            output.say(
                message(
                    "{outcome}: {number}", outcome=OUTCOMES[outcome], number=result.counts[outcome]
                )
            )
    for sentence in session.services.audit.load_sentences(result):
        output.say(sentence)


@command("list", message("The verdicts, each with its reasons."))
@option(
    "--outcome",
    type=click.Choice([each.value for each in Outcome]),
    multiple=True,
    words=message("Only these; may be given several times."),
)
@option("--limit", type=click.IntRange(min=1), words=message("At most so many."))
@json_option()
@with_session
def list_(session: Session, outcome: tuple[str, ...], limit: int | None, as_json: bool) -> None:
    """Print verdicts; with --json the whole audit as one object."""
    service = session.services.audit
    result = service.run(session.now)
    wanted = tuple(Outcome(each) for each in outcome) or None
    if as_json:
        session.output.json(service.as_json(result, session.machine_language, wanted, limit))
        return
    for each in service.verdicts(result, wanted, limit=limit):
        for line in verdict_lines(each, service, session.output):
            session.output.line(line)


@command("ask", message("The questions that decide most, the most telling first."))
@option("--limit", type=click.IntRange(min=1), default=10, words=message("At most so many."))
@json_option()
@with_session
def ask(session: Session, limit: int, as_json: bool) -> None:
    """List questions with the command that answers each."""
    service, people = session.services.audit, session.services.people
    output = session.output
    for each in service.questions(service.run(session.now), limit):
        if as_json:
            output.json(
                {
                    "account": each.account.id,
                    "handle": each.account.handle,
                    "fact": each.question.fact,
                    "question": output.text(each.sentence),
                    "decides": each.question.decides,
                    "answers": each.question.answers,
                }
            )
            continue
        output.say(each.sentence)
        if each.account.handle is None and (link := people.profile_link(each.account)):
            output.line(f"    {link}")
        output.line(f"    strategy-tui audit answer {each.account.id} {each.question.fact} yes")


@command(
    "answer",
    message(
        "Answer one question: FACT of ACCOUNT is VALUE. FACT is relationship, known, toxic, "
        "inspires, supplies or met; VALUE is yes, no, unsure or unknown, and for met a day such "
        "as 2026-05-31, or never."
    ),
)
@click.argument("account")
@click.argument("fact")
@click.argument("value")
@with_session
def answer(session: Session, account: str, fact: str, value: str) -> None:
    """Label the account and print its verdict as it is now."""
    found = session.services.people.resolve(account)
    service = session.services.audit
    after = service.answer(found.id, fact, value, session.now)
    _journal_trouble(session)
    if after is None:
        session.output.say(message("Noted. You do not follow them, so there is no verdict."))
        return
    for line in verdict_lines(after, service, session.output):
        session.output.line(line)


@command(
    "decide",
    message(
        "Decide about ACCOUNT (its number or @handle). CHOICE is keep, let_go, mute, list, "
        "snooze, contact or skip; nothing happens on the network."
    ),
)
@click.argument("account")
@click.argument("choice", type=WordChoice([each.value for each in Choice], WORDS))
@option("--note", default="", metavar="TEXT", words=message("Your reason, for later."))
@with_session
def decide(session: Session, account: str, choice: str, note: str) -> None:
    """Write the decision down; nothing is done on the network."""
    found = session.services.people.resolve(account)
    made = session.services.audit.decide(found.id, Choice(choice), note, session.now)
    _journal_trouble(session)
    session.output.say(
        message(
            "Noted for {who}: {choice}. “strategy-tui audit undo” takes it back.",
            who=found.label,
            choice=CHOICES[made.choice],
        )
    )


@command("undo", message("Take your last decision back."))
@with_session
def undo(session: Session) -> None:
    """Undo the newest decision that stands."""
    taken_back = session.services.audit.undo(session.now)
    _journal_trouble(session)
    if taken_back is None:
        session.output.say(message("There is no decision to take back."))
        return
    account = session.services.people.account(taken_back.account)
    session.output.say(
        message(
            "Taken back: {choice} for {who}.", choice=CHOICES[taken_back.choice], who=account.label
        )
    )


def _journal_trouble(session: Session) -> None:
    """The decision stands; only its line in the journal is missing."""
    if session.services.journal.trouble is not None:
        session.output.talk(session.services.journal.trouble)


@command("export", message("Write a table: KIND is let-go (for you) or mastodon (to import)."))
@click.argument("kind", type=click.Choice(["let-go", "mastodon"]))
@option(
    "--output",
    "target",
    type=click.Path(path_type=Path),
    words=message("The file to write; else standard output."),
)
@with_session
def export(session: Session, kind: str, target: Path | None) -> None:
    """Print or write the CSV."""
    text = session.services.audit.export(kind, session.now)
    if target is None:
        session.output.block(text)
        return
    from strategy_tui.services.workspace import write_new

    write_new(target, text)
    session.output.talk(message("Written: {path}.", path=str(target)))
