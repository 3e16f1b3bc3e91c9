"""Verdicts as lines: who, where the strategy leads, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strategy_tui.cli.output import Output
from strategy_tui.domain.message import message
from strategy_tui.services.verdicts import OUTCOMES

if TYPE_CHECKING:
    from strategy_tui.services.audit import AccountVerdict, AuditService


def verdict_lines(each: AccountVerdict, service: AuditService, output: Output) -> list[str]:
    """One account: a line with the verdict, then its reasons, indented."""
    name = f" ({each.account.name})" if each.account.name and each.account.handle else ""
    head = message(
        "{who}: {outcome}",
        who=f"{each.account.network} {each.account.label}{name}",
        outcome=OUTCOMES[each.verdict.outcome],
    )
    return [output.text(head), *(f"    {output.text(reason)}" for reason in service.reasons(each))]
