"""The demo as text: strategy, imports, audit, drafts, queue and receipt, from the services."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

from strategy_tui.cli.findings import finding_lines
from strategy_tui.cli.imports import sentences
from strategy_tui.cli.output import Output
from strategy_tui.cli.verdicts import verdict_lines
from strategy_tui.domain.diagnostic import Severity
from strategy_tui.domain.message import Message, message, plural
from strategy_tui.domain.verdict import Choice, Outcome
from strategy_tui.lint.kinds.length import UNITS
from strategy_tui.services.audit import Audit
from strategy_tui.services.demo import Demo
from strategy_tui.services.verdicts import CHOICES, OUTCOMES
from strategy_tui.wiring import Services


def tell(services: Services, made: Demo, output: Output, now: datetime) -> None:
    """Print the whole story; every line comes from a service's answer."""
    chapters: tuple[tuple[Message, Callable[[], None]], ...] = (
        (message("The strategy is the contract"), lambda: _strategy(services, output, now)),
        (message("What the networks gave"), lambda: _imports(made, output)),
        (message("Whom you follow, held against it"), lambda: _audit(services, output, now)),
        (message("Drafts, checked before anybody reads them"),
         lambda: _drafts(services, output, now)),
        (message("Approved, queued, sent once"), lambda: _publish(services, output, now)),
        (message("And the strategy is looked at again"), lambda: _review(services, output, now)),
    )  # fmt: skip
    output.say(message("The demo plays on {day}. Everybody in it is invented.", day=now.date()))
    for title, chapter in chapters:
        output.line()
        heading = output.text(title)
        output.line(heading)
        output.line("─" * len(heading))
        chapter()


def _strategy(services: Services, output: Output, now: datetime) -> None:
    current = services.strategy.current(now)
    strategy = current.strategy
    output.say(message("“{name}”, version {version}", name=strategy.name, version=current.version))
    for name, goal in strategy.goals.items():
        output.say(message("Goal {name}: {want}", name=name, want=goal.want))
    for name, plan in strategy.networks.items():
        output.say(message("{network}: {purpose}", network=name, purpose=plan.purpose))
    found = services.strategy.check().diagnostics
    output.say(plural("{count} finding.", "{count} findings.", count=len(found)))


def _imports(made: Demo, output: Output) -> None:
    for report in made.reports:
        for sentence in sentences(report, dry_run=False):
            output.say(sentence)
        output.line()


def _audit(services: Services, output: Output, now: datetime) -> None:
    result = services.audit.run(now)
    _counts(result, output)
    for outcome in (Outcome.LET_GO, Outcome.KEEP):
        for verdict in services.audit.verdicts(result, (outcome,), limit=2):
            for line in verdict_lines(verdict, services.audit, output):
                output.line(line)
    questions = services.audit.questions(result, 2)
    for question in questions:
        output.say(message("It asks: {question}", question=question.sentence))
    if questions:
        first = questions[0]
        output.say(message("Say yes to the first:"))
        services.audit.answer(first.account.id, first.question.fact, "yes", now)
        after = services.audit.verdict(first.account.id, now)
        if after is not None:
            for line in verdict_lines(after, services.audit, output):
                output.line(line)
    _triage(services, output, now)


def _counts(result: Audit, output: Output) -> None:
    output.say(
        plural("{count} account examined.", "{count} accounts examined.", count=result.examined)
    )
    for outcome in Outcome:
        if number := result.counts.get(outcome):
            output.say(message("{outcome}: {number}", outcome=OUTCOMES[outcome], number=number))


def _triage(services: Services, output: Output, now: datetime) -> None:
    """Three decisions, and the last one taken back."""
    result = services.audit.run(now)
    choices = {Outcome.LET_GO: Choice.LET_GO, Outcome.KEEP: Choice.KEEP, Outcome.ASK: Choice.SNOOZE}
    for verdict in islice(services.audit.verdicts(result), 3):
        choice = choices.get(verdict.verdict.outcome, Choice.SKIP)
        services.audit.decide(verdict.account.id, choice, "", now)
        output.say(
            message(
                "You decide about {who}: {choice}.",
                who=verdict.account.label,
                choice=CHOICES[choice],
            )
        )
    taken_back = services.audit.undo(now)
    if taken_back is not None:
        who = services.people.account(taken_back.account).label
        output.say(message("And take the last one back: {who} waits again.", who=who))


def _drafts(services: Services, output: Output, now: datetime) -> None:
    for state in services.drafts.drafts(now):
        linted = services.drafts.lint_file(state.path, now)
        if linted.length is not None:
            output.say(
                message(
                    "{draft}: {count} of {limit} {unit}",
                    draft=state.path.name,
                    count=linted.length.count,
                    limit=linted.length.limit,
                    unit=UNITS[linted.length.unit],
                )
            )
        for line in finding_lines(state.path.name, linted.text, linted.diagnostics, output):
            output.line(f"    {line}")


def _publish(services: Services, output: Output, now: datetime) -> None:
    ready = [each for each in services.drafts.drafts(now) if not each.count(Severity.ERROR)]
    for state in ready:
        approval = services.drafts.approve(state.path, now)
        output.say(
            message(
                "{draft} is approved under version {version} of the strategy.",
                draft=Path(approval.draft_path).name,
                version=approval.strategy_version,
            )
        )
        for item in services.schedule.add(approval.id, None, now):
            output.say(
                message("Queued for {when}.", when=item.due_at.astimezone(ZoneInfo(item.zone)))
            )
            published = services.publish.publish_due(item.due_at)
            for sent in published.settled:
                _receipt(services, sent.id, output)
            for waiting in published.waiting:
                output.say(waiting.reason)
            again = services.publish.publish_due(item.due_at)
            output.say(
                plural(
                    "A second run sends {count} post more: what is public is public once.",
                    "A second run sends {count} posts more: what is public is public once.",
                    count=len(again.settled),
                )
            )


def _receipt(services: Services, item: int, output: Output) -> None:
    receipt = services.schedule.receipt(item)
    if receipt is not None:
        output.say(message("Sent to the dry-run network. Receipt: {url}", url=receipt.url))


def _review(services: Services, output: Output, now: datetime) -> None:
    from strategy_tui.cli.review import due_sentence

    for each in services.review.due(now):
        output.say(due_sentence(each, output))
