"""What the strategy's own file and history still ask for."""

from __future__ import annotations

from collections.abc import Iterator

from strategy_tui.domain.message import message, plural
from strategy_tui.domain.review import Answer, Topic
from strategy_tui.services.review_items.look import NOTED, Look, Point

AT_MOST = 5
"""So many versions and findings are asked about; there may be more."""


def reasons(look: Look) -> Iterator[Point]:
    """One for each version that was kept without a reason, the newest ones."""
    for each in look.unreasoned[-AT_MOST:]:
        yield Point(
            Topic.REASON,
            message(
                "Version {number} of {day} was kept without a reason. Why did it change? Your note "
                "becomes its reason.",
                number=each.number,
                day=look.day(each.recorded_at),
            ),
            subject=str(each.number),
            choices=(Answer.DONE,),
        )


def findings(look: Look) -> Iterator[Point]:
    """One for each finding of the check, as far as they are few."""
    for each in look.findings[:AT_MOST]:
        yield Point(
            Topic.FINDING,
            message("The check of your strategy says: {finding}", finding=each.message),
            subject=each.rule_id,
            clause=each.clause,
        )
    if (more := len(look.findings) - AT_MOST) > 0:
        yield Point(
            Topic.FINDING,
            plural(
                "The check has {count} more finding; “strategy-tui strategy check” shows it.",
                "The check has {count} more findings; “strategy-tui strategy check” shows them.",
                count=more,
            ),
            choices=NOTED,
        )
