"""`strategy-tui publish`: send what is due, each post exactly once."""

from __future__ import annotations

from strategy_tui.cli.command import NUMBER, command, json_option, option
from strategy_tui.cli.schedule import item_json, item_line
from strategy_tui.cli.session import Session, with_session
from strategy_tui.domain.message import message
from strategy_tui.domain.queue import QueueState
from strategy_tui.errors import NetworkError, WrongUsage


@command("publish", message("Send what is due; what cannot go out yet is named with the reason."))
@option(
    "--answer",
    type=NUMBER,
    metavar="ITEM",
    words=message("Say what became of an unconfirmed item, with --public or --not-public."),
)
@option("--public", metavar="LINK", words=message("You looked: it is public at LINK."))
@option("--not-public", is_flag=True, words=message("You looked: it is not public."))
@json_option()
@with_session
def publish(
    session: Session, answer: int | None, public: str | None, not_public: bool, as_json: bool
) -> int:
    """Publish, or settle one unconfirmed item by the person's own eyes."""
    service = session.services.publish
    if answer is not None:
        if bool(public) == not_public:
            raise WrongUsage(message("“--answer” needs either “--public LINK” or “--not-public”."))
        session.output.line(item_line(service.answer(answer, public, session.now), session))
        return 0
    published = service.publish_due(session.now)
    output = session.output
    for item in published.settled:
        receipt = session.services.schedule.receipt(item.id)
        if as_json:
            url = {"url": receipt.url} if receipt else {}
            output.json({**item_json(item, session), **url})
            continue
        output.line(item_line(item, session) + (f"  {receipt.url}" if receipt else ""))
    for each in published.waiting:
        if as_json:
            waits = {"waits_because": output.text(each.reason)}
            output.json({**item_json(each.item, session), **waits})
            continue
        output.line(item_line(each.item, session))
        output.line(f"    {output.text(each.reason)}")
    if not published.settled and not published.waiting and not as_json:
        output.say(message("Nothing is due."))
    open_ones = any(item.state is QueueState.UNCONFIRMED for item in published.settled)
    failed = any(item.state is QueueState.FAILED for item in published.settled)
    return NetworkError.exit_code if failed or open_ones else 0
