"""Verdicts as lines: who, where the strategy leads, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strategy_tui.cli.output import Output
from strategy_tui.domain.message import Message, message
from strategy_tui.domain.verdict import Choice, Outcome

if TYPE_CHECKING:
    from strategy_tui.services.audit import AccountVerdict, AuditService

OUTCOMES: dict[Outcome, Message] = {
    Outcome.KEEP: message("keep"),
    Outcome.LET_GO: message("let go"),
    Outcome.ASK: message("ask"),
    Outcome.GRACE: message("too new to judge"),
}

CHOICES: dict[Choice, Message] = {
    Choice.KEEP: message("keep"),
    Choice.LET_GO: message("let go"),
    Choice.MUTE: message("mute"),
    Choice.LIST: message("put on a list"),
    Choice.SNOOZE: message("ask me later"),
    Choice.CONTACT: message("call them"),
    Choice.SKIP: message("skip for now"),
}


def verdict_lines(each: AccountVerdict, service: AuditService, output: Output) -> list[str]:
    """One account: a line with the verdict, then its reasons, indented."""
    name = f" ({each.account.name})" if each.account.name and each.account.handle else ""
    head = message(
        "{who}: {outcome}",
        who=f"{each.account.network} {each.account.label}{name}",
        outcome=OUTCOMES[each.verdict.outcome],
    )
    return [output.text(head), *(f"    {output.text(reason)}" for reason in service.reasons(each))]
