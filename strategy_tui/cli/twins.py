"""`strategy-tui twins`: which texts say again what another says."""

from __future__ import annotations

import click

from strategy_tui.cli.command import command, option
from strategy_tui.cli.session import Session, with_session
from strategy_tui.domain.message import message
from strategy_tui.errors import WrongUsage


@command("twins", message("Tell whether two texts are twins: copy, close, adapted or unrelated."))
@click.argument("source", type=click.Choice(["-"]), default="-")
@option(
    "--jsonl",
    is_flag=True,
    words=message("Answer JSON Lines of {id, text_a, text_b} from standard input."),
)
@with_session
def twins(session: Session, source: str, jsonl: bool) -> int:  # noqa: ARG001
    """Print the verdict on each pair; no workspace is needed."""
    if not jsonl:
        raise WrongUsage(message("“twins” needs --jsonl, and pairs of texts on standard input."))
    from strategy_tui.cli.answering import answer_lines
    from strategy_tui.twins.report import jsonl_answer

    language = session.machine_language
    return answer_lines(lambda line: jsonl_answer(line, language), session.output)
