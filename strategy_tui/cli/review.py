"""`strategy-tui review`: when the strategy itself is looked at again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strategy_tui.cli.command import Group, command, json_option
from strategy_tui.cli.output import Output
from strategy_tui.cli.session import Session, with_session
from strategy_tui.domain.message import Message, message

if TYPE_CHECKING:
    from strategy_tui.services.review import DueReview

review = Group(
    "review",
    words=message("When the strategy itself is looked at again."),
    lazy={"due": ("strategy_tui.cli.review:due", message("The reviews that come up, and when."))},
)

KINDS: dict[str, Message] = {
    "full": message("Review of the whole strategy"),
    "light": message("Light review"),
    "experiment": message("End of an experiment"),
}


@command("due", message("The reviews that come up, and when."))
@json_option()
@with_session
def due(session: Session, as_json: bool) -> None:
    """List what is due, the earliest first."""
    output = session.output
    for each in session.services.review.due(session.now):
        if as_json:
            output.json(
                {
                    "kind": each.kind,
                    "due_on": each.due_on.isoformat(),
                    "overdue": each.overdue,
                    "subject": each.subject,
                }
            )
            continue
        output.say(due_sentence(each, output))


def due_sentence(each: DueReview, output: Output) -> Message:
    """One review with its day."""
    kind: Message | str = KINDS[each.kind]
    if each.subject:
        kind = f"{output.text(KINDS[each.kind])} ({each.subject})"
    if each.overdue:
        return message("{kind}: was due on {day}.", kind=kind, day=each.due_on)
    return message("{kind}: {day}.", kind=kind, day=each.due_on)
