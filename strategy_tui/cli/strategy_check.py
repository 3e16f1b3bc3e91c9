"""`strategy-tui strategy check` and `strategy schema`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strategy_tui.cli.command import command, json_option, option
from strategy_tui.cli.findings import (
    fail_on_option,
    format_option,
    from_here,
    reaches,
    write_reports,
)
from strategy_tui.cli.session import Session, with_session
from strategy_tui.domain.diagnostic import FileReport
from strategy_tui.domain.message import message, plural

if TYPE_CHECKING:
    from strategy_tui.services.strategy import Checked


@command("check", message("Every problem of the strategy, each at its place."))
@json_option()
@format_option()
@fail_on_option()
@option("--fix", is_flag=True, words=message("Make every fix that is certain, in the file."))
@option("--diff", is_flag=True, words=message("Show the lines that “--fix” changes."))
@with_session
def check(session: Session, as_json: bool, style: str, fail_on: str, fix: bool, diff: bool) -> int:
    """Print the diagnostics; a strategy that cannot be read at all is exit code 2."""
    style = "jsonl" if as_json else style
    checked = session.services.strategy.check()
    if fix or diff:
        checked = _mend(session, checked, fix, diff and style == "text")
    if style != "text" or not diff:
        _report(session, style, checked)
    if checked.strategy is None:
        return 2
    from strategy_tui.cli.strategy_asides import tell_state

    tell_state(session, checked.text)
    return 1 if reaches(checked.diagnostics, fail_on) else 0


def _report(session: Session, style: str, checked: Checked) -> None:
    output = session.output_of(style)
    # editors and their users know it by its whole path; other programs from where they stand
    whole = style in {"text", "jsonl"}
    name = str(checked.path) if whole else from_here(checked.path)
    file = FileReport(name, checked.text, checked.diagnostics, has_offsets=False)
    write_reports(style, [file], output)
    if style == "text" and not checked.diagnostics:
        output.talk(message("{path} reads well: nothing to mend.", path=name))


def _mend(session: Session, checked: Checked, write: bool, show: bool) -> Checked:
    """The file as it is afterwards; with `write`, after its fixes."""
    from strategy_tui.services import mending

    better = mending.mending(checked)
    output, name = session.output, str(checked.path)
    if show:
        for line in mending.diff(checked, better):
            output.line(line)
    if not better.made:
        output.talk(message("{path}: there is no fix that is certain.", path=name))
    elif not write:
        output.talk(
            plural(
                "{path}: “--fix” would make {count} fix.",
                "{path}: “--fix” would make {count} fixes.",
                count=better.made,
                path=name,
            )
        )
    else:
        mending.write_mended(checked, better)
        output.talk(
            plural(
                "{path}: {count} fix made.",
                "{path}: {count} fixes made.",
                count=better.made,
                path=name,
            )
        )
        return session.services.strategy.check()
    return checked


@command("schema", message("The JSON Schema, for editors with YAML support."))
@with_session
def schema(session: Session) -> None:
    """Print the schema; no workspace is needed."""
    import json

    from strategy_tui.networks import names
    from strategy_tui.strategy_file import schema as strategy_schema

    of_strategy = strategy_schema(session.machine_language, names())
    session.output.line(json.dumps(of_strategy, indent=2, ensure_ascii=False))
