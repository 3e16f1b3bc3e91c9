"""`strategy-tui strategy usage`: which clause decided what, and how often."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from strategy_tui.cli.command import DAY, command, json_option, option
from strategy_tui.cli.output import Output
from strategy_tui.cli.session import Session, with_session
from strategy_tui.domain.message import Message, message, plural
from strategy_tui.errors import WrongUsage

if TYPE_CHECKING:
    from strategy_tui.services.usage import ClauseUse


@command("usage", message("Which clause of “follow” decided what, and how often."))
@option("--since", type=DAY, metavar="YYYY-MM-DD", words=message("The first day of the period."))
@option("--until", type=DAY, metavar="YYYY-MM-DD", words=message("The last day of the period."))
@json_option()
@with_session
def usage(session: Session, since: datetime | None, until: datetime | None, as_json: bool) -> None:
    """List the clauses of the follow policy with what they did."""
    if since and until and until < since:
        raise WrongUsage(
            message(
                "{until} is before {since}, so there is nothing between them. Name the earlier "
                "day with --since, the later one with --until.",
                since=since.date(),
                until=until.date(),
            )
        )
    strategy, _ = session.services.strategy.valid()
    zone = ZoneInfo(strategy.time_zone)
    begin = _instant(since, time(), zone) if since else None
    end = _instant(until, time(23, 59, 59), zone) if until else None
    output = session.output
    found = session.services.usage.usage(begin, end, session.now)
    for each in found:
        if as_json:
            output.json(_as_json(each))
        else:
            output.say(_sentence(each, output))
    if as_json:
        return
    if not found:
        output.talk(message("Your strategy has no clauses about whom you follow."))
    elif all(each.is_unused for each in found):
        output.talk(
            message("No audit and no decision in this time; “strategy-tui audit run” makes one.")
        )


def _instant(day: datetime, at: time, zone: ZoneInfo) -> datetime:
    """A time of a day in a zone, in UTC; on the first and last day of the calendar, about so."""
    try:
        return datetime.combine(day.date(), at, zone).astimezone(UTC)
    except OverflowError:
        return datetime.combine(day.date(), at, UTC)


def _sentence(each: ClauseUse, output: Output) -> Message:
    if each.is_unused:
        return message("{clause}: not used", clause=each.clause)
    parts: list[Message] = []
    if each.audits:
        parts.append(
            plural(
                "{count} account at the last audit",
                "{count} accounts at the last audit",
                count=each.suggested,
            )
        )
    if each.decisions:
        parts.append(
            plural(
                "{count} decision, {followed} as it suggests, {against} against it",
                "{count} decisions, {followed} as it suggests, {against} against it",
                count=each.decisions,
                followed=each.followed,
                against=each.against,
            )
        )
    if each.last is not None:
        parts.append(message("last used on {day}", day=output.day(each.last)))
    if not each.in_force:
        parts.append(message("no longer in your strategy"))
    return message("{clause}: {what}", clause=each.clause, what=tuple(parts))


def _as_json(each: ClauseUse) -> dict[str, object]:
    return {
        "clause": each.clause,
        "suggested": each.suggested,
        "audits": each.audits,
        "decisions": each.decisions,
        "followed": each.followed,
        "against": each.against,
        "last": each.last.isoformat() if each.last else None,
        "in_force": each.in_force,
    }
