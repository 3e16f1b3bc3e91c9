"""`strategy-tui strategy check` and `strategy schema`."""

from __future__ import annotations

import click

from strategy_tui.cli.command import command, json_option, option
from strategy_tui.cli.findings import finding_lines, findings_json, reaches
from strategy_tui.cli.session import Session, with_session
from strategy_tui.domain.message import message


@command("check", message("Every problem of the strategy, each at its place."))
@json_option()
@option(
    "--fail-on",
    type=click.Choice(["error", "warning", "hint", "never"]),
    default="error",
    words=message("The least severity that makes the exit code 1."),
)
@with_session
def check(session: Session, as_json: bool, fail_on: str) -> int:
    """Print the diagnostics; a strategy that cannot be read at all is exit code 2."""
    checked = session.services.strategy.check()
    output = session.output
    name = str(checked.path)
    if as_json:
        for entry in findings_json(name, checked.text, checked.diagnostics, output):
            output.json(entry)
    else:
        for line in finding_lines(name, checked.text, checked.diagnostics, output):
            output.line(line)
        if not checked.diagnostics:
            output.talk(message("{path} reads well: nothing to mend.", path=name))
    if checked.strategy is None:
        return 2
    return 1 if reaches(checked.diagnostics, fail_on) else 0


@command("schema", message("The JSON Schema, for editors with YAML support."))
@with_session
def schema(session: Session) -> None:
    """Print the schema; no workspace is needed."""
    import json

    from strategy_tui.networks import names
    from strategy_tui.strategy_file import schema as strategy_schema

    of_strategy = strategy_schema(session.machine_language, names())
    session.output.line(json.dumps(of_strategy, indent=2, ensure_ascii=False))
